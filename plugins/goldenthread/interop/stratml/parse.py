"""Hardened XML parsing.

In: a path. Out: a small frozen element tree, names split from namespaces.
Never follows a document type declaration, an entity, a stylesheet or a schema location, never
touches the network, and stops at the first bound that is crossed, while parsing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser, ParseError

MAX_BYTES = 32 * 1024 * 1024
MAX_DEPTH = 64
MAX_ELEMENTS = 500_000


class UnreadableFileError(ValueError):
    """The file cannot be imported; the message is written for the person who gave it."""


@dataclass(frozen=True, slots=True)
class Element:
    """One XML element; `content` keeps texts and children in order."""

    name: str
    namespace: str
    attributes: Mapping[str, str]
    content: tuple[str | Element, ...]
    line: int

    @property
    def children(self) -> tuple[Element, ...]:
        """The child elements, in file order."""
        return tuple(part for part in self.content if isinstance(part, Element))

    def named(self, *names: str) -> tuple[Element, ...]:
        """The children with one of these local names, in file order."""
        return tuple(child for child in self.children if child.name in names)

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in file order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(reversed(element.children))


def parse_file(path: Path) -> Element:
    """Return the root element of the XML file at `path`.

    Raises:
        UnreadableFileError: not a readable file, over a bound, not well-formed, or with a
            document type declaration.
    """
    return parse_bytes(_read_bounded(path))


def parse_bytes(raw: bytes) -> Element:
    """Return the root element of an XML document (see `parse_file`)."""
    if not raw.strip():
        raise UnreadableFileError("the file is empty")
    target = _Target()
    parser = DefusedXMLParser(
        target=target, forbid_dtd=True, forbid_entities=True, forbid_external=True
    )
    target.expat = parser.parser
    try:
        parser.feed(raw)
        root = parser.close()
    except DefusedXmlException as error:
        raise UnreadableFileError(
            "the file has a document type declaration (<!DOCTYPE …>) or an entity; these are "
            "never followed, and StratML needs none: remove it and try again"
        ) from error
    except ParseError as error:
        line, column = error.position
        reason = str(error).partition(":")[0]
        raise UnreadableFileError(
            f"the file is not well-formed XML: {reason} at line {line}, column {column + 1}"
        ) from error
    except (LookupError, UnicodeError, ValueError) as error:
        if isinstance(error, UnreadableFileError):
            raise
        raise UnreadableFileError(f"the file's encoding cannot be read: {error}") from error
    if not isinstance(root, Element):
        raise UnreadableFileError("the file holds no XML element")
    return root


def _read_bounded(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise UnreadableFileError("this is not a file" if path.exists() else "no such file")
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise UnreadableFileError(f"the file cannot be read: {error.strerror}") from error
    if len(raw) > MAX_BYTES:
        raise UnreadableFileError(f"the file is larger than {MAX_BYTES // 1024**2} MiB")
    return raw


class _Target:
    """Builds elements for expat and counts as it goes."""

    def __init__(self) -> None:
        self.expat: object = None
        self._open: list[tuple[str, Mapping[str, str], list[str | Element], int]] = []
        self._root: Element | None = None
        self._count = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._count += 1
        if len(self._open) >= MAX_DEPTH:
            raise UnreadableFileError(f"elements are nested more than {MAX_DEPTH} levels deep")
        if self._count > MAX_ELEMENTS:
            raise UnreadableFileError(f"the file has more than {MAX_ELEMENTS:,} elements")
        line = int(getattr(self.expat, "CurrentLineNumber", 0))
        self._open.append((tag, dict(attributes), [], line))

    def data(self, text: str) -> None:
        if self._open:
            self._open[-1][2].append(text)

    def end(self, _tag: str) -> None:
        tag, attributes, content, line = self._open.pop()
        namespace, _, name = tag[1:].rpartition("}") if tag.startswith("{") else ("", "", tag)
        element = Element(name, namespace, attributes, tuple(content), line)
        if self._open:
            self._open[-1][2].append(element)
        else:
            self._root = element

    def close(self) -> Element | None:
        return self._root
