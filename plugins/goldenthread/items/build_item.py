"""Make an item from one document.

In: a document and its kind. Out: an `Item` that holds what could be understood and the errors of
the rest. Never looks at other items, and never fails because of what a writer wrote.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from goldenthread.ground.likeness import nearest
from goldenthread.ground.period import Period, day_of, parse_period
from goldenthread.items.item import Closing, Conflict, Item, Reference, Retirement, Support, Waiver
from goldenthread.kinds.kinds import Kind
from goldenthread.kinds.validation import FieldError, is_item_id
from goldenthread.measures.metric import build_metrics
from goldenthread.source.consent import PURPOSE, is_shut, open_data
from goldenthread.source.document import Document
from goldenthread.source.fields import read_entries, read_mapping, read_text, read_texts
from goldenthread.source.front_matter import Pointer
from goldenthread.source.placeholder import is_placeholder

_OUTSIDE = "link-leaves-plan"
_NAMED_BY_FOLDER = ("index", "readme")
_LIKE_IT = 0.8
_SUPPORTS: tuple[Pointer, ...] = (("supports",), ("supports", "*"), ("supports", "*", "id"))
_STATED_ID = re.compile(r"""^["']?id["']?\s*:\s*["']?([^\s"'#]+)""", re.MULTILINE)


def is_item(document: Document) -> bool:
    """Tell whether a document is an item: its front matter has `kind`."""
    return document.data is not None and "kind" in document.data


def meant_as_item(document: Document) -> str:
    """Return the key by which a document without a known kind shows that it is no mere page.

    That is `kind` itself, a key spelt nearly so, or one that only items have; else empty.
    """
    keys = [key for key in document.data or () if isinstance(key, str)]
    near = nearest("kind", [key.lower() for key in keys], 0.8)[:1]
    return next(
        (key for key in keys if key.lower() in near),
        next((key for key in keys if key in ("id", "supports", "owner")), ""),
    )


def default_id(path: str) -> str:
    """Return the id a file has when it states none: its stem; for an index, its folder's name."""
    file = PurePosixPath(path)
    stem = file.stem
    if stem.lower() in _NAMED_BY_FOLDER and file.parent.name:
        stem = file.parent.name
    # Bytes of a name that are not UTF-8 come as halves of surrogate pairs, which no page can hold.
    stem = re.sub("[\ud800-\udfff]", "\ufffd", stem)
    return unicodedata.normalize("NFC", stem).lower().replace("_", "-").replace(" ", "-")


def possible_ids(document: Document) -> tuple[str, ...]:
    """Return the ids a file may claim: by default, then as stated, be it readable or not."""
    stated = (document.data or {}).get("id")
    if document.data is None and (match := _STATED_ID.search(document.front)):
        stated = match[1]
    return (default_id(document.path), *([stated] if isinstance(stated, str) else ()))


def find_unread(documents: Iterable[Document], unknown: Iterable[Document]) -> tuple[Document, ...]:
    """Return the files that may be items and are none: unreadable, of no kind, of an unknown one.

    What rests on all items cannot be reckoned where there are any: nobody knows what they say.
    """
    found = {document.path: document for document in unknown}
    for document in documents:
        broken = document.unreadable and document.problems[0].name != _OUTSIDE
        if broken or (not is_item(document) and meant_as_item(document)):
            found[document.path] = document
    return tuple(found[path] for path in sorted(found))


def build_item(document: Document, kind: Kind, fiscal_year_start: int = 1) -> Item:
    """Build the item of a document whose kind is known."""
    data = open_data(document)
    closed, retired = read_mapping(data.get("closed")), read_mapping(data.get("retired"))
    supports = tuple(read_supports(data.get("supports")))
    own_id = data.get("id")
    item_id = own_id if isinstance(own_id, str) and is_item_id(own_id) else _named(document, kind)
    return Item(
        id=item_id,
        kind=kind,
        title=read_title(data) or item_id,
        document=document,
        data=data,
        errors=_errors(kind, document, item_id),
        owner=read_text(data.get("owner")),
        reviewer=read_text(data.get("reviewer")),
        department=read_text(data.get("department", data.get("team"))),
        state=_state(data),
        period=read_period(data, fiscal_year_start),
        supports=supports,
        stands_alone=read_text(data.get("stands_alone")),
        metrics=build_metrics(data.get("metrics")),
        outcomes=read_texts(data.get("outcomes")),
        aims=read_texts(data.get("aims")),
        stage=read_text(data.get("stage")),
        depends_on=read_texts(data.get("depends_on")),
        conflicts=tuple(_conflicts(data.get("conflicts_with"))),
        waivers=tuple(_waivers(data.get("waivers"))),
        formerly=read_texts(data.get("formerly")),
        audience=read_text(data.get("audience")),
        closed=_closing(closed) if closed else None,
        retired=_retirement(retired) if retired else None,
        references=tuple(_references(kind, data, supports)),
    )


def _named(document: Document, kind: Kind) -> str:
    """Return the id of an item that states none: of the fields its kind is named by, else its file.

    One file for each person and week may bear the person's name, which is the person's id already.
    """
    told = [read_text((document.data or {}).get(field)).lower() for field in kind.named_by]
    name = "-".join(filter(None, told))
    whole = all(told[:1]) and any(told[1:]) and is_item_id(name)
    return name if whole else default_id(document.path)


def split_reference(text: str) -> tuple[str, str]:
    """Split `id#part`."""
    target, _, part = text.partition("#")
    return target, part


def _errors(kind: Kind, document: Document, item_id: str) -> tuple[FieldError, ...]:
    """Return what is wrong with the fields; nothing of what is inside a purpose that is shut."""
    errors = kind.errors(document.data or {})
    if PURPOSE in kind.schema["properties"] and is_shut(document):
        errors = tuple(error for error in errors if error.pointer[:1] != (PURPOSE,))
    if not is_item_id(item_id) and not any(e.pointer == ("id",) for e in errors):
        errors = (*errors, FieldError("format", ("id",), item_id, "item-id"))
    return errors


def _state(data: Mapping[str, Any]) -> str:
    if isinstance(data.get("retired"), dict):
        return "archived"
    if isinstance(data.get("closed"), dict):
        return "closed"
    state = data.get("state")
    return state if state in ("draft", "candidate", "closed", "archived") else "active"


def read_title(data: Mapping[str, Any]) -> str:
    """Return the title on one line, "" where there is none or only words that hold its place."""
    title = " ".join(read_text(data.get("title")).split())
    return "" if title and is_placeholder(read_text(data.get("kind")), title) else title


def read_period(data: Mapping[str, Any], fiscal_year_start: int) -> Period | None:
    """Return the period, or the week, of an item; None where there is none that can be read."""
    value = data.get("period", data.get("week"))
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    try:
        return parse_period(str(value), fiscal_year_start)
    except ValueError:
        return None


def read_supports(value: object) -> Iterator[Support]:
    """Yield the entries of `supports` that name something."""
    if isinstance(value, str):
        yield Support(*split_reference(value), "", "", ("supports",), bare=True)
    elif isinstance(value, list):
        for index, entry in enumerate(value):
            pointer: Pointer = ("supports", index)
            if isinstance(entry, str):
                yield Support(*split_reference(entry), "", "", pointer, bare=True)
            elif isinstance(entry, dict) and isinstance(entry.get("id"), str):
                why, seen = read_text(entry.get("why")), read_text(entry.get("seen"))
                yield Support(*split_reference(entry["id"]), why, seen, pointer)


def _conflicts(value: object) -> Iterator[Conflict]:
    for index, entry in read_entries(value):
        if read_text(entry.get("id")):
            yield Conflict(
                split_reference(entry["id"])[0],
                read_text(entry.get("why")),
                read_text(entry.get("owner")),
                day_of(entry.get("resolve_by")),
                ("conflicts_with", index),
            )


def _waivers(value: object) -> Iterator[Waiver]:
    for index, entry in read_entries(value):
        rule, because = read_text(entry.get("rule")), read_text(entry.get("because"))
        weeks = frozenset(read_texts(entry.get("weeks")))
        yield Waiver(rule, because, day_of(entry.get("until")), ("waivers", index), weeks)


def _closing(data: Mapping[str, Any]) -> Closing:
    score = data.get("score")
    return Closing(
        day_of(data.get("date")),
        read_text(data.get("verdict")),
        float(score) if isinstance(score, int | float) else None,
        read_text(data.get("learned")),
    )


def _retirement(data: Mapping[str, Any]) -> Retirement:
    return Retirement(
        day_of(data.get("date")), read_text(data.get("because")), read_text(data.get("into"))
    )


def _references(
    kind: Kind, data: Mapping[str, Any], supports: Sequence[Support]
) -> Iterator[Reference]:
    named = [(support.named_at, support) for support in supports]
    for link_field in kind.link_fields:
        if link_field.path in _SUPPORTS:
            for pointer, support in named:
                if _SUPPORTS[len(pointer) - 1] == link_field.path:
                    yield Reference(link_field, support.target, support.part, pointer)
            continue
        for pointer, value in _follow(data, link_field.path, ()):
            if isinstance(value, str):
                yield Reference(link_field, *split_reference(value), pointer)


def _follow(value: Any, path: Pointer, at: Pointer) -> Iterator[tuple[Pointer, Any]]:  # noqa: ANN401
    if not path:
        yield at, value
    elif path[0] == "*" and isinstance(value, list):
        for index, entry in enumerate(value):
            yield from _follow(entry, path[1:], (*at, index))
    elif isinstance(value, dict) and path[0] in value:
        yield from _follow(value[path[0]], path[1:], (*at, path[0]))
