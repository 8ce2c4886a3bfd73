"""`goldenthread init`: start a plan.

In: an empty folder, or one that does not exist yet. Out: a repository that checks and builds.
Never writes into a folder that holds anything.
"""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from goldenthread.cli.options import examples
from goldenthread.cli.starter import Starter, starter_files, writable_folder
from goldenthread.cli.writing.write_file import write_new
from goldenthread.reporters.plain import plain

HOSTS = ("github", "gitlab", "none")


@click.command(
    "init",
    epilog=examples(
        "goldenthread init acme-plan", 'goldenthread init . --name "Acme" --host github'
    ),
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", default="", help="Name of the site. Default: the name of the folder.")
@click.option(
    "--host",
    type=click.Choice(HOSTS),
    default="none",
    show_default=True,
    help="Add a pipeline that checks every change, annotates it, and builds the site.",
)
@click.option("--publish", is_flag=True, help="Let the pipeline publish the site as well.")
def init_command(*, folder: Path, name: str, host: str, publish: bool) -> None:
    """Start a plan: a folder with all it needs.

    DIR must be new or empty. The plan comes with a purpose, a vision, a goal and the work below
    it, for you to overwrite in this order, and with everything needed to check and build it.
    Nothing is published unless you pass --publish.
    """
    if publish and host == "none":
        raise click.UsageError("--publish needs a host: --host github or --host gitlab")
    target = writable_folder(folder)
    name = " ".join(name.split()) or target.name.replace("-", " ").replace("_", " ").strip()
    starter = Starter(plain(name[:1].upper() + name[1:]) or "Plan", host, publish=publish)
    files = starter_files(starter)
    for path, text in files.items():
        write_new(target / path, text)
    click.echo(f"written: {len(files)} files in {folder}")
    click.echo(_next_steps(folder, host), err=True)


def _next_steps(folder: Path, host: str) -> str:
    steps = [
        "next:",
        *([] if folder.resolve() == Path.cwd() else [f"  cd {shlex.quote(str(folder))}"]),
        "  goldenthread check              # no mistake yet: it lists what is still to be written",
        "  mkdocs serve                    # the site, at http://127.0.0.1:8000",
        "then write, in this order:",
        "  plans/1-purpose.md              # why do you exist?",
        "  plans/2-vision.md               # what does success look like?",
        "  plans/3-goals/first-goal.md     # which results bring it nearer?",
    ]
    steps.append('the site\'s page "How we plan" shows how every other kind is written')
    if host == "gitlab":
        steps.append("and add a nightly pipeline schedule in GitLab; .gitlab-ci.yml says where")
    return "\n".join(steps)
