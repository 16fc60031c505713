import pytest

from reportedly.errors import SkipDocument
from reportedly.reading.encoding import decode

ARABIC = (
    "قال المرصد السوري لحقوق الإنسان إن ثلاثين جنديا على الأقل قتلوا في الهجوم على القرية "
    "الواقعة جنوب مدينة حلب، "
    "وأضاف أن الاشتباكات استمرت حتى الفجر بين القوات الحكومية والفصائل المعارضة في المنطقة."
)
RUSSIAN = (
    "По меньшей мере тридцать солдат погибли в результате нападения на деревню к югу от города "
    "Алеппо, сообщил во "
    "вторник представитель наблюдательного центра. Бои продолжались до рассвета."
)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_says_the_encoding(encoding):
    """
    A text that begins with its mark needs no guess, even against what is declared.
    """
    decoded = decode(ARABIC.encode(encoding), "latin-1")

    assert (decoded.text, decoded.note) == (ARABIC, None)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_seen_by_its_zero_bytes(encoding):
    """
    Western text in UTF-16 has every other byte zero: it is read, and the guess said.
    """
    decoded = decode("Thirty were killed.".encode(encoding))

    assert (decoded.text, decoded.note) == ("Thirty were killed.", f"encoding guessed: {encoding}")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(ARABIC, "windows-1256"), (RUSSIAN, "windows-1251"), ("café – “dead”", "windows-1252")],
)
def test_a_declared_encoding_is_taken(text, encoding):
    """
    What a server or a page declares is read without a note.
    """
    decoded = decode(text.encode(encoding), encoding)

    assert (decoded.text, decoded.note) == (text, None)


def test_utf8_is_believed_over_a_wrong_declaration():
    """
    Bytes that are right in UTF-8 are no accident, whatever the page says.
    """
    assert decode(RUSSIAN.encode(), "iso-8859-1").text == RUSSIAN


def test_an_encoding_that_looks_like_ascii_must_be_declared_to_be_read():
    """
    ISO-2022-JP is plain ASCII to the eye of a computer.
    """
    assert decode("三十人が死亡".encode("iso-2022-jp"), "ISO-2022-JP").text == "三十人が死亡"


@pytest.mark.parametrize(("text", "encoding"), [(ARABIC, "windows-1256"), (RUSSIAN, "windows-1251")])
def test_a_wrong_encoding_is_guessed_and_said(text, encoding):
    """
    Bytes in an older encoding are read by its statistics, with a note.
    """
    decoded = decode(text.encode(encoding), "no-such-encoding")

    assert (decoded.text, decoded.note) == (text, f"encoding guessed: {encoding}")


def test_a_stray_curly_quote_is_western():
    """
    English with one old-style quotation mark is Windows-1252.
    """
    text = "The monitor’s figures rose again. " + "Thirty soldiers were killed. " * 5
    decoded = decode(text.encode("windows-1252"))

    assert (decoded.text, decoded.note) == (text, "encoding guessed: windows-1252")


def test_utf8_that_was_cut_off_is_still_utf8():
    """
    A half character at the end does not turn the whole text into another alphabet.
    """
    decoded = decode(ARABIC.encode()[:-1] + b"\xd9")

    assert decoded.text.startswith(ARABIC[:-1])
    assert decoded.note is not None
    assert "encoding guessed: utf-8, 1 unreadable" in decoded.note


@pytest.mark.parametrize("data", [bytes(range(256)) * 4, b"\0" * 500, b"ab\x01\x02\x03\x04\xff\xfe\x05" * 50])
def test_bytes_that_are_no_text_are_refused(data):
    """
    A binary file is told from a text in an unknown encoding.
    """
    with pytest.raises(SkipDocument, match="binary file"):
        decode(data)


def test_a_codec_that_is_no_encoding_of_text_is_not_one():
    """
    Python knows codecs such as "zip"; a page that declares one is read as if it declared nothing.
    """
    assert decode(b"Thirty dead", "zip").text == "Thirty dead"


def test_an_encoding_that_nothing_fits_is_said():
    """
    Where no encoding makes sense of the bytes, the reason says so.
    """
    noise = bytes(0x80 + i * i * 7919 % 127 for i in range(3000))

    with pytest.raises(SkipDocument, match="unknown encoding"):
        decode(noise)


@pytest.mark.parametrize(
    ("text", "written", "declared"),
    [
        ("“It was horrible,” said Zoë – a nurse.", "windows-1252", "ISO-8859-1"),
        ("“It was horrible,” said Zoë – a nurse.", "windows-1252", "us-ascii"),
        ("Diyarbakır’da “üç” kişi öldü.", "windows-1254", "iso-8859-9"),
        ("戰鬥中有三人喪生，村民說：“鎔”。", "gb18030", "gb2312"),
        ("①三十人が死亡", "cp932", "Shift_JIS"),
    ],
)
def test_an_old_encoding_stands_for_the_one_that_grew_out_of_it(text, written, declared):
    """
    Pages that say ISO-8859-1 have curly quotes, which only Windows-1252 has; browsers read them so.
    """
    decoded = decode(text.encode(written), declared)

    assert (decoded.text, decoded.note) == (text, None)


@pytest.mark.parametrize("declared", ["utf-16", "utf-16le", "utf-32"])
def test_plain_ascii_is_never_read_as_a_wide_encoding(declared):
    """
    A page that was converted and kept its old declaration is no Chinese.
    """
    assert decode(b"Thirty were killed. " * 4, declared).text == "Thirty were killed. " * 4
