"""
What the words for a time are read against, and what comes of reading them.

A clock is set by the day of publication and by every time that the text has named, never by the machine: the
same report gives the same days whenever it is read.
"""

from datetime import date
from typing import NamedTuple

from reportedly.times.calendar_days import Days, one_day
from reportedly.times.conflicts import Conflict

# What is told of so many days before the report is of long ago, and no news.
LONG_AGO = 500
# So many years from those that it tells of, an account of long ago leaves them only for a moment.
ACCOUNT_YEARS = 20
# So many days after an event people still speak of it, and what is told next may be of that day.
NEWS = 3


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
