"""
Days, months and years as first and last day, so that "mid-March" can be laid beside "on Tuesday".
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from reportedly.times.conflicts import Conflict

WEEK = 7
MONTHS = 12
SHORTEST_MONTH, LONGEST_MONTH = 28, 31
# What has fewer days has no thirds of four months.
MOST_OF_YEAR = 301
# By how much EDTF numbers the seasons of the southern half higher.
SOUTHERN = 8
LONG_AGO = 500
RECENT = 2
ACCOUNT_YEARS = 20
# So many days after an event people still speak of it, and what is told next may be of that day.
NEWS = 3
RECENT_YEARS = range(1500, 2100)
# What an EDTF string of so many letters is of; a decade is as long as a year, and a season as a month.
FORMS = {len("2014"): "year", len("2014-05"): "month", len("2014-05-03"): "day"}


class Days(NamedTuple):
    """
    The first and the last day that some words cover, both inclusive, and both as one EDTF string.
    """

    first: date
    last: date
    edtf: str

    @property
    def is_one(self) -> bool:
        """
        Whether it is a single day.
        """
        return self.first == self.last

    @property
    def days(self) -> int:
        """
        How many days they are, both ends counted.
        """
        return (self.last - self.first).days + 1

    @property
    def form(self) -> str | None:
        """
        What they are written as, a year, a month or a day; None of a stretch, a set or an hour.
        """
        return FORMS.get(len(self.edtf))


class Written(NamedTuple):
    """
    A time that begins at some token: the index after it, and its days (None while they are unknown).

    `exact` is true where the year was written, `guessed` where it was left out; `inner` is the index of
    the time within a "since" clause, which belongs to the event of that clause alone. `length` is how long
    something lasted, as an ISO 8601 duration; `aside` is true of words like "now", which no later time
    is counted from.
    """

    end: int
    days: Days | None
    exact: bool = False
    guessed: bool = False
    inner: int = 0
    length: str | None = None
    aside: bool = False

    @property
    def day(self) -> Days | None:
        """
        The single day that is meant, if it is one.
        """
        return self.days if self.days and self.days.is_one else None


class Clock(NamedTuple):
    """
    What a written date is read against: the day of publication, and the time that the text named last.

    `old` counts the years of long ago that were written since the text last spoke of its own days;
    `recent` is true once it has. `begun` is where the last "since" clause began. `account` is the year that
    most of a report tells of, where it is on the whole an account of long ago; `month_first` tells how it
    writes dates in figures, None where that is not known. `here` is the single day that the sentence itself
    has named last, `day` the one that the text has, `story` the last one of which more than a statement is
    told. `said` is the day on which those who are quoted speak, where that is not the day of publication.
    `dated` is true while the text goes on in a year that it has written: "in July 2014 ..., in August".
    `conflicts` are the wars that it may count from, the likeliest first. `southern` is true where July is in
    winter. `spoken` is true while the day that the text named last is one on which somebody only spoke.
    """

    published: date | None = None
    last: Days | None = None
    old: int = 0
    recent: bool = False
    begun: Days | None = None
    account: int | None = None
    month_first: bool | None = None
    here: Days | None = None
    day: Days | None = None
    said: date | None = None
    conflicts: tuple[Conflict, ...] = ()
    story: Days | None = None
    dated: bool = False
    southern: bool = False
    spoken: bool = False

    @property
    def today(self) -> date | None:
        """
        The day that "today" means.
        """
        return self.said or self.published

    @property
    def named(self) -> Days | None:
        """
        The time that the text named last, if it is a single day.
        """
        return self.last if self.last and self.last.is_one else None

    @property
    def event(self) -> Days | None:
        """
        The day of the event told last, where somebody only spoke on the day named last, some days later.
        """
        if not (self.spoken and self.story and self.last and self.story.first <= self.last.first):
            return None
        return self.story if (self.last.first - self.story.first).days <= NEWS else None

    def after(self, written: Written, *, of_saying: bool = False, spoken: bool = False) -> "Clock":
        """
        The clock once the text has named one more time: the day of a statement where it is *of_saying*, and
        one on which somebody only spoke where it is *spoken*.
        """
        if written.days is None or written.aside or self.is_aside(written):
            return self
        long_ago = self.published is None or (self.published - written.days.last).days > LONG_AGO
        one = written.day
        story = self.story if of_saying else one or self.story
        dated = written.exact or (self.dated and self.goes_on(written.days))
        told = self._replace(
            last=written.days,
            here=one or self.here,
            day=one or self.day,
            story=story,
            dated=dated,
            spoken=spoken,
        )
        if written.guessed or (long_ago and not written.exact):
            return told._replace(begun=one_day(written.days.first)) if written.inner else told
        return told._replace(old=self.old + 1 if long_ago else 0, recent=self.recent or not long_ago)

    def goes_on(self, days: Days) -> bool:
        """
        Whether some days are of the year that the text named last, and not before those days.
        """
        return bool(self.last and self.last.first <= days.first and self.last.first.year == days.first.year)

    def is_aside(self, written: Written) -> bool:
        """
        Whether an account of long ago leaves its own years for a moment: "as in 1813", "until today".
        """
        return bool(
            self.account and written.days and abs(written.days.first.year - self.account) > ACCOUNT_YEARS
        )

    def telling(self) -> "Clock":
        """
        The clock that words like "for three days" are read by: an account of long ago stands at the day
        that it has reached.
        """
        return self._replace(published=self.last.last) if self.account and self.last else self

    @property
    def year(self) -> int | None:
        """
        The year that an account of long ago has reached, or None where the news of the day is told.
        """
        told = self.last and (self.account or self.old > int(self.recent))
        return self.last.first.year if self.last and told else None


def one_day(day: date) -> Days:
    """
    A single day.
    """
    return Days(day, day, day.isoformat())


def at_hour(days: Days, hour: int, minute: int, *, zulu: bool = False) -> Days:
    """
    A single day with an hour in its EDTF string; without one where there is no such hour.
    """
    if not days.is_one or hour > 23 or minute > 59:
        return days
    return days._replace(edtf=f"{days.first.isoformat()}T{hour:02d}:{minute:02d}:00{'Z' if zulu else ''}")


def between(first: date, last: date) -> Days:
    """
    All days from *first* to *last*, in whichever order they are given.
    """
    if first == last:
        return one_day(first)
    if last < first:
        first, last = last, first
    return Days(first, last, f"{first.isoformat()}/{last.isoformat()}")


def set_of(members: Sequence[Days], *, one_of: bool) -> Days:
    """
    Several days, months or years in order, from the first to the last, with each of them in the EDTF string:
    in braces, or in brackets where only *one_of* them is meant ("on Monday or Tuesday"). Two days that follow
    one another are a stretch.
    """
    first, last = members[0], members[-1]
    if not one_of and len(members) == 2 and first.is_one and one_day(shifted(first.first, 1)) == last:
        return between(first.first, last.last)
    listed = ",".join(days.edtf for days in members)
    return Days(first.first, last.last, f"[{listed}]" if one_of else f"{{{listed}}}")


def shifted(day: date, days: int) -> date:
    """
    The day so many days later (earlier, if negative), held within the calendar.
    """
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def month_of(year: int, month: int) -> Days:
    """
    A whole month; month 0 is the December before, month 13 the January after.
    """
    count = min(max(year * 12 + month - 1, 12), 9999 * 12 + 11)
    first = date(count // 12, count % 12 + 1, 1)
    return Days(first, shifted(first, month_length(first) - 1), first.isoformat()[:7])


def month_length(day: date) -> int:
    """
    How many days the month of *day* has.
    """
    if day.month == 12:
        return 31
    return (day.replace(month=day.month + 1, day=1) - day.replace(day=1)).days


def year_of(year: int) -> Days:
    """
    A whole year.
    """
    return Days(date(year, 1, 1), date(year, 12, 31), f"{year:04d}")


def day_of(year: int, month: int, number: int) -> Days | None:
    """
    A day by its numbers, or None where the calendar has no such day.
    """
    if year not in RECENT_YEARS:
        return None
    try:
        return one_day(date(year, month, number))
    except ValueError:
        return None


def third_of(days: Days, third: int) -> Days:
    """
    The early (0), middle (1) or late (2) third of a month (by tens), of a year (by four months), or of a
    decade or century (by whole years).
    """
    first, last = days.first, days.last
    if days.days < SHORTEST_MONTH:
        return days
    if last.year > first.year:
        return years_of(days, third)
    if first.month == last.month:
        starts = (1, 11, 21)
        end = last.day if third == 2 else starts[third] + 9
        return between(first.replace(day=starts[third]), first.replace(day=end))
    if days.days < MOST_OF_YEAR:
        return days
    return between(
        month_of(first.year, 1 + 4 * third).first,
        month_of(first.year, 4 + 4 * third).last,
    )


def years_of(days: Days, third: int) -> Days:
    """
    The early, middle or late years of a decade or century, of a decade the first four, the next three and the
    last three; other runs of years stay whole.
    """
    first, many = days.first.year, days.last.year - days.first.year + 1
    if many % 10:
        return days
    ends = (0, many * 4 // 10, many * 7 // 10, many)
    return between(year_of(first + ends[third]).first, year_of(first + ends[third + 1] - 1).last)


def season_of(year: int, season: int) -> Days:
    """
    Spring (21), summer (22), autumn (23) or winter (24) of the northern half, or the same of the southern by
    EDTF's numbers for them (29 to 32); one that goes on into the next year is of the year that it begins in.
    """
    start = 3 * (season - 21) + 3
    if season >= 21 + SOUTHERN:
        start = (start - 3 * SOUTHERN + MONTHS // 2 - 1) % MONTHS + 1
    return Days(month_of(year, start).first, month_of(year, start + 2).last, f"{year:04d}-{season}")


def weekday_before(day: date, weekday: int, *, same: bool = True) -> date:
    """
    The last such weekday before *day*; *day* itself if it is one and *same* allows it.
    """
    back = (day.weekday() - weekday) % WEEK
    return shifted(day, -(back or (0 if same else WEEK)))


def in_week_of(day: date, weekday: int) -> date:
    """
    The day that is such a weekday in the week of *day*, which begins on Monday.
    """
    return shifted(day, weekday - day.weekday())


def that_weekday(published: date, number: int, which: str) -> date:
    """
    The day that a weekday means: the last one, today's included; "last Monday" is never yesterday.
    """
    if which == "next":
        return shifted(published, (number - published.weekday()) % WEEK or WEEK)
    if which not in {"last", "previous"}:
        return weekday_before(published, number)
    day = weekday_before(published, number, same=False)
    return shifted(day, -WEEK) if (published - day).days == 1 else day


def is_coming(published: date, number: int) -> bool:
    """
    Whether "this Saturday" is to come: later in the week of the report, and the last one no day or two ago.
    """
    return number > published.weekday() and (published.weekday() - number) % WEEK > RECENT


def months_back(day: date, months: int) -> date:
    """
    The same day so many months earlier (later, if negative), or the last day of that month.
    """
    month = month_of(day.year, day.month - months)
    return month.first.replace(day=min(day.day, month.last.day))


def whole(days: Days, unit: str) -> Days:
    """
    The calendar week, month or year that holds the first of *days*.
    """
    day = days.first
    if unit == "week":
        return between(in_week_of(day, 0), in_week_of(day, WEEK - 1))
    if unit == "weekend":
        saturday = weekday_before(day, 5)
        return between(saturday, shifted(saturday, 1))
    if unit == "month":
        return month_of(day.year, day.month)
    return year_of(day.year) if unit == "year" else one_day(day)
