"""What the other registers hold, in sentences; what is not there is not written."""

from songhanh.kernel.numbers import official_count, write_money
from songhanh.paper.report.outreach import listed, say_share
from songhanh.paper.report.values import Issued, Registered, ReportFacts

_MOST = 20  # papers that are named one by one; more are counted by kind


def document_lines(facts: ReportFacts) -> list[str]:
    """Papers issued beside the plans that are cited already."""
    cited = {f"{plan.number}/{plan.symbol}" for plan in facts.plans if plan.number}
    papers = [one for one in facts.registered.papers if one.number not in cited]
    if not papers:
        return []
    head = f"Đã ban hành {official_count(len(papers))} văn bản khác"
    if len(papers) > _MOST:
        return [f"{head} ({listed(facts.registered.parts('documents.issued'))})."]
    named = [f"- {one.kind} số {one.number} ngày {one.day} về {_about(one)}." for one in papers]
    return [f"{head}:", *named]


def people_lines(facts: ReportFacts) -> list[str]:
    """Who is in charge, the network, women in key posts, commitments."""
    told, lines = facts.registered, []
    if told["officers.standing"]:
        lines.append(
            f"Có {_persons(told, 'officers.standing', 'người phụ trách công tác bình đẳng giới')}"
            f"{_women(told, 'officers.women')}."
        )
    if told["network.standing"]:
        who = "cộng tác viên, tuyên truyền viên"
        lines.append(f"Có {_persons(told, 'network.standing', who)}{_women(told, 'network.women')}.")
    if told["posts.bodies"]:
        led = f"{told['posts.led_by_women']}/{told['posts.bodies']}"
        lines.append(f"Hội đồng nhân dân, Ủy ban nhân dân: {led} cơ quan có lãnh đạo chủ chốt là nữ.")
    if told["posts.deputies"]:
        women, all_ = told["posts.women_deputies"], told["posts.deputies"]
        lines.append(f"Nữ đại biểu Hội đồng nhân dân: {women}/{all_} ({say_share(women, all_)}).")
    if told["commitments.bodies"]:
        signed = f"{told['commitments.committed']}/{told['commitments.bodies']}"
        lines.append(f"{signed} tổ chức, cơ quan được phổ biến và cam kết thực hiện bình đẳng giới.")
    return [*lines, *_honour_lines(told)]


def _honour_lines(told: Registered) -> list[str]:
    lines = []
    if told["movements.launched"]:
        lines.append(f"Phát động {official_count(told['movements.launched'])} phong trào thi đua.")
    if told["honours.decided"]:
        parts = ((told["honours.bodies"], "tập thể"), (told["honours.persons"], "cá nhân"))
        named = _joined(parts) or f"{official_count(told['honours.decided'])} trường hợp"
        women = _women(told, "honours.women") if told["honours.persons"] else ""
        lines.append(f"Khen thưởng {named}{women}.")
    return lines


def money_lines(facts: ReportFacts) -> list[str]:
    """Planned, spent, by source; what was given by others."""
    told = facts.registered
    if not (told["spending.planned"] or told["spending.spent"]):
        return []
    said = []
    if told["spending.planned"]:
        said.append(f"dự toán {write_money(told['spending.planned'])}")
    if told["spending.spent"]:
        said.append(f"đã thực hiện {write_money(told['spending.spent'])}")
    if told["spending.donated"]:
        said.append(f"trong đó xã hội hóa {write_money(told['spending.donated'])}")
    lines = [f"Kinh phí theo sổ theo dõi: {', '.join(said)}."]
    parts = told.parts("spending.spent")
    if len(parts) > 1:
        lines += [f"- {label}: {write_money(number)}." for label, number in parts]
    return lines


def training_lines(facts: ReportFacts) -> list[str]:
    """Courses, who came, what about."""
    told = facts.registered
    if not told["training.held"]:
        return []
    parts = told.parts("training.held")
    about = f" ({listed(parts, 'lớp')})" if len(parts) > 1 else ""
    persons = ""
    if told["training.persons"]:
        persons = f" với {official_count(told['training.persons'])} lượt người dự"
        if told["training.women"]:
            women = official_count(told["training.women"])
            persons += f", trong đó nữ {women} lượt (ở các lớp có tách nam, nữ)"
    return [f"Mở, cử dự {official_count(told['training.held'])} lớp, hội thảo{about}{persons}."]


def mainstreaming_lines(facts: ReportFacts) -> list[str]:
    """Drafts that were looked through; policies in force that were."""
    told, lines = facts.registered, []
    if told["reviews.reviewed"]:
        said = [f"Xem xét {official_count(told['reviews.reviewed'])} văn bản, dự thảo"]
        if told["reviews.concerned"]:
            done = f"{told['reviews.mainstreamed']}/{told['reviews.concerned']}"
            said.append(f"{done} văn bản có liên quan đã được lồng ghép")
        if told["reviews.appraised"]:
            said.append(f"{official_count(told['reviews.appraised'])} dự thảo đã thẩm định")
        lines.append(f"{'; '.join(said)}.")
    if told["policies.reviewed"]:
        said = [f"Rà soát {official_count(told['policies.reviewed'])} chính sách, quy định"]
        if told["policies.proposed"]:
            said.append(f"kiến nghị {official_count(told['policies.proposed'])} nội dung")
        lines.append(f"{', '.join(said)}.")
    return lines


def life_lines(facts: ReportFacts) -> list[str]:
    """Law, credit, work, schools, health, families, each where something was counted."""
    told = facts.registered
    lines = [
        _phrase(told, (("legal_aid.advised", "người được trợ giúp, tư vấn pháp luật"),
                       ("legal_aid.women_advised", "trong đó nữ"),
                       ("legal_aid.mediated", "vụ, việc được hòa giải"),
                       ("legal_aid.mediated_well", "hòa giải thành"))),
        _phrase(told, (("credit.borrowers", "lượt người vay vốn chính sách"),
                       ("credit.women", "trong đó nữ"))),
        _phrase(told, (("jobs.persons", "người được hỗ trợ việc làm, sinh kế"), ("jobs.women", "trong đó nữ"),
                       ("jobs.women_disabled", "phụ nữ khuyết tật"),
                       ("jobs.women_returned", "lao động nữ trở về địa phương"))),
        _phrase(told, (("consultations.persons", "lượt người được tư vấn, chăm sóc sức khỏe sinh sản"),)),
        _phrase(told, (("households.conduct", "hộ đăng ký theo Bộ tiêu chí ứng xử trong gia đình"),)),
        _phrase(told, (("returnees.supported", "người bị mua bán trở về được hỗ trợ"),)),
    ]  # fmt: skip
    if told["school_work.schools"]:
        teaching = f"{told['school_work.teaching']}/{told['school_work.schools']}"
        lines.append(f"- {teaching} trường, cấp học đã dạy, lồng ghép nội dung giới.")
    return [line for line in lines if line]


def committee_lines(facts: ReportFacts) -> list[str]:
    """Members, duties, meetings, conclusions."""
    told, lines = facts.registered, []
    if told["committee.members"]:
        duties = f"{told['committee.with_duty']}/{told['committee.members']}"
        members = _persons(told, "committee.members", "thành viên")
        lines.append(
            f"Ban Vì sự tiến bộ của phụ nữ có {members}{_women(told, 'committee.women')}; "
            f"{duties} thành viên đã được phân công nhiệm vụ."
        )
    if told["meetings.held"] or told["meetings.gatherings"]:
        parts = ((told["meetings.held"], "cuộc họp"), (told["meetings.gatherings"], "cuộc gặp mặt nữ cán bộ"))
        done = ""
        if told["meetings.conclusions"]:
            done = f"; {told['meetings.done']}/{told['meetings.conclusions']} kết luận đã thực hiện xong"
        lines.append(f"Đã tổ chức {_joined(parts)}{done}.")
    return lines


def inspection_lines(facts: ReportFacts) -> list[str]:
    """Checks and what was mended, petitions and what was answered, violations."""
    told, lines = facts.registered, []
    if told["checks.held"]:
        parts = told.parts("checks.held")
        kinds = f" ({listed(parts, 'cuộc')})" if parts else ""
        found = ""
        if told["checks.findings"]:
            found = f"; {told['checks.mended']}/{told['checks.findings']} tồn tại, kiến nghị đã khắc phục"
        lines.append(f"Tổ chức {official_count(told['checks.held'])} cuộc kiểm tra, giám sát{kinds}{found}.")
    if told["petitions.received"]:
        answered = f"{told['petitions.answered']}/{told['petitions.received']}"
        lines.append(
            f"Tiếp nhận {official_count(told['petitions.received'])} phản ánh, kiến nghị, đơn; "
            f"đã trả lời {answered}."
        )
    if told["violations.found"]:
        said = f"Phát hiện {official_count(told['violations.found'])} vi phạm"
        if told["violations.fined"]:
            fines = write_money(told["violations.fines"])
            said += f", phạt tiền {official_count(told['violations.fined'])} trường hợp ({fines})"
        lines.append(f"{said}.")
    return lines


def model_lines(facts: ReportFacts) -> list[str]:
    """Models and services at work, and villages with a focal point."""
    told, lines = facts.registered, []
    if told["services.working"]:
        kinds = f" ({listed(told.parts('services.working'))})" if told.parts("services.working") else ""
        lines.append(f"{official_count(told['services.working'])} mô hình, dịch vụ đang hoạt động{kinds}.")
    if told["contacts.standing"] and told.villages:
        reached = f"{told.contact_villages}/{told.villages} {facts.village_word}"
        lines.append(f"{reached} có đầu mối nhận tin báo bạo lực.")
    if told["health_services.standing"]:
        number = official_count(told["health_services.standing"])
        lines.append(f"{number} dịch vụ y tế liên quan đang được cung cấp.")
    return lines


def _phrase(told: Registered, parts: tuple[tuple[str, str], ...]) -> str:
    """One bullet of several figures; "" where the first is nothing."""
    first = told[parts[0][0]]
    if not first:
        return ""
    said = [f"{official_count(first)} {parts[0][1]}"]
    for source, words in parts[1:]:
        if told[source]:
            number = official_count(told[source])
            said.append(f"{words} {number}" if words.startswith(("trong", "hòa")) else f"{number} {words}")
    return f"- {', '.join(said)}."


def _persons(told: Registered, source: str, words: str) -> str:
    return f"{official_count(told[source])} {words}"


def _women(told: Registered, source: str) -> str:
    return f", trong đó nữ {official_count(told[source])}" if told[source] else ""


def _joined(parts: tuple[tuple[int, str], ...]) -> str:
    return ", ".join(f"{official_count(number)} {words}" for number, words in parts if number)


def _about(paper: Issued) -> str:
    """What a paper is about, without its kind said a second time."""
    title = paper.title
    if title.lower().startswith(f"{paper.kind.lower()} "):
        title = title[len(paper.kind) + 1 :]
    return title if title[1:2].isupper() else f"{title[:1].lower()}{title[1:]}"
