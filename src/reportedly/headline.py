"""
The main toll of a report: of all killed figures that it gives, the one it is about.

1. Figures of the report's own events come before those of a whole war or a year.
2. Figures before single persons, wholes before their parts; what is denied or only feared is left out.
3. People counted apart in one claim ("five women and a child") are added up.
4. Then the order of the text decides: headlines and first sentences give the main toll.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reportedly.claims.counts import find_harms
from reportedly.counts.cardinals import number_in
from reportedly.counts.number_shares import share_of
from reportedly.language.analysis import analyse
from reportedly.language.tokens import tokens_of
from reportedly.lexicons import lexicon
from reportedly.records import REAL, Casualty, Claim, Span

NEAR = 60
# What stands behind a number of people who come on top of others.
MORE = frozenset({"more", "other", "others", "further", "additional"})
# What stands before the whole that others are a part of.
AMONG = frozenset({"among", "amongst"})


@dataclass(frozen=True, slots=True)
class Figure:
    """
    One killed figure of a report: its number as worded, its bounds, whose deaths, and the words it rests on.

    `victims_type` is that of the people it counts ("mixed" where civilians and combatants are added up);
    `claim` the claim that gives it.
    """

    number: int
    low: int | None
    high: int | None
    cumulative: bool
    part: bool
    victims_type: str
    counts: tuple[Span, ...]
    claim: Claim

    @property
    def rank(self) -> tuple[bool, bool, bool]:
        """
        What puts one figure behind another, before the order of the text does.
        """
        return self.cumulative, self.part, not self.counts

    def is_toll(self, toll: int) -> bool:
        """
        Whether the report's words give this very toll.
        """
        return toll in {self.number, self.low, self.high}


def figure(entry: Casualty, claim: Claim, text: str) -> Figure:
    """
    The figure that one entry of a claim gives.
    """
    number, counts = number_of(entry, text), (entry.count,) if entry.count else ()
    cumulative, part = entry.scope == "cumulative", entry.subset_of is not None
    return Figure(number, entry.low, entry.high, cumulative, part, entry.victims_type, counts, claim)


def number_of(entry: Casualty, text: str) -> int:
    """
    The number that an entry gives, as worded; of an open one its only bound.
    """
    words = entry.count.of(text) if entry.count else ""
    worded = None if share_of(tokens_of(words)) else number_in(words)
    return worded or entry.low or entry.high or 0


def added(figures: Sequence[Figure]) -> Figure:
    """
    The figure of people counted apart in one claim.
    """
    number = sum(one.number for one in figures)
    low = sum(one.low or 0 for one in figures)
    highs = [one.high for one in figures if one.high is not None]
    high = sum(highs) if len(highs) == len(figures) else None
    counts = tuple(span for one in figures for span in one.counts)
    types = {one.victims_type for one in figures}
    kind = types.pop() if len(types) == 1 else "mixed"
    cumulative = any(one.cumulative for one in figures)
    return replace(
        figures[0],
        number=number,
        low=low,
        high=high,
        cumulative=cumulative,
        part=False,
        victims_type=kind,
        counts=counts,
    )


def listed_together(entries: Sequence[Casualty]) -> bool:
    """
    Whether people counted in one claim stand in one list, so that they may be added up.

    A number that comes twice is more likely the same people again, unless it stands close by.
    """
    spans = sorted(entry.count for entry in entries if entry.count)
    if len(spans) < 2 or len(spans) < len(entries):
        return False
    room = NEAR if len({(entry.low, entry.high) for entry in entries}) == len(entries) else NEAR // 2
    return all(after.start - before.end < room for before, after in pairwise(spans))


def is_added_to_one(entries: Sequence[Casualty], text: str) -> bool:
    """
    Whether people are said to be more than somebody who is told by name: "Ali Nasr and eight more fighters".
    """
    if len(entries) != 2:
        return False
    more = {entry.count is not None and is_more(entry.count, text) for entry in entries}
    return more == {True, False} and any(entry.count is None and entry.high == 1 for entry in entries)


def is_more(count: Span, text: str) -> bool:
    """
    Whether a number is said to come on top of others.
    """
    after = tokens_of(text, count.end, count.end + NEAR)
    return bool(after) and after[0].lower in MORE


def figures_of(claim: Claim, text: str) -> Iterator[Figure]:
    """
    The killed figures of one claim, those of one list added up first.
    """
    killed = [entry for entry in claim.casualties if is_killed(entry)]
    wholes = [entry for entry in killed if entry.subset_of is None]
    if listed_together(wholes) or is_added_to_one(wholes, text):
        yield added([figure(entry, claim, text) for entry in wholes])
    yield from (figure(entry, claim, text) for entry in killed)


def is_killed(entry: Casualty) -> bool:
    """
    Whether an entry gives a number of people killed, zero aside.
    """
    return entry.outcome == "killed" and not entry.vague and entry.high != 0


def killed_figures(claims: Sequence[Claim], text: str, title: str | None = None) -> list[Figure]:
    """
    Every killed figure of a report, the one it is most about first.

    *claims* are those found in *text*, all that a document holds; its *title* may stand apart from the text.
    """
    found = [one for claim in claims if claim.certainty in REAL for one in figures_of(claim, text)]
    titled = title_toll(title) if title else 0
    first = sorted(found, key=lambda one: (*one.rank, one.number != titled))
    return whole_first(first, text)


def whole_first(figures: Sequence[Figure], text: str) -> list[Figure]:
    """
    *figures* with the one in front that the people of the first are said to be among.
    """
    if not figures:
        return []
    main = figures[0]
    wholes = (one for one in figures if one.rank == main.rank and one.number > main.number)
    whole = next((one for one in wholes if is_of_those_before(one, text)), main)
    return [whole, *(one for one in figures if one is not whole)]


def is_of_those_before(one: Figure, text: str) -> bool:
    """
    Whether a figure is the whole of people told of before ("They were among 19 people killed").
    """
    if not one.counts or any(entry.subset_of is not None for entry in one.claim.casualties):
        return False
    start = one.counts[0].start
    before = tokens_of(text, one.claim.sentence.start, start)
    return bool(before) and before[-1].lower in AMONG


def title_toll(title: str) -> int:
    """
    How many people a title says were killed; 0 where it says nothing.

    A title that counts only children or women may tell of a part of the dead, as does one of "8 more".
    """
    harms = [harm for sentence in analyse(title) for harm in find_harms(sentence, title)]
    entries = [entry for harm in harms for entry in harm.casualties if entry.count and is_killed(entry)]
    wholes = [entry for entry in entries if entry.subset_of is None]
    apart = all(is_counted_apart(entry, title) for entry in wholes)
    more = any(entry.count is not None and is_more(entry.count, title) for entry in wholes)
    return 0 if apart or more else sum(number_of(entry, title) for entry in wholes)


def is_counted_apart(entry: Casualty, text: str) -> bool:
    """
    Whether an entry counts children or women, who are often counted by themselves.
    """
    words = tokens_of(entry.victims.of(text)) if entry.victims else ()
    counted_apart = {word for group in lexicon("accounts")["people"].values() for word in group}
    return any(word.lower in counted_apart for word in words)


def headline_toll(claims: Sequence[Claim], text: str, title: str | None = None) -> Figure | None:
    """
    The main killed figure of a report; None where it gives none. *claims*, *text* and *title* are as in
    `killed_figures`: what other reports say of the same dead has no part in it.
    """
    return next(iter(killed_figures(claims, text, title)), None)
