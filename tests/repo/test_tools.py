"""The plugin that leaves out tests for want of a tool, and says so once."""

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

TESTS = """
import pytest

@pytest.mark.chromium
def test_drives_a_browser(): raise AssertionError("ran without one")

@pytest.mark.poppler
@pytest.mark.chromium
def test_drives_both(): raise AssertionError("ran without one")

@pytest.mark.gettext
def test_has_its_tool(): pass

def test_needs_nothing(): pass
"""


@pytest.fixture
def somewhere(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A test folder of its own on a machine that has gettext and nothing else."""
    root = Path(__file__).parents[2]
    bin_folder = pytester.mkdir("bin")
    for program in ("xgettext", "msgmerge", "msguniq", "msgattrib"):
        (bin_folder / program).touch(mode=0o755)
    monkeypatch.setenv("PATH", str(bin_folder))
    monkeypatch.setenv("PYTHONPATH", str(root))
    monkeypatch.delenv("SONGHANH_REQUIRE", raising=False)
    pytester.makeini("[pytest]\naddopts = --strict-markers -p no:django -p no:playwright")
    pytester.makeconftest('pytest_plugins = ["tests.tools"]')
    pytester.makepyfile(test_some=TESTS)
    return pytester


@pytest.mark.parametrize("arguments", [(), ("-n", "2")])
def test_tests_whose_tool_is_missing_are_left_out_with_one_line(
    somewhere: pytest.Pytester, arguments: tuple[str, ...]
) -> None:
    result = somewhere.runpytest_subprocess(*arguments)
    result.assert_outcomes(passed=2, deselected=0 if arguments else 2)
    said = [line for line in result.outlines if "for want of" in line]
    assert said == ["Left out, for want of what they drive: 2 that need chromium"]


def test_where_everything_is_required_a_missing_tool_is_an_error(
    somewhere: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SONGHANH_REQUIRE", "all")
    result = somewhere.runpytest_subprocess()
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert "this machine lacks: " in (said := "\n".join(result.errlines))
    assert "chromium, libreoffice, poppler" in said
