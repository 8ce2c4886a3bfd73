"""Read a `mkdocs.yml` as MkDocs would, without MkDocs.

In: files and the name of a configuration file. Out: a plain mapping with `INHERIT` merged and
`!ENV` resolved. Unknown tags become opaque text; never runs code that a tag names.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Mapping
from typing import Any

import yaml

from goldenthread.ground.files import Files, read_text

_MOST_PARENTS = 20


class ConfigFileError(Exception):
    """The configuration file cannot be read; the text names file, line and reason."""


class _MkDocsLoader(yaml.SafeLoader):
    """YAML 1.1 as MkDocs reads it."""


def _env(loader: _MkDocsLoader, node: yaml.Node) -> Any:  # noqa: ANN401 - any YAML value
    """Resolve `!ENV NAME` or `!ENV [NAME, OTHER, default]`."""
    if isinstance(node, yaml.SequenceNode):
        entries = [loader.construct_object(child) for child in node.value]
        names, default = ([*entries[:-1]], entries[-1]) if len(entries) > 1 else (entries, None)
    else:
        names, default = [getattr(node, "value", "")], None
    for name in names:
        value = os.environ.get(str(name))
        if value is not None:
            resolved = loader.resolve(yaml.ScalarNode, value, (True, False))  # type: ignore[no-untyped-call]
            return loader.construct_object(yaml.ScalarNode(resolved, value))
    return default


def _opaque(loader: _MkDocsLoader, suffix: str, node: yaml.Node) -> str:
    del loader, node
    return f"!{suffix}"


_MkDocsLoader.add_constructor("!ENV", _env)
_MkDocsLoader.add_multi_constructor("!", _opaque)
_MkDocsLoader.add_multi_constructor("tag:yaml.org,2002:python/", _opaque)


def read_config_file(files: Files, name: str) -> Mapping[str, Any]:
    """Read a file and everything it inherits from, nearest file winning.

    Raises:
        ConfigFileError: missing or unreadable file, bad YAML, or an endless `INHERIT`.
    """
    merged: Mapping[str, Any] = {}
    seen: list[str] = []
    following = name
    while following:
        if following in seen or len(seen) > _MOST_PARENTS:
            last = posixpath.basename(following)
            raise ConfigFileError(f"{name}: INHERIT leads back to '{last}'")
        seen.append(following)
        config = _read_one(files, following)
        parent = config.get("INHERIT")
        merged = _merge(config, merged)
        following = _find_parent(files, following, path_text(parent)) if parent else ""
    return merged


def _find_parent(files: Files, path: str, parent: str) -> str:
    there = posixpath.join(posixpath.dirname(path), parent.replace(os.sep, "/"))
    try:
        entry = files.look(there)
    except (OSError, ValueError):
        return there
    return entry.real if entry else there


def path_text(value: object) -> str:
    """Return a path as text; a NUL, which no path can hold, becomes a name that does not exist."""
    return str(value).replace("\0", "\ufffd")


def _read_one(files: Files, path: str) -> Mapping[str, Any]:
    name = posixpath.basename(path)
    try:
        data = yaml.load(read_text(files, path), Loader=_MkDocsLoader)  # noqa: S506 - safe subclass
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
        raise ConfigFileError(f"{name}{place}: not valid YAML: {error.problem}") from error
    except (OSError, ValueError, RecursionError, yaml.YAMLError) as error:
        reason = getattr(error, "strerror", None) or "not readable as UTF-8 YAML"
        raise ConfigFileError(f"{name}: {reason}") from error
    if data is None:
        return {}
    if not isinstance(data, dict):
        raise ConfigFileError(f"{name}:1: expected 'key: value' lines")
    return data


def _merge(parent: Mapping[str, Any], child: Mapping[str, Any]) -> Mapping[str, Any]:
    """Merge as MkDocs does: mappings deeply, everything else replaced by the child."""
    merged = dict(parent)
    for key, value in child.items():
        base = merged.get(key)
        both = isinstance(base, Mapping) and isinstance(value, Mapping)
        merged[key] = _merge(base, value) if both else value  # type: ignore[arg-type]
    return merged
