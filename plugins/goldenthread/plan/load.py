"""The one call that turns a folder into a plan.

In: settings. Out: a `Plan`. Everything that needs a plan starts here.
"""

from __future__ import annotations

from dataclasses import replace

from goldenthread.config.clock import today
from goldenthread.config.settings import Settings, SettingsError
from goldenthread.git.past import read_past
from goldenthread.ground.heap import growing_heap
from goldenthread.kinds.load_kinds import load_kinds
from goldenthread.measures.table import read_tables
from goldenthread.plan.build_plan import build_plan
from goldenthread.plan.earlier import find_paths, find_questions, recall
from goldenthread.plan.plan import Plan
from goldenthread.source.document import read_documents
from goldenthread.source.strays import find_strays


@growing_heap()
def load_plan(settings: Settings) -> Plan:
    """Read, validate and resolve the plan that the settings name.

    Raises:
        SettingsError: the plan folder does not exist, or the clock is set wrongly.
        SchemaError: a schema file cannot be used.
    """
    if not settings.plan_dir.is_dir():
        raise SettingsError(f"the plan folder '{settings.plan_dir.name}' does not exist")
    kinds = load_kinds(settings.company_schema)
    documents = read_documents(settings.plan_dir)
    tables = read_tables(settings.plan_dir, documents)
    day = today(settings)
    plan = build_plan(documents, kinds, settings, day, tables)
    plan = replace(plan, strays=find_strays(settings.plan_dir))
    questions = find_questions(plan)
    asked = find_paths(plan, questions)
    return recall(plan, questions, read_past(settings.plan_dir, documents, day, asked))
