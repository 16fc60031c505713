"""
Plain numbers in figures and words: "1,400", "40 000", "1.5 million", "two hundred and five".
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import Any, NamedTuple

from reportedly.language.phrases import Phrases
from reportedly.language.tokens import tokens_of
from reportedly.lexicons import lexicon
from reportedly.records import Token

# Thousands stand apart by threes, and in South Asia only the last ones: "2,50,000" are two and a half lakh.
DIGITS = re.compile(
    r"\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d\d)+,\d{3}|\d{1,3}(?:\.\d{3}){2,}|\d+(?:[.,]\d+)?", re.ASCII
)
WHOLE = re.compile(r"\d+|\d{1,3}(?:[,.]\d{3})+|\d{1,2}(?:,\d\d)+,\d{3}", re.ASCII)
# What looks like a fraction in English is a whole number in much of the world, where it counts people.
THOUSANDS = re.compile(r"\d{1,3}\.\d{3}", re.ASCII)
LARGEST = 10**16
# How far before a number the word may stand by which another takes its place.
MOVED_BEFORE = 5


class Words(NamedTuple):
    """
    The tables of `lexicons/numbers.toml`, ready for look-ups.

    `openers` has the words that a number may begin with, each with the words of which one has to follow:
    none where the word may stand alone.
    """

    before: Phrases[tuple[str, bool]]
    after: Phrases[str]
    fixed: Phrases[int]
    vague: Phrases[None]
    small: Mapping[str, int]
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    short_scales: Mapping[str, int]
    openers: Mapping[str, frozenset[str]]


@cache
def number_words() -> Words:
    """
    The number words of the package.
    """
    table = lexicon("numbers")
    bare = set(table["bare"]["words"])
    before = {
        word: (kind, word in bare) for kind, listed in table["qualifiers"].items() for word in listed
    } | {"between": ("between", False), "from": ("from", False)}
    after = {word: kind for kind, listed in table["after"].items() for word in listed}
    vague = dict.fromkeys(table["vague"]["words"])
    phrases = Phrases(before), Phrases(after), Phrases(table["fixed"]), Phrases(vague)
    numerals = {**table["units"], **table["tens"]}
    openers = openings((phrases[0], phrases[2], phrases[3])) | dict.fromkeys(
        [*numerals, *table["scales"], "a", "an"], frozenset[str]()
    )
    scales = table["scales"], table["short_scales"]
    return Words(*phrases, table["units"], table["tens"], *scales, openers)


def openings(lists: Iterable[Phrases[Any]]) -> dict[str, frozenset[str]]:
    """
    The first words of some phrases, each with those that come second; none where one is a phrase by itself.
    """
    found: dict[str, frozenset[str]] = {}
    for first in {first for listed in lists for first in listed.by_first}:
        phrases = [words for listed in lists for words, _ in listed.by_first.get(first, ())]
        alone = any(len(words) == 1 for words in phrases)
        found[first] = frozenset() if alone else frozenset(words[1] for words in phrases)
    return found


def openers_in(tokens: Sequence[Token]) -> list[int]:
    """
    The tokens at which a number may begin, with what limits it: with this word, and the next where it must.
    """
    openers, found = number_words().openers, []
    for i, token in enumerate(tokens):
        seconds = openers.get(token.lower)
        if seconds is None:
            opens = token.text[0].isdigit()
        else:
            opens = not seconds or (i + 1 < len(tokens) and tokens[i + 1].lower in seconds)
        if opens:
            found.append(i)
    return found


@cache
def spoilers() -> Mapping[str, frozenset[str]]:
    """
    The words beside a number that make it a date, an age, a sum of money or a name.
    """
    return {name: frozenset(words) for name, words in lexicon("numbers")["never"].items()}


def is_moved(tokens: Sequence[Token], first: int, last: int) -> bool:
    """
    Whether the number in tokens *first* to *last* stood before, and the next one stands now ("raised from
    five to seven").
    """
    if last + 1 >= len(tokens) or tokens[last].lower != "to":
        return False
    return any(token.lower in moves() for token in tokens[max(0, first - MOVED_BEFORE) : first])


@cache
def moves() -> frozenset[str]:
    """
    The words by which one number takes the place of another.
    """
    return frozenset(lexicon("numbers")["moves"]["words"])


def glued(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether token *i* follows the one before it with no space between.
    """
    return 0 < i < len(tokens) and tokens[i - 1].end == tokens[i].start


def thousands_at(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """
    A number whose thousands are set apart by spaces ("40 000") at token *i*.
    """
    if i > 0 and (tokens[i - 1].lower in spoilers()["months"] or tokens[i - 1].text[0].isdigit()):
        return None
    parts, j = [tokens[i].text], i + 1
    while j < len(tokens) and j - i < 3 and is_thousand(tokens, j):
        parts.append(tokens[j].text)
        j += 1
    if len(parts) == 1 or len(parts[0]) > 3 or not parts[0].isdigit() or parts[0].startswith("0"):
        return None
    return j, int("".join(parts))


def is_thousand(tokens: Sequence[Token], j: int) -> bool:
    """
    Whether token *j* is three digits, one space after the token before it.
    """
    written = tokens[j].text
    return (
        len(written) == 3
        and written.isascii()
        and written.isdigit()
        and tokens[j].start - tokens[j - 1].end == 1
    )


def shortened_at(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """
    A number with a letter for its scale ("300k", "1.5m") at token *i*; a bare "5m" is a length.
    """
    j = i + 1
    if not glued(tokens, j):
        return None
    if tokens[j].text == "." and glued(tokens, j + 1) and tokens[j + 1].text.isdigit():
        j += 2
    if not glued(tokens, j) or (glued(tokens, j + 1) and tokens[j + 1].text[0].isalnum()):
        return None
    scale = number_words().short_scales.get(tokens[j].lower)
    value = "".join(token.text for token in tokens[i:j]).replace(",", "")
    if not scale or value.count(".") > 1 or (tokens[j].text == "m" and "." not in value):
        return None
    return as_whole(j + 1, Fraction(value) * scale)


def as_whole(j: int, value: Fraction) -> tuple[int, int] | None:
    """
    A number that ends before token *j*, where it is a whole one.
    """
    return (j, int(value)) if value.denominator == 1 else None


def digits_at(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """
    A number in figures at token *i*, with a scale word after it: the index after it and its value.
    """
    written = tokens[i].text
    if len(written) > 20 or not DIGITS.fullmatch(written):
        return None
    spaced = thousands_at(tokens, i) or shortened_at(tokens, i)
    if spaced:
        return spaced
    whole = WHOLE.fullmatch(written)
    scale = scale_of(tokens, i + 1)
    if scale:
        fraction = (
            written.replace(",", ".") if not whole or THOUSANDS.fullmatch(written) else ungrouped(written)
        )
        return as_whole(i + 2, Fraction(fraction) * scale)
    return (i + 1, int(ungrouped(written))) if whole else None


def ungrouped(written: str) -> str:
    """
    Figures without the marks that set their thousands apart.
    """
    return written.replace(",", "").replace(".", "")


def below_hundred(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """
    A number word under a hundred at token *i* ("six", "sixty-two", "sixty two").
    """
    words = number_words()
    word = tokens[i].lower if i < len(tokens) else ""
    if word in words.small:
        return i + 1, words.small[word]
    if word not in words.tens:
        return None
    j = i + 1 + (i + 1 < len(tokens) and tokens[i + 1].text in {"-", "‑"})
    unit = words.small.get(tokens[j].lower) if j < len(tokens) else None
    if unit is not None and 0 < unit < 10:
        return j + 1, words.tens[word] + unit
    return i + 1, words.tens[word]


def scale_of(tokens: Sequence[Token], j: int) -> int | None:
    """
    The scale word at token *j*, its plural too ("three dozens").
    """
    scales, word = number_words().scales, tokens[j].lower if j < len(tokens) else ""
    return scales.get(word) or (scales.get(word[:-1]) if word.endswith("s") else None)


def part_at(tokens: Sequence[Token], j: int, *, figures: bool) -> tuple[int, int] | None:
    """
    A part of a number of several words at token *j*: "sixty-two", and "21" where *figures* may stand.
    """
    worded = below_hundred(tokens, j)
    if worded or not figures or j >= len(tokens):
        return worded
    written = tokens[j].text
    return (j + 1, int(written)) if len(written) < 4 and written.isascii() and written.isdigit() else None


def fits(group: int, ceiling: int, scale: int | None, *, heard: bool) -> bool:
    """
    Whether a part, with the *scale* that follows it, goes on with a number: scales only descend.

    *group* is what stands below the last thousand, *ceiling* the last scale from a thousand on.
    """
    if not heard:
        return not group
    if group % 100:
        return False
    return scale is None or (scale < ceiling if scale > 100 else not group)


def words_at(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """
    A number in words at token *i* ("a hundred", "two hundred and five", "three million", "3 hundred and 21").
    """
    total, group, j, heard, ceiling = 0, 0, i, False, LARGEST
    figures = tokens[i].text[0].isdigit()
    if tokens[i].lower in {"a", "an"}:
        group, j = 1, i + 1
    elif tokens[i].lower.endswith("s") and scale_of(tokens, i):
        return None
    if j > i and not scale_of(tokens, j):
        return None
    while j < len(tokens) and total + group < LARGEST:
        scale = scale_of(tokens, j)
        if scale:
            whole = max(group, 1) * scale
            total, group, ceiling = (total, whole, ceiling) if scale <= 100 else (total + whole, 0, scale)
            j, heard = j + 1, True
            continue
        part = part_at(tokens, j + (heard and tokens[j].lower == "and"), figures=figures)
        after = scale_of(tokens, part[0]) if part else None
        if part is None or not fits(group, ceiling, after, heard=heard):
            break
        j, group = part[0], group + part[1]
        if not heard and not after:
            break
    return (j, total + group) if j > i and total + group < LARGEST else None


def cardinal_at(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """
    A plain number at token *i*, in figures or words: the index after it and its value.
    """
    if i >= len(tokens):
        return None
    fixed = number_words().fixed.at(tokens, i)
    if fixed:
        return fixed
    if tokens[i].text[0].isdigit():
        found = digits_at(tokens, i)
        if found and found[0] > i + 1 and scale_of(tokens, found[0] - 1):
            found = words_at(tokens, i) or found
        return found if found and found[1] < LARGEST else None
    return words_at(tokens, i)


def number_in(words: str) -> int | None:
    """
    The first number as it stands, whatever limits it: 30 for "more than 30".
    """
    tokens = tokens_of(words)
    found = (cardinal_at(tokens, i) for i in range(len(tokens)))
    return next((hit[1] for hit in found if hit), None)
