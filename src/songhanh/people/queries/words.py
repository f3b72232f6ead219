"""Roles and acts in the words of the screen."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

KIND_WORDS: Mapping[str, object] = {
    "officer": _("Công chức phụ trách"),
    "leader": _("Lãnh đạo Ủy ban nhân dân"),
    "clerk": _("Văn thư"),
    "unit_member": _("Người của đơn vị"),
    "reader": _("Người xem"),
    "province_officer": _("Cán bộ cấp tỉnh"),
    "operator": _("Người vận hành"),
}
KIND_NOTES: Mapping[str, object] = {
    "officer": _("ghi sổ, rà soát kế hoạch, giao việc, mời người"),
    "leader": _("xem, xác nhận kế hoạch, ghi ý kiến; cần xác thực hai bước"),
    "clerk": _("cấp số, ngày cho văn bản"),
    "unit_member": _("ghi sổ và báo cáo việc của đơn vị mình"),
    "reader": _("chỉ xem"),
    "province_officer": _("xem các xã, mời người phụ trách"),
    "operator": _("giữ cho hệ thống chạy; không xem hồ sơ; cần xác thực hai bước"),
}
ACT_WORDS: Mapping[str, object] = {
    "plans.view": _("Xem kế hoạch"),
    "plans.edit": _("Thả kế hoạch vào, rà soát"),
    "plans.confirm": _("Xác nhận kế hoạch và đưa vào thực hiện"),
    "plans.issue": _("Ghi số, ngày ban hành, bản quét"),
    "assignments.view": _("Xem nhiệm vụ"),
    "assignments.edit": _("Giao việc, đôn đốc, tiếp nhận kết quả"),
    "assignments.report": _("Báo cáo kết quả nhiệm vụ"),
    "registers.view": _("Xem sổ theo dõi"),
    "registers.edit": _("Ghi sổ, đính chính"),
    "registers.close": _("Chốt sổ"),
    "registers.walled": _("Xem phần được giữ kín của sổ (nơi tạm lánh, dân tộc của cán bộ)"),
    "indicators.edit": _("Nhập số liệu"),
    "evaluation.remark": _("Ghi nguyên nhân, đề xuất cho chỉ tiêu"),
    "reports.view": _("Xem báo cáo đã ban hành"),
    "reports.draft": _("Xem báo cáo đang soạn, đang trình ký"),
    "reports.edit": _("Soạn báo cáo, trình ký"),
    "reports.sign": _("Ký hoặc trả lại báo cáo"),
    "reports.issue": _("Cấp số báo cáo, ghi đã gửi"),
    "people.view": _("Xem ai làm việc ở đây"),
    "people.edit": _("Mời người, giao và kết thúc vai trò"),
    "people.links": _("Cấp mã QR cho thôn, tổ dân phố"),
    "places.setup": _("Thiết lập ban đầu: đơn vị, thôn, số liệu năm trước"),
    "places.units": _("Thêm, đổi tên, sáp nhập, chia tách thôn và đơn vị"),
    "journal.view": _("Xem nhật ký"),
    "places.open": _("Mở xã, phường, đặc khu mới"),
    "places.communes": _("Đổi tên, chuyển tỉnh, sáp nhập, chia tách xã, phường"),
}


def kind_words(kind: str) -> str:
    """A kind of role; one of another version as its code."""
    return str(KIND_WORDS.get(kind, kind))


def act_words(act: str) -> str:
    """An act that a role allows; one of another room as its code."""
    return str(ACT_WORDS.get(act, act))
