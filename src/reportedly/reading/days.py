"""
The day of publication, in whatever form files, feeds, mail, pages and people write a date.
"""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

# Seconds since 1970, or thousandths of them, as databases and programs export a moment.
MOMENT = re.compile(r"(\d{10})(?:\d{3})?(?:\.\d+)?")
ISO_DAY = re.compile(r"(\d{4})[-/]?(\d\d)[-/]?(\d\d)")
FIGURES = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)")

# Before this nobody published what is read here: such a year is one of another calendar.
FIRST_YEAR = 1800

# A date is no longer than this; in a longer sentence any number might look like a day.
LONGEST = 60

# A day and a year at the least.
NUMBERS = re.compile(r"\d+\D+\d")

# Only whole dates count: "Tuesday" and "March 2024" are none, whatever today is.
WHOLE = {
    "STRICT_PARSING": True,
    "REQUIRE_PARTS": ["day", "month", "year"],
    "PARSERS": ["absolute-time"],
    "DATE_ORDER": "DMY",
    "PREFER_LOCALE_DATE_ORDER": False,
}
# The others take seconds to load, once, and are asked only where English knows no such month.
OTHERS = (
    *("ar", "de", "es", "fa", "fr", "he", "hi", "id", "it", "ja"),
    *("ko", "nl", "pl", "pt", "ru", "sv", "tr", "uk", "ur", "zh"),
)


def iso_day(worded: str | None, region: str | None = None) -> str | None:
    """
    A date as YYYY-MM-DD; None where it is none. *region*, as "US", tells which of two figures is the month.
    """
    words = (worded or "").removeprefix("D:").strip()
    try:
        day = way_for(words, region)(words)
    except (ValueError, TypeError, IndexError, OverflowError, OSError):
        return None
    return day.isoformat() if day and day.year >= FIRST_YEAR else None


def way_for(words: str, region: str | None) -> Callable[[str], date | None]:
    """
    How a date that is written so is read.
    """
    if MOMENT.fullmatch(words):
        return day_of_moment
    if ISO_DAY.match(words):
        return day_in_order
    return partial(day_in_figures, region=region) if FIGURES.match(words) else day_in_words


def day_of_moment(words: str) -> date:
    """
    The day of seconds since 1970.
    """
    return datetime.fromtimestamp(int(words[:10]), UTC).date()


def day_in_order(words: str) -> date | None:
    """
    The day of an ISO or a PDF date: the year first.
    """
    found = ISO_DAY.match(words)
    return date(*map(int, found.groups())) if found else None


def day_in_figures(words: str, *, region: str | None = None) -> date | None:
    """
    The day of a date with the year last; None where day and month could change places and nobody knows.

    Points are written day first everywhere; in the United States alone the month comes before a stroke.
    """
    found = FIGURES.match(words)
    if not found:
        return None
    one, mark, other, year = found.groups()
    day, month = int(one), int(other)
    if month > 12 or (region == "US" and mark != "." and day <= 12):
        day, month = month, day
    elif day <= 12 and day != month and mark != "." and not region:
        return None
    return date(int(year), month, day)


def day_in_words(words: str) -> date | None:
    """
    The day of a date as mail and RSS write it, "Wed, 06 Apr 2016 10:00:00 GMT", or people, "6 April 2016".
    """
    from email.utils import parsedate_to_datetime  # noqa: PLC0415 (slow to load, seldom needed)

    timed = words if ":" in words else f"{words} 00:00"
    try:
        return parsedate_to_datetime(timed).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return day_in_any_language(words)


def day_in_any_language(words: str) -> date | None:
    """
    The day of a date in words: "Tuesday 12 March 2024", "12. März 2024", "١٢ مارس ٢٠٢٤".
    """
    if len(words) > LONGEST or not NUMBERS.search(words):
        return None
    return day_in_languages(words, ("en",)) or day_in_languages(words, OTHERS)


@lru_cache(maxsize=1_000)
def day_in_languages(words: str, languages: tuple[str, ...]) -> date | None:
    """
    The day of a date in words of one of some languages.
    """
    found = parser_of(languages).get_date_data(words).date_obj
    return found.date() if found else None


@cache
def parser_of(languages: tuple[str, ...]) -> "DateDataParser":
    """
    What knows the months of some languages.
    """
    from dateparser.date import DateDataParser  # noqa: PLC0415 (slow to load, seldom needed)

    return DateDataParser(languages=list(languages), settings=WHOLE)
