"""Where the file of a new item goes.

In: a plan, a kind and the item above. Out: a folder inside the plan folder, that of most siblings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from goldenthread.cli.failure import Refused
from goldenthread.items.item import Item
from goldenthread.kinds.kinds import Kind
from goldenthread.plan.plan import Plan


def choose_folder(
    plan: Plan, kind: Kind, above: Item | None, department: str, given: Path | None
) -> Path:
    """Return the folder that was given, else that of the nearest relatives.

    Raises:
        Refused: the folder given lies outside the plan, or is hidden in it.
    """
    base = plan.settings.plan_dir
    if given is not None:
        return _checked(given, base)
    for relatives in _relatives(plan, kind, above, department):
        folders = Counter(str(PurePosixPath(item.path).parent) for item in relatives)
        if folders:
            best = min(folders, key=lambda folder: (-folders[folder], folder))
            return _checked(base / best, base)
    return _checked(base / kind.address, base)


def _relatives(
    plan: Plan, kind: Kind, above: Item | None, department: str
) -> Iterator[Iterable[Item]]:
    """Yield groups of items, nearest first: siblings, the kind's, all of the department."""
    team = department or (plan.department_ids.get(above.id, "") if above else "")
    ours = [i for i in plan.items if plan.department_ids.get(i.id, "") == team and i.id != team]
    same = [item for item in ours if item.kind.name == kind.name]
    if above:
        yield [item for item in same if plan.primary_parent.get(item.id) == above.id]
    yield same
    if team:
        yield [item for item in ours if item.kind.threaded]
    if above:
        kin = (i for i in plan.items if plan.primary_parent.get(i.id) == above.id)
        of_nobody = (i for i in kin if not plan.department_ids.get(i.id))
        yield [item for item in of_nobody if item.kind.name == kind.name]
        yield [above]


def _checked(given: Path, base: Path) -> Path:
    folder, base = given.resolve(), base.resolve()
    if not folder.is_relative_to(base):
        raise Refused(f"'{given}' lies outside the plan folder '{base.name}'")
    if any(part.startswith(".") for part in folder.relative_to(base).parts):
        raise Refused(f"'{given}' is hidden; nothing in it would be part of the plan")
    return folder
