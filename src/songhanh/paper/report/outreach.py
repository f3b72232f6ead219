"""What was said to people and how many came, in sentences; a figure that was not taken is not written."""

from songhanh.kernel.numbers import official_count, write_percent
from songhanh.paper.report.values import Counted, Outreach, ReportFacts
from songhanh.paper.shares import percent


def outreach_lines(facts: ReportFacts) -> list[str]:
    """The paragraph on news and broadcasts, the one on sessions, villages reached, occasions as bullets."""
    told = facts.outreach
    lines = [*_news(told), *_sessions(told)]
    if told.villages and (told.sessions or told.reached):
        share = f"{told.reached}/{told.villages} {facts.village_word}"
        lines.append(f"Đã truyền thông trực tiếp đến {share} ({say_share(told.reached, told.villages)}).")
    found = [(name, one) for name, one in facts.occasions if not one.is_empty]
    if found:
        lines.append("Trong đó, theo các dịp:")
        lines += [f"- {name}: {brief(one)}." for name, one in found]
    return lines


def month_lines(facts: ReportFacts) -> list[str]:
    """The action month by itself; nothing where nothing was written down for it."""
    told = facts.action_month
    if told.is_empty:
        return []
    return ["Trong Tháng hành động, trên địa bàn đã có:", *_news(told, bullet="- "), *_sessions(told, "- ")]


def brief(told: Outreach) -> str:
    """ "02 tin, bài, 14 lượt phát, lượt đăng; 01 buổi với 120 lượt người dự"."""
    said = []
    if told.items or told.broadcasts:
        said.append(
            f"{official_count(told.items)} tin, bài, {official_count(told.broadcasts)} lượt phát, lượt đăng"
        )
    if told.sessions:
        persons = f" với {official_count(told.persons)} lượt người dự" if told.persons else ""
        said.append(f"{official_count(told.sessions)} buổi{persons}")
    return "; ".join(said) or _printed(told)


def _news(told: Outreach, bullet: str = "") -> list[str]:
    lines = []
    if told.items or told.broadcasts:
        channels = f" ({listed(told.channels, 'lượt')})" if told.channels else ""
        times = official_count(told.broadcasts)
        said = f"{official_count(told.items)} tin, bài với {times} lượt phát, lượt đăng"
        lines.append(f"{bullet}{'B' if bullet else 'Đã b'}iên soạn {said}{channels}.")
    if told.printed:
        lines.append(f"{bullet}In, làm {_printed(told)}.")
    return lines


def _printed(told: Outreach) -> str:
    return "; ".join(f"{official_count(number)} {label.lower()}" for label, number in told.printed)


def _sessions(told: Outreach, bullet: str = "") -> list[str]:
    if not told.sessions:
        return []
    kinds = f" ({listed(told.kinds, '')})" if len(told.kinds) > 1 else ""
    held = f"Tổ chức {official_count(told.sessions)} hội nghị, buổi sinh hoạt{kinds}"
    return [f"{bullet}{held}{_persons(told)}."]


def _persons(told: Outreach) -> str:
    """Women of those who were told apart; that some were not is said."""
    if not told.persons:
        return ""
    said = f" với {official_count(told.persons)} lượt người dự"
    if not told.split_persons:
        return said
    women = f"nữ {official_count(told.women)} lượt ({say_share(told.women, told.split_persons)})"
    if told.split_persons == told.persons:
        return f"{said}, trong đó {women}"
    return (
        f"{said}; ở các buổi có tách nam, nữ là {official_count(told.split_persons)} lượt, trong đó {women}"
    )


def listed(counted: Counted, unit: str = "") -> str:
    """Parts with their numbers: "đài truyền thanh 06 lượt; …"."""
    said = [f"{label} {official_count(number)} {unit}".rstrip() for label, number in counted]
    return "; ".join(f"{one[:1].lower()}{one[1:]}" for one in said)


def say_share(part: int, whole: int) -> str:
    """ "62,5%"; the whole is not 0."""
    return write_percent(percent(part, whole))
