"""What this question tells the rules of the core: values of check-ins, and what names nobody."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.findings.hook import Figures, ForRules
from goldenthread.items.item import Item
from goldenthread.measures.metric import Actual
from goldenthread.plan.plan import Plan
from goldenthread.questions.commitment.week.anonymity import tells_of_a_miss
from goldenthread.questions.commitment.week.reading import read_check_ins
from goldenthread.source.front_matter import Pointer


def _list_figures(plan: Plan) -> Iterator[Figures]:
    for check_in in read_check_ins(plan):
        for value in check_in.values:
            name = f"{value.item}#{value.metric}" if value.metric else value.item
            by = "" if _is_dated(check_in.item, value.pointer) else check_in.week.text
            told = Actual(value.date, value.value, value.note, value.pointer)
            yield Figures(check_in.item, value.pointer, name, "", (told,), by, value.item)


def _is_dated(item: Item, pointer: Pointer) -> bool:
    """Tell whether a value of a check-in has a date of its own."""
    entry = item.at(("values", pointer[-1]))
    return isinstance(entry, dict) and "date" in entry


FACE = ForRules(figures=_list_figures, veil=tells_of_a_miss)
