"""What a preview builds again after each change, and what it keeps."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from goldenthread.host import plugin


def test_the_theme_is_compiled_once_and_an_edit_of_it_is_seen(
    make_site: Callable[..., Path],
) -> None:
    """Half of a small build was compiling; what the company changes is compiled again."""
    folder = make_site()
    ours = folder / "ours" / "partials" / "footer.html"
    ours.parent.mkdir(parents=True)
    config, home = folder / "mkdocs.yml", folder / "site" / "index.html"
    text = config.read_text("utf-8").replace("font: false", "font: false, custom_dir: ours")
    config.write_text(text, "utf-8")
    kept = []
    for words in ("as before", "as before", "changed"):
        ours.write_text(f"<footer>{words}</footer>", "utf-8")
        build(load_config(str(config)))
        assert f"<footer>{words}</footer>" in home.read_text("utf-8")
        kept.append(dict(plugin._THEME._code))
    first, second, third = kept
    assert first
    assert first == second
    assert len(third) == len(second) + 1
