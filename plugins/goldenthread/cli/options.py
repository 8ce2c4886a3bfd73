"""Options that several commands share, and what completes them.

In: what has been typed so far. Out: click options; completions never fail and never print.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from goldenthread.ground.period import read_day

Function = TypeVar("Function", bound=Callable[..., Any])
_MOST = 500
# Which kinds a parameter of that name takes.
_KINDS = {
    "owner": ("person",),
    "person": ("person",),
    "department": ("department",),
    "team": ("department",),
    "campaign": ("campaign",),
    "acknowledged": ("purpose", "vision", "roadmap"),
}


def examples(*lines: str) -> str:
    """Return an epilog that shows commands as they are typed, which click leaves unwrapped."""
    head = "Example:" if len(lines) == 1 else "Examples:"
    return "\b\n" + "\n".join([head, *(f"  {line}" for line in lines)])


def plan_option(function: Function) -> Function:
    """Add `--plan`, the folder whose plan is meant."""
    return click.option(
        "--plan",
        "where",
        metavar="PATH",
        type=click.Path(path_type=Path),
        default=Path(),
        show_default="this folder",
        help="A folder with a mkdocs.yml, or a plan folder.",
    )(function)


def person_option(text: str) -> Callable[[Function], Function]:
    """Add `--person`, whoever the command is about; `text` says who that is."""
    return click.option(
        "--person", metavar="ME", default="", shell_complete=complete_ids, help=text
    )


def read_day_option(
    ctx: click.Context, param: click.Parameter, value: str | None
) -> dt.date | None:
    """Read an option that takes YYYY-MM-DD."""
    try:
        return read_day(value) if value else None
    except ValueError as error:
        raise click.BadParameter(str(error), ctx, param) from None


def complete_ids(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Complete the ids of the plan; for `--owner` and its like those of that kind."""
    wanted = _KINDS.get(param.name or "")
    return _quietly(lambda: _ids(ctx, wanted, incomplete))


def complete_parents(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Complete the ids that the kind named before may support."""
    del param

    def find() -> Iterator[CompletionItem]:
        # While an option waits for its value, click leaves the arguments unread.
        named = ctx.params.get("kind_name") or next(iter(ctx.args), "")
        kind = _plan(ctx).kinds.get(named)
        return _ids(ctx, kind.parents if kind else None, incomplete)

    return _quietly(find)


def complete_kinds(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Complete the kinds of the plan, a company's own among them."""
    del param

    def find() -> Iterator[CompletionItem]:
        from goldenthread.config.settings import find_settings  # noqa: PLC0415
        from goldenthread.ground.files import DiskFiles  # noqa: PLC0415
        from goldenthread.kinds.load_kinds import load_kinds  # noqa: PLC0415 - start-up

        kinds = load_kinds(DiskFiles(find_settings(_where(ctx)).company_schema))
        for kind in kinds.values():
            yield CompletionItem(kind.name, help=kind.description)

    return [item for item in _quietly(find) if item.value.startswith(incomplete)]


def complete_codes(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Complete the codes of rules."""
    del ctx, param

    def find() -> Iterator[CompletionItem]:
        from goldenthread.findings.rule import all_rules  # noqa: PLC0415 - start-up

        for rule in all_rules().values():
            yield CompletionItem(rule.code, help=rule.summary)

    return [item for item in _quietly(find) if item.value.startswith(incomplete.upper())]


def _ids(
    ctx: click.Context, kinds: tuple[str, ...] | None, incomplete: str
) -> Iterator[CompletionItem]:
    from goldenthread.cli.opening import Titles  # noqa: PLC0415 - start-up

    plan, found = _plan(ctx), 0
    titles = Titles(plan)
    for item in plan.items:
        if item.id in titles.restricted:
            continue
        if item.id.startswith(incomplete) and (kinds is None or item.kind.name in kinds):
            found += 1
            if found > _MOST:
                return
            yield CompletionItem(item.id, help=titles(item))


def _plan(ctx: click.Context) -> Any:  # noqa: ANN401 - a Plan, imported late
    from goldenthread.config.settings import find_settings  # noqa: PLC0415
    from goldenthread.plan.load import load_plan  # noqa: PLC0415 - start-up

    return load_plan(find_settings(_where(ctx)))


def _where(ctx: click.Context) -> Path:
    return Path(ctx.params.get("where") or ".")


def _quietly(find: Callable[[], Iterator[CompletionItem]]) -> list[CompletionItem]:
    """Return what can be completed; a plan that cannot be read completes nothing."""
    try:
        return list(find())
    except Exception:  # noqa: BLE001 - a traceback in the middle of typing helps nobody
        return []
