"""The words of the plan: what each kind is, what its fields take, what each status means.

In: a site. Out: one `ViewPage`, generated from the schema files and the vocabulary, so that it
cannot differ from what is checked. A company's own kinds and words appear like ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from goldenthread.items.progress import AT_RISK_BELOW, OFF_TRACK_BELOW
from goldenthread.kinds.kinds import Kind
from goldenthread.site.parts.field_types import describe_type
from goldenthread.site.parts.parts import ItemLink, PageHead, name_outcome
from goldenthread.site.site import Heading, Site, ViewPage

# Those of a question that is not there have no words.
TERMS = (
    "plan",
    "item",
    "thread",
    "so-that",
    "stands-alone",
    "outcome",
    "aim",
    "aligned",
    "contribution",
    "clause",
    "metric",
    "stage",
    "hand-off",
    "gap",
    "pathfinder",
    "commitment",
    "cadence",
    "blocker",
    "acknowledged",
    "assumption",
    "suspect",
    "finding",
    "waiver",
    "baseline",
)
STATUSES = (
    "on-track",
    "at-risk",
    "off-track",
    "not-started",
    "no-news",
    "outdated",
    "done",
    "missed",
    "abandoned",
    "draft",
    "candidate",
    "archived",
)


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A word and what it means; `name` is its key."""

    name: str
    word: str
    text: str


@dataclass(frozen=True, slots=True)
class Field:
    """One field: what it takes in words (`backticks` set code), and whether it must be there."""

    name: str
    type: str
    text: str
    required: bool


@dataclass(frozen=True, slots=True)
class KindEntry:
    """One kind; `fields` leaves out what every kind has; `count` says how many the plan holds."""

    anchor: str
    label: str
    name: str
    text: str
    count: str
    supports: tuple[ItemLink, ...]
    supported_by: tuple[ItemLink, ...]
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class WordGroup:
    """One part of the company's vocabulary."""

    title: str
    terms: tuple[GlossaryEntry, ...]


@dataclass(frozen=True, slots=True)
class GlossaryPage:
    """The page."""

    head: PageHead
    terms: tuple[GlossaryEntry, ...]
    kinds: tuple[KindEntry, ...]
    shared: tuple[Field, ...]
    statuses: tuple[GlossaryEntry, ...]
    vocabulary: tuple[WordGroup, ...]


def build_glossary(site: Site) -> ViewPage:
    """Build the page."""
    words, kinds = site.words, tuple(site.plan.kinds.values())
    shared = _shared_names(kinds)
    page = GlossaryPage(
        head=PageHead(words("glossary.title"), lead=words("glossary.lead")),
        terms=tuple(
            GlossaryEntry(name, words(f"term.{name}"), words(f"term.{name}.text"))
            for name in TERMS
            if f"term.{name}" in words.catalogue
        ),
        kinds=tuple(_build_kind(site, kind, shared) for kind in kinds),
        shared=tuple(_fields(site, kinds[0], shared, within=True)) if kinds else (),
        statuses=tuple(_build_status(site, name) for name in STATUSES),
        vocabulary=tuple(_read_vocabulary(site)),
    )
    return ViewPage(
        view="glossary",
        address=site.view_address("glossary"),
        title=page.head.title,
        model=page,
        headings=_headings(site, page),
        description=page.head.lead,
        styles=("view/reference.css",),
        search_whole=True,
    )


def _headings(site: Site, page: GlossaryPage) -> tuple[Heading, ...]:
    names = ["words", "kinds", "fields", "statuses", *(["vocabulary"] if page.vocabulary else [])]
    return tuple(Heading(name, site.words(f"glossary.{name}")) for name in names)


def _shared_names(kinds: Sequence[Kind]) -> frozenset[str]:
    """Return the fields that every kind has in the same shape."""
    if not kinds:
        return frozenset()
    first, *others = (kind.schema["properties"] for kind in kinds)
    same = {name for name, value in first.items() if all(o.get(name) == value for o in others)}
    return frozenset(same | {"kind"})


def _build_kind(site: Site, kind: Kind, shared: frozenset[str]) -> KindEntry:
    kinds, words = site.plan.kinds, site.words
    count = len(site.plan.of_kind(kind.name))
    return KindEntry(
        anchor=f"kind-{kind.name}",
        label=words.kind(kind),
        name=kind.name,
        text=words.catalogue.get(f"about.{kind.name}", kind.description),
        count=words("glossary.count", n=count) if count else words("glossary.count_none"),
        supports=tuple(
            replace(_link(site, kinds[name]), note=note_own(site, kind, name))
            for name in kind.parents
            if name in kinds
        ),
        supported_by=tuple(_link(site, child) for child in kinds.children_of[kind.name]),
        fields=tuple(_fields(site, kind, shared, within=False)),
    )


def note_own(site: Site, kind: Kind, parent: str) -> str:
    """Say of a kind above that only those of the same department will do; "" where all do."""
    return site.words("glossary.own_only") if parent in kind.own_only else ""


def _link(site: Site, kind: Kind) -> ItemLink:
    return ItemLink(site.words.kind(kind), f"{site.view_address('glossary')}#kind-{kind.name}")


def _fields(site: Site, kind: Kind, shared: frozenset[str], *, within: bool) -> Iterator[Field]:
    required = kind.schema.get("required", ())
    for name, schema in kind.schema["properties"].items():
        if (name in shared) is within:
            shown = {**schema, "const": None} if name == "kind" else schema
            text = str(schema.get("description", "")) if isinstance(schema, Mapping) else ""
            yield Field(name, describe_type(site, shown), text, name in required)


def _build_status(site: Site, name: str) -> GlossaryEntry:
    shares = {"risk": round(AT_RISK_BELOW * 100), "off": round(OFF_TRACK_BELOW * 100)}
    text = site.words(f"means.{name}", **shares)
    return GlossaryEntry(name, site.words(f"status.{name}"), text)


def _read_vocabulary(site: Site) -> Iterator[WordGroup]:
    """Read the vocabulary as far as it maps words to texts or to further fields."""
    for group, entries in site.plan.kinds.vocabulary.groups.items():
        if not isinstance(entries, Mapping):
            continue
        terms = tuple(_read_term(site, str(name), entry) for name, entry in entries.items())
        title = site.words.catalogue.get(f"vocabulary.{group}", str(group).capitalize())
        yield WordGroup(title, terms)


def _read_term(site: Site, name: str, entry: Any) -> GlossaryEntry:  # noqa: ANN401 - whatever they wrote
    if isinstance(entry, list):
        return GlossaryEntry(name, name, ", ".join(map(str, entry)))
    if not isinstance(entry, Mapping):
        return GlossaryEntry(name, name, "" if entry is None else str(entry))
    word = name_outcome(site, name) if "label" in entry else name
    rest = [
        f"{key}: {', '.join(map(str, value)) if isinstance(value, list) else value}"
        for key, value in entry.items()
        if key not in ("label", "description")
    ]
    text = entry.get("description")
    return GlossaryEntry(name, word, " · ".join([*([str(text)] if text else []), *rest]))
