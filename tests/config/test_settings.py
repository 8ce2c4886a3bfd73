"""Settings: what a mkdocs.yml says, and what is said about a wrong one."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from mkdocs.config import load_config

from goldenthread.config.clock import today
from goldenthread.config.options import OPTIONS
from goldenthread.config.settings import Settings, SettingsError, find_settings, read_settings
from goldenthread.host.options import settings_from_config

FULL = """\
site_name: A plan
docs_dir: plans
site_url: https://plan.example/x/
repo_url: https://forge.example/acme/plan
edit_uri: edit/main/plans/
theme: {name: material, font: false}
plugins:
  - search
  - goldenthread:
      today: 2026-11-22
      fail_on: warning
      rollup: off
      rules: {GT213: off, GT301: error}
      fiscal_year_start: 4
      stale_after: !ENV [NO_SUCH_VARIABLE, 8]
      pages: {tree: all-work.md}
      words: {status.on-track: Going well}
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
"""


def write(folder: Path, text: str, name: str = "mkdocs.yml") -> Path:
    """Write a configuration file beside an empty plan folder."""
    (folder / "plans").mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    "plugins", [FULL, FULL.replace("  - search\n  - golden", "  search: {}\n  golden")]
)
def test_our_reading_is_mkdocs_reading(tmp_path: Path, plugins: str) -> None:
    """Plugins as a list or a mapping, tags and !ENV: both readers agree on every field."""
    text = plugins.replace("      - ", "      ")
    path = write(tmp_path, text)
    ours = read_settings(path)
    config = load_config(str(path))
    plugin = config.plugins["goldenthread"]
    assert settings_from_config(config, dict(plugin.config)) == ours
    assert ours.today == dt.date(2026, 11, 22)
    assert ours.rules == {"GT213": "off", "GT301": "error"}
    assert (ours.rollup, ours.stale_after, ours.pages["tree"]) == ("off", 8, "all-work.md")


def test_inherited_files_are_merged(tmp_path: Path) -> None:
    """INHERIT takes the parent's values; nearer ones win."""
    write(tmp_path, FULL, "base.yml")
    path = write(tmp_path, "INHERIT: base.yml\nsite_name: Mine\n")
    settings = read_settings(path)
    assert (settings.site_name, settings.fail_on) == ("Mine", "warning")


WRONG = {
    "an unknown option": (
        "fail_onn: error",
        "no option 'fail_onn'; did you mean 'fail_on'? Else take it out",
    ),
    "an option that is like none": ("overload_above: 9", "no option 'overload_above'; take it out"),
    "a wrong word": ("fail_on: maybe", "takes error, warning or never, not 'maybe'"),
    "a wrong severity": ("rules: {GT201: loud}", "takes code: off, info, warning or error"),
    "no number": ("stale_after: soon", "takes weeks, 1 or more, not 'soon'"),
    "a number out of range": ("fiscal_year_start: 13", "takes month, 1 to 12, not 13"),
    "a boolean for a number": ("stale_after: true", "takes weeks, 1 or more, not 'True'"),
    "no day": ("today: tomorrow", "takes a day, YYYY-MM-DD"),
    "a day for a period": (
        "holidays: [2026-12-24]",
        "not '2026-12-24' (a single day is written 2026-12-24/2026-12-24)",
    ),
    "a period that is none": ("holidays: [Easter]", "not 'Easter' ('Easter' is no period)"),
    "an unknown view": ("pages: {treee: x.md}", "no view 'treee'"),
    "an address outside": ("pages: {tree: ../x.md}", "stays inside the site"),
    "a list for a mapping": ("words: [a]", "takes word key: text"),
}


@pytest.mark.parametrize(("option", "message"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_option_is_named(tmp_path: Path, option: str, message: str) -> None:
    """The text names the file, the option and what it takes."""
    path = write(tmp_path, f"docs_dir: plans\nplugins:\n  - goldenthread:\n      {option}\n")
    with pytest.raises(SettingsError) as caught:
        read_settings(path)
    assert message in str(caught.value)
    assert str(caught.value).startswith("mkdocs.yml: ")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: [", "mkdocs.yml:1:5: not valid YAML"),
        ("- a", "mkdocs.yml:1: expected 'key: value' lines"),
        ("INHERIT: mkdocs.yml", "INHERIT leads back"),
        ("INHERIT: gone.yml", "gone.yml: No such file"),
        ("a: " + "[" * 5000, "mkdocs.yml"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(tmp_path: Path, text: str, message: str) -> None:
    """Bad YAML, a list, and endless inheritance are told, not raised as they come."""
    with pytest.raises(SettingsError) as caught:
        read_settings(write(tmp_path, text))
    assert message in str(caught.value)


def test_a_plan_folder_takes_the_nearest_settings_above(tmp_path: Path) -> None:
    """A folder inside docs_dir stands for the whole plan; one outside for itself."""
    write(tmp_path, FULL)
    (tmp_path / "plans" / "sales").mkdir()
    (tmp_path / "other").mkdir()
    plan_dir = (tmp_path / "plans").resolve()
    assert find_settings(tmp_path).plan_dir == plan_dir
    assert find_settings(tmp_path / "plans").plan_dir == plan_dir
    assert find_settings(tmp_path / "plans" / "sales").plan_dir == plan_dir
    other = find_settings(tmp_path / "other")
    assert (other.plan_dir.name, other.fail_on) == ("other", "warning")
    with pytest.raises(SettingsError, match="is not a folder"):
        find_settings(tmp_path / "gone")


def test_today_comes_from_the_setting_then_the_epoch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SOURCE_DATE_EPOCH is the second choice; nonsense in it is told."""
    plain = Settings(root=tmp_path, plan_dir=tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert today(plain) == dt.date(1970, 1, 1)
    dated = Settings(root=tmp_path, plan_dir=tmp_path, today=dt.date(2026, 1, 2))
    assert today(dated) == dt.date(2026, 1, 2)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    with pytest.raises(SettingsError, match="SOURCE_DATE_EPOCH is 'soon'"):
        today(plain)


def test_every_option_is_a_setting(tmp_path: Path) -> None:
    """The table of options and the dataclass cannot drift apart."""
    settings = Settings(root=tmp_path, plan_dir=tmp_path)
    assert all(hasattr(settings, option.name) for option in OPTIONS)


def test_the_readme_lists_every_option() -> None:
    """One table in the README, a row for each option with its meaning and default."""
    readme = Path(__file__).parents[2].joinpath("README.md").read_text("utf-8")
    for option in OPTIONS:
        assert f"| `{option.name}` | {option.accepts} |" in readme
        assert option.meaning in readme
