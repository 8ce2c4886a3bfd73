"""Templates can be read: no line runs off the screen."""

from tests.house import HERE

WIDEST = 160


def test_no_line_is_too_long() -> None:
    """Lines break inside tags, or where `-` takes the blanks away."""
    templates = sorted((HERE / "site_templates").rglob("*.html"))
    assert templates
    assert [
        f"{path.relative_to(HERE)}:{number}"
        for path in templates
        for number, line in enumerate(path.read_text("utf-8").split("\n"), 1)
        if len(line) > WIDEST
    ] == []
