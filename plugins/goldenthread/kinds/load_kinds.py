"""Read the schema files and merge them into kinds.

In: the shipped `schema/` with the kinds of the questions that are there, and the files of the
company's, which may be absent. Out: `Kinds`. A company file of the same name replaces ours, a new
name adds a kind, `common.extra.schema.json` adds fields, `vocabulary.yml` merges by key. Never
guesses: a file that is wrong stops the run.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import jsonschema

from goldenthread.ground.files import DiskFiles, EntrySort, Files, read_text
from goldenthread.ground.resources import folders, resource
from goldenthread.kinds.kinds import Kind, Kinds, build_kind
from goldenthread.kinds.schema_file import (
    SchemaError,
    SchemaFile,
    check_schema,
    is_file,
    read_json,
    shown,
)
from goldenthread.kinds.vocabulary import Vocabulary, build_vocabulary
from goldenthread.source.front_matter import Problem, read_yaml

_SUFFIX = ".schema.json"
_DEEPEST = 40
_LEVELS_OF_WORDS = 3
_KEPT = frozenset({"frame", "diary", "looks_back", "written_by"})
_MOST_PARTS = 20_000
_OF_QUESTIONS = frozenset({"assessment", "check-in", "journey", "roadmap"})
"""Every kind that a question was ever given: plans name it, even where its schema is gone."""
# Words by which a schema leads elsewhere: none is needed in a file that is merged into one.
_LEADING_AWAY = ("$dynamicRef", "$recursiveRef", "$id", "$schema", "$anchor", "$dynamicAnchor")


def load_kinds(company: Files | None = None) -> Kinds:
    """Load our kinds and, where its folder is there, a company's own on top.

    A company's files are read and judged each time, for they change while a site is served. Ours
    change with the program alone: they are read once, and `tests/test_kinds.py` judges them.

    Raises:
        SchemaError: a file is not JSON, not a valid schema, or names what does not exist.
    """
    ours = resource("schema")
    if company is None or (there := company.look("")) is None or there.sort is not EntrySort.FOLDER:
        return _build_ours(ours)
    # This program's own repository is its own company.
    is_ours = os.path.realpath(company.name("")) == os.path.realpath(ours)
    return _build_ours(ours) if is_ours else _build_kinds(DiskFiles(ours), company)


@cache
def _build_ours(ours: Path) -> Kinds:
    return _build_kinds(DiskFiles(ours), None)


def _build_kinds(ours: Files, own: Files | None) -> Kinds:
    common = read_json(SchemaFile(ours, "common.schema.json"))
    shipped: dict[str, SchemaFile] = {}
    for folder in folders("schema"):
        shipped |= _find_kinds(DiskFiles(folder))
    files = dict(shipped)
    if own:
        _add_fields(common, SchemaFile(own, "common.extra.schema.json"))
        files |= _find_kinds(own)
    meta = jsonschema.Draft202012Validator(read_json(SchemaFile(ours, "kind.meta.json")))
    built: list[Kind] = []
    for name, file in files.items():
        ours_of_it = shipped.get(name)
        judge = None if file == ours_of_it else meta
        flags = _flags(ours_of_it) if judge and ours_of_it else {}
        kind = _load_kind(name.removesuffix(_SUFFIX), file, common, judge, flags)
        if kind:
            built.append(kind)
    built.sort(key=lambda kind: (kind.level, kind.name))
    _check_names(built, files)
    absent = frozenset(name for name in _OF_QUESTIONS if name + _SUFFIX not in files)
    by_name = MappingProxyType({kind.name: kind for kind in built})
    return Kinds(by_name, _load_vocabulary(ours, own), absent)


def _find_kinds(files: Files) -> dict[str, SchemaFile]:
    """Return the files of kinds by their names, wherever links lead."""
    try:
        entries = files.scan("kinds")
    except OSError:
        return {}
    names = (entry.path.removeprefix("kinds/") for entry in entries)
    return {name: SchemaFile(files, f"kinds/{name}") for name in names if name.endswith(_SUFFIX)}


def _load_kind(
    name: str,
    file: SchemaFile,
    common: Mapping[str, Any],
    meta: jsonschema.Draft202012Validator | None,
    flags: Mapping[str, Any],
) -> Kind | None:
    """Read, check and merge one kind file; None for a kind that is switched off."""
    own = read_json(file)
    if meta:
        check_schema(file, own, meta)
    declared = {**flags, **own["x-kind"]}
    if declared.get("enabled") is False:
        return None
    groups = [common["groups"][group] for group in declared.get("groups", ())]
    parts = [common["properties"], *groups, own.get("properties", {})]
    definitions = {**common["$defs"], **own.get("$defs", {})}
    properties: dict[str, Any] = {}
    budget = iter(range(_MOST_PARTS))
    for part in parts:
        for key, value in part.items():
            properties[key] = _inline(value, definitions, file, ("properties", key), budget)
    properties["kind"] = {**properties["kind"], "const": name}
    schema = {
        "$schema": common["$schema"],
        "title": own.get("title", declared["label"]),
        "description": own.get("description", ""),
        "type": "object",
        "properties": properties,
        "required": [*_needed(common, declared), *own.get("required", ())],
        "additionalProperties": False,
    }
    return build_kind(name, schema, declared)


def _flags(file: SchemaFile) -> dict[str, Any]:
    """Return what holds of a kind of ours until a company's file of that name says otherwise."""
    return {key: value for key, value in read_json(file)["x-kind"].items() if key in _KEPT}


def _needed(common: Mapping[str, Any], declared: Mapping[str, Any]) -> list[str]:
    return [key for key in common["required"] if key != "title" or not declared.get("untitled")]


def _inline(
    part: Any,  # noqa: ANN401
    definitions: Mapping[str, Any],
    file: SchemaFile,
    at: tuple[str, ...],
    budget: Iterator[int],
) -> Any:  # noqa: ANN401
    """Replace `#/$defs/x` by what it names: half the cost of a check, and links are found.

    `budget` is used up by one for each part, so that definitions cannot multiply without end.
    """
    if len(at) > _DEEPEST or next(budget, None) is None:
        raise SchemaError(f"{file}: at {shown(at)}: the definitions refer to each other endlessly")
    if isinstance(part, list):
        return [
            _inline(entry, definitions, file, (*at, str(i)), budget) for i, entry in enumerate(part)
        ]
    if not isinstance(part, Mapping):
        return part
    for word in _LEADING_AWAY:
        if isinstance(part.get(word), str):
            raise SchemaError(f"{file}: at {shown((*at, word))}: '{word}' cannot be used here")
    reference = part.get("$ref")
    if isinstance(reference, str):
        name = reference.removeprefix("#/$defs/")
        if name not in definitions:
            raise SchemaError(f"{file}: at {shown((*at, '$ref'))}: '{reference}' does not exist")
        rest = {key: value for key, value in part.items() if key != "$ref"}
        inlined = _inline(definitions[name], definitions, file, (*at, "$ref"), budget)
        return {**inlined, **rest}
    return {
        key: _inline(value, definitions, file, (*at, key), budget) for key, value in part.items()
    }


def _add_fields(common: dict[str, Any], extra: SchemaFile) -> None:
    if not is_file(extra):
        return
    own = read_json(extra)
    try:
        jsonschema.Draft202012Validator.check_schema(own)
    except jsonschema.SchemaError as error:
        raise SchemaError(f"{extra}: at {shown(error.absolute_path)}: {error.message}") from error
    if "properties" not in own:
        raise SchemaError(f"{extra}: at /properties: expected the fields to add to every kind")
    common["properties"] = {**common["properties"], **own["properties"]}
    common["$defs"] = {**common["$defs"], **own.get("$defs", {})}


def _check_names(kinds: list[Kind], files: Mapping[str, SchemaFile]) -> None:
    known = {kind.name for kind in kinds}
    dropped = {name.removesuffix(_SUFFIX) for name in files} - known
    addresses: dict[str, str] = {}
    for kind in kinds:
        file = files[f"{kind.name}{_SUFFIX}"]
        for index, parent in enumerate(kind.parents):
            if parent not in known | dropped | _OF_QUESTIONS:
                raise SchemaError(f"{file}: at /x-kind/parents/{index}: no kind '{parent}'")
        for index, parent in enumerate(kind.own_only):
            if parent not in kind.parents:
                raise SchemaError(
                    f"{file}: at /x-kind/own_only/{index}: '{parent}' is none of its parents"
                )
        other = addresses.setdefault(kind.address, kind.name)
        if other != kind.name:
            raise SchemaError(f"{file}: at /x-kind/plural: '{kind.plural}' is used by '{other}'")


def _load_vocabulary(ours: Files, own: Files | None) -> Vocabulary:
    """Read our words and the company's, and merge them."""
    merged: dict[str, Any] = {}
    own_text = ""
    for folder in (ours, own):
        file = SchemaFile(folder, "vocabulary.yml") if folder else None
        if not file or not is_file(file):
            continue
        try:
            text = read_text(file.files, file.path)
        except (OSError, ValueError) as error:
            raise SchemaError(f"{file}: cannot be read as UTF-8 text") from error
        data, problems = read_yaml(text)
        if problems:
            line, column = problems[0].mark
            raise SchemaError(f"{file}:{line}:{column}: not valid YAML: {_wording(problems[0])}")
        if not isinstance(data, dict):
            raise SchemaError(f"{file}: expected 'key: value' lines")
        merged = _merge(merged, data, _LEVELS_OF_WORDS)
        own_text = text if folder is own else ""
    return build_vocabulary(MappingProxyType(merged), own_text)


def _merge(base: Any, own: Any, levels: int) -> Any:  # noqa: ANN401
    """Lay a company's words over ours: list by list, entry by entry, field by field."""
    if not levels or not isinstance(base, dict) or not isinstance(own, dict):
        return own
    changed = {key: _merge(base.get(key), value, levels - 1) for key, value in own.items()}
    return {**base, **changed}


def _wording(problem: Problem) -> str:
    return " ".join(filter(None, (problem.name.replace("-", " "), problem.detail)))
