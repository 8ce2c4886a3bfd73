"""Take the picture of the README: `python -m tests.browser.take_pictures`.

In: this checkout. Out: `tests/browser/pictures/home.png`. Builds from a copy with a history by
invented people; needs Chromium, and nothing else than the standard library to pack the picture.
"""

from __future__ import annotations

import shutil
import struct
import sys
import tempfile
import zlib
from collections import Counter
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.example import copy_example
from tests.browser.served import Served, build_site
from tests.conftest import FLAGS

PICTURE = Path(__file__).parent / "pictures" / "home.png"
WIDTH, HEIGHT, MARGIN, MOST_BYTES = 1440, 1500, 24, 250_000
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def take_home(folder: Path) -> bytes:
    """Build the example in an empty folder and return the picture of its home page."""
    copy_example(folder)
    served = Served(build_site(folder, "--strict"))
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=list(FLAGS)
            )
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
            page.goto(served.url, wait_until="networkidle")
            below = page.locator(".gt-changes").bounding_box()
            height = below["y"] - MARGIN if below else HEIGHT
            return page.screenshot(clip={"x": 0, "y": 0, "width": WIDTH, "height": height})
    finally:
        served.close()


def pack(png: bytes) -> bytes:
    """Make a picture of few colours small: at most 256 of them, one byte a pixel.

    Takes 8-bit RGB or RGBA without interlacing, as Chromium writes it; transparency is dropped.
    Rare colours become the nearest of the frequent ones.

    Raises:
        ValueError: another kind of PNG.
    """
    width, height, step, rows = _read_rows(png)
    pixels = [row[i : i + 3] for row in rows for i in range(0, width * step, step)]
    often = [colour for colour, _ in Counter(pixels).most_common()]
    palette = often[:256]
    index = {colour: number for number, colour in enumerate(palette)}
    for colour in often[256:]:
        index[colour] = min(
            range(256),
            key=lambda n: sum((a - b) ** 2 for a, b in zip(palette[n], colour, strict=True)),
        )
    lines = bytearray()
    for y in range(height):
        lines.append(0)
        lines += bytes(index[pixel] for pixel in pixels[y * width : (y + 1) * width])
    return b"".join(
        (
            _SIGNATURE,
            _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
            _chunk(b"PLTE", b"".join(palette)),
            _chunk(b"IDAT", zlib.compress(bytes(lines), 9)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _read_rows(png: bytes) -> tuple[int, int, int, list[bytes]]:
    """Return width, height, bytes a pixel, and the rows without their filters."""
    chunks, at = {b"IDAT": b"", b"IHDR": b""}, len(_SIGNATURE)
    while at < len(png):
        (size,) = struct.unpack_from(">I", png, at)
        name = png[at + 4 : at + 8]
        chunks[name] = chunks.get(name, b"") + png[at + 8 : at + 8 + size]
        at += size + 12
    width, height, depth, kind, *_, interlaced = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    if depth != 8 or kind not in (2, 6) or interlaced:
        raise ValueError("only plain 8-bit RGB and RGBA pictures can be packed")
    step, data = 3 if kind == 2 else 4, zlib.decompress(chunks[b"IDAT"])
    rows, above, stride = [], bytes(width * step), width * step + 1
    for y in range(height):
        line = data[y * stride : (y + 1) * stride]
        above = _unfilter(line[0], bytearray(line[1:]), above, step)
        rows.append(above)
    return width, height, step, rows


def _unfilter(kind: int, row: bytearray, above: bytes, step: int) -> bytes:
    """Undo one of PNG's five row filters (PNG specification, section 9)."""
    for i in range(len(row)):
        left = row[i - step] if i >= step else 0
        corner = above[i - step] if i >= step else 0
        up = above[i]
        guess = left + up - corner
        nearest = min((left, up, corner), key=lambda value: abs(guess - value))
        row[i] = (row[i] + (0, left, up, (left + up) // 2, nearest)[kind]) & 255
    return bytes(row)


def main() -> int:
    """Write the picture; fail when it is too large for a README."""
    with tempfile.TemporaryDirectory() as folder:
        picture = pack(take_home(Path(folder) / "plan"))
    if len(picture) > MOST_BYTES:
        sys.stderr.write(f"the picture has {len(picture)} bytes, more than {MOST_BYTES}\n")
        return 1
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_bytes(picture)
    sys.stdout.write(f"{PICTURE.name}: {len(picture)} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
