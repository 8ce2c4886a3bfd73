"""What cannot be imported is refused by its name, and nothing that a file points at is followed."""

from __future__ import annotations

import socket

import pytest

from goldenthread.interop.stratml import UnreadableFileError, import_stratml
from goldenthread.interop.stratml import parse as parsing

REFUSED = {
    "malformed": "not well-formed XML: not well-formed (invalid token) at line 3, column 16",
    "foreign_private": "'http://schemas.stratml.us/3.5', which is the private 3.5 dialect",
    "foreign_wrappers": "found the wrapper <Goals>",
    "foreign_namespace": "namespace 'http://stratml.net'",
    "foreign_draft": "the draft of 2007",
    "foreign_page": "found <html> in the namespace 'http://www.w3.org/1999/xhtml'",
    "foreign_coreless": "no <StrategicPlanCore> in <StrategicPlan>; it holds <Name>, <Goal>",
    "hostile_external_entity": "document type declaration",
    "hostile_external_dtd": "document type declaration",
    "hostile_laughs": "document type declaration",
}


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_names_what_was_found(name, fixture_path):
    """A file that is not StratML is refused with its path and with what it is."""
    path = fixture_path(name)
    with pytest.raises(UnreadableFileError) as refusal:
        import_stratml([path])
    assert str(refusal.value).startswith(f"{path}: ")
    assert REFUSED[name] in str(refusal.value)


@pytest.mark.parametrize("name", ["part1_2009", "hostile_external_entity", "hostile_external_dtd"])
def test_nothing_is_fetched(name, fixture_path, monkeypatch):
    """Neither a stylesheet nor a DTD nor an entity opens a connection or another file."""
    path = fixture_path(name)
    opened = []

    def refuse(*_args, **_kwargs):
        opened.append("socket")
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    try:
        plan = import_stratml([path]).plans[0]
        text = "".join(file.text for file in plan.files)
    except UnreadableFileError as error:
        text = str(error)
    assert opened == []
    assert "styles.example" not in text
    assert text


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "the file is empty"),
        (b"  \n", "the file is empty"),
        (b"just words", "not well-formed"),
        (b"<a/><b/>", "not well-formed"),
        (b'<?xml version="1.0" encoding="no-such-code"?><a/>', "unknown encoding"),
        (b"\xff\xfe<\x00", "not well-formed"),
        (b"<StrategicPlan>\x00</StrategicPlan>", "not well-formed"),
        (b"<StrategicPlan><Name>\xc3\x28</Name></StrategicPlan>", "not well-formed"),
    ],
)
def test_broken_bytes_are_refused(raw, words, tmp_path):
    """Bytes that are no XML give a message, never another exception."""
    path = tmp_path / "plan.xml"
    path.write_bytes(raw)
    with pytest.raises(UnreadableFileError, match=words):
        import_stratml([path])


def test_deep_nesting_is_refused_while_reading(tmp_path):
    """100,000 open elements stop at the bound instead of exhausting the stack."""
    path = tmp_path / "deep.xml"
    path.write_text("<StrategicPlan>" + "<Goal>" * 100_000, encoding="utf-8")
    with pytest.raises(UnreadableFileError, match="more than 64 levels deep"):
        import_stratml([path])


def test_too_many_elements_are_refused(tmp_path, monkeypatch):
    """The number of elements is bounded."""
    monkeypatch.setattr(parsing, "MAX_ELEMENTS", 50)
    path = tmp_path / "wide.xml"
    path.write_text("<StrategicPlan>" + "<Goal/>" * 60 + "</StrategicPlan>", encoding="utf-8")
    with pytest.raises(UnreadableFileError, match="more than 50 elements"):
        import_stratml([path])


def test_large_files_are_refused(tmp_path, monkeypatch):
    """The size is bounded before anything is parsed."""
    monkeypatch.setattr(parsing, "MAX_BYTES", 1024 * 1024)
    path = tmp_path / "large.xml"
    path.write_bytes(b"<" + b" " * (1024 * 1024))
    with pytest.raises(UnreadableFileError, match="larger than 1 MiB"):
        import_stratml([path])


def test_item_too_long_for_a_plan_file_is_refused(tmp_path):
    """A text that no check would read is named instead of cut."""
    path = tmp_path / "long.xml"
    path.write_text(
        "<StrategicPlan><StrategicPlanCore><Goal><Name>Swim</Name><Description>"
        + "water " * 200_000
        + "</Description></Goal></StrategicPlanCore></StrategicPlan>",
        encoding="utf-8",
    )
    with pytest.raises(UnreadableFileError, match=r"'Swim' alone would fill .* of 1\.1 MiB"):
        import_stratml([path])


def test_folders_and_absent_files_are_refused(tmp_path):
    """A folder and a missing file are named as such, both in one message."""
    with pytest.raises(UnreadableFileError) as refusal:
        import_stratml([tmp_path, tmp_path / "absent.xml"])
    lines = str(refusal.value).splitlines()
    assert lines == [f"{tmp_path}: this is not a file", f"{tmp_path / 'absent.xml'}: no such file"]


def test_one_bad_file_refuses_all(fixture_path):
    """Of several files either all are imported or none."""
    with pytest.raises(UnreadableFileError) as refusal:
        import_stratml([fixture_path("part1_iso"), fixture_path("malformed")])
    assert "part1_iso" not in str(refusal.value)
