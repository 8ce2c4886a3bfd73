"""Nothing personal without consent is in any byte of a real build, and no e-mail address is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from goldenthread.cli import main
from tests.wording.sites import EMAILS, PURPOSE, build, find, write_site

SECRETS = (PURPOSE, "Zanzibar", "nowhere-at-all")
WITHOUT = [
    "",
    "consent: false,",
    'consent: "true",',
    "consent: 1,",
    "consent: [true],",
    "consent: true, consent: false,",
    "consnet: true,",
    "txt: Zanzibar again,",
]
COMMANDS = [
    ("check", "--strict"),
    ("check", "--format", "json"),
    ("check", "--format", "sarif"),
    ("check", "--format", "github"),
    ("show", "maya-lindqvist"),
    ("show", "honesty"),
    ("tree",),
    ("digest",),
]


def test_a_purpose_without_consent_is_in_no_byte_of_a_site(tmp_path: Path) -> None:
    """Neither its text nor what it touches, in pages, search, exports, addresses or the map."""
    root = write_site(tmp_path)
    build(root)
    assert find(root / "site", SECRETS) == []
    assert find(root / "site", ["Maya Lindqvist"])


@pytest.mark.parametrize("consent", WITHOUT)
def test_no_command_tells_a_purpose_without_consent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, consent: str
) -> None:
    """Nor does a finding, whatever else is wrong inside it."""
    monkeypatch.chdir(write_site(tmp_path, consent=consent))
    for command in COMMANDS:
        done = CliRunner().invoke(main, list(command))
        said = f"{done.output}{done.stderr}{done.exception!r}"
        assert not [word for word in SECRETS if word in said], (command, said)
        assert command[0] != "check" or "gt702" in said.lower()


SLIPS = [
    f"purpose: {{text: {PURPOSE}: indeed}}\n",
    f"purpose:\n  text: '{PURPOSE}\n",
    f"purpose:\n  - {PURPOSE}\n",
    f"purpose: &why {PURPOSE}\nrole: *why\n",
    f"{PURPOSE}\npurpose: [\n",
    f"purpose: {PURPOSE}\npurpose: Zanzibar\n",
    f"purpose:\n  text: {PURPOSE}\n  Zanzibar: nowhere-at-all\n",
    f"Purpose:\n  text: {PURPOSE}\n",
    f"PURPOSE: {PURPOSE}\n",
    f"purpos:\n  text: {PURPOSE}\n",
]


def test_a_slip_does_not_spill_a_purpose(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be read is a finding at its line, without a word of the line."""
    root = write_site(tmp_path)
    for number, slip in enumerate(SLIPS):
        front = f"---\nkind: person\ntitle: Una {number}\ndepartment: marketing\n{slip}---\n"
        (root / f"plans/people/una-{number}.md").write_text(front, "utf-8")
    monkeypatch.chdir(root)
    for command in COMMANDS[:4]:
        said = CliRunner().invoke(main, list(command)).output
        assert not [word for word in SECRETS if word in said], (command, said)
        assert not [n for n in range(len(SLIPS)) if f"una-{n}.md" not in said], command
    build(root)
    assert find(root / "site", SECRETS) == []


def test_a_file_without_fences_is_not_published_with_a_purpose_in_it(tmp_path: Path) -> None:
    """MkDocs would show what stands below a fence that comes too late."""
    root = write_site(tmp_path)
    text = f"kind: person\ntitle: Una Brown\n\npurpose: {PURPOSE}\n"
    (root / "plans/people/una.md").write_text(f"title: Una\n{text}---\n", "utf-8")
    (root / "plans/people/two.md").write_text(f"---\n{text}", "utf-8")
    build(root)
    assert find(root / "site", SECRETS) == []


def test_a_purpose_with_consent_is_shown_and_withdrawing_it_removes_it(tmp_path: Path) -> None:
    """The next build knows nothing of it any more."""
    root = write_site(tmp_path, consent="consent: true,")
    build(root)
    shown = {name for name, _ in find(root / "site", [PURPOSE])}
    assert shown == {"people/maya-lindqvist/index.html", "search/search_index.json"}
    write_site(tmp_path)
    build(root)
    assert find(root / "site", SECRETS) == []


def test_what_a_purpose_touches_is_not_counted_without_consent(tmp_path: Path) -> None:
    """A value that only such a purpose names is referred to by nobody, in files as on pages."""
    root = write_site(tmp_path)
    build(root)
    closed = {
        path.relative_to(root / "site").as_posix(): _plain(path.read_text("utf-8"))
        for path in (root / "site").rglob("*.html")
    }
    without = (root / "plans/people/maya-lindqvist.md").read_text("utf-8")
    without = re.sub(r"^purpose:.*\n", "", without, flags=re.MULTILINE)
    (root / "plans/people/maya-lindqvist.md").write_text(without, "utf-8")
    links = (root / "site/links.csv").read_bytes()
    build(root)
    for name, text in closed.items():
        assert _plain((root / "site" / name).read_text("utf-8")) == text, name
    assert (root / "site/links.csv").read_bytes() == links


def _plain(html: str) -> str:
    """Leave out the lines of files in which findings stand, which move when a line goes."""
    return re.sub(r":\d+(:\d+)?\b", "", html)


def test_no_command_tells_an_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong one is found at its line, and not repeated."""
    monkeypatch.chdir(write_site(tmp_path))
    for command in COMMANDS:
        done = CliRunner().invoke(main, list(command))
        assert not [a for a in (*EMAILS, "no-address") if a in done.output], command
    assert "GT104" in CliRunner().invoke(main, ["check"]).output
