"""A short fingerprint of what a text says, which shows a later change of its words.

In: texts. Out: eight hex digits. Blind to how a text is wrapped, indented or composed; never
blind to a changed word.
"""

from __future__ import annotations

import hashlib
import unicodedata


def take_fingerprint(*texts: str) -> str:
    """Return some 30 bits of BLAKE2b over the texts, white space folded and in NFC.

    The first digit is a letter: YAML would read 12345678 and 1234e005 as numbers.
    """
    words = "\0".join(map(fold, texts))
    # Surrogates stand for bytes that are not UTF-8.
    digits = hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
    return "abcdef"[int(digits[0], 16) % 6] + digits[1:]


def fold(text: str) -> str:
    """Return a text in the form in which a fingerprint sees it."""
    return " ".join(unicodedata.normalize("NFC", text).split())
