"""A new item as text, checked before it is written.

In: what the person wishes, and the plan. Out: an id and the text of a file. Refuses what
`goldenthread check` would call an error in the new file itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import yaml

from goldenthread.cli.asking import list_items
from goldenthread.cli.failure import Refused
from goldenthread.cli.opening import Titles, find_item
from goldenthread.cli.parents import name_kind
from goldenthread.cli.sample import Sampler
from goldenthread.cli.skeleton import build_skeleton
from goldenthread.cli.template import Parents, required_values, write_item
from goldenthread.findings.phrases import either
from goldenthread.findings.rules.fields.period_words import word_period
from goldenthread.ground.likeness import nearest
from goldenthread.interop.slug import make_slug
from goldenthread.items.item import Item
from goldenthread.kinds.kinds import Kind
from goldenthread.kinds.validation import is_item_id
from goldenthread.plan.plan import Plan
from goldenthread.source.document import parse_document
from goldenthread.source.front_matter import read_yaml

# File stems that MkDocs gives a meaning of its own.
_RESERVED = ("index", "readme")
# Fields that have an argument or an option of their own.
_ELSEWHERE = MappingProxyType(
    {"kind": "the argument KIND", "title": "the argument TITLE", "supports": "--supports"}
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What stood on the command line; empty texts were not given."""

    kind: Kind
    title: str
    item_id: str
    owner: str
    department: str
    campaign: str
    fields: tuple[str, ...]

    def check(self, plan: Plan, titles: Titles) -> None:
        """Refuse an owner, department or campaign that does not exist or is of another kind.

        Raises:
            Refused: with what can be given instead.
        """
        for name, item_id in self._named:
            if not item_id:
                continue
            if name not in self.kind.schema["properties"]:
                raise Refused(f"{name_kind(self.kind)} has no {name}; leave out --{name}")
            wanted = "person" if name == "owner" else name
            if find_item(plan, item_id).kind.name != wanted:
                listed = list_items(plan.of_kind(wanted), titles)
                raise Refused(f"'{item_id}' is no {wanted}; --{name} takes one of\n{listed}")

    @property
    def _named(self) -> tuple[tuple[str, str], ...]:
        """Fields that name an item, each with what was given."""
        names = ("owner", "department", "campaign")
        return tuple((name, getattr(self, name)) for name in names)

    def check_fields(self) -> None:
        """Refuse a field or a value that cannot be, before anybody is asked for more.

        Raises:
            Refused: with what can be written instead.
        """
        given = self.more()
        for error in self.kind.errors({"kind": self.kind.name, "title": "x", **given}):
            if error.pointer and error.pointer[0] in given:
                name = str(error.pointer[0])
                raise Refused(_word_error(self.kind, name, error.value, given))

    def more(self) -> dict[str, Any]:
        """Read the fields given as FIELD=VALUE; a value is YAML.

        Raises:
            Refused: no `=`, a field the kind does not have, or no YAML.
        """
        found: dict[str, Any] = {}
        for text in self.fields:
            name, equals, value = text.partition("=")
            if not equals:
                raise Refused(f"--set takes FIELD=VALUE, such as period=2026-Q4, not '{text}'")
            if name not in self.kind.schema["properties"] or name in _ELSEWHERE:
                raise Refused(_refuse_field(self.kind, name))
            found[name], problems = read_yaml(value)
            if problems:
                raise Refused(f"--set {name}: '{value}' is not valid YAML")
        return found


def _refuse_field(kind: Kind, name: str) -> str:
    """Say which field was probably meant, and which there are."""
    if name in _ELSEWHERE:
        return f"'{name}' is given by {_ELSEWHERE[name]}, not by --set"
    known = [field for field in kind.schema["properties"] if field not in _ELSEWHERE]
    near = nearest(name.lower(), known)
    hint = f"did you mean '{near[0]}'? " if near else ""
    return f"'{name}' is not a field of {name_kind(kind)}; {hint}its fields are {', '.join(known)}"


def draft_item(plan: Plan, wish: Wish, links: Parents) -> tuple[str, str]:
    """Return the id and the text of the new file.

    Raises:
        Refused: the id is taken or impossible, or a field would be an error.
    """
    above = plan.find(links.supports[0].partition("#")[0]) if links.supports else None
    new_id = _choose_id(plan, wish)
    values: dict[str, Any] = {"kind": wish.kind.name, "id": new_id}
    untitled = not wish.title and "title" not in wish.kind.schema["required"]
    values |= {} if untitled else {"title": wish.title}
    owner = wish.owner or (above.owner if above and plan.find(above.owner) else "")
    given = {"owner": owner, "department": wish.department, "campaign": wish.campaign}
    given |= wish.more()
    values |= {name: value for name, value in given.items() if value not in ("", None)}
    linked = {item.kind.name: item.id for item in reversed(plan.items)}
    values |= dict(required_values(wish.kind, values, _sampler(plan, above, linked)))
    about = plan.find(wish.campaign) or above
    skeleton = build_skeleton(plan, wish.kind, new_id, about, values)
    text = write_item(wish.kind, values, links, _sampler(plan, above, {}), skeleton)
    if owner and not wish.owner and values.get("owner") == owner:
        text = _note_owner(text, above)
    _refuse_errors(wish.kind, text)
    return new_id, text


def _choose_id(plan: Plan, wish: Wish) -> str:
    untitled = f"{wish.campaign or wish.kind.name}-assessed"
    new_id = wish.item_id or (make_slug(wish.title) if wish.title else untitled)
    if new_id in _RESERVED:
        new_id = f"{new_id}-{wish.kind.name}"
    if not new_id:
        raise Refused(f"no id can be made from '{wish.title}'; give one with --id")
    if not is_item_id(new_id):
        raise Refused(f"'{new_id}' cannot be an id: lower-case letters and digits, single hyphens")
    taken = plan.find(new_id)
    if taken:
        path = plan.settings.shown_path(taken.path)
        raise Refused(f"the id '{new_id}' is taken by {path}; give another with --id")
    return new_id


def _sampler(plan: Plan, above: Item | None, linked: Mapping[str, str]) -> Sampler:
    period = above.period.text if above and above.period else str(plan.today.year)
    return Sampler(plan.today, period, frozenset(plan.kinds), linked)


def _note_owner(text: str, above: Item | None) -> str:
    assert above is not None
    line = next(line for line in text.splitlines() if line.startswith("owner: "))
    note = f"  # the owner of the {above.kind.name} above, until you name another"
    return text.replace(f"\n{line}\n", f"\n{line}{note}\n", 1)


def _refuse_errors(kind: Kind, text: str) -> None:
    document = parse_document("new.md", text.encode())
    if document.data is None or document.problems:
        raise Refused("a value cannot be written as YAML; try it without special characters")
    for error in kind.errors(document.data):
        name = str(error.pointer[0]) if error.pointer else ""
        raise Refused(_word_error(kind, name, error.value, document.data))


def _word_error(kind: Kind, name: str, value: object, data: Mapping[str, Any]) -> str:
    if name == "title":
        return "a title has 1 to 300 characters"
    if name not in kind.schema["properties"]:
        return f"{name_kind(kind)} has no field '{name}'"
    part = kind.schema["properties"][name]
    shown = yaml.safe_dump(value, allow_unicode=True, default_flow_style=True).split("\n")[0]
    if name in data and part.get("format") == "period" and isinstance(value, str):
        fact, remedy = word_period(value)
        return f"{fact}; {remedy}"
    if name in data and "enum" in part:
        return f"'{name}' cannot be {shown}; it takes {either(part['enum'])}"
    wanted = part.get("enum") or part.get("pattern") or part.get("format") or part.get("type")
    verb = "cannot be" if name in data else "is required, not"
    return f"'{name}' {verb} {shown} ({wanted}); give it with --set {name}=VALUE"
