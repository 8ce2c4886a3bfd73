"""The kinds of item a company's plan may hold, made from JSON Schema files.

In: the shipped `schema/` and, on top, the company's own. Out: `Kinds`, each with one flat schema,
its allowed parents and the places where its values refer to other items. Never looks at items.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any

from goldenthread.kinds.validation import FieldError, Validator
from goldenthread.kinds.vocabulary import Vocabulary
from goldenthread.source.front_matter import Pointer

# What a reader's page needs from a kind when its schema file does not say.
_DEFAULT_ICON = "item"


@dataclass(frozen=True, slots=True)
class LinkField:
    """A place in the data that refers to items: `("supports", "*", "id")`, `*` for any entry."""

    path: Pointer
    kinds: tuple[str, ...]
    meaning: str

    def accepts(self, kind: str) -> bool:
        """Tell whether an item of `kind` may stand here; `*` accepts every kind."""
        return "*" in self.kinds or kind in self.kinds


@dataclass(frozen=True)
class Kind:
    """One kind: what `x-kind` declares, and the flat schema of its fields.

    `level` orders kinds from the purpose (0) downwards; `parents` names the kinds it may support
    and is empty for kinds that hang from nothing; of those in `own_only` only items of the same
    department. `named_by` lists fields whose values make the id of an item that states none.
    `joins` names fields whose entries join neighbouring parts of the item, and the parts.
    Items of a `frame` state where to go, those of other kinds are work. A `diary` has an item for
    each week or the like, which is read in a place of its own and which nobody names.
    `looks_back` is the field that names what an item judges when it is over; `written_by` the
    command that writes items of the kind, where `new` does not.
    """

    name: str
    label: str
    plural: str
    level: int
    icon: str
    color: str
    parents: tuple[str, ...]
    schema: Mapping[str, Any]
    link_fields: tuple[LinkField, ...]
    description: str = ""
    named_by: tuple[str, ...] = ()
    own_only: tuple[str, ...] = ()
    joins: tuple[tuple[str, str], ...] = ()
    frame: bool = False
    diary: bool = False
    looks_back: str = ""
    written_by: str = ""

    @property
    def threaded(self) -> bool:
        """True when items of this kind hang on the thread."""
        return "supports" in self.schema["properties"]

    @property
    def is_purpose(self) -> bool:
        """True for purposes, of the company or of a team."""
        return self.name == "purpose"

    @property
    def is_vision(self) -> bool:
        """True for visions."""
        return self.name == "vision"

    @property
    def is_mission(self) -> bool:
        """True for missions."""
        return self.name == "mission"

    @property
    def is_goal(self) -> bool:
        """True for goals."""
        return self.name == "goal"

    @property
    def is_objective(self) -> bool:
        """True for objectives."""
        return self.name == "objective"

    @property
    def is_campaign(self) -> bool:
        """True for campaigns."""
        return self.name == "campaign"

    @property
    def is_person(self) -> bool:
        """True for somebody who works here."""
        return self.name == "person"

    @property
    def is_department(self) -> bool:
        """True for teams."""
        return self.name == "department"

    @cached_property
    def address(self) -> str:
        """First part of the pages' addresses: the words of the plural, lower-cased, by hyphens."""
        return "-".join(re.findall(r"\w+", self.plural.lower())) or self.name

    @cached_property
    def validator(self) -> Validator:
        """The compiled schema, built at first use and kept."""
        return Validator(self.schema)

    def errors(self, data: Mapping[str, Any]) -> tuple[FieldError, ...]:
        """Return what is wrong with the fields of one item, in document order."""
        return self.validator.errors(data)


@dataclass(frozen=True)
class Kinds(Mapping[str, Kind]):
    """All kinds by name, in order of level and then name; also the vocabulary.

    `absent` names the kinds of questions that are not there: a file of such a kind is no slip.
    """

    by_name: Mapping[str, Kind]
    vocabulary: Vocabulary
    absent: frozenset[str] = frozenset()

    def is_unasked(self, data: Mapping[str, Any] | None) -> bool:
        """Tell whether front matter is that of an item of such a kind."""
        kind = (data or {}).get("kind")
        return isinstance(kind, str) and kind in self.absent

    def __getitem__(self, name: str) -> Kind:
        return self.by_name[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.by_name)

    def __len__(self) -> int:
        return len(self.by_name)

    @cached_property
    def children_of(self) -> Mapping[str, tuple[Kind, ...]]:
        """For each kind, the kinds that may support it."""
        return MappingProxyType(
            {
                name: tuple(kind for kind in self.by_name.values() if name in kind.parents)
                for name in self.by_name
            }
        )

    @cached_property
    def all_fields(self) -> frozenset[str]:
        """Every field name of every kind."""
        return frozenset(f for kind in self.by_name.values() for f in kind.schema["properties"])


def build_kind(name: str, schema: Mapping[str, Any], declared: Mapping[str, Any]) -> Kind:
    """Make a `Kind` from its flat schema and what its `x-kind` declares."""
    return Kind(
        name=name,
        label=declared["label"],
        plural=declared["plural"],
        level=declared["level"],
        icon=declared.get("icon", _DEFAULT_ICON),
        color=declared.get("color", ""),
        parents=tuple(declared["parents"]),
        schema=schema,
        link_fields=tuple(_find_links(schema, ())),
        description=str(schema.get("description", "")),
        named_by=tuple(declared.get("named_by", ())),
        own_only=tuple(declared.get("own_only", ())),
        joins=tuple(declared.get("joins", {}).items()),
        frame=declared.get("frame", False),
        diary=declared.get("diary", False),
        looks_back=declared.get("looks_back", ""),
        written_by=declared.get("written_by", ""),
    )


def _find_links(schema: object, path: Pointer) -> Iterator[LinkField]:
    """Walk a flat schema (no references, bounded depth) for `x-link`."""
    if not isinstance(schema, Mapping):
        return
    link = schema.get("x-link")
    if link:
        yield LinkField(path, tuple(link["kinds"]), link["meaning"])
    for name, part in schema.get("properties", {}).items():
        yield from _find_links(part, (*path, name))
    if "items" in schema:
        yield from _find_links(schema["items"], (*path, "*"))
    for branch in (*schema.get("oneOf", ()), *schema.get("anyOf", ())):
        yield from _find_links(branch, path)
