"""The rules, one file each; `goldenthread.findings.rule.all_rules` imports them."""
