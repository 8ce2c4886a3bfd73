r"""Read plans out of Markdown, write them to a folder, and check them.

In: Markdown with fenced blocks, of a spec file or of a rule's docstring. Out: cases, and the
findings of the plan that a case describes. The one form of a block is a fence whose first line
names the file after `# `:

- `yaml`: the front matter of a file without a body. The line with the name stands for the opening
  `---`, so lines of the block are lines of the file. A `.yml` file is written as it is.
- `markdown`, `json`, `csv`: a whole file, which starts below the line with the name.
- `bytes`: a whole file in which `\\xNN` and other Python escapes are resolved.
- `# name.md -> target`: a symbolic link.
- `# name.md @ 2026-11-02`: what git kept of the file on that day.
- A line such as `… 1.2 MiB more …` stands for that much text.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

import pathspec

from goldenthread.config.mkdocs_yaml import read_config_file
from goldenthread.config.settings import read_settings
from goldenthread.findings.check import Result, check_plan
from goldenthread.findings.rule import all_rules
from goldenthread.git.past import NO_PAST, Past, Version
from goldenthread.ground.files import DiskFiles
from goldenthread.kinds.kinds import Kinds
from goldenthread.kinds.load_kinds import load_kinds
from goldenthread.measures.table import read_tables
from goldenthread.plan.build_plan import build_plan
from goldenthread.plan.plan import Plan
from goldenthread.source.document import read_documents
from goldenthread.source.strays import find_strays

TESTS = Path(__file__).parents[1]
BASE = Path(__file__).parent / "base"
TODAY = dt.date(2026, 11, 22)
QUIET = ("GT501", "GT502")
"""What would speak of nearly every case, whose plans have marketing and leads and no journey."""

_FENCE = re.compile(
    r"^(`{3,})(yaml|markdown|json|csv|bytes)\n# (.+?)\n(.*?)^\1$", re.MULTILINE | re.DOTALL
)
_NOTE = re.compile(r"[ \t]+# (error|warning|info): (GT\d{3})(?=$|[ \t]+# (?:error|warning|info):)")
_NOTES = re.compile(r"(?:[ \t]+# (?:error|warning|info): GT\d{3})+$")
_SETTING = re.compile(r"^(base|select|hear|today): *(.+)$", re.MULTILINE)
_MORE = re.compile(r"^… ([0-9.]+) MiB more …$", re.MULTILINE)

Place = tuple[str, int, str, str]
"""Path, line, severity, code of one finding."""


@dataclass(frozen=True)
class Case:
    """One plan and what must be found in it; files and links are keyed by path."""

    title: str
    files: Mapping[str, bytes]
    links: Mapping[str, str]
    expected: frozenset[Place]
    past: Mapping[str, tuple[Version, ...]] = field(default_factory=dict)
    base: bool = True
    select: tuple[str, ...] = ()
    hear: tuple[str, ...] = ()
    today: dt.date = TODAY


def spec_files() -> list[Path]:
    """Return the spec of each rule; it lies in the folder of the rule's tests."""
    return sorted(TESTS.rglob("rules/**/gt*.md"), key=lambda path: path.name)


def read_cases(text: str) -> Iterator[Case]:
    """Yield one case for each `## ` heading that has blocks below it.

    Lines such as `select:` above the first heading hold for every case without its own.
    """
    preamble, *parts = re.split(r"^## ", text, flags=re.MULTILINE)
    for part in parts:
        title, _, body = part.partition("\n")
        if _FENCE.search(body):
            yield read_case(title.strip(), f"{preamble}\n{body}")


def read_case(title: str, text: str) -> Case:
    """Read the blocks of one case, and the lines `base:`, `select:` and `today:` around them."""
    files: dict[str, bytes] = {}
    links: dict[str, str] = {}
    past: dict[str, tuple[Version, ...]] = {}
    expected: set[Place] = set()
    for fence in _FENCE.finditer(text):
        (head, _, day), content = fence[3].partition(" @ "), fence[4]
        name, _, target = _NOTES.sub("", head).partition(" -> ")
        whole = fence[2] != "yaml" or name.endswith(".yml")
        lines = content.split("\n") if whole else [head, *content.split("\n")]
        shown = name if _is_outside(name) else f"plans/{name}"
        source = head if target else "\n".join(lines)
        expected |= _read_notes(shown, source)
        if target:
            links[name] = target
            continue
        bare = "\n".join(_NOTES.sub("", line) for line in lines)
        if not whole:
            bare = "---" + bare[len(name) :] + "---\n"
        bare = _MORE.sub(lambda more: "filler\n" * int(float(more[1]) * 2**20 / 7), bare)
        if day:
            version = Version(dt.date.fromisoformat(day), "", bare)
            past[name] = tuple(sorted((version, *past.get(name, ())), key=_day, reverse=True))
            continue
        files[name] = _encode(bare) if fence[2] == "bytes" else bare.encode()
    around = dict(_SETTING.findall(_FENCE.sub("", text)))
    return Case(
        title,
        files,
        links,
        frozenset(expected),
        past,
        around.get("base") != "none",
        tuple(around["select"].split()) if "select" in around else (),
        tuple(around["hear"].split()) if "hear" in around else (),
        dt.date.fromisoformat(around.get("today", TODAY.isoformat())),
    )


def _day(version: Version) -> dt.date:
    return version.date


def _read_notes(path: str, source: str) -> set[Place]:
    return {
        (path, number, note[1], note[2])
        for number, line in enumerate(source.split("\n"), 1)
        for note in _NOTE.finditer(line)
    }


def _encode(text: str) -> bytes:
    return text.encode("ascii").decode("unicode_escape").encode("latin-1")


def _is_outside(name: str) -> bool:
    return name == "mkdocs.yml" or name.startswith(("schema/", "elsewhere/"))


@cache
def _our_kinds() -> Kinds:
    return load_kinds()


def load_case(case: Case, root: Path) -> Plan:
    """Write the files of a case, in the base plan unless it wants none, and load the plan."""
    folder = root / "plans"
    folder.mkdir()
    if case.base:
        for file in sorted(BASE.glob("*.md")):
            (folder / file.name).write_bytes(file.read_bytes())
    for name, content in {"mkdocs.yml": b"", **case.files}.items():
        file = (root if _is_outside(name) else folder) / name
        file.parent.mkdir(parents=True, exist_ok=True)
        extra = b"" if b"docs_dir" in content else b"\ndocs_dir: plans\n"
        file.write_bytes(content + (extra if name == "mkdocs.yml" else b""))
    for name, target in case.links.items():
        (folder / name).unlink(missing_ok=True)
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).symlink_to(target)
    settings = read_settings(root / "mkdocs.yml")
    settings = replace(settings, today=settings.today or case.today)
    own = settings.company_schema
    kinds = load_kinds(DiskFiles(own)) if own.is_dir() else _our_kinds()
    documents = read_documents(DiskFiles(folder))
    tables = read_tables(DiskFiles(folder), documents)
    past = Past(known=True, versions=case.past) if case.past else NO_PAST
    plan = build_plan(documents, kinds, settings, settings.today, tables, past)
    return replace(plan, strays=find_strays(DiskFiles(folder)))


def check_case(case: Case, root: Path) -> Result:
    """Check the plan of a case as the site build does, hidden files included."""
    plan = load_case(case, root)
    patterns = str(read_config_file(DiskFiles(root), "mkdocs.yml").get("exclude_docs") or "")
    spec = pathspec.GitIgnoreSpec.from_lines(patterns.splitlines())
    hidden = [document.path for document in plan.documents if spec.match_file(document.path)]
    rule = all_rules().get("GT011")
    extra = [found for path in hidden for found in rule.find(plan, path)] if rule else []
    quiet = [code for code in QUIET if code not in (*case.hear, *case.select)]
    return check_plan(plan, select=case.select, ignore=quiet, extra=extra)


def places(result: Result) -> set[Place]:
    """Return the places of the findings that count."""
    return {(f.path, f.line, f.severity.value, f.code) for f in result.findings}
