"""An imported plan on the disk.

In: an import and a folder. Out: the folder, complete or not at all.
Never writes into a folder that holds anything, and never follows a path out of the folder.
"""

from __future__ import annotations

import contextlib
import shutil
import uuid
from pathlib import Path

from goldenthread.edits.yaml_out import write_front_matter
from goldenthread.interop.stratml.importing import Imported, ImportedPlan

PLAN_FOLDER = "plans"
_NO_MARKUP = str.maketrans({"<": "\u2039", ">": "\u203a", '"': "\u201d", "'": "\u2019"})


class UnwritableFolderError(OSError):
    """The folder cannot take the plan; the message says why and what to do."""


def write_plan(imported: Imported, out: Path, *, site: bool = False) -> tuple[Path, ...]:
    """Write each plan below `out` and return the folders that hold one.

    With `site` a plan lies in `plans/` beside a `mkdocs.yml` that builds it. The files are
    written next to their place and moved there in one step.

    Raises:
        UnwritableFolderError: `out` is a file, holds something already, or the disk refuses;
            nothing is left behind.
    """
    target = out.resolve()
    _refuse_taken(target, out)
    existed = target.is_dir()
    staging = (target if existed else target.parent) / f".goldenthread-{uuid.uuid4().hex}"
    made = [path for path in staging.parents if not path.exists()]
    try:
        staging.mkdir(parents=True)
        for plan in imported.plans:
            _write_one(plan, staging / plan.folder, site=site)
        if existed:
            for path in sorted(staging.iterdir()):
                path.rename(target / path.name)
            staging.rmdir()
        else:
            staging.rename(target)
    except BaseException as error:
        shutil.rmtree(staging, ignore_errors=True)
        for path in made:
            with contextlib.suppress(OSError):  # somebody else may have put something there
                path.rmdir()
        if isinstance(error, OSError):
            raise UnwritableFolderError(f"'{out}' cannot be written: {error.strerror}") from error
        raise
    return tuple(out / plan.folder for plan in imported.plans)


def _refuse_taken(target: Path, out: Path) -> None:
    if target.exists() and not target.is_dir():
        raise UnwritableFolderError(f"'{out}' is a file; name a folder that is new or empty")
    if target.is_dir() and any(target.iterdir()):
        raise UnwritableFolderError(
            f"'{out}' is not empty, and an import never writes over what is there; "
            "name a folder that is new or empty"
        )


def _write_one(plan: ImportedPlan, base: Path, *, site: bool) -> None:
    root = base / PLAN_FOLDER if site else base
    for file in plan.files:
        path = root.joinpath(*file.path.split("/"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, encoding="utf-8", newline="\n")
    if site:
        (base / "mkdocs.yml").write_text(_site_settings(plan.name), encoding="utf-8", newline="\n")


def _site_settings(name: str) -> str:
    """Return a mkdocs.yml; themes print the site's name as it is: no tags and quotes in it."""
    return write_front_matter(
        {
            "site_name": name.translate(_NO_MARKUP),
            "docs_dir": PLAN_FOLDER,
            "theme": {"name": "material", "font": False, "features": ["navigation.tabs"]},
            "plugins": ["search", "goldenthread"],
        }
    )
