"""
The day on which those whom a report quotes speak: the day before it was printed, where it says so.

What was said on Friday may be printed after midnight, or be dated by a reader's own calendar: "today" and
"the past 24 hours" are then those of Friday. "Yesterday", "this week" and "since" are the words of those who
write, and are told from the day of printing.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from itertools import takewhile

from reportedly.records import Sentence, Token
from reportedly.times.calendar_days import shifted
from reportedly.times.date_words import lower, table, words

# So many words may stand between a word of saying and its day: "said in a statement on Friday".
REACH = 5
# And so many where somebody did no more than speak on it: "told reporters on Friday".
BESIDE = 3


@cache
def names() -> Mapping[int, str]:
    """
    The name of each day of the week, 0 for Monday, as it stands in a text; all its forms begin with it.
    """
    listed = table("weekdays")
    return {
        number: min((word.capitalize() for word in listed if listed[word] == number), key=len)
        for number in range(7)
    }


@lru_cache(maxsize=1_000)
def eve(day: date) -> tuple[date, str, str]:
    """
    The day before a day, its name, and that of the day itself.
    """
    before = shifted(day, -1)
    return before, names()[before.weekday()], names()[day.weekday()]


def day_of_saying(sentences: Sequence[Sentence], text: str, published: date | None) -> date | None:
    """
    The day before *published*, if somebody speaks on it and the day of printing is not named at all.
    """
    if published is None:
        return None
    before, told, printed = eve(published)
    if told not in text or printed in text:
        return None
    said = any(speaks_on(sentence.tokens, before.weekday()) for sentence in sentences)
    return before if said else None


def speaks_on(tokens: Sequence[Token], number: int) -> bool:
    """
    Whether somebody in a sentence says something on a day of the week.
    """
    weekdays = table("weekdays")
    return any(
        weekdays.get(token.lower) == number and is_of_saying(tokens, i, i + 1)
        for i, token in enumerate(tokens)
    )


def is_of_saying(tokens: Sequence[Token], i: int, end: int) -> bool:
    """
    Whether a day, from token *i* to *end*, is that of a statement: "said in a statement on Friday".
    """
    reporting = words("reporting")
    if lower(tokens, end) in reporting:
        return True
    before = {token.lower for token in tokens[max(0, i - REACH) : i]}
    return bool(reporting & before)


def is_spoken(tokens: Sequence[Token], i: int, end: int) -> bool:
    """
    Whether somebody only spoke on a day: "officials said on Tuesday".

    Who announced a truce on it did more.
    """
    near = [*tokens[max(0, i - BESIDE) : i], *takewhile(is_no_comma, tokens[end : end + REACH])]
    return not words("speaking").isdisjoint([token.lower for token in near])


def closes(tokens: Sequence[Token], i: int, end: int) -> bool:
    """
    Whether a day ends the words that tell who spoke: "they fled, officials said on Tuesday".
    """
    before = {token.lower for token in tokens[max(0, i - BESIDE) : i]}
    return not words("speaking").isdisjoint(before) and not lower(tokens, end)[:1].isalnum()


def is_no_comma(token: Token) -> bool:
    """
    Whether a token is other than a comma.
    """
    return token.text != ","


def is_for_saying(tokens: Sequence[Token], i: int, end: int) -> bool:
    """
    Whether nothing but a statement is told of a day, its words before the day or behind it: "On Monday the
    monitors published a report".
    """
    behind = takewhile(is_no_comma, tokens[end : end + REACH])
    return is_of_saying(tokens, i, end) or any(token.lower in words("reporting") for token in behind)
