"""What a report says of targets: how many stand how, which fall short and why, what follows, the table."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from songhanh.kernel.numbers import official_count
from songhanh.paper.report.deeds import sentence
from songhanh.paper.report.values import ReportFacts, TargetResult
from songhanh.paper.values import Band, Column, Row, Table
from songhanh.paper.wording import short_day

_SHORT = ("not_met", "behind")
_COUNTED = (
    ("not_met", "chưa đạt"), ("on_track", "đúng lộ trình"), ("behind", "chậm so với lộ trình"),
    ("cannot_say", "không đánh giá được"), ("none_arose", "không phát sinh"),
    ("measured_above", "cấp trên đánh giá"),
)  # fmt: skip
COLUMNS = (
    Column("TT", 10, "center"),
    Column("Chỉ tiêu"),
    Column("Mức phải đạt", 28),
    Column("Kết quả", 34),
    Column("Đánh giá", 26, "center"),
)


def tally_line(targets: Sequence[TargetResult]) -> str:
    """ "Tổng số 25 chỉ tiêu: đạt 10 (trong đó vượt 03); chưa đạt 02; …"."""
    counts = Counter(one.verdict for one in targets)
    exceeded = sum(1 for one in targets if one.exceeded)
    met = f"đạt {official_count(counts['met'])}"
    said = [met + (f" (trong đó vượt {official_count(exceeded)})" if exceeded else "")]
    said += [f"{word} {official_count(counts[code])}" for code, word in _COUNTED if counts[code]]
    return f"tổng số {official_count(len(targets))} chỉ tiêu: {'; '.join(said)}"


def result_lines(facts: ReportFacts) -> list[str]:
    """The paragraph above the table."""
    if not facts.targets:
        return []
    day = short_day(facts.upto)
    return [f"Tính đến ngày {day}, {tally_line(facts.targets)}. Kết quả từng chỉ tiêu như sau:"]


def strength_lines(facts: ReportFacts) -> list[str]:
    """What was reached, and what was passed."""
    met = [one for one in facts.targets if one.verdict == "met" and not one.neutral]
    lines = []
    if met:
        every = official_count(len(facts.targets))
        lines.append(f"- {official_count(len(met))} trong {every} chỉ tiêu đã đạt.")
    lines += [f"- Vượt mức: {_named(one)}." for one in met if one.exceeded]
    done = facts.tasks
    if done.done:
        in_time = official_count(done.done - done.done_late)
        lines.append(
            f"- {official_count(done.done)} việc đã hoàn thành, trong đó {in_time} việc không chậm hạn."
        )
    return lines


def shortcoming_lines(facts: ReportFacts) -> list[str]:
    """Targets that fall short, those of which nothing can be said and why, tasks past their day."""
    short = [one for one in facts.targets if one.verdict in _SHORT and not one.neutral]
    lines = [f"- {one.word}: {_named(one)}." for one in short]
    silent = Counter(one.why or "chưa có số liệu" for one in facts.targets if one.verdict == "cannot_say")
    if silent:
        reasons = "; ".join(f"{why} ({official_count(number)})" for why, number in silent.most_common())
        lines.append(f"- {official_count(silent.total())} chỉ tiêu không đánh giá được, do: {reasons}.")
    if facts.late:
        lines.append(f"- {official_count(len(facts.late))} việc quá hạn:")
        lines += [f"+ {who} (hạn {day}): {text}" for who, day, text in _late(facts)]
    return lines


def _late(facts: ReportFacts) -> Iterable[tuple[str, str, str]]:
    """One line for each task, however many villages are late with it."""
    ordered = sorted(facts.late, key=lambda one: (one.due_on, one.text, one.unit))
    for (due_on, text), own in groupby(ordered, key=lambda one: (one.due_on, one.text)):
        units = [one.unit for one in own]
        yield ", ".join(units), f"{due_on:%d/%m}", sentence(text)


def cause_lines(facts: ReportFacts) -> list[str]:
    """Causes and difficulties as the office wrote them beside the targets."""
    lines = []
    for one in facts.targets:
        said = [sentence(words) for words in (one.cause, one.difficulty) if words.strip()]
        if said:
            lines.append(f"- Về chỉ tiêu “{_shortened(one.text)}”: {' '.join(said)}")
    return lines


def outlook_lines(facts: ReportFacts) -> list[str]:
    """What goes on: targets that fell short, solutions, tasks that are open."""
    lines = [f"- {sentence(one.proposal)}" for one in facts.targets if one.proposal_kind == "solution"]
    lines += [
        f"- Tiếp tục thực hiện chỉ tiêu: {sentence(one.text)}"
        for one in facts.targets
        if one.verdict in _SHORT and one.proposal_kind != "solution"
    ]
    still_open = facts.tasks.given - facts.tasks.done
    if still_open > 0:
        lines.append(f"- Đôn đốc hoàn thành {official_count(still_open)} việc còn lại của các kế hoạch.")
    return lines


def petition_lines(facts: ReportFacts) -> list[str]:
    """What is asked of the level above, and targets that should be altered."""
    lines = []
    for one in facts.targets:
        if one.proposal_kind == "petition":
            lines.append(f"- {sentence(one.proposal)}")
        elif one.proposal_kind == "adjust":
            lines.append(f"- Điều chỉnh chỉ tiêu “{_shortened(one.text)}”: {sentence(one.proposal)}")
    return lines


def target_table(targets: Sequence[TargetResult]) -> Table:
    """The targets by plan and goal, numbered through."""
    rows: list[Row | Band] = []
    many = len({one.plan for one in targets}) > 1
    number = 0
    for plan, of_plan in groupby(targets, key=lambda one: one.plan):
        if many:
            rows.append(Band(plan))
        for goal, own in groupby(of_plan, key=lambda one: one.goal):
            rows.append(Band(goal))
            for one in own:
                number += 1
                word = f"{one.word}\n({one.why})" if one.why and one.verdict == "cannot_say" else one.word
                rows.append(Row((str(number), one.text, one.planned, one.result, word)))
    return Table(COLUMNS, tuple(rows), when_empty="Kế hoạch không nêu chỉ tiêu.")


def _named(one: TargetResult) -> str:
    """A target with its result: "…, kết quả 15/16 (93,8%)"."""
    result = "; ".join(line.strip() for line in one.result.splitlines() if line.strip())
    return f"{one.text.rstrip(' .;')}; kết quả: {result}" if result else one.text.rstrip(" .;")


def _shortened(text: str, most: int = 110) -> str:
    bare = " ".join(text.split()).rstrip(" .;")
    return bare if len(bare) <= most else f"{bare[:most].rsplit(' ', 1)[0]} …"
