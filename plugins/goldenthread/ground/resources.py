"""Where the schemas and templates that ship with the package lie.

In: a relative name such as `schema/kinds`. Out: existing paths.
Never reads a company's own folders; those come from the settings.
"""

from __future__ import annotations

from pathlib import Path

from goldenthread.ground.questions import packages

_PACKAGE = Path(__file__).resolve().parent.parent


def resource(name: str) -> Path:
    """Return the path of a shipped file or folder.

    A wheel carries copies in `_data/`, which are looked for first; a checkout, and so an
    editable install, has no copies, but the originals two levels above the package.

    Raises:
        FileNotFoundError: the package was built without its data.
    """
    for base in (_PACKAGE / "_data", _PACKAGE.parent.parent):
        path = base / name
        if path.exists():
            return path
    raise FileNotFoundError(f"goldenthread was installed without its data: {name} is missing")


def folders(base: str, name: str = "") -> tuple[Path, ...]:
    """Return the folders `name` below a base: the core's, then that of each question there is.

    `folders("site_templates", "views")` holds `site_templates/views` and
    `site_templates/questions/journey/views`; a question without such a folder adds none.
    """
    core = resource(base)
    bases = (core, *(core / "questions" / question for question in packages()))
    return tuple(path for one in bases if (path := one / name).is_dir())
