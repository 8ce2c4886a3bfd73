"""GT902: a waiver or a setting names a rule that does not exist."""

from __future__ import annotations

import re
from dataclasses import replace

from goldenthread.findings.codes import GIVEN
from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.phrases import nearest_help
from goldenthread.findings.rule import all_rules
from goldenthread.ground.likeness import nearest
from goldenthread.ground.questions import ORDER, packages
from goldenthread.source.front_matter import Mark

_REST = "leave it if the plan is also checked where that question is asked; otherwise remove it"


class UnknownRule(Rule):
    """A waiver or a setting names a rule that does not exist.

    ## What it does

    Looks up the code of every waiver, and of every entry of `rules` in the settings of the plugin.
    A code that used to be a rule, or belongs to a question that is not asked here, is only a note.

    ## Why is this bad?

    A waiver or setting for an unknown rule does nothing. The finding it was meant for still counts,
    and whoever wrote it believes that it does not.

    ## Example

    ```yaml
    # goal.md
    kind: goal
    title: One home in five is a customer
    supports: purpose
    waivers:
      - {rule: GT399, because: agreed with finance, until: 2026-12-31}
    ```

    ```yaml
    # purpose.md
    kind: purpose
    title: Nobody thinks twice before drinking
    ```

    ## Use instead

    ```yaml
    # goal.md
    kind: goal
    title: One home in five is a customer
    supports: purpose
    waivers:
      - {rule: GT301, because: agreed with finance, until: 2026-12-31}
    ```
    """

    code = "GT902"
    severity = Severity.ERROR
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each unknown code, in items and in the settings."""
        for item in plan.items:
            for waiver in item.waivers:
                pointer = (*waiver.pointer, "rule")
                if waiver.rule and waiver.rule not in all_rules() and not item.misread(*pointer):
                    found = self.at(plan, item, pointer, *_word(waiver.rule))
                    yield replace(found, noted=waiver.rule in GIVEN)
        yield from self._check_settings(plan)

    def _check_settings(self, plan: Plan) -> Iterator[Finding]:
        file = plan.settings.config_file
        unknown = [code for code in plan.settings.rules if code not in all_rules()]
        if not file or not unknown:
            return
        try:
            text = file.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError):
            text = ""
        for code in unknown:
            found = self._make(plan, file.name, _find(text, code), *_word(code))
            pointer = ("rules", code)
            yield replace(found, path=file.name, pointer=pointer, noted=code in GIVEN)


def _word(code: str) -> tuple[str, str]:
    """Return the fact and the remedy; a rule's name leads to its code."""
    rules = all_rules()
    if code in GIVEN:
        question = GIVEN[code]
        if question in ORDER and question not in packages():
            return f"'{code}' belongs to the question '{question}', which is not asked here", _REST
        return f"'{code}' is no longer a rule", "remove it"
    names = {rule.name: known for known, rule in rules.items()}
    by_name = tuple(names[name] for name in nearest(code.lower(), tuple(names))[:1])
    near = by_name or ((code.upper(),) if code.upper() in rules else ())
    otherwise = "'goldenthread rule' lists all codes"
    return f"'{code}' is not the code of a rule", nearest_help(near, otherwise)


def _find(text: str, code: str) -> Mark:
    """Return where the setting stands in its file, the start of the file if it is not found."""
    match = re.search(rf"""(?m)^[ \t]*["']?{re.escape(code)}["']?[ \t]*:""", text)
    if not match:
        return Mark(1, 1)
    indent = len(match[0]) - len(match[0].lstrip())
    return Mark(text.count("\n", 0, match.start()) + 1, indent + 1)
