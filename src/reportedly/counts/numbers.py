"""
Number words into numbers: "at least 70", "two hundred and five", "between 20 and 30", "dozens of".

A number keeps where its words stand among a sentence's tokens, so that whoever counts
people can quote it. Dates, ages, money, distances and the names of units are left out.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from reportedly.counts.ages import is_age
from reportedly.counts.amounts import amount_at, ordinals, said_at, share_words
from reportedly.counts.cardinals import cardinal_at, glued, is_moved, number_words, openers_in, spoilers
from reportedly.counts.multiples import multiples
from reportedly.counts.number_ranges import after_words, bounds, range_at, scaled
from reportedly.counts.victims import is_number_of, people
from reportedly.language.tokens import span_of
from reportedly.records import Span, Token

# Years of our time.
FIRST_YEAR, LAST_YEAR = 1900, 2100
# More people than were ever counted.
MOST_PEOPLE = 10**10
SIGNS = frozenset("<>=")
CONTRADICTIONS = ({"more", "less"}, {"least", "most"})


class Quantity(NamedTuple):
    """
    How many, as worded: tokens *first* up to *last*, `low` and `high` None where open or vague.
    """

    first: int
    last: int
    low: int | None
    high: int | None
    vague: bool = False

    def span(self, tokens: Sequence[Token]) -> Span:
        """
        Where the number's words stand in the text.
        """
        return span_of(tokens, self.first, self.last)


def counted_at(tokens: Sequence[Token], i: int, first: int, kind: str) -> Quantity | None:
    """
    The number at token *i*, under a qualifier of *kind* that begins the words at *first*.
    """
    found = cardinal_at(tokens, i)
    if found is None or found[1] > MOST_PEOPLE:
        return None
    j, value = found
    if kind == "from" and is_moved(tokens, first, j):
        return limited_at(tokens, j + 1)
    if word_before(tokens, first) == "by" and is_moved(tokens, first - 1, j):
        return Quantity(first, j, *bounds(kind, value))
    upper = range_at(tokens, i, found, kind)
    if upper:
        return Quantity(first, upper[0], scaled(tokens, found, upper), upper[1])
    if kind in {"between", "from"}:
        return Quantity(i, j, value, value)
    j, kind = after_words(tokens, j, kind)
    return Quantity(first, j, *bounds(kind, value))


def limited_at(tokens: Sequence[Token], i: int) -> Quantity | None:
    """
    A number at token *i* with the words that open or limit it on one side ("at least some 70").
    """
    first, j, kind = i, i, ""
    if is_particle(tokens, i):
        return None
    while j < len(tokens) and j - i < 8:
        hit = number_words().before.at(tokens, j)
        if hit is None:
            break
        j, (word, bare) = hit
        if bare and not kind:
            first = j
        if {kind, word} in CONTRADICTIONS:
            return None
        kind = kind if kind and word == "about" else word
    return counted_at(tokens, j, first, kind)


def is_particle(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether "over" at token *i* belongs to the verb before it and opens no number: "handed over 15 prisoners".
    """
    return i > 0 and tokens[i].lower == "over" and tokens[i - 1].lower in spoilers()["over_behind"]


def qualified_at(tokens: Sequence[Token], i: int) -> Quantity | None:
    """
    A number at token *i* with the words that limit it, on both sides too ("over 20 but fewer than 40").
    """
    if tokens[i].text in SIGNS and i > 0 and glued(tokens, i) and tokens[i - 1].text in SIGNS:
        return None
    one = limited_at(tokens, i)
    if one is None or (one.low is None) == (one.high is None):
        return one
    other = other_side(tokens, one)
    return one if other is None else other


def other_side(tokens: Sequence[Token], one: Quantity) -> Quantity | None:
    """
    A number that is open on one side, closed by the limit that follows it ("at least 20 and as many as 40").
    """
    j = one.last
    if j + 1 >= len(tokens) or tokens[j].lower not in {"and", "but"}:
        return None
    other = limited_at(tokens, j + 1)
    if (
        other is None
        or (one.low is None) == (other.low is None)
        or (one.high is None) == (other.high is None)
    ):
        return None
    low, high = (end for end in (one.low, other.low, one.high, other.high) if end is not None)
    return Quantity(one.first, other.last, low, high) if low <= high else None


def vague_at(tokens: Sequence[Token], i: int) -> Quantity | None:
    """
    Words at token *i* that say many or few and no number ("dozens of", "several").
    """
    qualifier = number_words().before.at(tokens, i)
    j = qualifier[0] if qualifier and qualifier[1][0] not in {"between", "from"} else i
    hit = number_words().vague.at(tokens, j) if j < len(tokens) else None
    if hit is None and j > i:
        j = i
        hit = number_words().vague.at(tokens, j)
    if hit is None or (hit[0] < len(tokens) and tokens[hit[0]].lower == "times"):
        return None
    if i and (tokens[i - 1].lower == "how" or is_limit(tokens, i)):
        return None
    return Quantity(i, hit[0], None, None, vague=True)


def is_limit(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether "more" at token *i* only limits the number before its people: "twenty people or more".
    """
    return tokens[i].lower == "more" and tokens[i - 1].lower == "or"


class Share(NamedTuple):
    """
    A part of a whole, as worded, with the kind of its qualifier: "more than half of".
    """

    last: int
    value: Fraction
    kind: str


def share_at(tokens: Sequence[Token], i: int) -> Share | None:
    """
    A share at token *i*, in words, figures or per cent, with the qualifier before it.
    """
    qualifier = number_words().before.at(tokens, i)
    j, kind = (qualifier[0], qualifier[1][0]) if qualifier else (i, "")
    found = amount_at(tokens, j) if j < len(tokens) else None
    if found is None:
        return None
    last, value = found
    percent = said_at("percent", tokens, last)
    if percent is not None:
        last, value = percent, value / 100
    return Share(last, value, kind) if 0 < value < 1 else None


def share_of(tokens: Sequence[Token]) -> Share | None:
    """
    The share that the words of a count give, if they give one.
    """
    return share_at(tokens, 0) if tokens else None


def shared_at(tokens: Sequence[Token], i: int) -> Quantity | None:
    """
    A share of people at token *i* ("two thirds of", "40 percent of"), as a number that its whole decides.
    """
    named = "of" in [token.lower for token in tokens[i + 1 :]]
    share = share_at(tokens, i) if named else None
    if share is None or share.last >= len(tokens) or tokens[share.last].lower != "of":
        return None
    return Quantity(i, share.last + 1, None, None, vague=True)


def may_share(tokens: Sequence[Token], i: int, number: Quantity | None) -> bool:
    """
    Whether a share may begin at token *i*, where a whole *number* or none was read.
    """
    qualifier = None if number else number_words().before.at(tokens, i)
    j = number.last if number else (qualifier[0] if qualifier else i) + 1
    j += j < len(tokens) and tokens[j].text in {"-", "‑"}
    if j >= len(tokens):
        return False
    word = tokens[j].lower
    if word in ordinals() or word == "/":
        return True
    if word not in share_words():
        return False
    if said_at("percent", tokens, j) is not None:
        return True
    link = said_at("share_links", tokens, j)
    return link is not None and cardinal_at(tokens, link) is not None


def is_date(tokens: Sequence[Token], number: Quantity) -> bool:
    """
    Whether a plain number is a day or a year ("June 4", "in 2016", "the year 9999").
    """
    value, spoiled = number.low, spoilers()
    if is_run_of_days(tokens, number):
        return True
    if number.last - number.first > 1 or value is None or not tokens[number.first].text.isdigit():
        return False
    before = word_before(tokens, number.first)
    after = tokens[number.last].lower if number.last < len(tokens) else ""
    if is_year_of(tokens, number.first) or (
        value <= 31 and (before in spoiled["months"] or after in spoiled["months"])
    ):
        return True
    dated = before in spoiled["months"] or before in spoiled["years_after"] or before[:1].isdigit()
    return dated and is_year(tokens, number)


def is_year_of(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether a number at token *i* is that of a year, and counts nobody: "the year 9999", not "this year 31".
    """
    before = [token.lower for token in tokens[max(0, i - 2) : i]]
    return before[-1:] == ["year"] and spoilers()["of_a_year"].isdisjoint(before)


def word_before(tokens: Sequence[Token], i: int) -> str:
    """
    The word before token *i*, over the stop that shortens it ("Aug. 31").
    """
    dotted = i > 1 and tokens[i - 1].text == "." and tokens[i - 2].lower in spoilers()["months"]
    return tokens[i - 1 - dotted].lower if i else ""


def in_series(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether a number ends a series ("Image 6 of 8"), marks a note ("[9]") or counts children ("father of 3").
    """
    if i and tokens[i - 1].text == "[" and i + 1 < len(tokens) and tokens[i + 1].text == "]":
        return True
    if i < 2 or tokens[i - 1].lower != "of":
        return False
    if tokens[i - 2].lower in spoilers()["parents"]:
        return people().many.keys().isdisjoint(token.lower for token in tokens[i + 1 : i + 4])
    return i > 2 and tokens[i - 2].text.isdigit() and tokens[i - 3].lower in spoilers()["before"]


def is_run_of_days(tokens: Sequence[Token], number: Quantity) -> bool:
    """
    Whether a range is one of days or years ("between 20 and 26 March", "11-12 June", "from 1981 to 1984").
    """
    low, high = number.low, number.high
    after = tokens[number.last].lower if number.last < len(tokens) else ""
    if low is None or high is None or low >= high:
        return False
    years = in_our_time(low) and in_our_time(high) and after not in people().many
    return years or (high <= 31 and after in spoilers()["months"])


def is_year(tokens: Sequence[Token], number: Quantity) -> bool:
    """
    Whether a plain number looks like a year of our time.
    """
    written = tokens[number.first].text
    plain = number.last - number.first == 1 and len(written) == 4 and written.isdigit()
    return plain and in_our_time(number.low or 0)


def in_our_time(year: int) -> bool:
    """
    Whether a number may be that of a year of our time.
    """
    return FIRST_YEAR <= year <= LAST_YEAR


def is_name_or_measure(tokens: Sequence[Token], number: Quantity) -> bool:
    """
    Whether the words beside a number make it a measure, a time of day, money or a unit's name.
    """
    i, j, spoiled = number.first, number.last, spoilers()
    before = tokens[i - 1].lower if i else ""
    after = tokens[j].lower if j < len(tokens) else ""
    named = before in spoiled["before"] and not is_number_of(tokens, i, j)
    if named or after in spoiled["after"] or in_series(tokens, i):
        return True
    if (
        i > 1
        and before in {"was", "is"}
        and tokens[i - 2].lower == "who"
        and after in {"", ",", ".", ";", "and"}
    ):
        return True
    if glued(tokens, i) and (before in {"-", "‑", ":", "/", ".", "#", "+"} or before[-1:].isalnum()):
        return True
    tied = glued(tokens, j)
    if tied and after in {"-", "‑", ":", "/"} and glued(tokens, j + 1):
        return True
    if after in {"-", "‑"} and j + 1 < len(tokens) and tokens[j + 1].lower in spoiled["after"]:
        return True
    return tied and (after[:1].isalnum() or after in {"°", "'s", "’s"})


def limits(tokens: Sequence[Token]) -> Iterator[Quantity]:
    """
    Every number in *tokens* with the words that limit it, whatever it counts.
    """
    free = 0
    for i in openers_in(tokens):
        found = qualified_at(tokens, i) if i >= free else None
        if found:
            free = found.last
            yield found


def counts_people(tokens: Sequence[Token], number: Quantity) -> bool:
    """
    Whether a number may count people: it is no date, age, measure, sum or name.
    """
    return not (
        is_date(tokens, number)
        or is_age(tokens, number.first, number.last)
        or is_name_or_measure(tokens, number)
    )


def quantities(tokens: Sequence[Token]) -> Iterator[Quantity]:
    """
    Every number in *tokens* that may count people, from left to right, vague ones included.
    """
    free = 0
    multiplied = {i for one in multiples(tokens) for i in range(one.first, one.last)}
    for i in openers_in(tokens):
        if i < free or i in multiplied:
            continue
        found = qualified_at(tokens, i)
        share = shared_at(tokens, i) if may_share(tokens, i, found) else None
        if share:
            found = share
            yield share
        elif found and counts_people(tokens, found):
            yield found
        elif found is None and (vague := vague_at(tokens, i)):
            found = vague
            yield vague
        free = found.last if found else free
