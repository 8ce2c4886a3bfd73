"""Skeletons of new items whose schema alone would not show how they are written.

In: a kind and what is known of the plan. Out: lines of front matter, most of them comments, from
`site_templates/drafts/`. Has nothing for a company's own kinds, nor for one of ours whose schema a
company has changed so that the skeleton would be an error.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from goldenthread.cli.hook import cli_faces
from goldenthread.ground.resources import folders
from goldenthread.items.item import Item
from goldenthread.kinds.kinds import Kind
from goldenthread.plan.plan import Plan
from goldenthread.source.front_matter import read_yaml

_FIELD = re.compile(r"(?:# )?([a-z_]+):(?: |$)")
_MARK = re.compile(r"@([A-Z_]+)@")


@dataclass(frozen=True, slots=True)
class Skeleton:
    """Lines to put into a file, and the fields of the kind that they tell about."""

    lines: tuple[str, ...]
    fields: frozenset[str]


NO_SKELETON = Skeleton((), frozenset())


def build_skeleton(
    plan: Plan, kind: Kind, new_id: str, about: Item | None, given: Mapping[str, object]
) -> Skeleton:
    """Fill the skeleton of a kind; `about` is the item above, or the campaign that is assessed.

    Fields that were given are left out, together with the lines below them.
    """
    drafts = (folder / f"{kind.name}.yml" for folder in folders("site_templates", "drafts"))
    base = next((file for file in drafts if file.is_file()), None)
    if base is None:
        return NO_SKELETON
    known = _known(plan, new_id, about)
    text = _MARK.sub(lambda mark: known[mark[1]], base.read_text("utf-8"))
    lines = _without(text.splitlines(), set(given))
    fields = {found[1] for line in lines if (found := _FIELD.match(line))}
    told = frozenset(fields & set(kind.schema["properties"]))
    return Skeleton(tuple(lines), told) if _fits(kind, text) else NO_SKELETON


def _fits(kind: Kind, text: str) -> bool:
    """Tell whether nothing in the skeleton is an error in itself, its comments included."""
    bare = "\n".join(_uncomment(line) for line in text.splitlines())
    data, problems = read_yaml(bare)
    if problems or not isinstance(data, dict):
        return False
    wrong = kind.errors({"kind": kind.name, "title": "x", **data})
    return not any(error.pointer and error.pointer[0] in data for error in wrong)


def _uncomment(line: str) -> str:
    """Take the mark away from a line that holds a field; sentences stay comments."""
    bare = re.sub(r"^( *)# ", r"\1", line)
    return bare if re.match(r" *(?:- )?(?:[a-z_]+:|\{|[a-z])", bare) and bare != line else line


def _without(lines: list[str], given: set[str]) -> list[str]:
    kept: list[str] = []
    skipping = False
    for line in lines:
        found = _FIELD.match(line)
        if found:
            skipping = found[1] in given
        elif not line.startswith(("  ", "#   ")):
            skipping = False
        if not skipping:
            kept.append(line)
    return kept


def _known(plan: Plan, new_id: str, about: Item | None) -> Mapping[str, str]:
    """Return what the marks of a skeleton stand for, as far as the plan tells."""
    marketing, sales = _team(plan, "marketing"), _team(plan, "sales")
    marks: dict[str, str] = {}
    for face in cli_faces():
        marks |= face.marks(plan) if face.marks else {}
    own = about.text("target_audience") if about else ""
    vision = next((i for i in plan.visions if plan.department(i) is None), plan.purpose)
    return {
        "ID": new_id,
        "TODAY": plan.today.isoformat(),
        "NEXT_YEAR": f"{plan.today.year + 1}-12-31",
        "PERIOD": about.period.text if about and about.period else str(plan.today.year),
        "MARKETING": marketing or "department-id",
        "SALES": sales or "department-id",
        "MARKETER": _someone(plan, marketing),
        "SELLER": _someone(plan, sales),
        "STAGE": marks.get("STAGE", "journey-id#stage-id"),
        "AUDIENCE": _plain(own) or _plain(marks.get("AUDIENCE")) or "families",
        "EXPRESSES": vision.id if vision else "vision-id",
    }


def _plain(value: object) -> str:
    """Return a text that can stand anywhere in YAML without quotes, else nothing."""
    return value if isinstance(value, str) and re.fullmatch(r"[a-zA-Z][\w -]*\w", value) else ""


def _team(plan: Plan, word: str) -> str:
    """Return the department whose id or title has the word, if there is one."""
    found = (d.id for d in plan.departments if word in f"{d.id} {d.title}".casefold())
    return next(found, "")


def _someone(plan: Plan, team: str) -> str:
    """Return somebody of a department, its lead first."""
    department = plan.find(team) if team else None
    leads = [r.target for r in department.references] if department else []
    people = [p for p in (*map(plan.find, leads), *plan.people) if p]
    there = (p.id for p in people if p.is_person and p.department == team and team)
    return next(there, "person-id")
