from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading.documents import Raw, ReadingOptions
from reportedly.reading.text import headline, read_text

# Control characters are what binary files are told by.
ANY_TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\r\n\t"), min_size=1)
UNUSUAL = "Thirty dead\n\n  Two\u00a0spaces,  a tab\t, an emoji 🕊️, مقتل, a\u0301, \u2028 end  \n\n"


def test_a_text_is_kept_to_the_letter(document):
    """
    Spaces, marks, emoji and empty lines stay as they are, so that offsets are the user's own.
    """
    assert document("one.txt", UNUSUAL.encode()).text == UNUSUAL


def test_a_byte_order_mark_and_windows_line_ends_are_not_text(document, news):
    """
    The mark goes, line ends become one character.
    """
    assert document("one.txt", f"\ufeff{news}\r\n\r\nMore.\r\n".encode()).text == f"{news}\n\nMore.\n"


def test_a_document_is_known_by_its_bytes(reading, news):
    """
    The id and both digests are made from the bytes and the text.
    """
    (report,) = reading("one.txt", b"\xef\xbb\xbf" + news.encode())
    raw = sha256(b"\xef\xbb\xbf" + news.encode()).hexdigest()

    assert report.raw == b"\xef\xbb\xbf" + news.encode()
    assert report.document.id == raw[:16]
    assert report.document.sha256_raw == raw
    assert report.document.sha256_text == sha256(news.encode()).hexdigest()


def test_what_the_user_says_comes_first(document, news):
    """
    Publication date, publisher and language given by the user are the document's.
    """
    read = document("one.txt", news.encode(), published="2016-04-06", publisher="The Paper", language="so")

    assert (read.published, read.publisher, read.language) == ("2016-04-06", "The Paper", "so")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Thirty killed in Aleppo\n\nThe attack came at dawn.", "Thirty killed in Aleppo"),
        (
            "Thirty killed in Aleppo\n" + "The attack came at dawn and went on. " * 5,
            "Thirty killed in Aleppo",
        ),
        ("Thirty killed?\n\nThe attack came.", "Thirty killed?"),
        ("The attack came at dawn and went on until\nthe evening of the next day.", None),
        ("The attack came at dawn.\n\nIt went on.", None),
        ("Thirty killed in Aleppo", None),
        ("", None),
    ],
)
def test_a_short_line_that_stands_alone_is_the_title(text, title):
    """
    The first line is a headline if it is short, set apart, and does not end like a sentence.
    """
    assert headline(text) == title


@pytest.mark.parametrize(("data", "why"), [(b"", "empty file"), (b" \n\t", "empty: nothing but white space")])
def test_an_empty_file_is_listed(reason, data, why):
    """
    A file without a word in it is skipped and says so.
    """
    assert reason("one.txt", data) == why


@given(ANY_TEXT.filter(lambda text: text.strip() and not text.startswith("\ufeff")))
def test_any_text_comes_back_as_it_was(text):
    """
    Whatever Unicode a file holds, only Windows line ends differ.
    """
    (report,) = read_text(Raw("one.txt", text.encode()), ReadingOptions(language="en"))

    assert report.document.text == text.replace("\r\n", "\n")
