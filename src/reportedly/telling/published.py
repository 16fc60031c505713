"""
A report's words as a page can hold them, and how its language is written.
"""

import re

from reportedly.records import Document

RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"})
LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def shown(words: str) -> str:
    """
    Words without the characters that a page cannot hold.
    """
    return UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", words)


def language_tag(document: Document) -> str | None:
    """
    The language of a report as a page names it, if it is a language tag at all.
    """
    tag = document.language or ""
    return tag if LANGUAGE_TAG.fullmatch(tag) else None


def is_right_to_left(document: Document) -> bool:
    """
    Whether the report's language is written from right to left.
    """
    return (document.language or "").split("-")[0].lower() in RIGHT_TO_LEFT
