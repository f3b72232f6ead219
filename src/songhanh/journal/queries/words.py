"""What each act is called by those who read a history: one sentence part for every verb that is recorded.

A new verb of any room gets its words here (tests/repo/test_acts.py sees to it).
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

WORDS: dict[str, Any] = {
    "files.keep": _("Lưu tệp"),
    "journal.trim": _("Bỏ các dòng nhật ký đã cũ"),
    "people.invite_first": _("Tạo đường dẫn cho tài khoản đầu tiên"),
    "people.make_account": _("Tạo tài khoản"),
    "people.grant_role": _("Giao vai trò"),
    "people.sign_in": _("Đăng nhập"),
    "people.sign_out": _("Đăng xuất"),
    "people.undo_begin": _("Bỏ địa phương chọn nhầm"),
    "people.invite": _("Mời người"),
    "people.withdraw_invitation": _("Thu hồi lời mời"),
    "people.renew_access": _("Cấp đường dẫn đặt lại mật khẩu"),
    "people.set_anew": _("Đặt mật khẩu mới bằng đường dẫn"),
    "people.change_password": _("Đổi mật khẩu"),
    "people.end_role": _("Kết thúc vai trò"),
    "people.hand_over": _("Bàn giao vai trò"),
    "people.close_account": _("Đóng tài khoản"),
    "people.end_sessions": _("Kết thúc phiên đăng nhập"),
    "people.begin_second_factor": _("Bắt đầu cài xác thực hai bước"),
    "people.confirm_second_factor": _("Cài xác thực hai bước"),
    "people.pass_second_factor": _("Qua xác thực hai bước"),
    "people.make_recovery_codes": _("Tạo mã dự phòng"),
    "people.use_recovery_code": _("Dùng mã dự phòng"),
    "people.remove_second_factor": _("Bỏ xác thực hai bước"),
    "people.make_link": _("Cấp mã QR cho thôn"),
    "people.withdraw_link": _("Thu hồi mã QR của thôn"),
    "places.open": _("Mở địa bàn trên hệ thống"),
    "places.make_unit": _("Thêm đơn vị"),
    "places.rename_unit": _("Đổi tên đơn vị"),
    "places.merge_units": _("Sáp nhập đơn vị"),
    "places.split_unit": _("Chia tách đơn vị"),
    "places.end_unit": _("Kết thúc đơn vị"),
    "places.rename": _("Đổi tên, đổi loại địa bàn"),
    "places.move": _("Chuyển địa bàn sang tỉnh khác"),
    "places.merge": _("Nhận địa bàn khác sáp nhập vào"),
    "places.merged": _("Sáp nhập vào địa bàn khác"),
    "places.split": _("Chia tách địa bàn"),
    "places.undo": _("Hoàn tác thay đổi"),
    "places.agency_code": _("Ghi mã cơ quan"),
    "places.follow_list": _("Cập nhật theo danh mục đơn vị hành chính"),
    "plans.receive": _("Nhận tệp"),
    "plans.read": _("Đọc văn bản"),
    "plans.type": _("Gõ chữ của văn bản"),
    "plans.reread": _("Đọc lại tệp đang chờ"),
    "plans.redraft": _("Đọc lại từ đầu"),
    "plans.drop_document": _("Bỏ văn bản đã nhận"),
    "plans.drop_draft": _("Bỏ bản đọc tạm"),
    "plans.accept_item": _("Xác nhận đã hiểu đúng"),
    "plans.accept_items": _("Xác nhận đúng cả nhóm"),
    "plans.mend_item": _("Sửa cách hiểu"),
    "plans.drop_item": _("Bỏ"),
    "plans.restore_item": _("Khôi phục"),
    "plans.add_item": _("Thêm"),
    "plans.split_item": _("Tách"),
    "plans.merge_items": _("Gộp"),
    "plans.settle_doubt": _("Để nguyên điểm cần xem"),
    "plans.reopen_doubt": _("Mở lại điểm cần xem"),
    "plans.decide_line": _("Đối chiếu với kế hoạch trước"),
    "plans.accept_proposals": _("Nhận các chỗ tiếp nối đề xuất"),
    "plans.end_line": _("Quyết định giữ hay thôi một nội dung của kế hoạch trước"),
    "plans.confirm": _("Xác nhận và đưa vào thực hiện"),
    "plans.end": _("Kết thúc kế hoạch"),
    "plans.issue": _("Ghi số, ngày ban hành"),
    "assignments.match_units": _("Đối chiếu tên đơn vị trong kế hoạch"),
    "assignments.give": _("Giao việc"),
    "assignments.give_all": _("Giao nhiều việc cùng lúc"),
    "assignments.carry": _("Ghép nhiệm vụ chung vào nhiệm vụ thực hiện nó"),
    "assignments.stop_carrying": _("Thôi ghép nhiệm vụ chung"),
    "assignments.edit": _("Sửa việc đã giao"),
    "assignments.withdraw": _("Rút lại việc đã giao"),
    "assignments.report": _("Báo tiến độ, kết quả"),
    "assignments.accept": _("Tiếp nhận kết quả"),
    "assignments.return": _("Trả lại để bổ sung"),
    "assignments.remind": _("Đôn đốc, nhắc việc"),
    "registers.record": _("Ghi sổ"),
    "registers.correct": _("Đính chính lượt ghi"),
    "registers.withdraw": _("Bỏ lượt ghi"),
    "registers.attach": _("Đính kèm tài liệu kiểm chứng"),
    "registers.detach": _("Gỡ tài liệu kiểm chứng"),
    "registers.close": _("Chốt sổ"),
    "registers.reopen": _("Mở lại sổ"),
    "indicators.record": _("Nhập số liệu"),
    "indicators.settle": _("Chốt số liệu"),
    "evaluation.bind": _("Chọn chỉ số theo dõi cho chỉ tiêu"),
    "evaluation.remark": _("Ghi nguyên nhân, đề xuất"),
}

# what an act was done to, by the kind that the journal keeps; its own name is for the rooms to tell
ABOUT: dict[str, Any] = {
    "plans.plan": _("Kế hoạch"),
    "plans.document": _("Văn bản"),
    "assignments.assignment": _("Việc cụ thể"),
    "registers.item": _("Lượt ghi truyền thông"),
    "registers.session": _("Lượt ghi hội nghị, sinh hoạt chuyên đề"),
    "registers.closure": _("Chốt sổ"),
    "indicators.value": _("Số liệu"),
    "evaluation.binding": _("Chỉ số theo dõi"),
    "evaluation.remark": _("Nguyên nhân, đề xuất"),
    "files.storedfile": _("Tệp"),
    "people.user": _("Tài khoản"),
    "people.role": _("Vai trò"),
    "people.invitation": _("Đường dẫn mời"),
    "people.villagelink": _("Mã QR của thôn"),
    "places.place": _("Địa bàn"),
    "places.unit": _("Đơn vị"),
    "places.change": _("Thay đổi địa giới, đơn vị"),
    "journal.chainmonth": _("Nhật ký"),
}


def tell(verb: str, note: dict[str, str] | None = None) -> str:
    """An act in plain words; a later word for what corrects an earlier one."""
    if verb == "plans.issue" and (note or {}).get("corrects"):
        return str(_("Đính chính số, ngày ban hành"))
    return str(WORDS.get(verb, verb))


def tell_about(thing_kind: str) -> str:
    """The kind of a thing in plain words; "" for one that has none."""
    return str(ABOUT.get(thing_kind, ""))
