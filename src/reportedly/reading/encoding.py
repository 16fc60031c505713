"""
Bytes into text, whatever they were written in, saying so where it had to be guessed.
"""

import codecs
import re
from typing import NamedTuple

from reportedly.errors import SkipDocument

BOMS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}

SAMPLE = 65_536

CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
HALVES = re.compile("[\ud800-\udfff]")
HIGH = re.compile(rb"[\x80-\xff]+")

# Curly quotes, dashes and the like: the same bytes in all Windows encodings.
QUOTES = b"\x85\x91\x92\x93\x94\x95\x96\x97\xa0\xab\xb7\xbb"

# Encodings whose bytes look like plain ASCII: UTF-8 would accept them and read nonsense.
STATEFUL = ("iso2022", "hz", "utf_7", "utf_16", "utf_32")
WIDE = ("utf_16", "utf_32")

# What is meant where these are declared: pages and mail name the old encoding and use the one that grew out
# of it, as every browser knows.
MEANT = {
    "ascii": "cp1252",
    "iso8859_1": "cp1252",
    "iso8859_9": "cp1254",
    "iso8859_11": "cp874",
    "tis_620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}


class Decoded(NamedTuple):
    """
    A text with the encoding it was read in, and a note where that was not plain to see.
    """

    text: str
    encoding: str
    note: str | None = None


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """
    The text of *data*: by its byte order mark, as UTF-8, as declared, or by a guess, in this order.

    Bytes that hold no text raise SkipDocument.
    """
    known = known_codec(declared)
    told = by_mark(data) or (strictly(data, known) if known and is_stateful(known, data) else None)
    if told:
        return told
    encoding = wide(data)
    if encoding:
        return guessed(data, encoding)
    refuse_binary(data)
    return (
        strictly(data, "utf-8")
        or (known and as_declared(data, known))
        or guessed(data, nearly_utf8(data) or mostly_ascii(data) or most_likely(data))
    )


def known_codec(name: str | None) -> str | None:
    """
    The Python name of a declared text encoding, or None where there is no such encoding.
    """
    try:
        codec = codecs.lookup((name or "").strip())
    except (LookupError, ValueError):
        return None
    return codec.name.replace("-", "_") if getattr(codec, "_is_text_encoding", True) else None


def is_stateful(codec: str, data: bytes) -> bool:
    """
    Whether a declared encoding looks like ASCII, or is wide and the bytes, with a zero among them, can be so.
    """
    return codec.startswith(STATEFUL) and (not codec.startswith(WIDE) or b"\0" in data)


def as_declared(data: bytes, codec: str) -> Decoded | None:
    """
    The text in the encoding that is declared, or in the larger one that is meant by it.
    """
    return strictly(data, MEANT.get(codec, codec)) or strictly(data, codec)


def by_mark(data: bytes) -> Decoded | None:
    """
    The text after a byte order mark, if there is one.
    """
    for mark, encoding in BOMS.items():
        if data.startswith(mark):
            return strictly(data[len(mark) :], encoding)
    return None


def strictly(data: bytes, encoding: str) -> Decoded | None:
    """
    The text, if every byte of it is right in *encoding*.
    """
    try:
        text = data.decode(encoding)
    except (UnicodeError, ValueError):
        return None
    return Decoded(text, encoding)


def wide(data: bytes) -> str | None:
    """
    UTF-16 without a mark shows by zero bytes at every other place; the kind, or None.
    """
    head = data[:SAMPLE]
    half = max(1, len(head) // 2)
    if head[1::2].count(0) > 0.4 * half and head[0::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if head[0::2].count(0) > 0.4 * half and head[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def guessed(data: bytes, encoding: str) -> Decoded:
    """
    The text in the encoding that fits best: it is read, and the guess is said.
    """
    text = data.decode(encoding, errors="replace")
    lost = text.count("\ufffd")
    said = f", {lost} unreadable characters" if lost else ""
    return Decoded(text, encoding, f"encoding guessed: {encoding}{said}")


def refuse_binary(data: bytes) -> None:
    """
    Raise SkipDocument where the bytes are no text at all.
    """
    head = data[:SAMPLE]
    if len(CONTROL.findall(head)) > 0.02 * len(head):
        raise SkipDocument("binary file: holds no text")


def nearly_utf8(data: bytes) -> str | None:
    """
    A text in UTF-8 with a few damaged bytes (cut off, say) is still UTF-8.
    """
    text = data.decode("utf-8", errors="replace")
    lost = text.count("\ufffd")
    good = sum(character > "\x7f" for character in text) - lost
    return "utf-8" if good > 4 * lost else None


def mostly_ascii(data: bytes) -> str | None:
    """
    Western text with a stray curly quote or accent: too little for statistics to go by.
    """
    others = sum(len(run) for run in HIGH.findall(data.translate(None, QUOTES)))
    return "windows-1252" if others < 0.02 * len(data) else None


def most_likely(data: bytes) -> str:
    """
    The encoding that statistics of letters favour.
    """
    from charset_normalizer import from_bytes  # noqa: PLC0415 (slow to load, seldom needed)

    best = from_bytes(data[:SAMPLE]).best()
    if best is None:
        raise SkipDocument("unknown encoding: not UTF-8 and nothing else that fits")
    return best.encoding.replace("_", "-").replace("cp125", "windows-125")


def whole(text: str) -> str:
    """
    A text without halves of surrogate pairs, which nothing could write again; no offset moves.
    """
    return HALVES.sub("\N{REPLACEMENT CHARACTER}", text)
