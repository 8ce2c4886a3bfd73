"""One schema file: where it lies, what it says, and what is wrong with it.

In: files, a path. Out: the JSON object, or a `SchemaError` that names the file and the place.
Never merges anything.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import jsonschema

from goldenthread.ground.files import EntrySort, Files, read_text


class SchemaError(Exception):
    """A schema file that cannot be used; the text names the file, the JSON pointer and why."""


@dataclass(frozen=True, slots=True)
class SchemaFile:
    """A schema file; as text it is what messages call it."""

    files: Files
    path: str

    def __str__(self) -> str:
        return self.files.name(self.path)


def check_schema(
    file: SchemaFile, own: Mapping[str, Any], meta: jsonschema.Draft202012Validator
) -> None:
    """Judge a schema by what a kind file may say.

    Raises:
        SchemaError: it says something else.
    """
    try:
        for error in sorted(meta.iter_errors(own), key=lambda e: len(e.absolute_path)):
            raise SchemaError(f"{file}: at {shown(error.absolute_path)}: {error.message}")
        jsonschema.Draft202012Validator.check_schema(own)
    except jsonschema.SchemaError as error:
        raise SchemaError(f"{file}: at {shown(error.absolute_path)}: {error.message}") from error
    except RecursionError:
        raise SchemaError(f"{file}: its parts lie too deep in one another") from None


def is_file(source: SchemaFile) -> bool:
    """Tell whether the file is there, wherever links lead."""
    entry = source.files.look(source.path)
    return entry is not None and entry.sort in (EntrySort.FILE, EntrySort.OUTSIDE)


def read_json(file: SchemaFile) -> dict[str, Any]:
    """Read a schema file.

    Raises:
        SchemaError: it is not a JSON object in UTF-8.
    """
    try:
        data = json.loads(read_text(file.files, file.path))
    except json.JSONDecodeError as error:
        raise SchemaError(
            f"{file}:{error.lineno}:{error.colno}: not valid JSON: {error.msg.lower()}"
        ) from error
    except (OSError, ValueError, RecursionError) as error:
        raise SchemaError(f"{file}: cannot be read as UTF-8 JSON") from error
    if not isinstance(data, dict):
        raise SchemaError(f"{file}: at /: expected a JSON object")
    return data


def shown(pointer: Any) -> str:  # noqa: ANN401 - a deque or tuple of keys
    """Spell the steps to a place as a JSON pointer."""
    return "/" + "/".join(str(part) for part in pointer)
