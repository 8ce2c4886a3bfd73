"""Ways of writing three people, and a way of reading that sees through all of them."""

from __future__ import annotations

import html
import re
import unicodedata
from urllib.parse import unquote_plus

PEOPLE = {
    "maya": ("maya-lindqvist", "Maya Lindqvist", "Demand lead"),
    "zoe": ("zoë", "Zoë Ångström", "Founder"),
    "tom": ("tom-obaird", '"Tom O\'Baird"', "Field lead"),
}
NAMES = ("mayalindqvist", "zoeangstrom", "tomobaird")
TYPED: dict[str, tuple[str, ...]] = {
    "joined": (
        *("Maya_Lindqvist", "MayaLindqvist", "Maya+Lindqvist", "Maya.Lindqvist", "Maya-Lindqvist"),
        *("Zoë_Ångström", "ZoëÅngström", "Zoe_Angstrom", "ZoeAngstrom", "Tom_O'Baird"),
        *("Tom_OBaird", "TomOBaird", "Tom+OBaird"),
    ),
    "backslash": ("Maya\\ Lindqvist", "Maya\\\nLindqvist", "Maya\\nLindqvist"),
    "marks": (
        *("*Maya* Lindqvist", "Maya *Lindqvist*", "**Maya** **Lindqvist**", "_Maya_ Lindqvist"),
        *("__Maya__ _Lindqvist_", "`Maya` Lindqvist", "~~Maya~~ Lindqvist", "***Maya* Lindqvist**"),
        *("*Zoë* Ångström", "Tom *O'Baird*", "*Maya*  \n*Lindqvist*"),
    ),
    "tags": (
        *("<b>Maya</b> Lindqvist", "<i>Maya</i> <i>Lindqvist</i>", "Maya<br>Lindqvist"),
        *("Maya<br />Lindqvist", "Maya <!-- who --> Lindqvist", "<u>Zoë</u> <s>Ångström</s>"),
        '<span class="x">Maya</span>&nbsp;<em>Lindqvist</em>',
    ),
    "spaces": (
        *(
            "Maya&nbsp;Lindqvist",
            "Maya&#160;Lindqvist",
            "Maya&#xA0;Lindqvist",
            "Maya&thinsp;Lindqvist",
        ),
        *("Maya\u00a0Lindqvist", "Maya\u2009Lindqvist", "Maya\u202fLindqvist", "Maya\tLindqvist"),
        *("Maya   Lindqvist", "Maya\nLindqvist", "Maya\r\n  Lindqvist"),
    ),
    "unseen": (
        *("Maya\u200b Lindqvist", "Ma\u200bya Lind\u200cqvist", "Maya\u2060 \u2060Lindqvist"),
        *(
            "Maya Lind\u00adqvist",
            "Maya Lind&shy;qvist",
            "Maya\ufeff Lindqvist",
            "Ma&zwnj;ya Lindqvist",
        ),
        "Maya&#8203; Lindqvist",
    ),
    "broken": (
        *("Maya Lind-\nqvist", "Maya Lind-<br>qvist", "Maya Lind<wbr>qvist", "M*a*ya Lindqvist"),
        *("<b>M</b>aya Lindqvist", "Maya L<small>indqvist</small>", "Ma**ya Lind**qvist"),
    ),
    "case": (
        *("maya lindqvist", "maya_lindqvist", "mayalindqvist", "maya+lindqvist", "maya.lindqvist"),
        *("MAYA LINDQVIST", "MAYA_LINDQVIST", "MAYALINDQVIST", "zoe-angstrom", "tom_obaird"),
        *("zoeangstrom", "tomobaird", "MAYA-LINDQVIST"),
    ),
    "codes": (
        *("Maya%20Lindqvist", "Maya%5FLindqvist", "Maya%2BLindqvist", "Maya%C2%A0Lindqvist"),
        *(
            "%4Daya%20Lindqvist",
            "\\u004daya Lindqvist",
            "Maya\\u0020Lindqvist",
            "&#77;aya Lindqvist",
        ),
        *("Zo%C3%AB_%C3%85ngstr%C3%B6m", "Zo&euml; &Aring;ngstr&ouml;m", "Tom%20O%27Baird"),
        "Tom O&rsquo;Baird",
    ),
}
FORMS = tuple(form for forms in TYPED.values() for form in forms)


def read_through(text: str, *, tags: bool = True) -> str:
    """Return the letters of a text alone, whatever codes, marks and, without `tags`, tags hold."""
    for _ in range(3):
        text = unquote_plus(html.unescape(text))
        text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda code: chr(int(code[1], 16)), text)
    text = text if tags else re.sub(r"<!--.*?-->|<[^<>]*>", "", text)
    text = re.sub(r"\\[nrt]", "", text)
    letters = unicodedata.normalize("NFKD", text).casefold()
    return re.sub(r"[\W\d_]+", "", letters)


def name_in(text: str) -> str:
    """Return the first name that a text gives away, raw or read through; empty if it is silent."""
    read = read_through(text), read_through(text, tags=False)
    return next((name for name in NAMES if any(name in one for one in read)), "")
