"""Every way of writing a name at every place of a real site: no byte of it gives a name away."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import write_files
from tests.wording.names import FORMS, PEOPLE, name_in
from tests.wording.sites import build, read_bytes

CONFIG = """\
site_name: Test plan
site_url: https://plan.example/
docs_dir: plans
theme: {name: material, font: false}
markdown_extensions: [attr_list, toc, tables, footnotes, abbr]
plugins:
  - search
  - goldenthread: {today: 2026-11-22, fail_on: never, people: PEOPLE, assets: [data/, x/]}
"""
PLAN = {
    "purpose.md": "kind: purpose\nid: purpose\ntitle: Nobody thinks twice\n",
    "goal.md": "kind: goal\nid: goal\ntitle: One home in four\nperiod: 2026\nsupports: purpose\n",
    "marketing.md": "kind: department\nid: marketing\ntitle: Marketing\n",
    **{
        f"people/p-{n}.md": f"kind: person\nid: {said[0]}\ntitle: {said[1]}\nrole: {said[2]}\n"
        "department: marketing\n"
        for n, said in PEOPLE.items()
    },
}
ITEM = """\
kind: objective
id: work-{n}
title: {title}
period: 2026-Q4
department: marketing
supports: [{{id: goal, why: {words}}}]
metrics: [{{id: m, name: {words}, unit: leads, baseline: 1, target: 4,
  actuals: [{{date: 2026-10-31, value: 2, note: {words}}}]}}]
assumptions: [{{text: {words}, checked: 2026-11-01}}]
"""
BODY = """
Ask {form}, ({form}) or "{form}".

- {form}

## Of {form}

| Who | What |
| --- | --- |
| {form} | leads |

[there](x/{form}.md) ![{form}](img/{form}.png) [by {form}](<x/{form}.png> "{form}") [a][{n}]

<a href="?q={form}">one</a> <a href="#{form}">two</a> <img alt="{form}" src="img/{form}.png">

[{n}]: https://else.example/?who={form}

*[ABBR{n}]: {form}
"""
COPIED = {
    "data/{n}.csv": "who,id\n{form},1\n1;{form};2\n",
    "data/{n}.html": '<p title="{form}">{form}</p><a href="{form}.html">x</a>',
    "data/{n}.txt": "by {form}\n",
    "data/{n}.svg": '<svg xmlns="http://www.w3.org/2000/svg"><text>{form}</text></svg>',
}
RENDERED = """
## By [Maya](https://else.example/) Lindqvist

Ask [Maya](https://else.example/) Lindqvist, [Zoë][1] Ångström or Maya<!-- x -->
Lindqvist, and [*Tom*](https://else.example/){.who} O'Baird.

[1]: https://else.example/
"""
"""What is a name only once it is rendered."""
NAMED = (
    "img/{form}.png",
    "data/of {form}.csv",
    "x/{form}-2026.html",
    "notes/{form}.md",
    "{form}/a.md",
)


def write(root: Path, people: str) -> int:
    """Write the plan; return at how many places a name stands."""
    files: dict[str, str] = dict(PLAN)
    places = 0
    for n, form in enumerate(FORMS):
        words = json.dumps(f"so that {form} is glad")
        front = ITEM.format(n=n, words=words, title=json.dumps(f"Work {n} by {form}"))
        files[f"w/{n}.md"] = f"---\n{front}---\n{BODY.format(form=form, n=n)}"
        said = json.dumps(f"Notes of {form}")
        page = f"---\ntitle: {said}\ndescription: {said}\n---\n# Notes of {form}\n"
        files[f"pages/{n}.md"] = page + BODY.format(form=form, n=n)
        places += front.count(words) + 2 + 2 * BODY.count("{form}") + 3
        for name, text in COPIED.items():
            path = root / "plans" / name.format(n=n)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text.format(form=form), "utf-8", newline="")
            places += text.count("{form}")
        if not set(form) & set("/\n\r\t"):
            for name in NAMED:
                path = root / "plans" / name.format(form=form)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text("# A file named after somebody\n", "utf-8")
                places += 1
    files["pages/rendered.md"] = (
        "---\ndescription: x\n---\n# Of [Maya](https://else.example/) Lindqvist\n" + RENDERED
    )
    files["w/rendered.md"] = f"---\n{ITEM.format(n='r', words='x', title='R')}---\n{RENDERED}"
    write_files(root / "plans", files)
    (root / "mkdocs.yml").write_text(CONFIG.replace("PEOPLE", people), "utf-8")
    return places


@pytest.mark.parametrize("people", ["roles", "team"])
def test_no_byte_gives_a_name_away(tmp_path: Path, people: str) -> None:
    """Pages, search, exports, addresses, and what is copied, raw and read through all codes."""
    assert write(tmp_path, people) > 3000
    build(tmp_path)
    found = [
        (name, shown, around(text, shown))
        for name, text in read_bytes(tmp_path / "site")
        if (shown := name_in(text))
    ]
    assert found == []
    index = (tmp_path / "site/search/search_index.json").read_text("utf-8").casefold()
    assert "work 3 by" in index
    assert "rendered/#" in index


def around(text: str, name: str) -> str:
    """Return the lines in which a name stands, for whoever mends it."""
    lines = [line for line in text.splitlines() if name_in(line)]
    return "\n".join(line[:300] for line in lines[:5]) or name


def test_with_names_the_same_site_has_them_all(tmp_path: Path) -> None:
    """The search above would find them."""
    write(tmp_path, "named")
    build(tmp_path)
    site = dict(read_bytes(tmp_path / "site"))
    for n in range(len(FORMS)):
        assert name_in(site[f"pages/{n}/index.html"])
        assert name_in(site[f"data/{n}.csv"])
    assert name_in(site["search/search_index.json"])
    assert name_in(site["plan.json"])
