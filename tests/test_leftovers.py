"""No word, macro or style stays behind when the page that used it has changed."""

from __future__ import annotations

import re
from pathlib import Path

from goldenthread.ground.resources import resource
from goldenthread.wording.words import load_catalogue

TEMPLATES = resource("site_templates")
# What stands between quotes and is not put together: a key, a class, a piece of markup.
KEY = re.compile(r"""["'`]([a-z][\w.-]*)["'`]""")
# The fixed beginning of a key that is put together: f"kind.{…}" or 'commitment.' ~ state.
BEGINNING = re.compile(r"""f["']([a-z][\w]*[._][\w.]*?)\{|["']([a-z][\w.]*\.)["'] ~""")
# Asked for with a beginning that varies: f"{prefix}.{name}".
BUILT = ("kind.", "kinds.", "language.")
CLASS = re.compile(r"\.(gt-[\w-]+)")
CLASS_BEGINNING = re.compile(r"(gt-[\w-]+--)(?:\{\{|['\"]? ?~|\$\{|['\"] \+|\{)|(gt-[az])\{\{")


def read(*suffixes: str) -> str:
    """Return the text of all templates and scripts of ours with these endings."""
    files = (path for suffix in suffixes for path in TEMPLATES.rglob(f"*{suffix}"))
    return "\n".join(path.read_text("utf-8") for path in sorted(files))


def read_code() -> str:
    """Return the code of the package."""
    folder = Path(__file__).parents[1] / "plugins/goldenthread"
    return "\n".join(path.read_text("utf-8") for path in sorted(folder.rglob("*.py")))


def test_every_word_is_asked_for() -> None:
    """Each key stands somewhere as it is, or begins as one that is put together."""
    source = read_code() + read(".html", ".js")
    beginnings = tuple({a or b for a, b in BEGINNING.findall(source)}) + BUILT
    asked = set(KEY.findall(source))
    keys = {re.sub(r"\.(one|other)$", "", key) for key in load_catalogue("en")}
    assert {key for key in keys - asked if not key.startswith(beginnings)} == set()


def test_every_macro_is_called() -> None:
    """A macro that no template and no module calls is taken out."""
    templates, code = read(".html"), read_code()
    macros = re.findall(r"macro (\w+)\(", templates)
    for macro in macros:
        calls = len(re.findall(rf"\b{macro}\(", templates)) - macros.count(macro)
        assert calls or f'"{macro}"' in code or f".{macro}(" in code, macro


def test_every_style_is_used() -> None:
    """A class of ours in a style sheet stands in a template, a script or the code."""
    styles = re.sub(r"/\*.*?\*/", "", read(".css"), flags=re.DOTALL)
    source = read(".html", ".js") + read_code()
    beginnings = tuple({a or b for a, b in CLASS_BEGINNING.findall(source)})
    used = set(re.findall(r"gt-[\w-]+", source))
    unused = set(CLASS.findall(styles)) - used
    assert {name for name in unused if not name.startswith(beginnings)} == set()
