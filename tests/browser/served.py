"""Built sites on servers of their own, and browser pages that watch what they load.

In: a site folder. Out: `Served` (an address on 127.0.0.1 with the security policy a careful company
sets) and `Watch` (what one page logged, refused or asked of other hosts). Ends its servers itself.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import os
import re
import threading
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, Request

from tests.warm import run_warm

POLICY = (
    "default-src 'self'; script-src 'self' {scripts}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; object-src 'none'; base-uri 'self'; frame-ancestors 'none'"
)
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_OURS = '<article class="md-content__inner gt-article"'


def build_site(folder: Path, *arguments: str) -> Path:
    """Build the site of a folder as a reader would and return where it lies."""
    done = run_warm("mkdocs", "build", "--quiet", *arguments, cwd=folder, env=os.environ)
    assert done.returncode == 0, done.stderr
    return folder / "site"


def policy_for(html: str) -> str:
    """Allow the inline scripts that the theme itself brings, by their digest, and no others.

    A script inside our part of the page, an `on*` attribute or a `javascript:` link is refused.
    """
    theme = html.partition(_OURS)[0] + html.partition(_OURS)[2].partition("</article>")[2]
    digests = {
        base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        for text in _SCRIPT.findall(theme)
    }
    return POLICY.format(scripts=" ".join(f"'sha256-{digest}'" for digest in sorted(digests)))


class Reader(SimpleHTTPRequestHandler):
    """Serves files with the policy of the page; a missing page is the site's own 404."""

    def log_message(self, *_: object) -> None:
        """Stay silent."""

    def end_headers(self) -> None:
        """Send the policy and forbid caching between tests."""
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        if file.suffix == ".html" and file.is_file():
            self.send_header("Content-Security-Policy", policy_for(file.read_text("utf-8")))
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


class Server(ThreadingHTTPServer):
    """A server whose readers may leave at any time: a page that navigates drops its requests."""

    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Write nothing: standard error belongs to the test that runs now, often another one."""


@dataclass(slots=True)
class Served:
    """A folder on a server; `url` ends in a slash. The folder may be filled later."""

    folder: Path
    server: Server = field(init=False)
    thread: threading.Thread = field(init=False)

    def __post_init__(self) -> None:
        """Start on a free port."""
        handler = functools.partial(Reader, directory=str(self.folder))
        self.server = Server(("127.0.0.1", 0), handler)
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    @property
    def url(self) -> str:
        """Address of the home page."""
        return f"http://127.0.0.1:{self.server.server_port}/"

    def close(self) -> None:
        """Stop and wait."""
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


@dataclass(slots=True)
class Watch:
    """What a page did that a reader's network or console would show."""

    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def follow(self, page: Page, origin: str) -> None:
        """Note requests that leave `origin` and everything logged as an error."""
        host = urlsplit(origin).netloc

        def note(request: Request) -> None:
            parts = urlsplit(request.url)
            if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != host:
                self.foreign.append(request.url)

        page.on("request", note)
        page.on(
            "console",
            lambda message: (
                self.errors.append(f"{page.url}: {message.text}")
                if message.type == "error"
                else None
            ),
        )
        page.on("pageerror", lambda error: self.errors.append(f"{page.url}: {error}"))
