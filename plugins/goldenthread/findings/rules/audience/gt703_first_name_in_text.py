"""GT703: a text contains a first name, but the plan is published without names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.phrases import name_some
from goldenthread.source.document import Document
from goldenthread.source.fields import read_all_texts
from goldenthread.source.front_matter import Mark
from goldenthread.source.mention import PATTERN

_MOST_LINES = 10
_FEWEST_WORDS = 3  # of a value that is prose and no id
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PLAIN = re.compile(r"(?<![\w\-#/.@|\[])[^\W\d_]+(?![\w\-@/])")
_COMMENT = re.compile(r"(?:^|(?<=\s))#.*", re.MULTILINE)
# As the site finds whole names: with marks, tags, or what joins words in names of files.
_BETWEEN = r"(?:(?:[\s\u00a0*_~`\\]|&nbsp;|<[^<>]{0,300}>)+|[+.])"
_MENTION = re.compile(PATTERN)
_LINK = re.compile(r"!?\[[^\[\]\n]*\]\([^()\s]*(?:\s+\"[^\"\n]*\")?\)")

Names = Mapping[str, Sequence[re.Pattern[str]]]
"""First names, each with what follows it in the full names that begin with it."""


class FirstNameInText(Rule):
    """A text contains a first name, but the plan is published without names.

    ## What it does

    If `people` is `roles` or `team`, looks in all texts for the first names of people who have a
    file, as whole words with a capital letter. Full names and links to a person are replaced, so
    they are not reported. Neither is a name that the plan also uses as an ordinary word in lower
    case, such as "will". There is one note per name and file; the notes are not on the site.

    ## Why is this bad?

    On the site, roles or teams replace full names and ids. A first name stays, because it may be an
    ordinary word, and replacing that would damage the text; anybody who knows the team knows who
    is meant.

    ## Example

    ```yaml
    # mkdocs.yml
    plugins:
      - goldenthread: {people: roles}
    ```

    ```yaml
    # ben.md
    kind: person
    title: Ben Fischer
    role: Head of marketing
    ```

    ```markdown
    # notes.md
    # Cities

    Ask Ben for the list of cities.
    ```

    ## Use instead

    ```markdown
    # notes.md
    # Cities

    Ask [[ben]] for the list of cities.
    ```
    """

    code = "GT703"
    severity = Severity.INFO
    sort = Sort.SLIP
    kinds = ("person",)
    published = False

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each first name in each file; none where people have names."""
        if plan.settings.people == "named":
            return
        names = _read_names(plan)
        if not names:
            return
        common = _find_common(plan, names)
        for document in plan.documents:
            found: dict[str, list[Mark]] = {}
            for text, line in _list_texts(plan, document):
                for name, mark in _find_names(_blank_links(plan, text), line, names):
                    if name not in common:
                        found.setdefault(name, []).append(mark)
            for name, marks in found.items():
                yield self.on(
                    plan,
                    document,
                    marks[0],
                    f"the first name '{name}' stays in this text: `people: {plan.settings.people}` "
                    "replaces only full names and ids",
                    f"write the full name, `[[id]]`, or the role{_tell_rest(marks)}",
                    subjects=_list_people(plan, name),
                )


def _tell_rest(marks: Sequence[Mark]) -> str:
    lines = sorted({mark.line for mark in marks} - {marks[0].line})
    return f"; also on line {name_some([*map(str, lines)], _MOST_LINES)}" if lines else ""


def _list_people(plan: Plan, name: str) -> Iterator[Item]:
    """Yield the people who have this first name."""
    return (one for one in plan.people if one.title.split()[:1] == [name])


def _read_names(plan: Plan) -> Names:
    """Return the first names of people; whoever has one word only has no other name."""
    found: dict[str, list[re.Pattern[str]]] = {}
    for person in plan.people:
        first, *others = person.title.split() or [""]
        if others and _WORD.fullmatch(first) and first[0].isupper() and not first.isupper():
            rest = "".join(_BETWEEN + re.escape(part) for part in others)
            found.setdefault(first, []).append(re.compile(rf"{rest}(?!\w)", re.IGNORECASE))
    return found


def _find_common(plan: Plan, names: Names) -> frozenset[str]:
    """Return the names that stand somewhere as a word with a small letter; ids are no such word."""
    wanted = {name.lower(): name for name in names if plan.find(name.lower()) is None}
    found: set[str] = set()
    for document in plan.documents:
        values = (v for v in read_all_texts(document.data or {}) if len(v.split()) >= _FEWEST_WORDS)
        for text in (document.body, *values):
            found |= {wanted[word] for word in _PLAIN.findall(text) if word in wanted}
    return frozenset(found)


def _list_texts(plan: Plan, document: Document) -> Iterator[tuple[str, int]]:
    """Yield the texts of a file that are published, with the line on which each begins."""
    item = plan.by_path.get(document.path)
    if document.unreadable:
        return
    if item and item.is_person:
        yield item.role, item.place(("role",)).line
        return
    yield _COMMENT.sub("", document.front), 2
    yield document.body, document.body_line


def _blank_links(plan: Plan, text: str) -> str:
    """Replace what leads to a person, and is replaced on the site, by spaces."""

    def blank(match: re.Match[str], words: Sequence[str]) -> str:
        leads = any(_is_person(plan.find(word)) for word in words)
        return re.sub(r"[^\n]", " ", match[0]) if leads else match[0]

    if "[[" in text:
        text = _MENTION.sub(lambda match: blank(match, [match["target"].strip()]), text)
    if "](" in text:
        address = re.compile(r"[\w-]+")
        text = _LINK.sub(lambda m: blank(m, address.findall(m[0].partition("](")[2])), text)
    return text


def _is_person(item: Item | None) -> bool:
    return item is not None and item.is_person


def _find_names(text: str, line: int, names: Names) -> Iterator[tuple[str, Mark]]:
    counted = 0
    for match in _WORD.finditer(text):
        rests = names.get(match[0])
        if rests is None or any(rest.match(text, match.end()) for rest in rests):
            continue
        line += text.count("\n", counted, match.start())
        counted = match.start()
        yield match[0], Mark(line, counted - text.rfind("\n", 0, counted))
