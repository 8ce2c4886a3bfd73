"""`python -m tests.same OLD [NEW]`: what two checkouts make of the same plans, where they differ.

In: two checkouts, each with a `.venv` of its own; NEW is this one unless named. The example of OLD
and three generated plans are checked and built with both, in folders with the same history and on
the same day. Out: exit codes, texts, findings and every byte of the sites, as a short list of
differences; the code is 1 where there are any. Nothing is written into a checkout.

With `--keep FOLDER` what was made stays there, and what OLD made is taken from there the next time.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from tests.benchmarks.corpus import write_corpus

HERE = Path(__file__).resolve().parents[1]
DAYS = ("2026-10-05T09:00:00Z", "2026-11-20T09:00:00Z")
CONFIG = """\
site_name: {name}
site_url: https://plan.example/
docs_dir: plans
theme: {{name: material, font: false, language: {language}}}
plugins: [search, {{goldenthread: {{today: 2026-11-22{options}}}}}]
markdown_extensions: [admonition, attr_list, tables, toc]
"""
MOST = 12
"""Differences of one sort that are printed; the others are counted."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """A generated plan: how large, from which seed, with which options."""

    name: str
    items: int
    seed: int
    options: str = ""
    language: str = "en"


CORPORA = (
    Corpus("small", 60, 11),
    Corpus("large", 300, 23, ", missed: person, holidays: [2026-12-24/2027-01-03]"),
    Corpus("masked", 120, 37, ", people: roles, missed: team", "de"),
)


def write_example(checkout: Path, folder: Path) -> None:
    """Write the example company's plan, with a history of one commit."""
    shutil.copytree(checkout / "plans", folder / "plans")
    shutil.copy(checkout / "mkdocs.yml", folder)
    git(folder, "init", "--quiet")
    commit(folder, DAYS[1])


def write_generated(corpus: Corpus, folder: Path) -> None:
    """Write a generated plan that said something else in a few places before its last commit."""
    write_corpus(folder / "plans", corpus.items, corpus.seed)
    (folder / "plans/index.md").write_text("# Plan\n", "utf-8")
    config = CONFIG.format(name=corpus.name, language=corpus.language, options=corpus.options)
    (folder / "mkdocs.yml").write_text(config, "utf-8")
    git(folder, "init", "--quiet")
    files = sorted((folder / "plans").rglob("*.md"))
    changed = random.Random(corpus.seed).sample(files, len(files) // 5)
    now = {path: path.read_text("utf-8") for path in changed}
    for path, text in now.items():
        path.write_text(re.sub(r"(title: |text: )(\w+)", r"\1Once \2", text, count=1), "utf-8")
    commit(folder, DAYS[0])
    for path, text in now.items():
        path.write_text(text, "utf-8")
    commit(folder, DAYS[1])


def git(folder: Path, *words: str, **more: str) -> None:
    """Run git, away from what this machine has set."""
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", *words], cwd=folder, env={**os.environ, **settings, **more}, check=True)


def commit(folder: Path, day: str) -> None:
    """Commit all there is, by an invented person on a given day."""
    who = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER") for what, value in (
        ("NAME", "Person 1"), ("EMAIL", "person-1@plan.example"), ("DATE", day))}  # fmt: skip
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Plan", **who)


def run(checkout: Path, plan: Path, out: Path) -> None:
    """Check and build a plan with the programs of a checkout; leave all that they said in `out`."""
    programs = checkout / ".venv/bin"
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith("GIT_")},
        "PATH": f"{programs}:{os.environ['PATH']}",
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": "1795651200",
        "PYTHONHASHSEED": "0",
    }
    commands = {
        "check": ["goldenthread", "check", ".", "--format", "json"],
        "text": ["goldenthread", "check", ".", "--format", "text"],
        "build": ["mkdocs", "build", "--quiet", "--site-dir", str(out / "site")],
    }
    out.mkdir(parents=True)
    for name, (program, *words) in commands.items():
        done = subprocess.run(
            [programs / program, *words],
            cwd=plan,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        (out / f"{name}.out").write_bytes(done.stdout)
        said = done.stderr.replace(os.fsencode(out), b"OUT").replace(os.fsencode(plan), b"PLAN")
        (out / f"{name}.err").write_bytes(said + b"\ncode %d\n" % done.returncode)
    (out / "done").write_text(state_of(checkout), "utf-8")


def state_of(checkout: Path) -> str:
    """Return the commit of a checkout."""
    words = ["git", "-C", str(checkout), "rev-parse", "HEAD"]
    return subprocess.run(words, capture_output=True, text=True, check=False).stdout.strip()


def compare(old: Path, new: Path) -> list[str]:
    """Return a line for each difference between what two checkouts left in their folders."""
    lines = []
    for name in ("check.err", "text.out", "text.err", "build.out", "build.err"):
        a, b = ((side / name).read_bytes() for side in (old, new))
        if a != b:
            lines.append(f"{name}: {first_difference(a, b)}")
    lines += compare_findings(*((side / "check.out").read_bytes() for side in (old, new)))
    return [*lines, *compare_sites(old / "site", new / "site")]


def compare_findings(old: bytes, new: bytes) -> Iterator[str]:
    """Yield what differs between two reports as JSON: keys, counts, findings by their codes."""
    if old == new:
        return
    try:
        a, b = json.loads(old), json.loads(new)
    except ValueError:
        yield f"check.out is no JSON: {first_difference(old, new)}"
        return
    for name in sorted({*a, *b}):
        if a.get(name) == b.get(name):
            continue
        if isinstance(a.get(name), list) and isinstance(b.get(name), list):
            yield from compare_lists(name, a[name], b[name])
        else:
            texts = (json.dumps(x.get(name), sort_keys=True).encode() for x in (a, b))
            yield f"{name}: {first_difference(*texts)}"


def compare_lists(name: str, old: list[Any], new: list[Any]) -> Iterator[str]:
    """Yield how two lists of findings differ in the keys that both have."""
    keys = [{key for finding in side for key in finding} for side in (old, new)]
    if keys[0] != keys[1]:
        yield f"{name}: keys gone {sorted(keys[0] - keys[1])}, new {sorted(keys[1] - keys[0])}"
    both = keys[0] & keys[1]
    texts = [[json.dumps(only(f, both), sort_keys=True) for f in side] for side in (old, new)]
    gone, come = (Counter(texts[0]) - Counter(texts[1])), (Counter(texts[1]) - Counter(texts[0]))
    codes = [Counter(json.loads(text)["code"] for text in side.elements()) for side in (gone, come)]
    for code in sorted({*codes[0], *codes[1]}):
        pair = [sorted(t for t in side if json.loads(t)["code"] == code) for side in (gone, come)]
        words = f"{name}: {code} −{codes[0][code]} +{codes[1][code]}"
        if all(pair):
            yield f"{words}: {first_difference(*(side[0].encode() for side in pair))}"
        else:
            one = json.loads((pair[0] or pair[1])[0])
            yield f"{words}: {one.get('path')}:{one.get('line')} {one.get('message')}"
    if not gone and not come and texts[0] != texts[1]:
        yield f"{name}: the same, in another order"


def only(finding: Mapping[str, Any], keys: set[str]) -> dict[str, Any]:
    """Return a finding with some of its keys."""
    return {key: value for key, value in finding.items() if key in keys}


def compare_sites(old: Path, new: Path) -> Iterator[str]:
    """Yield files that only one site has, then what differs in files of both, alike ones once."""
    a, b = (
        {str(p.relative_to(side)): p for p in sorted(side.rglob("*")) if p.is_file()}
        for side in (old, new)
    )
    for word, names in (("only in old", a.keys() - b.keys()), ("only in new", b.keys() - a.keys())):
        if names:
            some = ", ".join(islice(sorted(names), MOST))
            yield f"{word}: {len(names)} files: {some}"
    alike: dict[str, list[str]] = {}
    for name in sorted(a.keys() & b.keys()):
        texts = (a[name].read_bytes(), b[name].read_bytes())
        if texts[0] != texts[1]:
            alike.setdefault(first_difference(*texts), []).append(name)
    for difference, names in sorted(alike.items(), key=lambda pair: -len(pair[1])):
        others = f" and {len(names) - 1} others" if len(names) > 1 else ""
        yield f"{names[0]}{others}: {difference}"


def first_difference(old: bytes, new: bytes) -> str:
    """Return the first place at which two texts differ, a few words around it, in one line."""
    place = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), None)
    if place is None:
        place = min(len(old), len(new))
    start = max(place - 40, 0)
    sides = (text[start : place + 60].decode("utf-8", "replace") for text in (old, new))
    before, after = (" ".join(side.split()) for side in sides)
    return f"byte {place:,}: …{before}… → …{after}…"


def make(old: Path, new: Path, folder: Path) -> int:
    """Make all plans, run both checkouts over them, print what differs; return how much does."""
    count = 0
    for corpus in (None, *CORPORA):
        name = corpus.name if corpus else "example"
        plan, sides = folder / name / "plan", (folder / name / "old", folder / name / "new")
        kept = sides[0] / "done"
        if not kept.exists() or kept.read_text("utf-8") != state_of(old):
            shutil.rmtree(folder / name, ignore_errors=True)
            plan.mkdir(parents=True)
            if corpus:
                write_generated(corpus, plan)
            else:
                write_example(old, plan)
        shutil.rmtree(sides[1], ignore_errors=True)
        with ThreadPoolExecutor() as pool:
            wanted = zip((old, new), sides, strict=True)
            for under_way in [
                pool.submit(run, c, plan, side) for c, side in wanted if not side.exists()
            ]:
                under_way.result()
        lines = compare(*sides)
        files = sum(path.is_file() for path in (sides[1] / "site").rglob("*"))
        found = len(json.loads((sides[1] / "check.out").read_bytes() or "{}").get("findings", ()))
        print(f"{name}: {found} findings, {files} files, {len(lines) or 'no'} differences")
        for line in lines[: 4 * MOST]:
            print(f"  {line}")
        if len(lines) > 4 * MOST:
            print(f"  … and {len(lines) - 4 * MOST} more")
        count += len(lines)
    return count


def main() -> None:
    """Compare from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path, nargs="?", default=HERE)
    parser.add_argument("--keep", type=Path)
    arguments = parser.parse_args()
    old, new = arguments.old.resolve(), arguments.new.resolve()
    if arguments.keep:
        raise SystemExit(min(make(old, new, arguments.keep.resolve()), 1))
    with tempfile.TemporaryDirectory() as folder:
        raise SystemExit(min(make(old, new, Path(folder)), 1))


if __name__ == "__main__":
    main()
