"""The one call that turns files into a plan.

In: settings, and where its parts are read from. Out: a `Plan`. Everything that needs a plan starts
here.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from goldenthread.config.clock import today
from goldenthread.config.settings import Settings, SettingsError
from goldenthread.git.git import run_git
from goldenthread.git.past import Past, read_past
from goldenthread.git.tree_files import TreeFiles, read_tree
from goldenthread.ground.files import DiskFiles, EntrySort, Files, OverlayFiles
from goldenthread.ground.heap import growing_heap
from goldenthread.kinds.load_kinds import load_kinds
from goldenthread.measures.table import read_tables
from goldenthread.plan.build_plan import build_plan
from goldenthread.plan.former_texts import find_paths, find_questions, recall
from goldenthread.plan.hook import wants_past
from goldenthread.plan.plan import Plan
from goldenthread.source.document import Document, read_documents
from goldenthread.source.strays import find_strays

PastReader = Callable[[Sequence[Document], dt.date, Collection[str]], Past]


@dataclass(frozen=True, slots=True)
class Sources:
    """Where a plan is read from: its own files, a company's schema, and what they once said."""

    plan: Files
    schema: Files | None
    past: PastReader


def on_disk(settings: Settings) -> Sources:
    """Read from the folders that the settings name."""
    past = partial(read_past, settings.plan_dir, wants=wants_past)
    return Sources(DiskFiles(settings.plan_dir), DiskFiles(settings.company_schema), past)


def in_tree(
    settings: Settings, revision: str, past: PastReader
) -> tuple[Sources, TreeFiles] | None:
    """Read from a commit what lies there in the folders that the settings name.

    The second is all that is read, which knows what is `missing`. None where git has no answer.
    """
    folder = Path(os.path.realpath(settings.plan_dir))
    top = run_git(folder, "rev-parse", "--show-toplevel")
    if top is None:
        return None
    above = Path(top.removesuffix("\n"))
    schema = Path(os.path.realpath(settings.company_schema))
    inside = [path for path in (folder, schema) if path.is_relative_to(above)]
    names = [path.relative_to(above).as_posix() for path in inside]
    files = read_tree(above, revision, names)
    if files is None or folder not in inside:
        return None
    below = [files.below("" if name == "." else name) for name in names]
    return Sources(below[0], below[1] if below[1:] else None, past), files


def with_texts(sources: Sources, texts: dict[str, str]) -> Sources:
    """Read texts that are not saved yet in place of files of the plan."""
    return replace(sources, plan=OverlayFiles(sources.plan, texts))


@growing_heap()
def load_plan(settings: Settings, sources: Sources | None = None) -> Plan:
    """Read, validate and resolve a plan, from the folders that the settings name or from elsewhere.

    Raises:
        SettingsError: the plan folder does not exist, or the clock is set wrongly.
        SchemaError: a schema file cannot be used.
    """
    sources = sources or on_disk(settings)
    there = sources.plan.look("")
    if there is None or there.sort is not EntrySort.FOLDER:
        raise SettingsError(f"the plan folder '{settings.plan_dir.name}' does not exist")
    kinds = load_kinds(sources.schema)
    documents = read_documents(sources.plan)
    tables = read_tables(sources.plan, documents)
    day = today(settings)
    plan = build_plan(documents, kinds, settings, day, tables)
    plan = replace(plan, strays=find_strays(sources.plan))
    questions = find_questions(plan)
    asked = find_paths(plan, questions)
    return recall(plan, questions, sources.past(documents, day, asked))
