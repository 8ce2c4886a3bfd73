"""The author's handbook, "How we plan": each kind with an example, its fields and its rules.

In: a site. Out: one `ViewPage`. Fields, rules, aims and commands are generated from what is
checked; reasons and examples are written, and the examples are a plan that the tests check. A kind
of a company's own, and one of ours that its schema has changed, appears by its schema alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from goldenthread.findings.rule import all_rules
from goldenthread.kinds.kinds import Kind
from goldenthread.site.parts.handbook_fields import FieldTable, build_tables
from goldenthread.site.parts.handbook_lists import (
    RuleLine,
    Word,
    list_aims,
    list_outcomes,
    show_rule,
)
from goldenthread.site.parts.handbook_text import (
    Example,
    Written,
    read_kind_texts,
    read_topic,
)
from goldenthread.site.parts.parts import ItemLink, PageHead
from goldenthread.site.site import Heading, Site, ViewPage
from goldenthread.site.views.glossary import note_own

WHEN, HOW, AFTER = "When to write one", "How to write it", "What follows"
"""The headings a chapter may have; the text before them says what the kind is for."""

_NOTHING = Written({})


@dataclass(frozen=True, slots=True)
class Chapter:
    """One kind; `text`, `when`, `how` and `after` are markdown or empty."""

    anchor: str
    label: str
    name: str
    lead: str
    text: str
    when: str
    how: str
    after: str
    examples: tuple[Example, ...]
    tables: tuple[FieldTable, ...]
    shared: tuple[ItemLink, ...]
    supports: tuple[ItemLink, ...]
    rules: tuple[RuleLine, ...]
    command: str

    @property
    def field_count(self) -> int:
        """How many fields its tables explain, nested ones included."""
        return sum(len(table.rows) for table in self.tables)


@dataclass(frozen=True, slots=True)
class Topic:
    """A chapter about no kind: sections of markdown by heading, "" first."""

    anchor: str
    title: str
    sections: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SharedFields:
    """Fields that several kinds have alike, and which kinds."""

    kinds: str
    tables: tuple[FieldTable, ...]


@dataclass(frozen=True, slots=True)
class HandbookPage:
    """The page; `places` are the addresses of views by the mark that texts use for them."""

    head: PageHead
    start: Topic
    chapters: tuple[Chapter, ...]
    shared: tuple[SharedFields, ...]
    vocabulary: Topic
    outcomes: tuple[Word, ...]
    aims: tuple[Word, ...]
    numbers: Topic
    checks: Topic
    rules: tuple[RuleLine, ...]
    places: tuple[tuple[str, str], ...]

    @property
    def topics_after(self) -> tuple[Topic, ...]:
        """The chapters that follow the kinds, for the list of contents."""
        return (self.vocabulary, self.numbers, self.checks)


def build_handbook(site: Site) -> ViewPage:
    """Build the page."""
    words = site.words
    shared = _find_shared(tuple(site.plan.kinds.values()))
    chapters = tuple(_build_chapter(site, kind, shared) for kind in _in_order(site))
    told = {line.code for chapter in chapters for line in chapter.rules}
    page = HandbookPage(
        head=PageHead(words("handbook.title"), lead=words("handbook.lead")),
        start=_build_topic(site, "start"),
        chapters=chapters,
        shared=tuple(_build_shared(site, shared)),
        vocabulary=_build_topic(site, "vocabulary"),
        outcomes=tuple(list_outcomes(site)),
        aims=tuple(list_aims(site)),
        numbers=_build_topic(site, "numbers"),
        checks=_build_topic(site, "checks"),
        rules=tuple(show_rule(site, r) for c, r in all_rules().items() if c not in told),
        places=tuple((f"gt:{view}", site.view_address(view)) for view in _views_named(site)),
    )
    return ViewPage(
        view="handbook",
        address=site.view_address("handbook"),
        title=page.head.title,
        model=page,
        headings=_headings(site, page),
        description=page.head.lead,
        styles=("view/reference.css", "view/handbook.css"),
        search_whole=True,
    )


def _headings(site: Site, page: HandbookPage) -> tuple[Heading, ...]:
    return (
        Heading(page.start.anchor, page.start.title),
        *(Heading(chapter.anchor, chapter.label) for chapter in page.chapters),
        Heading("shared", site.words("handbook.shared")),
        *(Heading(topic.anchor, topic.title) for topic in page.topics_after),
    )


def _in_order(site: Site) -> Iterator[Kind]:
    """Yield our kinds as a company writes them, then its own from the purpose down."""
    kinds = site.plan.kinds
    ours = read_kind_texts()
    yield from (kinds[name] for name in ours if name in kinds)
    yield from (kind for name, kind in kinds.items() if name not in ours)


def _find_shared(kinds: Sequence[Kind]) -> Mapping[str, tuple[Kind, ...]]:
    """Find the fields that several kinds have in one shape, each with its kinds."""
    having: dict[str, list[Kind]] = {}
    for kind in kinds:
        for name in kind.schema["properties"]:
            having.setdefault(name, []).append(kind)
    return {
        name: tuple(found)
        for name, found in having.items()
        if name == "kind" or (len(found) > 1 and _alike(name, found))
    }


def _alike(name: str, kinds: Sequence[Kind]) -> bool:
    first = kinds[0].schema["properties"][name]
    return all(kind.schema["properties"][name] == first for kind in kinds)


def _build_chapter(site: Site, kind: Kind, shared: Mapping[str, tuple[Kind, ...]]) -> Chapter:
    words, written = site.words, _written(kind)
    label, anchor = words.kind(kind), f"kind-{kind.name}"
    names = tuple(kind.schema["properties"])
    needed = kind.schema.get("required", ())
    own = tuple(name for name in names if name not in shared or name in needed)
    return Chapter(
        anchor=anchor,
        label=label,
        name=kind.name,
        lead=words.catalogue.get(f"about.{kind.name}", kind.description),
        text=written.sections.get("", ""),
        when=written.sections.get(WHEN, ""),
        how=written.sections.get(HOW, ""),
        after=written.sections.get(AFTER, ""),
        examples=written.examples,
        tables=build_tables(
            site, kind.schema, own, anchor, words("glossary.fields_caption", kind=label)
        ),
        shared=tuple(ItemLink(name, f"field-{name}") for name in names if name not in own),
        supports=tuple(
            replace(_link(site, name), note=note_own(site, kind, name))
            for name in kind.parents
            if name in site.plan.kinds
        ),
        rules=tuple(show_rule(site, r) for r in all_rules().values() if kind.name in r.kinds),
        command=_command(site, kind),
    )


def _command(site: Site, kind: Kind) -> str:
    if kind.written_by:
        return f"goldenthread {kind.written_by}"
    return f'goldenthread new {kind.name} "{site.words("handbook.its_title")}"'


def _written(kind: Kind) -> Written:
    """Return what we wrote about a kind, unless a company's schema has made it another."""
    written = read_kind_texts().get(kind.name, _NOTHING)
    fits = not any(kind.errors(one.data) for one in written.examples if one.data)
    return written if fits else _NOTHING


def _link(site: Site, name: str) -> ItemLink:
    return ItemLink(site.words.kind(site.plan.kinds[name]), f"kind-{name}")


def _build_topic(site: Site, name: str) -> Topic:
    return Topic(name, site.words(f"handbook.{name}"), read_topic(name).sections)


def _build_shared(site: Site, shared: Mapping[str, tuple[Kind, ...]]) -> Iterator[SharedFields]:
    """Yield the shared fields in groups that the same kinds have."""
    grouped: dict[tuple[str, ...], list[str]] = {}
    for name, kinds in shared.items():
        grouped.setdefault(tuple(kind.name for kind in kinds), []).append(name)
    by_name = site.plan.kinds
    for group, names in sorted(grouped.items(), key=lambda entry: -len(entry[0])):
        every = len(group) == len(by_name)
        labels = ", ".join(site.words.kind(by_name[name]) for name in group)
        title = site.words("handbook.every_kind") if every else labels
        schema = by_name[group[0]].schema
        yield SharedFields(title, build_tables(site, schema, tuple(names), "field", title))


def _views_named(site: Site) -> Iterator[str]:
    """Yield the views that exist, those with longer names first, so that no mark hides another."""
    yield from sorted(site.plan.settings.pages, key=len, reverse=True)
