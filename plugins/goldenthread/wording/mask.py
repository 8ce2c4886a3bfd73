"""Take the names of people out of a plan, where `people` asks for roles or teams.

In: a plan whose people have names. Out: texts in which their role or their team stands instead, and
for every id a token that says nothing. What a name is, is known here and nowhere else; tokens are
turned into words when a page or a file is finished. Never lets a name pass because of where it
stands, but sees only whole names and ids, not first names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from goldenthread.ground.spelling import retype
from goldenthread.items.build_item import possible_ids
from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.source.mention import PATTERN
from goldenthread.wording.named import Face, Forms, read_forms, replace_names
from goldenthread.wording.words import load_words

TOKEN = re.compile(r"gtperson\d{4,}x")
_MENTION = re.compile(PATTERN)
_LINK = re.compile(r"!?\[[^\[\]\n]*\]\([^()\s]*(?:\s+\"[^\"\n]*\")?\)|<a\b[^>]*>.*?</a>", re.DOTALL)


@dataclass(frozen=True)
class Mask:
    """All faces of a plan, by the ids and former ids of people and by their e-mail addresses."""

    faces: Mapping[str, Face]
    emails: Mapping[str, Face]
    someone: str
    forms: Forms
    _slugs: Mapping[str, str]

    def text(
        self,
        text: str,
        word: Callable[[Face], str] = lambda face: face.label,
        *,
        every: bool = False,
    ) -> str:
        """Return a text without names; `word` chooses what stands instead of one.

        An id of one word, such as "may", counts only where it is plainly an id, unless `every`
        says that it always does. Where a name hides behind the way it is typed, the text comes
        back retyped.
        """
        for typed in dict.fromkeys((retype(text), text)):
            said = replace_names(typed, self.forms, word, every=every)
            if said != typed:
                return said
        return text

    def id(self, text: str) -> str:
        """Return an id, a reference or a path in which tokens stand for the ids of people."""
        target, mark, part = text.partition("#")
        face = self.faces.get(target)
        return (
            f"{face.token}{mark}{part}" if face else self.text(text, _token, every="/" not in text)
        )

    def markdown(self, text: str) -> str:
        """Return an author's text in which nothing names a person or leads to their page."""
        text = _MENTION.sub(self._unlink_mention, text)
        return self.text(_LINK.sub(self._unlink, text))

    def _unlink_mention(self, match: re.Match[str]) -> str:
        face = self.faces.get(match["target"].strip())
        if face is None:
            return match[0]
        return "" if match["block"] else face.label

    def _unlink(self, match: re.Match[str]) -> str:
        said = match[0]
        face = self._find(said.partition("](")[2] or said.partition(">")[0])
        if face is None:
            return said
        return "" if said.startswith("!") else face.label

    def author(self, name: str) -> str:
        """Return how a commit's author appears: as the person they are, else as somebody."""
        face = self.emails.get(name.casefold()) or self._find(name)
        return face.label if face else self.someone

    def _find(self, text: str) -> Face | None:
        """Return who is named first in a text."""
        found: list[Face] = []

        def note(face: Face) -> str:
            found.append(face)
            return ""

        self.text(text, note)
        return next(iter(found), None)

    def finish(self, text: str) -> str:
        """Turn tokens into words: what leads to a person's page leads nowhere."""
        if "gtperson" not in text:
            return text
        text = re.sub(r"\s(?:xlink:)?href=(\"|')[^\"'>]*gtperson\d+x[^\"'>]*\1", "", text)
        return TOKEN.sub(lambda match: self._slugs.get(match[0], "someone"), text)


def _token(face: Face) -> str:
    return face.token


@lru_cache(maxsize=2)
def read_mask(plan: Plan) -> Mask | None:
    """Return the mask of a plan; None where people appear by name."""
    if plan.settings.people == "named":
        return None
    someone = load_words(plan.settings)("people.someone")
    people = [(p, ids, _label(plan, p, someone)) for p, ids in _list_people(plan)]
    # A role may name somebody, too: "assistant to ...".
    first = _build_mask(people, someone)
    return _build_mask([(p, ids, first.text(label)) for p, ids, label in people], someone)


def _build_mask(people: list[tuple[Item | None, list[str], str]], someone: str) -> Mask:
    faces: dict[str, Face] = {}
    emails: dict[str, Face] = {}
    written: list[tuple[str, Face]] = []
    for number, (person, ids, label) in enumerate(people):
        face = Face(f"gtperson{number:04}x", label)
        faces |= dict.fromkeys(ids, face)
        written += [(form, face) for form in ids]
        if person:
            written.append((person.title, face))
            emails |= {e.casefold(): face for e in person.emails}
    written += list(emails.items())
    slugs = {face.token: face.slug for face in faces.values()}
    return Mask(faces, emails, someone, read_forms(written), slugs)


def _list_people(plan: Plan) -> Iterator[tuple[Item | None, list[str]]]:
    """Yield everybody with the ids they may be called by; who is only named has no item."""
    for item in plan.by_path.values():
        if item.is_person:
            stem = PurePosixPath(item.path).stem
            own = () if stem.lower() in ("index", "readme") else (stem,)
            ids = (item.id, *possible_ids(item.document), *item.formerly, *own)
            yield item, list(dict.fromkeys(filter(None, ids)))
    unknown = {
        fact.reference.target
        for fact in plan.unresolved
        if tuple(fact.reference.field.kinds) == ("person",)
    }
    for name in sorted(unknown):
        yield None, [name]


def _label(plan: Plan, person: Item | None, someone: str) -> str:
    if person is None:
        return someone
    department = plan.department(person)
    team = department.title if department else ""
    role = " ".join(person.role.split())
    return (role if plan.settings.people == "roles" else "") or team or someone
