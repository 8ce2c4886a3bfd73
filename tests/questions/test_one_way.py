"""The core asks a question for its words and templates through slots and voices, never by name."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

from goldenthread.ground.questions import NEEDS, ORDER
from tests.house import HERE, modules, tree_of

TEMPLATES = HERE / "site_templates"
SHARED = re.compile(r"\.(one|other)$")
CORE = ""


def owner(path: Path) -> str:
    """Return the question that a file belongs to."""
    parts = path.parts
    return parts[parts.index("questions") + 1] if "questions" in parts[:-2] else CORE


@cache
def words(question: str) -> frozenset[str]:
    """Return the keys of the words of a question, or of the core; of a plural its common part."""
    base = TEMPLATES / "questions" / question if question else TEMPLATES
    keys = yaml.safe_load((base / "locales/en.yml").read_text("utf-8"))
    return frozenset(keys) | {SHARED.sub("", key) for key in keys}


@cache
def foreign(question: str) -> frozenset[str]:
    """Return the words that belong to questions that this one, or the core, must not know.

    Where a key is put together, its beginning tells: it ends in a dot.
    """
    known = {question, NEEDS.get(question, CORE), CORE}
    own, other = set(), set()
    for one in (CORE, *ORDER):
        for key in words(one):
            ends = (found.end() for found in re.finditer(r"\.", key))
            (own if one in known else other).update({key, *(key[:end] for end in ends)})
    return frozenset(other - own)


def asked_for() -> Iterator[tuple[Path, str]]:
    """Yield (file, text) for each text in code and templates that may be the key of a word."""
    for _, path in modules():
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield path, node.value
    for path in TEMPLATES.rglob("*.html"):
        for key in re.findall(r"[\"']([\w.-]+)[\"']", path.read_text("utf-8")):
            yield path, key


def test_no_word_of_a_question_is_asked_for_elsewhere() -> None:
    """A word lies where it is asked for, or it would be missing when its question is."""
    found = {
        (path.relative_to(HERE).as_posix(), key)
        for path, key in asked_for()
        if "." in key and key in foreign(owner(path.relative_to(HERE)))
    }
    assert found == set()


@pytest.mark.parametrize("question", ORDER)
def test_words_of_each_question_are_looked_for(question: str) -> None:
    """What is forbidden elsewhere is found in its own folder, so the search can fail."""
    own = {key for path, key in asked_for() if owner(path.relative_to(HERE)) == question}
    assert own & words(question) - words(CORE)


def test_no_template_takes_one_of_another_question() -> None:
    """Nor does a template of the core: what a page shows of a question, its panels show."""
    places: dict[str, set[str]] = {}
    for path in TEMPLATES.rglob("*.html"):
        place = path.relative_to(TEMPLATES)
        inner = place.parts[2:] if owner(place) else place.parts
        places.setdefault("/".join(inner), set()).add(owner(place))
    wrong, followed = [], 0
    for path in TEMPLATES.rglob("*.html"):
        text, here = path.read_text("utf-8"), owner(path.relative_to(TEMPLATES))
        allowed = {here, NEEDS.get(here, CORE), CORE}
        for name in re.findall(r"(?:import|include|extends|from)\s+[\"']([\w/-]+\.html)", text):
            followed += 1
            if name in places and not places[name] & allowed:
                wrong.append((path.relative_to(TEMPLATES).as_posix(), name))
    assert wrong == []
    assert followed > 50
