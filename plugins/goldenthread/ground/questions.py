"""Which questions are there, and what each adds at a stage of the flow.

In: the name of a stage. Out: what each question gives it, in a fixed order. Never knows what a
question is about, and never fails because one is not there.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import TypeVar

ORDER = ("visions", "outcomes", "journey", "commitment", "leads")
"""The order in which questions are asked, and in which their parts stand on a page."""

NEEDS: Mapping[str, str] = MappingProxyType({"leads": "journey"})
"""A question that imports another is there only with it: a hand-off stands in a journey's file."""

Face = TypeVar("Face")


@cache
def there() -> tuple[str, ...]:
    """Return the names of the questions that are there, in order."""
    found = {name for name in ORDER if _is_there(f"goldenthread.questions.{name}")}
    return tuple(name for name in ORDER if name in found and NEEDS.get(name, name) in found)


def packages() -> Mapping[str, str]:
    """Return the package of each question that is there, by its name, in order."""
    return {question: f"goldenthread.questions.{question}" for question in there()}


def faces(stage: str, kind: type[Face]) -> tuple[Face, ...]:
    """Return the `FACE` of each question's module for a stage, such as `for_plan`.

    Raises:
        TypeError: a question's `FACE` is not of the kind that the stage asks for.
    """
    found = tuple(_faces(stage))
    for face in found:
        if not isinstance(face, kind):
            raise TypeError(f"{stage}: {type(face).__name__} is no {kind.__name__}")
    return found  # type: ignore[return-value]


@cache
def _faces(stage: str) -> tuple[object, ...]:
    return tuple(
        importlib.import_module(name).FACE
        for name in (f"{package}.{stage}" for package in packages().values())
        if _is_there(name)
    )


def _is_there(name: str) -> bool:
    """Tell whether a module is there, without importing more than the folders above it."""
    try:
        spec = importlib.util.find_spec(name)
    except ModuleNotFoundError:
        return False
    return spec is not None and spec.origin is not None  # a folder of leftovers has no origin
