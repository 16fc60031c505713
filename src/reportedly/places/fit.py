"""
What the names of a report mean together: the countries, divisions and parts of the world it is about.

Each name takes the place that fits best; what the names take says what the report is about, which
in turn says how well each place fits. After a few rounds they settle.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import exp
from typing import NamedTuple

from reportedly.places.areas import inside
from reportedly.places.beside import MOST, beside
from reportedly.places.gazetteer import Entry, Gazetteer
from reportedly.places.gazetteer_file import MAIN
from reportedly.places.kinds import AROUND, SETTLED
from reportedly.places.names import ARABIC
from reportedly.places.toponyms import Candidate
from reportedly.places.worth import Subject, Worth, weights, worth_of
from reportedly.records import Token

DIVISIONS = frozenset({"province", "division"})
# Nouns behind which a name is that of no town.
TOWNLESS = DIVISIONS | {"region"}
NO_HOMES: Mapping[Subject, float] = {}
ROUNDS = 3
SLIGHT = 0.05
# A city that shares its province's name by another one of its own has at least one in so many of its people.
NAMESAKE = 10


class Scored(NamedTuple):
    """
    One of the places that a name may mean, with how well it fits.
    """

    score: float
    entry: Entry


@dataclass(slots=True)
class Name:
    """
    One name of a report with what it may mean above all, and the areas that the report sets beside it.
    `places` is what their fit rests on, `spoken` what the name itself says of the report's subjects, `meant`
    which of them it then means by the noun beside it, where no area is.
    """

    entries: tuple[Entry, ...]
    places: Sequence[Worth]
    weight: float = 0.0
    within: set[Entry] = field(default_factory=set)
    spoken: dict[Subject, float] = field(default_factory=dict)
    meant: dict[str | None, Entry] = field(default_factory=dict, compare=False)


class Focus(NamedTuple):
    """
    What a report is about: how much of it speaks of each country, each division, each part of the map;
    its names, and which of them are those of persons.
    """

    subjects: Mapping[Subject, float]
    total: float
    names: Mapping[str, Name]
    main: Entry | None
    persons: frozenset[str]

    def share(self, subject: Subject) -> float:
        """
        The share of the report that speaks of a country or a division.
        """
        return self.subjects.get(subject, 0) / self.total

    @property
    def arabic(self) -> bool:
        """
        Whether Arabic names are to be expected, whose spellings vary.
        """
        return any(self.share(code) > 0.2 for code in self.subjects.keys() & ARABIC)


def fits(
    places: Iterable[Worth], subjects: Mapping[Subject, float], total: float, spoken: Mapping[Subject, float]
) -> list[float]:
    """
    How well each of some places fits what a report speaks of, apart from what their name itself says of it.
    """
    if not subjects or subjects is spoken or subjects == spoken:
        return [place.alone for place in places]
    w, rest = weights(), max(total - whole(spoken), 1) if spoken else total
    in_country, in_division, near = w["country"], w["division"], w["nearby"]
    told, own = subjects.keys(), spoken.get
    scores = []
    for alone, country, division, squares, _ in places:
        score = alone
        if country in told:
            score += in_country * ((subjects[country] - own(country, 0)) / rest)
        if division in told:
            score += in_division * ((subjects[division] - own(division, 0)) / rest)
        if not told.isdisjoint(squares):
            score += near * sum([(subjects[one] - own(one, 0)) / rest for one in squares if one in told])
        scores.append(score)
    return scores


@lru_cache(maxsize=5_000)
def places_named(book: Gazetteer, key: str) -> tuple[Worth, ...]:
    """
    What the fit of the places rests on that a name may mean above all.
    """
    return tuple([worth_of(entry) for entry in book.named(key)[:MOST]])


def names_of(
    book: Gazetteer, found: Iterable[tuple[Sequence[Candidate], Sequence[Token]]]
) -> dict[str, Name]:
    """
    The names of a report, each once, with what they may mean.
    """
    names: dict[str, Name] = {}
    for candidates, tokens in found:
        for i, candidate in enumerate(candidates):
            name = names.get(candidate.key)
            if name is None:
                name = names[candidate.key] = name_of(book, candidate)
            if name.weight < 1:
                name.weight = max(name.weight, weight_of(candidate))
            if len(candidates) > 1:
                name.within.update(beside(candidates, i, tokens))
    return names


def name_of(book: Gazetteer, candidate: Candidate) -> Name:
    """
    A name with what it may mean above all; a name that a person marked may mean more than it says.
    """
    entries, key = candidate.entries[:MOST], candidate.key
    if book.named(key) is candidate.entries:
        return Name(entries, places_named(book, key))
    return Name(entries, [worth_of(entry) for entry in entries])


def weight_of(candidate: Candidate) -> float:
    """
    How much a name says of what a report is about.
    """
    if candidate.common and not candidate.demonym:
        return 0.0
    if candidate.demonym or candidate.blocked:
        return 0.35 if candidate.entries[0].kind == "country" else 0.0
    return 1.0


def settle(names: Iterable[Name], homes: Mapping[Subject, float] = NO_HOMES) -> dict[Subject, float]:
    """
    What the names of a report speak of, after each has taken the place that fits the others; what the *homes*
    of its armed groups say of that stays.

    Names with one place each, and a name alone, have nothing to settle.
    """
    subjects = dict(homes)
    listed = [name for name in names if name.weight]
    if len(listed) == 1 and not homes:
        listed[0].spoken = speaks(listed[0], subjects, 1.0)
        return listed[0].spoken
    settled = all(len(name.entries) == 1 for name in listed)
    for _ in range(1 if settled else ROUNDS):
        total = max(whole(subjects), 1.0)
        said = [speaks(name, subjects, total) for name in listed]
        subjects = dict(homes)
        for name, spoken in zip(listed, said, strict=True):
            name.spoken = spoken
            for subject, part in spoken.items():
                subjects[subject] = subjects.get(subject, 0) + part
    return subjects


def whole(subjects: Mapping[Subject, float]) -> float:
    """
    How much is spoken of countries in all.
    """
    return sum([part for subject, part in subjects.items() if isinstance(subject, str)])


def speaks(name: Name, subjects: Mapping[Subject, float], total: float) -> dict[Subject, float]:
    """
    What one name says of the subjects of its report, given what they were held to be before.
    """
    if len(name.entries) == 1:
        return name.spoken or sole(name)
    fitting = fits(name.places, subjects, total, name.spoken)
    scores = with_areas(name.entries, fitting, name.within)
    highest = max(scores)
    chances = [exp(score - highest) for score in scores]
    unit = name.weight / sum(chances)
    spoken: dict[Subject, float] = {}
    for place, chance in zip(name.places, chances, strict=True):
        part = unit * chance
        if part >= SLIGHT:
            for subject in place.subjects:
                spoken[subject] = spoken.get(subject, 0) + part
    return spoken


def sole(name: Name) -> dict[Subject, float]:
    """
    What a name says of the subjects of its report that can mean one place only.
    """
    spoken: dict[Subject, float] = {}
    for subject in name.places[0].subjects:
        spoken[subject] = spoken.get(subject, 0) + name.weight
    return spoken


def with_areas(entries: Iterable[Entry], scores: list[float], within: Collection[Entry]) -> list[float]:
    """
    The scores of some places, more for those that lie in an area set beside their name.
    """
    if not within:
        return scores
    more = weights()["within"]
    return [
        score + more * any(inside(area, entry) for area in within)
        for entry, score in zip(entries, scores, strict=True)
    ]


def focus_of(
    book: Gazetteer,
    found: Sequence[tuple[Sequence[Candidate], Sequence[Token]]],
    homes: Sequence[str] = (),
) -> Focus:
    """
    What a report is about, by the names of its sentences; their words count where they have several. The
    *homes* of the armed groups in it, as codes of countries, together are worth less than one name.
    """
    named = [candidates for candidates, _ in found if candidates]
    if homes:
        each = weights()["homes"] / len(homes)
        return focused(book, names_of(book, found), persons_of(found), dict.fromkeys(homes, each))
    if not named:
        return NOWHERE
    only = named[0][0] if len(named) == len(named[0]) == 1 else None
    if only and not only.person and book.named(only.key) is only.entries:
        return focus_of_one(book, only.key, weight_of(only))
    return focused(book, names_of(book, found), persons_of(found))


NOWHERE = Focus({}, 1.0, {}, None, frozenset())


def focused(
    book: Gazetteer,
    names: Mapping[str, Name],
    persons: frozenset[str],
    homes: Mapping[Subject, float] = NO_HOMES,
) -> Focus:
    """
    What a report of some names is about.
    """
    subjects = settle(names.values(), homes)
    codes = {subject: part for subject, part in subjects.items() if isinstance(subject, str)}
    main = book.country(max(codes, key=codes.__getitem__)) if codes else None
    return Focus(subjects, max(sum(codes.values()), 1.0), names, main, persons)


@lru_cache(maxsize=5_000)
def focus_of_one(book: Gazetteer, key: str, weight: float) -> Focus:
    """
    What a report is about that names a single place: by that name alone, so that it need not be found anew.
    """
    name = Name(book.named(key)[:MOST], places_named(book, key), weight)
    return focused(book, {key: name}, frozenset())


def persons_of(found: Sequence[tuple[Sequence[Candidate], Sequence[Token]]]) -> frozenset[str]:
    """
    The names that a report gives to persons, and never to a place.
    """
    if not any(each.person for names, _ in found for each in names):
        return frozenset()
    named = [each for names, _ in found for each in names if each.entries[0].kind not in AROUND]
    persons = {each.key for each in named if each.person}
    return frozenset(persons - {each.key for each in named if each.cue and not each.blocked})


def scored(candidate: Candidate, focus: Focus, within: Sequence[Entry], kind: str | None) -> list[Scored]:
    """
    What a name may mean, the best first; *within* are the areas beside it, *kind* is what the noun beside
    it says.
    """
    name = focus.names[candidate.key]
    return ranked(candidate.entries, focus, within or name.within, kind, name.spoken)


def best(candidate: Candidate, focus: Focus, within: Sequence[Entry], kind: str | None) -> Entry:
    """
    The place that a name means: the first of those that it may mean.
    """
    entries, name = candidate.entries, focus.names[candidate.key]
    if within or name.entries is not entries:
        return likeliest(candidate, focus, within, kind)
    if kind not in name.meant:
        name.meant[kind] = likeliest(candidate, focus, within, kind)
    return name.meant[kind]


def likeliest(candidate: Candidate, focus: Focus, within: Sequence[Entry], kind: str | None) -> Entry:
    """
    The same, found anew.
    """
    entries, name = candidate.entries, focus.names[candidate.key]
    if name.entries is not entries:
        return scored(candidate, focus, within, kind)[0].entry
    fitting = fits(name.places, focus.subjects, focus.total, name.spoken)
    scores = suited(entries, with_areas(entries, fitting, within or name.within), kind)
    first = entries[scores.index(max(scores))]
    if first.kind != "province" or kind in TOWNLESS:
        return first
    return scored(candidate, focus, within, kind)[0].entry


def ranked(
    entries: Sequence[Entry],
    focus: Focus,
    within: Collection[Entry],
    kind: str | None,
    spoken: Mapping[Subject, float],
) -> list[Scored]:
    """
    Some places by how well they fit, the best first.
    """
    places = [worth_of(entry) for entry in entries]
    fitting = with_areas(entries, fits(places, focus.subjects, focus.total, spoken), within)
    scores = suited(entries, fitting, kind)
    options = [Scored(score, entry) for entry, score in zip(entries, scores, strict=True)]
    if len(options) == 1:
        return options
    return seat_first(sorted(options, key=lambda option: -option.score), kind)


def suited(entries: Sequence[Entry], scores: Sequence[float], kind: str | None) -> list[float]:
    """
    The scores of some places with how well each suits the noun beside its name: "province", "town"; without
    one, a country comes before its province of the same name. "Mopti region" is rather the division.
    """
    settled, division = kind in SETTLED, kind in DIVISIONS
    return [
        score + (3.5 if division else -2.0 * (entry.name == entry.country))
        if entry.kind == "province"
        else score
        + (settled and entry.kind in SETTLED)
        + 2.5 * (kind == "division" and entry.kind == "region")
        for entry, score in zip(entries, scores, strict=True)
    ]


def is_namesake(seat: Entry, province: Entry) -> bool:
    """
    Whether a city goes by the name of its province: New York City does, Bihar Sharif is never "Bihar".
    """
    return seat.how == MAIN or seat.population * NAMESAKE >= province.population


def seat_first(options: list[Scored], kind: str | None) -> list[Scored]:
    """
    The same places, with the city before its province where no noun says which of both is meant: "Aleppo";
    where one says that it is settled, with any town.
    """
    first = options[0].entry
    if first.kind != "province" or kind in TOWNLESS:
        return options
    for at, option in enumerate(options):
        seat = option.entry
        same = (seat.code, seat.admin1) == (first.code, first.admin1)
        settled = seat.kind == "city" or (kind in SETTLED and seat.kind in SETTLED)
        if same and settled and is_namesake(seat, first):
            return [option, *options[:at], *options[at + 1 :]]
    return options
