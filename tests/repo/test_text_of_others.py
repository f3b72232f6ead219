"""The real plans are other people's papers: we test with them and copy nothing."""

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.repo.tree import files, name_of, text_of

SENTENCE = 8  # words of a whole sentence; shorter ones are headings and turns of office
RUN = 16  # words in a row from inside a longer one
# titles of instruments and rows of days belong to nobody
INSTRUMENT = re.compile(
    r"\d+/(?:\d{4}/)?(?:NQ|QĐ|KH|NĐ|TT|CT|QH|HD|CV)|^\W*Căn cứ|(?:\d+[/-]\d+\W.*){3}", re.I
)
OFFICIAL = re.compile(  # names that belong to nobody count as one word, numbers as none
    "chiến lược quốc gia về bình đẳng giới|chương trình truyền thông|bình đẳng giới"
    "|phòng ngừa (?:và )?ứng phó với bạo lực trên cơ sở giới|bạo lực (?:gia đình|trên cơ sở giới)"
    "|ủy ban (?:nhân dân|mặt trận tổ quốc)|hội đồng nhân dân|phòng văn hóa xã hội|sở nội vụ"
    "|tăng cường sự tham gia bình đẳng của phụ nữ trong các vị trí lãnh đạo và quản lý"
    "(?: ở các cấp hoạch định chính sách)?|giáo dục đạo đức lối sống trong gia đình"
    "|ngày quốc tế hạnh phúc|ngày gia đình|(?:quốc tế )?phụ nữ|việt nam|trên địa bàn"
)
Words = tuple[str, ...]


def words(text: str) -> Words:
    spoken = " ".join(re.findall(r"[^\W\d_]+", text.casefold()))
    return tuple(OFFICIAL.sub("·", spoken).split())


def runs(spoken: Words, length: int) -> set[Words]:
    return {spoken[start : start + length] for start in range(len(spoken) - length + 1)}


def passages(text: str) -> set[Words]:
    """Whole sentences of a plan, and of long ones each run; its lines are broken anywhere."""
    parts = re.split(r"[.;:?!](?=\s)|\n\s*\n|\n\s*[-+*]\s", text)
    spoken = [words(part) for part in parts if not INSTRUMENT.search(part)]
    whole = {part for part in spoken if len(part) >= SENTENCE}
    return whole | {run for part in whole for run in runs(part, RUN)}


Index = dict[Words, list[Words]]  # passages under their first words


def indexed(found: set[Words]) -> Index:
    index: Index = {}
    for passage in found:
        index.setdefault(passage[:SENTENCE], []).append(passage)
    return index


def standing_in(text: str, index: Index) -> set[Words]:
    """The passages that stand in a text, whatever stands between their words."""
    spoken = words(text)
    return {
        passage
        for at in range(len(spoken) - SENTENCE + 1)
        for passage in index.get(spoken[at : at + SENTENCE], ())
        if spoken[at : at + len(passage)] == passage
    }


def written_by_one_commune_alone(folder: Path) -> Index:
    """What stands in the papers of one commune only: what several write is nobody's own."""
    papers: dict[str, str] = {}
    for path in sorted(folder.glob("*.txt")):
        commune = re.sub(r"-\d.*", "", path.stem)
        papers[commune] = papers.get(commune, "") + "\n\n" + path.read_text(encoding="utf-8")
    everything = {passage for text in papers.values() for passage in passages(text)}
    told = Counter(passage for text in papers.values() for passage in standing_in(text, indexed(everything)))
    return indexed({passage for passage in everything if told[passage] == 1})


@pytest.mark.shared
def test_no_sentence_of_a_real_plan_stands_in_the_repository(shared_plans: Path) -> None:
    theirs = written_by_one_commune_alone(shared_plans)
    assert sum(map(len, theirs.values())) > 1000
    copied = [
        f"{name_of(path)}: {' '.join(passage)}"
        for path in files("*.py", "*.md", "*.html", "*.txt", "*.toml", "*.po", "*.js")
        if path.name != Path(__file__).name and (text := text_of(path)) is not None
        for passage in standing_in(text, theirs)
    ]
    assert copied == []


@pytest.mark.shared
def test_a_copied_sentence_would_be_noticed(shared_plans: Path) -> None:
    theirs = written_by_one_commune_alone(shared_plans)
    text = (shared_plans / "can-loc-2025.txt").read_text(encoding="utf-8")
    assert len(standing_in(text, theirs)) > 100
