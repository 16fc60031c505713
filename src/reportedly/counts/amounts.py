"""
Any number as it is written, exact: signs, decimals and fractions too ("two thirds", "3 in 5", "4.8").

1. A fraction: a sign for it, figures with a stroke, words ("five eighths"), or a share ("one in five").
2. A decimal, in figures or with "point".
3. A whole number (`cardinals`), with the fraction that is added to it ("one and a half").
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from reportedly.counts.cardinals import cardinal_at, glued, number_words
from reportedly.language.phrases import Phrases
from reportedly.lexicons import lexicon
from reportedly.records import Token

DECIMAL = re.compile(r"\d+\.\d+|\d{1,3}(?:,\d{3})+\.\d+", re.ASCII)
PLAIN = re.compile(r"\d{1,15}", re.ASCII)
LONGEST = 15
# From here on a fraction is one of the scale: "two million and a half".
SCALED = 10**6

Read = tuple[int, Fraction]


class Amount(NamedTuple):
    """
    A number among tokens: *first* up to *last*, and its value.
    """

    first: int
    last: int
    value: Fraction


@cache
def ordinals() -> Mapping[str, int]:
    """
    The last words of fractions, each with its plural.
    """
    table: Mapping[str, int] = lexicon("numbers")["ordinals"]
    return {**table, **{f"{word}s": value for word, value in table.items()}}


@cache
def small_words(name: str) -> Phrases[None]:
    """
    The small words that make an amount, by their use.
    """
    return Phrases(dict.fromkeys(lexicon("numbers")["amounts"][name]))


@cache
def share_words() -> frozenset[str]:
    """
    The words that may follow the first number of a share, "percent" or "in", beside the names of its parts.
    """
    return frozenset([*small_words("percent").by_first, *small_words("share_links").by_first])


def said_at(name: str, tokens: Sequence[Token], i: int) -> int | None:
    """
    The index after the small words of a use at token *i*.
    """
    hit = small_words(name).at(tokens, i) if i < len(tokens) else None
    return hit and hit[0]


def is_plain(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether token *i* is a row of figures and nothing else.
    """
    return 0 <= i < len(tokens) and bool(PLAIN.fullmatch(tokens[i].text))


def stroke_at(tokens: Sequence[Token], i: int) -> Read | None:
    """
    A fraction in figures with a stroke at token *i*: "4/5".
    """
    if not (is_plain(tokens, i) and is_plain(tokens, i + 2) and tokens[i + 1].text in {"/", "⁄"}):
        return None
    apart = not glued(tokens, i + 1) or not glued(tokens, i + 2) or in_strokes(tokens, i, i + 3)
    below = int(tokens[i + 2].text)
    return None if apart or not below else (i + 3, Fraction(int(tokens[i].text), below))


def in_strokes(tokens: Sequence[Token], i: int, j: int) -> bool:
    """
    Whether strokes or letters go on beyond tokens *i* up to *j*, as in a date.
    """
    before = i > 0 and glued(tokens, i) and tokens[i - 1].text in {"/", "⁄"}
    return before or (glued(tokens, j) and (tokens[j].text == "/" or tokens[j].text[0].isalnum()))


def sign_at(tokens: Sequence[Token], i: int) -> Read | None:
    """
    A single sign for a fraction at token *i*: "¾".
    """
    sign = tokens[i].text
    if len(sign) > 1 or unicodedata.category(sign) != "No" or not 0 < unicodedata.numeric(sign) < 1:
        return None
    return i + 1, Fraction(unicodedata.numeric(sign)).limit_denominator(100)


def ordinal_value(tokens: Sequence[Token], s: int, k: int) -> int | None:
    """
    The value of an ordinal that stands in tokens *s* up to and with *k*: "fifths", "twenty-firsts".
    """
    last = unit_of(tokens, k, alone=s == k)
    if last is None or s == k:
        return last
    end = k - (tokens[k - 1].lower in {"-", "‑", "and"})
    begins = end > s and not number_words().scales.get(tokens[s].lower)
    before = cardinal_at(tokens[:end], s) if begins else None
    whole = before and before[0] == end and before[1] % (10 if last < 10 else 100) == 0 and last < before[1]
    return before[1] + last if before and whole else None


def unit_of(tokens: Sequence[Token], k: int, *, alone: bool) -> int | None:
    """
    What the ordinal at token *k* counts to; "first" and "second" only count within a longer one.
    """
    firsts = {"first": 1, "firsts": 1, "second": 2, "seconds": 2}
    word = tokens[k].lower
    return ordinals().get(word) or (None if alone else firsts.get(word))


def numerator_at(tokens: Sequence[Token], i: int, s: int, *, hyphen: bool = False) -> int | None:
    """
    The whole number that tokens *i* up to *s* are; a *hyphen* may tie it to what follows ("two-thirds").
    """
    if s == i + 1 and tokens[i].lower in {"a", "an"}:
        return 1
    found = cardinal_at(tokens[:s], i)
    end = s - (hyphen and tokens[s - 1].text in {"-", "‑"})
    return found[1] if found and found[0] == end else None


def worded_at(tokens: Sequence[Token], i: int) -> Read | None:
    """
    A fraction in words at token *i*: "half", "a fifth", "two thirds", "three twenty-firsts".

    Of all ways to part its words the one with the longest name of a part counts: "one one hundred fifth".
    """
    if tokens[i].lower == "half":
        return i + 1, Fraction(1, 2)
    for k in range(i + 1, min(i + LONGEST, len(tokens))):
        if not is_number_word(tokens, k - 1):
            return None
        if unit_of(tokens, k, alone=False) is None:
            continue
        for s in range(i + 1, k + 1):
            below, above = ordinal_value(tokens, s, k), numerator_at(tokens, i, s, hyphen=s == k)
            if below and above is not None:
                return k + 1, Fraction(above, below)
    return None


def is_number_word(tokens: Sequence[Token], k: int) -> bool:
    """
    Whether token *k* may stand within a number.
    """
    words, word = number_words(), tokens[k].lower
    joins = word in {"a", "an", "and", "-", "‑"}
    return joins or word in words.small or word in words.tens or word in words.scales or is_plain(tokens, k)


def shared_at(tokens: Sequence[Token], above: tuple[int, int] | None) -> Read | None:
    """
    A share whose first number is *above*: "one in five", "3 out of 4", "1 over 20".
    """
    link = above and said_at("share_links", tokens, above[0])
    below = cardinal_at(tokens, link) if link else None
    if not above or not below or above[1] >= below[1] or not above[1]:
        return None
    return below[0], Fraction(above[1], below[1])


def decimal_at(tokens: Sequence[Token], i: int) -> Read | None:
    """
    A decimal in figures at token *i*: "4.800", "1,674,200.5", ".08", "1 234 567.89".
    """
    j, written = i, tokens[i].text
    if written == "." and not glued(tokens, i) and glued(tokens, i + 1) and is_plain(tokens, i + 1):
        return i + 2, Fraction(f"0.{tokens[i + 1].text}")
    while is_plain(tokens, j) and len(tokens[j].text) <= 3 and is_grouped(tokens, j + 1):
        j += 1
        written += tokens[j].text
    if not DECIMAL.fullmatch(written) or len(written) > 30:
        return None
    scale = number_words().scales.get(tokens[j + 1].lower, 1) if j + 1 < len(tokens) else 1
    return j + 1 + (scale > 1), Fraction(written.replace(",", "")) * scale


def is_grouped(tokens: Sequence[Token], j: int) -> bool:
    """
    Whether token *j* goes on with a number in groups of three, a space before it.
    """
    if j >= len(tokens) or tokens[j].start - tokens[j - 1].end != 1:
        return False
    whole, _, _ = tokens[j].text.partition(".")
    return len(whole) == 3 and whole.isascii() and whole.isdigit()


def pointed(tokens: Sequence[Token], whole: tuple[int, int]) -> Read | None:
    """
    *whole* with the decimals said after "point": "two hundred point seventy-one".
    """
    j = said_at("point", tokens, whole[0])
    written = ""
    while j is not None and (part := cardinal_at(tokens, j)):
        j, written = part[0], written + str(part[1])
    return (j, whole[1] + Fraction(f"0.{written}")) if j and written and len(written) < 30 else None


def added(tokens: Sequence[Token], i: int) -> Read | None:
    """
    A whole number at token *i* with a fraction below one added to it: "one and a half", "1 4/5".
    """
    for k in range(i + 1, min(i + LONGEST, len(tokens))):
        joined = tokens[k].lower == "and"
        above = numerator_at(tokens, i, k)
        part = portion_at(tokens, k + joined) if above is not None and k + joined < len(tokens) else None
        if above is not None and part and part[1] < 1 and (joined or not tokens[k].text[0].isalpha()):
            scale = number_words().scales.get(tokens[k - 1].lower, 1)
            return part[0], above + part[1] * (scale if scale >= SCALED else 1)
        if not (joined or is_number_word(tokens, k)):
            return None
    return None


def portion_at(tokens: Sequence[Token], i: int) -> Read | None:
    """
    A fraction that stands by itself at token *i*: by a sign, a stroke or in words.
    """
    return sign_at(tokens, i) or stroke_at(tokens, i) or worded_at(tokens, i)


def unsigned_at(tokens: Sequence[Token], i: int) -> Read | None:
    """
    A number at token *i*, its sign aside: the reading that takes in most words.
    """
    whole = cardinal_at(tokens, i)
    readings = [added(tokens, i), decimal_at(tokens, i), portion_at(tokens, i), shared_at(tokens, whole)]
    if whole:
        readings += [pointed(tokens, whole), (whole[0], Fraction(whole[1]))]
    return max((one for one in readings if one), key=lambda one: one[0], default=None)


def amount_at(tokens: Sequence[Token], i: int) -> Read | None:
    """
    A number at token *i* with its sign, if any: the index after it and its value.
    """
    after = said_at("below_zero", tokens, i)
    if after is None and tokens[i].text in {"-", "−"} and (i == 0 or not glued(tokens, i)):
        after = i + 1 if i == 0 or glued(tokens, i + 1) else None
    if after is None:
        return unsigned_at(tokens, i)
    found = unsigned_at(tokens, after) if after < len(tokens) else None
    return found and (found[0], -found[1])


def stands_alone(tokens: Sequence[Token], i: int, j: int) -> bool:
    """
    Whether tokens *i* up to *j* are no part of a name, a measure or a phrase: "T-72", "29km", "the one".
    """
    if glued(tokens, j) and tokens[j].text[0].isalnum():
        return False
    if i > 0 and glued(tokens, i) and (tokens[i - 1].text[-1].isalnum() or tokens[i - 1].text == "."):
        return False
    named = i > 1 and tokens[i - 1].text == "-" and glued(tokens, i - 1) and tokens[i - 2].text[-1].isalpha()
    ordered = (
        j + 1 < len(tokens) and tokens[j].text == "-" and unit_of(tokens, j + 1, alone=False) is not None
    )
    phrase = j - i == 1 and (
        said_at("no_number", tokens, i) or (i > 0 and said_at("no_number", tokens, i - 1))
    )
    return not (named or ordered or phrase)


def amounts(tokens: Sequence[Token]) -> Iterator[Amount]:
    """
    Every number of some tokens from left to right, whatever it counts.
    """
    i = 0
    while i < len(tokens):
        found = amount_at(tokens, i) if may_begin(tokens, i) else None
        if found and stands_alone(tokens, i, found[0]):
            yield Amount(i, *found)
        i = found[0] if found else i + 1


def may_begin(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether a number may begin at token *i*: by a figure, a sign or a word for one.
    """
    token = tokens[i]
    worded = token.lower in number_words().openers or token.lower in small_words("below_zero").by_first
    return worded or not token.text[0].isalpha()
