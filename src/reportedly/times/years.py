"""
Reads years, runs of years, decades and centuries: "2014", "2013-14", "the 1990s", "nineteen ninety six", and
the year that the words behind a date tell: "5 May last year".
"""

from collections.abc import Sequence

from reportedly.records import Token
from reportedly.times.calendar_days import Clock, Days, Written, between, year_of
from reportedly.times.date_words import (
    DASHES,
    HYPHENS,
    day_number,
    four_figures,
    is_about,
    lower,
    spelled_year,
    table,
    words,
)

# Between a number of people and a noun: "a force of 2000 soldiers".
COUNTING = frozenset({"of", "to", "by", "around", "through"})
# Years that begin on a day of their own, which no report tells.
BUSINESS_YEARS = frozenset(("year", kind) for kind in ("fiscal", "financial", "budget"))
# A year that opens a line is set off from it by one of these.
HEADED = DASHES | {":", ","}
RUNNING = DASHES | {"~"}

Tokens = Sequence[Token]


def bare_year(tokens: Tokens, i: int) -> Written | None:
    """
    A year alone, a run of years, or a decade: 2014, 2013-14, the 1990s.
    """
    year = four_figures(tokens[i].lower)
    after = lower(tokens, i + 1)
    if not year:
        return decade(tokens, i) or century(tokens, i)
    if (lower(tokens, i - 1), lower(tokens, i - 2)) in BUSINESS_YEARS:
        return Written(i + 1, None)
    run = run_of_years(tokens, i, year)
    if run or not is_year(tokens, i):
        return run
    if after == "s" and year % 10 == 0:
        return Written(i + 2, decade_of(year), exact=True)
    counted = after in words("counted") or after in {"%", "/"}
    if counted or (lower(tokens, i - 1) in COUNTING and next_is_word(tokens, i + 1)):
        return None
    return Written(i + 1, year_of(year), exact=True, aside=lower(tokens, i - 2) == "back")


def run_of_years(tokens: Tokens, i: int, year: int) -> Written | None:
    """
    A run of years: 2013-14, 2014-2018.
    """
    until = lower(tokens, i + 2) if lower(tokens, i + 1) in RUNNING else ""
    whole = four_figures(until) is not None
    if not whole and not (len(until) == 2 and until.isdecimal() and is_year(tokens, i)):
        return None
    end = int(until) if whole else year // 100 * 100 + int(until)
    if not year < end < min(year + 100, 2100) or lower(tokens, i + 3) in words("counted"):
        return None
    return Written(i + 3, between(year_of(year).first, year_of(end).last), exact=True)


def decade(tokens: Tokens, i: int) -> Written | None:
    """
    A decade by two figures: "the 90s", "in the '80s".
    """
    word = tokens[i].text
    if len(word) != 2 or not word.isdecimal() or word[1] != "0" or lower(tokens, i + 1) != "s":
        return None
    before = lower(tokens, i - 1 - (lower(tokens, i - 1) in {"'", "’", "‘"}))
    if before not in {"the", "in", "early", "late", "mid", "-"}:
        return None
    return Written(i + 2, decade_of((1900 if word >= "20" else 2000) + int(word)), exact=True)


def decade_of(year: int) -> Days:
    """
    The ten years that begin with a year.
    """
    return between(year_of(year).first, year_of(year + 9).last)._replace(edtf=f"{year // 10}X")


def century(tokens: Tokens, i: int) -> Written | None:
    """
    A century: the 19th century.
    """
    number = day_number(tokens[i].lower)
    if not number or tokens[i].text.isdecimal() or lower(tokens, i + 1) not in {"century", "centuries"}:
        return None
    first = max((number - 1) * 100, 1)
    days = between(year_of(first).first, year_of((number - 1) * 100 + 99).last)
    return Written(i + 2, days._replace(edtf=f"{number - 1:02d}XX"), exact=True)


def year_in_words(tokens: Tokens, i: int) -> Written | None:
    """
    A year in words: nineteen ninety six.
    """
    found = spelled_year(tokens, i) if lower(tokens, i - 1) in words("before_year") else None
    if not found or found[1] == 2000 or lower(tokens, found[0]) in words("counted"):
        return None
    return Written(found[0], year_of(found[1]), exact=True)


def decade_in_words(tokens: Tokens, i: int) -> Written | None:
    """
    A decade of the last century in words: "the nineties", "the late eighties"; none of somebody's life.
    """
    first = table("decades").get(tokens[i].lower)
    if first is None:
        return None
    at = i - 1 - (lower(tokens, i - 1) in HYPHENS)
    at -= lower(tokens, at) in table("thirds")
    if lower(tokens, at) != "the":
        return None
    return Written(i + 1, decade_of(first), exact=True)


def is_year(tokens: Tokens, i: int) -> bool:
    """
    Whether the words before a four-figure number make it a year: "in 2014", "mid-2014", "2014 and 2015".
    """
    if i == 0:
        return len(tokens) == 1 or tokens[1].text in HEADED
    before = lower(tokens, i - 1)
    if is_about(tokens, i) and before not in words("before_year"):
        return before == "." or lower(tokens, i - 2) in words("before_year")
    if before in {"the", "a"}:
        return lower(tokens, i + 1) == "s" or is_named_by(tokens, i + 1)
    if before in {"and", "or", "to"}:
        year = i - 2 - (lower(tokens, i - 2) == "s")
        return four_figures(lower(tokens, year)) is not None or lower(tokens, i - 2) == "back"
    beside = {"-": lower(tokens, i - 2) == "mid", "(": lower(tokens, i + 1) == ")"}
    return beside.get(before, before in words("before_year"))


def is_named_by(tokens: Tokens, i: int) -> bool:
    """
    Whether a single thing follows, which the year before it names: "the 1967 war", not "the 1948 refugees".
    """
    word = lower(tokens, i)
    return word.isalpha() and not word.endswith("s") and word not in words("counted") and len(word) > 2


def next_is_word(tokens: Tokens, i: int) -> bool:
    """
    Whether a plain noun may follow, so that the figure before counts it.
    """
    return (
        i < len(tokens) and tokens[i].text.islower() and tokens[i].text.isalpha() and len(tokens[i].text) > 4
    )


def of_year(tokens: Tokens, i: int) -> bool:
    """
    Whether "last year" or "of this year" follows a month.
    """
    at = i + 1 + (lower(tokens, i + 1) == "of")
    return lower(tokens, at) in {"last", "this"} and lower(tokens, at + 1) == "year"


def last_year(tokens: Tokens, at: int, clock: Clock) -> tuple[int, Clock]:
    """
    Steps over "last year" or "of this year" after a date, and sets the clock to it.
    """
    if not clock.published:
        return at, clock
    many = table("numbers").get(lower(tokens, at))
    if many and lower(tokens, at + 1) in {"year", "years"} and lower(tokens, at + 2) == "ago":
        return at + 3, Clock(None, year_of(max(clock.published.year - many, 1)), 1)
    if not of_year(tokens, at - 1):
        return at, clock
    at += lower(tokens, at) == "of"
    year = year_of(max(clock.published.year - (lower(tokens, at) == "last"), 1))
    return at + 2, Clock(None, year, 1)
