"""
Where a sentence ends.

Ends are found by rule: conflict reports are full of "Gen.", "U.S.", "Sgt. al-…", datelines and
headlines that run into the text, which general splitters break on.
"""

import re
from collections.abc import Iterator
from functools import cache

from reportedly.lexicons import lexicon
from reportedly.records import Span

BOUNDARY = re.compile(
    r"(?<![.!?…])[.!?…]+[\"”’'»)\]]*(?=\s)|[.!?][\"”](?=[A-Z])|[؟۔。](?=\s|$)|;(?=\s+[A-Z\"“])"
    # A space was lost: "since 2014.In recent months".
    r"|(?<=[a-z\d][a-z\d)])[.!?](?=[A-Z][a-z])"
)
# Whose full stops are none: "www.Example.Org", "press@Example.Org".
ADDRESS = ("www.", "://", "@")
CLOSERS = "\"”’'»)]"
# A line that ends as a sentence does, or as what leads on to a list.
SENTENCE_END = re.compile(rf"[.!?…:؟۔。][{re.escape(CLOSERS)}]*$")
LAST_WORD = re.compile(r"[^\s(\[\"“‘]*\Z")


@cache
def abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    """
    Abbreviations that never end a sentence, and those that may (before a capital letter).
    """
    table = lexicon("language")
    return frozenset(table["never_end"]), frozenset(table["may_end"])


def ends_sentence(text: str, found: re.Match[str], end: int) -> bool:
    """
    Whether the mark that *found* holds closes a sentence, or an abbreviation or a number.
    """
    rest = text[found.end() : min(end, found.end() + 40)].lstrip()
    if not rest:
        return True
    if found.group()[0] == "." and len(found.group().rstrip(CLOSERS)) == 1:
        word = LAST_WORD.search(text[max(0, found.start() - 30) : found.start()])
        before = (word.group() if word else "").lower()
        never, may = abbreviations()
        if any(mark in before for mark in ADDRESS) and text[found.end()].isalpha():
            return False
        if before in never or (len(before) == 1 and before.isalpha() and before != "i"):
            return False
        if before in may or "." in before:
            return rest[0].isupper() and rest.split(None, 1)[0].lower() in lexicon("language")["openers"]
    first = next((letter for letter in rest if letter.isalnum()), "")
    return not first.islower()


def boundaries(text: str, paragraph: Span) -> Iterator[int]:
    """
    The offsets after which a new sentence begins, within one paragraph.
    """
    for found in BOUNDARY.finditer(text, paragraph.start, paragraph.end):
        if found.group().startswith(";") or ends_sentence(text, found, paragraph.end):
            yield found.end()
