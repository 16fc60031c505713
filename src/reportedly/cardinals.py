"""
Plain numbers in figures and words: "1,400", "40 000", "1.5 million", "two hundred and five".
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from reportedly.language import Phrases, lexicon, tokens_of
from reportedly.records import Token

DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d{3}){2,}|\d+(?:[.,]\d+)?", re.ASCII)
SHORT_SCALES = {"k": 1000, "m": 10**6, "mn": 10**6, "bn": 10**9}
LARGEST = 10_000_000_000


class Words(NamedTuple):
    """
    The tables of `lexicons/numbers.toml`, ready for look-ups.
    """

    before: Phrases[tuple[str, bool]]
    after: Phrases[str]
    fixed: Phrases[int]
    vague: Phrases[None]
    small: Mapping[str, int]
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    openers: frozenset[str]


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
    openers = {first for part in phrases[::2] for first in part.by_first} | set(phrases[3].by_first)
    openers |= {*numerals, *table["scales"], "a", "an"}
    return Words(*phrases, table["units"], table["tens"], table["scales"], frozenset(openers))


@cache
def spoilers() -> Mapping[str, frozenset[str]]:
    """
    The words beside a number that make it a date, an age, a sum of money or a name.
    """
    return {name: frozenset(words) for name, words in lexicon("numbers")["never"].items()}


def glued(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether token *i* follows the one before it with no space between.
    """
    return 0 < i < len(tokens) and tokens[i - 1].end == tokens[i].start


def thousands_at(tokens: Sequence[Token], i: int) -> tuple[int, float] | None:
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
    return j, float("".join(parts))


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


def shortened_at(tokens: Sequence[Token], i: int) -> tuple[int, float] | None:
    """
    A number with a letter for its scale ("300k", "1.5m") at token *i*.
    """
    j = i + 1
    if glued(tokens, j) and tokens[j].text == "." and glued(tokens, j + 1) and tokens[j + 1].text.isdigit():
        j += 2
    if not glued(tokens, j) or (glued(tokens, j + 1) and tokens[j + 1].text[0].isalnum()):
        return None
    scale = SHORT_SCALES.get(tokens[j].lower, 0)
    value = "".join(token.text for token in tokens[i:j]).replace(",", "")
    fits = scale and (scale != 10**6 or "." in value) and value.count(".") < 2
    return (j + 1, float(value) * scale) if fits else None


def digits_at(tokens: Sequence[Token], i: int) -> tuple[int, float] | None:
    """
    A number in figures at token *i*, with a scale word after it: the index after it and its value.
    """
    written = tokens[i].text
    if not DIGITS.fullmatch(written) or len(written) > 14:
        return None
    spaced = thousands_at(tokens, i) or shortened_at(tokens, i)
    if spaced:
        return spaced
    whole = re.fullmatch(r"\d+|\d{1,3}(?:[,.]\d{3})+", written, re.ASCII)
    grouped = bool(whole) and not re.fullmatch(r"\d{1,3}\.\d{3}", written, re.ASCII)
    scale = number_words().scales.get(tokens[i + 1].lower) if i + 1 < len(tokens) else None
    value = float(re.sub(r"[.,]", "", written) if grouped else written.replace(",", "."))
    if scale and scale > 12:
        return i + 2, value * scale
    if grouped or scale:
        return (i + 2, value * 12) if scale else (i + 1, value)
    return (i + 1, float(written.replace(".", ""))) if whole else None


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
    return scales.get(word) or scales.get(word.removesuffix("s"))


def words_at(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """
    A number in words at token *i* ("a hundred", "two hundred and five", "three million").
    """
    total, group, j, heard = 0, 0, i, False
    if tokens[i].lower in {"a", "an"}:
        group, j = 1, i + 1
    elif tokens[i].lower.endswith("s") and scale_of(tokens, i):
        return None
    if j > i and not scale_of(tokens, j):
        return None
    while j < len(tokens) and total + group < LARGEST:
        scale = scale_of(tokens, j)
        part = below_hundred(tokens, j + (heard and tokens[j].lower == "and"))
        if scale:
            whole = max(group, 1) * scale
            total, group = (total, whole) if scale <= 100 else (total + whole, 0)
            j, heard = j + 1, True
        elif part and (group % 100 == 0 if heard else not group):
            j, group = part[0], group + part[1]
            if not heard and not scale_of(tokens, j):
                break
        else:
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
        return (found[0], int(found[1])) if found and found[1] < LARGEST else None
    return words_at(tokens, i)


def number_in(words: str) -> int | None:
    """
    The first number as it stands, whatever limits it: 30 for "more than 30".
    """
    tokens = tokens_of(words)
    found = (cardinal_at(tokens, i) for i in range(len(tokens)))
    return next((hit[1] for hit in found if hit), None)
