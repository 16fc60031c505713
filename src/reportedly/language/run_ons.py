"""
Sentences that run into the next one: headlines, captions and lists of links whose full stops were lost.

1. "Two men die in Homs Two men who stood at a well died": a sentence begins as the one before it began.
2. "Tags Syria Homs airstrikes At least nine people were killed": a capital letter on a word that has one only
   where a sentence begins.
3. "Smoke over Homs (Photo: AFP) Rebels said": behind the credit of a picture, a link, or what sites put
   behind their titles.

A text in capitals throughout shows none of them.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from reportedly.lexicons import lexicon
from reportedly.records import Span

WORD = re.compile(r"\S+")
LINK = re.compile(r"https?\S|pic\.twitter|www\.", re.IGNORECASE)
# How many words stand at least before such a place, and behind it, and the credit of a picture has at most.
BEFORE, AFTER, CREDIT = 4, 3, 6
# How many words begin a sentence again: fewer where the first is no word of a name. So many are compared.
AGAIN, FEW, LOOKED = 3, 2, 8
# Behind the place of a dateline, "BEIRUT A US-led raid", these begin a sentence whatever follows.
ARTICLES = frozenset({"the", "a", "an"})

Words = Sequence[str]


@cache
def run_on() -> dict[str, frozenset[str]]:
    """
    The words that tell where a sentence begins, by their use.
    """
    return {name: frozenset(words) for name, words in lexicon("language")["run_on"].items()}


@cache
def counting() -> frozenset[str]:
    """
    The words that begin a sentence and no name: small words, and those that say how many.
    """
    known = run_on()
    return known["opening"] | known["numbers"] | known["doubtful"]


@cache
def signs() -> re.Pattern[str]:
    """
    What such a place shows at least: a word that may begin a sentence, with its capital letter, or a mark.
    """
    words = "|".join(word.capitalize() for word in counting())
    marks = "|".join(re.escape(mark) for mark in run_on()["closing"])
    return re.compile(rf"[\w)]\s+(?:{words})[\s-]|{LINK.pattern}|{marks}|\)\s+[A-Z]")


def run_ons(text: str, span: Span) -> Iterator[int]:
    """
    The offsets within *span*, one sentence by its marks, at which another one begins.
    """
    told = span.of(text)
    if not (signs().search(told) or is_repeated(told)) or told.isupper():
        return
    places = [found.span() for found in WORD.finditer(text, span.start, span.end)]
    words = [text[start:end] for start, end in places]
    first = 0
    for k in range(BEFORE, len(words) - AFTER + 1):
        if k - first >= BEFORE and opens(words, first, k):
            yield places[k][0]
            first = k


def is_repeated(told: str) -> bool:
    """
    Whether the first words of a sentence come again in it.
    """
    first = told.split(None, FEW)[:FEW]
    return told[:1].isupper() and told.find(" ".join(first), 1) > 0


def opens(words: Words, first: int, k: int) -> bool:
    """
    Whether word *k* opens a sentence, where the one before it begins with word *first*.
    """
    if follows_mark(words, k):
        return words[k][0].isupper() or words[k][0].isdigit()
    before = words[k - 1]
    if not (before[-1].isalnum() or before[-1] == ")") or before.lower() in run_on()["leading_on"]:
        return False
    return begins(words, k) or begins_again(words, first, k)


def follows_mark(words: Words, k: int) -> bool:
    """
    Whether a link stands before word *k*, the credit of a picture, or what sites put behind a title.
    """
    before = words[k - 1]
    if before.endswith(")"):
        return is_credit(words[max(0, k - CREDIT) : k])
    return bool(LINK.match(before)) or " ".join(words[k - 2 : k]) in run_on()["closing"]


def is_credit(words: Words) -> bool:
    """
    Whether some words end with the credit of a picture in brackets: "(Photo: AFP)".
    """
    _, bracket, inside = " ".join(words).rpartition("(")
    return bool(bracket) and any(word.strip(":),/").lower() in run_on()["credits"] for word in inside.split())


def begins(words: Words, k: int) -> bool:
    """
    Whether word *k* has a capital letter that only the beginning of a sentence gives it.
    """
    word, before, after = words[k], words[k - 1], words[k + 1]
    plain, known = word.lower(), run_on()
    number = plain.partition("-")[0] in known["numbers"]
    if word != plain.capitalize() or not (number or plain in counting()):
        return False
    dateline = before.isupper() and len(before) > AGAIN and not after.isupper()
    if (plain == "the" and not before[-1].isalpha()) or (dateline and plain in ARTICLES):
        return True
    if (number or plain == "a") and before.lower() in known["labelled"]:
        return False
    if plain in known["doubtful"] or after[0].isdigit():
        # "World War Two" is a name, "Army Kills Over 100 Rebels" a headline, and in "20 killed More than 30
        # hurt" only the comma was lost.
        return not before.istitle() and not before.endswith("ed") and not after[0].isupper()
    return after[0].islower()


def begins_again(words: Words, first: int, k: int) -> bool:
    """
    Whether the words from *k* on begin as those from *first* on do, and are no name told twice.
    """
    opening = words[first : first + LOOKED]
    same = next((n for n, word in enumerate(opening) if words[k + n : k + n + 1] != [word]), len(opening))
    if same < FEW or not opening[0][0].isupper():
        return False
    if same >= AGAIN:
        return any(word[0].islower() for word in opening[:same])
    return opening[0].lower() in counting() and opening[1][0].islower()
