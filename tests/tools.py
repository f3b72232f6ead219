"""What some tests need beside Python, and what happens where it is missing.

A test that drives Chromium, LibreOffice, poppler or gettext, or reads the real plans, carries the marker of
that name. Where the thing is missing its tests are deselected and one line says so; with
`SONGHANH_REQUIRE=all`, which `.ci/run` sets, nothing may be missing.

On PostgreSQL (`scripts/postgres scripts/test tests`) only what touches the database runs, and no browser: the
rest knows no difference. The marker `postgresql` is for what SQLite cannot show, several writers at once.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

SHARED_PLANS = Path(__file__).parents[2] / "shared" / "plans"
PROGRAMS = {
    "chromium": ("chromium",),
    "libreoffice": ("soffice",),
    "poppler": ("pdftoppm", "pdftotext"),
    "gettext": ("xgettext", "msgmerge", "msguniq", "msgattrib"),
}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
MARKERS = {
    "shared": f"needs the real plans in {SHARED_PLANS.parent.name}/{SHARED_PLANS.name} beside the repository",
    **{name: f"needs {' and '.join(programs)}" for name, programs in PROGRAMS.items()},
}
ON_POSTGRESQL = os.environ.get("DATABASE_URL", "").startswith("postgres")
LACKING = pytest.StashKey[dict[str, int]]()


def is_missing(marker: str) -> bool:
    if marker == "shared":
        return not any(SHARED_PLANS.glob("*.docx"))
    return any(shutil.which(program) is None for program in PROGRAMS[marker])


def pytest_configure(config: pytest.Config) -> None:
    for name, need in MARKERS.items():
        config.addinivalue_line("markers", f"{name}: {need}")
    config.addinivalue_line("markers", "postgresql: runs on PostgreSQL alone (scripts/postgres)")
    missing = [name for name in MARKERS if is_missing(name)]
    if missing and os.environ.get("SONGHANH_REQUIRE") == "all":
        message = f"SONGHANH_REQUIRE=all, and this machine lacks: {', '.join(missing)}"
        raise pytest.UsageError(message)
    config.stash[LACKING] = dict.fromkeys(missing, 0)


def belongs_to_this_database(item: pytest.Item) -> bool:
    """On PostgreSQL what touches the database and opens no browser; on SQLite all that it can show."""
    if not ON_POSTGRESQL:
        return item.get_closest_marker("postgresql") is None
    if item.get_closest_marker("postgresql"):
        return True
    touches = {"db", "transactional_db"} & set(getattr(item, "fixturenames", ()))
    return bool(touches or item.get_closest_marker("django_db")) and not item.get_closest_marker("chromium")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    lacking = config.stash[LACKING]
    kept: list[pytest.Item] = []
    left: list[pytest.Item] = []
    for item in items:
        if not belongs_to_this_database(item):
            left.append(item)
            continue
        needs = [name for name in lacking if item.get_closest_marker(name)]
        for name in needs[:1]:
            lacking[name] += 1
        (left if needs else kept).append(item)
    if left:
        config.hook.pytest_deselected(items=left)
        items[:] = kept


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: object) -> None:
    """Each xdist worker has collected everything: what one of them left out stands for all."""
    config = getattr(node, "config")  # noqa: B009 -- xdist has no types
    config.stash[LACKING] = getattr(node, "workeroutput", {}).get("lacking", config.stash[LACKING])


def pytest_sessionfinish(session: pytest.Session) -> None:
    if (output := getattr(session.config, "workeroutput", None)) is not None:
        output["lacking"] = session.config.stash[LACKING]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    lacking = {name: count for name, count in config.stash[LACKING].items() if count}
    if lacking:
        parts = [
            f"{count} that {'needs' if count == 1 else 'need'} {name}" for name, count in lacking.items()
        ]
        terminalreporter.write_line(f"Left out, for want of what they drive: {', '.join(parts)}")


@pytest.fixture(scope="session")
def shared_plans() -> Path:
    """The folder of the five real plans; only for tests that carry the marker `shared`."""
    return SHARED_PLANS


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium: one for the run, because Playwright keeps one loop in a thread."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS + QUIET)
        yield browser
        browser.close()


def paste(page: Page, text: str) -> None:
    """What Ctrl+V does with words from Excel."""
    page.evaluate(
        """(text) => {
            const data = new DataTransfer();
            data.setData("text/plain", text);
            document.activeElement.dispatchEvent(
                new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }""",
        text,
    )
