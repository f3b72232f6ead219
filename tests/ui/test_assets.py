"""The typeface and the translations are made from their sources, once."""

from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import pytest
from fontTools.ttLib import TTFont

from songhanh.ui import assets


def test_vietnamese_has_134_letters_beyond_plain_latin() -> None:
    letters = assets.vietnamese_letters()
    assert len(set(letters)) == len(letters) == 134
    assert all(letter in letters for letter in "ẶặỨứỹĐđƯ")


@pytest.mark.parametrize("weight", [400, 600])
def test_the_face_holds_every_letter_that_a_page_may_write(weight: int) -> None:
    assets.prepare_assets()
    made = (assets.FACE / f"be-vietnam-pro-{weight}.woff2").read_bytes()
    held = TTFont(BytesIO(made)).getBestCmap()
    wanted = assets.vietnamese_letters() + "aZ09.,;:“”–…×≥≤%₫"
    assert [letter for letter in wanted if ord(letter) not in held and letter not in "₫"] == []
    assert len(made) < 40_000


def test_the_face_is_named_beside_its_licence() -> None:
    assets.prepare_assets()
    assert "be-vietnam-pro-600.woff2" in (assets.FACE / "face.css").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE" in (assets.FACE / "OFL.txt").read_text("utf-8").upper()


def test_every_catalogue_is_compiled() -> None:
    assets.prepare_assets()
    assert assets.catalogues()
    assert all(source.with_suffix(".mo").stat().st_size > 100 for source in assets.catalogues())


@pytest.fixture
def own_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A room of the test's own, so that what stands in the source is left alone."""
    folder = tmp_path / "locale_packages/vi/LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(
        'msgid ""\nmsgstr "Language: vi\\n"\n\nmsgid "Yes"\nmsgstr "Có"\n', "utf-8"
    )
    monkeypatch.setattr(assets, "ROOM", tmp_path)
    monkeypatch.setattr(assets, "FACE", tmp_path / "face")
    monkeypatch.setattr(assets, "STAMP", tmp_path / "face/.stamp")
    monkeypatch.setattr(assets, "LOCALES", (tmp_path / "locale_packages",))
    return tmp_path


def test_what_stands_is_left_and_what_changed_is_made_anew(own_room: Path) -> None:
    assets.prepare_assets()
    compiled = own_room / "locale_packages/vi/LC_MESSAGES/django.mo"
    first = compiled.read_bytes()
    compiled.write_bytes(b"left alone")
    assets.prepare_assets()
    assert compiled.read_bytes() == b"left alone"
    source = compiled.with_suffix(".po")
    source.write_text(source.read_text("utf-8").replace("Có", "Vâng"), "utf-8")
    assets.prepare_assets()
    assert "Vâng".encode() in compiled.read_bytes()
    assert first != compiled.read_bytes()


def test_what_was_lost_is_made_again(own_room: Path) -> None:
    assets.prepare_assets()
    lost = (own_room / "locale_packages/vi/LC_MESSAGES/django.mo", assets.FACE / "be-vietnam-pro-400.woff2")
    for made in lost:
        made.unlink()
    assets.prepare_assets()
    assert all(made.is_file() for made in lost)


def test_letters_are_composed() -> None:
    assert normalize("NFC", assets.vietnamese_letters()) == assets.vietnamese_letters()
