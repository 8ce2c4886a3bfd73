"""Site builds in processes of their own that start warm.

In: a command, a folder, an environment. Out: exit code and texts, as `subprocess.run` gives them.
One process for each worker has imported the program and built a small site, so schemas are read
and templates compiled; each build is a fork of it, with its own folder, environment and output.
Starting anew and compiling take two thirds of a small build.
"""

from __future__ import annotations

import multiprocessing
import os
import runpy
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from multiprocessing.context import ForkServerProcess
from pathlib import Path

PATIENCE_SECONDS = 300
_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload(["tests.warmed"])


def run_warm(*command: str, cwd: Path, env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run `python -m` with a module and its arguments, in a folder and an environment.

    What hangs on the start of Python, such as its hash seed, is that of the tests themselves.
    """
    with tempfile.TemporaryDirectory() as folder:
        texts = [str(Path(folder) / name) for name in ("out", "err")]
        process = start_warm(*command, cwd=cwd, env=env, texts=texts)
        process.join(PATIENCE_SECONDS)
        if process.exitcode is None:
            process.kill()
            process.join()
        out, err = (Path(text).read_text("utf-8") for text in texts)
        code = process.exitcode
        process.close()
    assert code is not None
    return subprocess.CompletedProcess(list(command), code, out, err)


def start_warm(
    *command: str,
    cwd: Path,
    env: Mapping[str, str],
    texts: Sequence[str] = (os.devnull, os.devnull),
) -> ForkServerProcess:
    """Start `python -m` like `run_warm`; `texts` are the files of its output."""
    process = _SERVER.Process(target=_be, args=(command, str(cwd), dict(env), *texts))
    process.start()
    return process


def _be(command: tuple[str, ...], cwd: str, env: dict[str, str], out: str, err: str) -> None:
    """Become the command: nothing is left of the process that was forked but what it had read."""
    for stream, path in ((sys.stdout, out), (sys.stderr, err)):
        target = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(target, stream.fileno())
        os.close(target)
    os.environ.clear()
    os.environ.update(env)
    os.chdir(cwd)
    sys.argv = list(command)
    runpy.run_module(command[0], run_name="__main__", alter_sys=True)
