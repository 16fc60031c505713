import pytest

from reportedly.reading.documents import (
    Found,
    ReadingOptions,
    code_of,
    megabytes,
    report_of,
    titled,
)
from reportedly.reading.unreadable import skipped


def test_a_date_that_is_not_understood_is_said():
    """
    The note keeps the words, so that a person can give the date.
    """
    document = report_of(b"x", Found("Dead", "text", published="last week"), ReadingOptions()).document

    assert (document.published, document.note) == (None, "publication date not understood: last week")


def test_a_date_that_the_user_gave_needs_no_note():
    """
    The user's date settles it.
    """
    options = ReadingOptions(published="2016-04-06")
    document = report_of(b"x", Found("Dead", "text", published="last week"), options).document

    assert (document.published, document.note) == ("2016-04-06", None)


@pytest.mark.parametrize(
    ("declared", "code"),
    [("en-GB", "en"), ("PT_br", "pt"), ("kmr", "kmr"), ("english", None), ("ا", None), (None, None)],
)
def test_a_declared_language_is_a_code(declared, code):
    """
    Regions are left out, and words that are no code.
    """
    assert code_of(declared) == code


@pytest.mark.parametrize(
    ("title", "text", "whole"),
    [
        ("Thirty  dead", "More.", "Thirty dead\n\nMore."),
        ("Thirty dead", "Thirty\ndead\nMore.", "Thirty\ndead\nMore."),
        (None, "More.", "More."),
    ],
)
def test_a_title_stands_first_once(title, text, whole):
    """
    A title is put before a text that does not begin with it.
    """
    assert titled(title, text) == whole


def test_a_reason_is_one_line():
    """
    However a library words its error, a row stays a row.
    """
    assert skipped("a\udcff.txt", "broken:\n  line 2").reason == "broken: line 2"
    assert skipped("a\udcff.txt", "").path == "a\ufffd.txt"


def test_sizes_are_said_as_people_say_them():
    """
    Megabytes where there are any.
    """
    assert (megabytes(50_000_000), megabytes(1_000)) == ("50 MB", "1,000 bytes")
