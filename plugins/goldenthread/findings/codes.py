"""Every code that a rule was ever given, and the question that it belongs to.

A code stays here when its rule goes, and is never given again; plans still name it in waivers and
settings. Neither they nor this list need the question to be there.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

CORE = ""
_GIVEN = {
    CORE: (
        "001 002 003 004 005 006 007 008 009 010 011 012 013 014 015 016 017 018 019 101 102 103 "
        "104 105 106 107 108 201 202 203 204 205 206 207 208 209 210 211 212 213 214 215 216 217 "
        "218 301 302 303 304 305 306 308 309 512 701 702 703 801 802 803 804 805 806 807 808 809 "
        "810 901 902 903"
    ),
    "visions": "307 310 312 313 314 315 316 317 318 319 904 905",
    "outcomes": "311 320 321 322 323 324",
    "journey": "501 502 503 504 505 506 507 508 509 510 511",
    "commitment": (
        "401 402 403 404 405 406 407 408 409 410 411 412 413 414 415 416 420 421 422 423 424 425 "
        "426 427 428 429 430 431 432 433 434 601 602 603"
    ),
    "leads": "520 521 522 523 524 525 526 527 540 541 542 543 544 545 546 547",
}
GIVEN: Mapping[str, str] = MappingProxyType(
    {f"GT{number}": question for question, text in _GIVEN.items() for number in text.split()}
)
"""By code, the name of the question, `CORE` where there is none."""
