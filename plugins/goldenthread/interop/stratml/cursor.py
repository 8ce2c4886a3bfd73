"""A place in the source and what is written there.

In: an element, words for its place, the log. Out: tidy texts and the places below.
Never lets a text disappear: form residue, repeats and unknown elements leave a remark.
"""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.interop.stratml.clean import flatten, is_announced, is_placeholder, tidy
from goldenthread.interop.stratml.parse import Element
from goldenthread.interop.stratml.report import COUNTED, Log


@dataclass(frozen=True, slots=True)
class Cursor:
    """One element with its place, such as "Goal 2 > Objective 3"."""

    element: Element
    place: str
    log: Log

    def text(self, *names: str) -> str:
        """Return the tidy text of the children with one of these names, `""` if nothing is said."""
        texts = []
        for child in self.element.named(*names):
            raw = _text_of(child)
            text = tidy(raw)
            if not text:
                continue
            if is_placeholder(text):
                self.log.add("form-residue", self.place, f"{child.name}: {flatten(text)[:80]}")
                continue
            if child.children:
                self.log.add("markup-in-text", self.place, child.name)
            if text != raw:
                self.log.add("untidy-text", self.place, child.name)
            texts.append(text)
        if len(texts) > 1:
            self.log.add("several-texts", self.place, names[0])
        return "\n\n".join(texts)

    def line(self, *names: str) -> str:
        """Return the same on one line."""
        return flatten(self.text(*names))

    def lines(self, name: str) -> tuple[str, ...]:
        """Return the text of each child with this name that says something, each on one line."""
        texts = (flatten(tidy(_text_of(child))) for child in self.element.named(name))
        return tuple(text for text in texts if text and not is_placeholder(text))

    def is_announced(self, name: str) -> bool:
        """Tell whether a child with this name says that its text is still to come."""
        return any(is_announced(tidy(_text_of(child))) for child in self.element.named(name))

    def attribute(self, *names: str) -> str:
        """Return the first of these attributes that says something."""
        values = (self.element.attributes.get(name, "").strip() for name in names)
        return next((value for value in values if value), "")

    def below(self, name: str) -> tuple[Cursor, ...]:
        """Return the children with this name, each with its place counted from 1."""
        start = f"{self.place} > " if self.place else ""
        return tuple(
            Cursor(child, f"{start}{name} {index}", self.log)
            for index, child in enumerate(self.element.named(name), start=1)
        )

    def expect(self, *names: str) -> None:
        """Remark on each child with another name, unless it is empty."""
        for child in self.element.children:
            if child.name not in names:
                self._remark_unread(child)

    def _remark_unread(self, child: Element) -> None:
        for element in child.walk():
            said = element is child and tidy(_text_of(child))
            if said or element.name in COUNTED:
                self.log.add("unread-element", self.place, element.name)


def _text_of(element: Element) -> str:
    """Return all text in an element; a child element starts a new paragraph."""
    if not element.children:
        return "".join(part for part in element.content if isinstance(part, str))
    parts = (
        "\n".join(part for part in below.content if isinstance(part, str))
        for below in element.walk()
    )
    return "\n\n".join(part for part in parts if part.strip())
