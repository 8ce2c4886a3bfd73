"""Places in a company's own vocabulary file.

In: a plan. Out: the path of the file, its aims as written there, and marks. Holds no rule itself.
"""

from __future__ import annotations

from functools import lru_cache

from goldenthread.plan.plan import Plan
from goldenthread.source.fields import read_mapping
from goldenthread.source.front_matter import Mark, read_yaml
from goldenthread.source.marks import Marks, marks_of


def own_path(plan: Plan) -> str:
    """Return the path of the file, relative to the folder of the settings."""
    return f"{plan.settings.schema_dir}/vocabulary.yml"


def find_place(plan: Plan, aim: str, field: str, target: str) -> Mark | None:
    """Return where the company's file names another aim in a field of one; None where it does not.

    `field` is `drives` or `against`.
    """
    data, marks = _read_own(plan.kinds.vocabulary.own)
    entry = read_mapping(read_mapping(read_mapping(data).get("aims")).get(aim))
    names = entry.get(field)
    for index, name in enumerate(names if isinstance(names, list) else ()):
        if name == target:
            return marks.value(("aims", aim, field, index))
    return None


@lru_cache(maxsize=2)
def _read_own(text: str) -> tuple[object, Marks]:
    """Read the file once, not for each thing that is looked up in it."""
    return read_yaml(text)[0], marks_of(text)
