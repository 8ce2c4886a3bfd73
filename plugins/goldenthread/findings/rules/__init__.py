"""The rules, one file each; `goldenthread.rule.all_rules` imports them."""
