"""A plan full of private words, real builds of it, and every byte that came out."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import quote

from tests.conftest import write_files
from tests.host.conftest import run_mkdocs

PURPOSE = "Zanzibar taught me what thirst is"
EMAILS = ("m.lindqvist@post.example", "maya@home.example", "tom@baird.example")
NAMES = ("Maya Lindqvist", "Tom O'Baird", "Zoë Ångström", "Per Ohlsson", "Unda Knownsdottir")
IDS = ("maya-lindqvist", "tom-obaird", "zoë-ångström", "per-ohlsson", "m-lind", "unda-k")
CONFIG = """\
site_name: Test plan
site_url: https://plan.example/
docs_dir: plans
theme: {{name: material, font: false}}
copyright: Kept by Maya Lindqvist
edit_uri_template: https://git.example/edit/plans/{{path}}
plugins:
  - search
  - goldenthread:
      today: 2026-11-22
      fail_on: never
      assets: [data/]
      {options}
nav:
  - Plan: index.md
  - People: people/index.md
  - Maya Lindqvist: people/maya-lindqvist.md
  - Notes: notes.md
"""
PLAN: Mapping[str, str] = {
    "purpose.md": "kind: purpose\nid: purpose\ntitle: Nobody thinks twice before drinking\n"
    "owner: per-ohlsson\n",
    "honesty.md": "kind: value\nid: honesty\ntitle: Say it now\nsupports: purpose\n"
    "owner: maya-lindqvist\n",
    "vision.md": "kind: vision\nid: vision\ntitle: A million homes\nsupports: purpose\n"
    "owner: maya-lindqvist\nreviewer: zoë-ångström\n",
    "goal.md": "---\nkind: goal\nid: goal\ntitle: One home in four\nowner: maya-lindqvist\n"
    "reviewer: tom-obaird\nperiod: 2026\nformerly: [old-goal]\n"
    "supports: [{id: vision, why: Maya Lindqvist saw that homes are where people drink}]\n"
    "conflicts_with: [{id: vision, why: both ask Tom O'Baird, owner: tom-obaird}]\n"
    "assumptions: [{text: Tom O'Baird stays, owner: tom-obaird, checked: 2026-11-01}]\n"
    "metrics: [{id: n, name: Homes, unit: homes, baseline: 1, target: 4,"
    " actuals: [{date: 2026-10-31, value: 2, note: counted by Zoë Ångström}]}]\n"
    "waivers: [{rule: GT307, because: Maya Lindqvist decides, until: 2027-01-31}]\n"
    "---\nAsk [[maya-lindqvist]], [[tom-obaird|Tom]] or [the third](people/third.md).\n\n"
    "Ask Maya\nLindqvist, `zoë-ångström` or <a href='../people/maya-lindqvist/'>her</a>.\n\n"
    "![Maya](img/maya-lindqvist.png)\n\n[[thread: goal]]\n",
    "work.md": "kind: objective\nid: work\ntitle: Double the leads\nowner: unda-k\n"
    "department: marketing\nperiod: 2026-Q4\nsupports: [{id: goal, why: it helps}]\n",
    "marketing.md": "kind: department\nid: marketing\ntitle: Marketing\ncadence: weekly\n"
    "pathfinders: [{person: maya-lindqvist, qualification: knows Tom O'Baird,"
    " backup: per-ohlsson}]\n",
    "people/maya-lindqvist.md": "---\nkind: person\ntitle: Maya Lindqvist\nrole: Demand lead\n"
    "department: marketing\nformerly: [m-lind]\n"
    f"emails: [{EMAILS[0]}, Maya@Home.example]\n"
    f"purpose: {{text: {PURPOSE}, CONSENT touches: [honesty, nowhere-at-all]}}\n"
    "away: [{period: 2026-12-01/2026-12-05, delegate: tom-obaird}]\n"
    "---\nMaya Lindqvist likes rowing.\n",
    "people/third.md": "kind: person\nid: zoë-ångström\ntitle: Zoë Ångström\n"
    "department: marketing\nengagement: contractor\nrole: Helps Maya Lindqvist\n",
    "people/Tom_OBaird.md": "kind: person\nid: tom-obaird\ntitle: Tom O'Baird\nrole: Field lead\n"
    f"department: marketing\nemails: [{EMAILS[2]}, no-address]\n",
    "people/per-ohlsson.md": "kind: person\ntitle: Per Ohlsson\ndepartment: marketing\n"
    "end: 2026-08-31\n",
    "check-ins/2026-w46/maya-lindqvist.md": "kind: check-in\nweek: 2026-W46\n"
    "person: maya-lindqvist\ncommitments:\n"
    "  - {text: Call Tom O'Baird, item: work, result: missed, why: Per Ohlsson left}\n"
    "  - {text: Write to the renters, item: work, result: kept}\n"
    "blockers: [{text: waits for Zoë Ångström, item: work, owner: zoë-ångström, next: ask}]\n",
    "check-ins/2026-w47.md": "kind: check-in\nweek: 2026-W47\nteam: marketing\ncommitments:\n"
    "  - {person: tom-obaird, text: Count the homes, item: goal}\n"
    "help: [{text: a second pair of eyes, person: maya-lindqvist, asked_of: tom-obaird}]\n",
    "roadmap.md": "kind: roadmap\nid: roadmap\ntitle: Roadmap\nperiod: 2026\nitems: [goal, work]\n"
    "committed: [{person: tom-obaird, version: abcdef01, date: 2026-10-01, how: self}]\n",
    "notes.md": "---\ntitle: Notes by Zoë Ångström\ndescription: Maya Lindqvist and others\n---\n"
    "# Notes by Zoë Ångström\n\nSee [[people]], [Maya](people/maya-lindqvist.md) and [[goal]].\n\n"
    "| Who | Where |\n| --- | --- |\n| Tom O'Baird | `tom-obaird` |\n",
    "people/maya-lindqvist-at-work.md": "# At work\n\nA page named after somebody.\n",
    "data/answers.csv": "who,id\nMaya Lindqvist,maya-lindqvist\n",
    "img/maya-lindqvist.png": "no picture",
}


def write_site(root: Path, options: str = "people: named", consent: str = "") -> Path:
    """Write the plan and its settings."""
    root.mkdir(parents=True, exist_ok=True)
    files = {name: text.replace("CONSENT", consent) for name, text in PLAN.items()}
    write_files(root / "plans", files)
    (root / "mkdocs.yml").write_text(CONFIG.format(options=options), "utf-8")
    return root


def build(root: Path, *, program: str = "mkdocs") -> None:
    """Build the site for real."""
    done = run_mkdocs(root, program=program)
    assert done.returncode == 0, done.stderr


def read_bytes(site: Path) -> Iterable[tuple[str, str]]:
    """Yield each file's name and all that it holds, packed files unpacked, without its case."""
    for path in sorted(site.rglob("*")):
        if path.is_file():
            raw = path.read_bytes()
            raw = gzip.decompress(raw) if path.suffix == ".gz" else raw
            name = path.relative_to(site).as_posix()
            yield name, f"{name}\n{raw.decode('utf-8', 'replace')}".casefold()


def find(site: Path, words: Iterable[str]) -> list[tuple[str, str]]:
    """Return every (file, word) where one of the words stands, however it is written there."""
    spelt = {
        form.casefold(): word
        for word in words
        for form in (
            word,
            json.dumps(word)[1:-1],
            word.replace("'", "&#39;"),
            word.replace("'", "&#x27;"),
            word.replace(" ", "\n"),
            quote(word),
        )
    }
    return [
        (name, word)
        for name, text in read_bytes(site)
        for form, word in spelt.items()
        if form in text
    ]
