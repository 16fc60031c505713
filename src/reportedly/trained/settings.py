"""
Where and when an event happened, by the encoder and the grammar together.
"""

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import lru_cache
from math import inf
from typing import NamedTuple

from reportedly.claims.found import Found
from reportedly.claims.where import fineness, main_country
from reportedly.language.tokens import tokens_between
from reportedly.records import Claim, Place, Sentence, Time, days_from
from reportedly.times.date_words import words
from reportedly.trained.asked import Asked, Stretch, View, logit
from reportedly.trained.choice import Features, Option
from reportedly.trained.heard_places import Heard, fuller, heard_places, located, signs
from reportedly.trained.surroundings import Around, Key

# An event of the first sentences is the report's own, and dated by it.
OPENING = 3
# Of the steps of fineness, the first that is coarser than a town.
COARSE = 8
# The most days that a time of each length covers.
LENGTHS = ((1, "day"), (7, "days"), (31, "month"), (366, "year"))
# How many times a report names, and how many sentences back the last one is: beyond these all are alike.
MANY, LONG_AGO = 4, 5
NOTHING = array("d")
SINCE = frozenset({"since"})
# The encoder has learned that "during the siege" has no days, since the reports it has read give none.
DURING = 3.0


class Named(NamedTuple):
    """
    What a report names: how often each place, or time, all of them together, and the first of them; with
    the day on which it was published.
    """

    told: Counter[Key]
    all: int
    first: Key
    published: str | None


class Listed(NamedTuple):
    """
    A place or time that a window names: the number of its sentence, the same as a claim of another sentence
    takes it over, and where it stands in the window; `least` is what it is heard with in its own sentence.
    """

    sentence: int
    own: Place | Time
    elsewhere: Place | Time
    stretch: Stretch | None
    coarse: bool
    least: float = -inf


@dataclass(frozen=True, slots=True)
class Offered:
    """
    The places, or times, that a trigger's window names, each with what the encoder says of it: as options,
    one after the other. They wait for the whole report to be read, so no more is kept than makes them.

    `most` is what the encoder says of the likeliest word, `words` what it takes for a place beyond the words
    that the grammar knows for it, and `new` where the grammar knows none.
    """

    index: int
    listed: Sequence[Listed]
    heard: Sequence[float]
    most: float
    words: Sequence[Heard] = ()
    new: Sequence[Heard] = ()

    def __iter__(self) -> Iterator[Option]:
        for (sentence, own, elsewhere, _, coarse, _), heard in zip(self.listed, self.heard, strict=True):
            features = common(heard, sentence - self.index)
            if coarse:
                features["coarse"] = 1.0
            yield Option(own if sentence == self.index else elsewhere, features)

    def without(self, others: Sequence[Time]) -> "Offered":
        """
        The same without those times of its own sentence that are of something else.
        """
        if not others:
            return self
        kept = [n for n, one in enumerate(self.listed) if one.sentence != self.index or one.own not in others]
        heard = array("d", [self.heard[n] for n in kept])
        return replace(self, listed=[self.listed[n] for n in kept], heard=heard)

    def worded(self, setting: Place | Time) -> Place | Time:
        """
        The same with all the words for it that the encoder hears.
        """
        return fuller(setting, self.words) if isinstance(setting, Place) else setting

    def unlisted(self, known: Place | Time | None) -> Iterator[Option]:
        """
        The places of which only the encoder knows, by one that is *known*, in the country most spoken of.
        """
        around = known if isinstance(known, Place) else None
        places = (one.own for one in self.listed if isinstance(one.own, Place))
        country = main_country(places) if self.new else None
        for one in self.new:
            away = one.sentence != self.index
            place = located(one, around, country, away=away)
            if place is not None:
                yield Option(place, {**common(one.sure, one.sentence - self.index), **signs(one, away=away)})


@dataclass(frozen=True, slots=True)
class Unset:
    """
    A claim as its own sentence, number *index*, has it, until its place and time are chosen; `apart` are the
    times of its sentence that are of what came after its event.
    """

    index: int
    claim: Claim
    places: Offered
    times: Offered
    apart: Sequence[Time]

    def offered(self, kind: str) -> Offered:
        """
        What its place or time is chosen from.
        """
        return self.places if kind == "place" else self.times

    def own(self, kind: str) -> Place | Time | None:
        """
        The place or time that the grammar found for it in its own sentence.
        """
        return self.claim.place if kind == "place" else self.claim.time


def offered(kind: str, found: Sequence[Found], index: int, asked: Asked, text: str) -> Offered:
    """
    The places, or times, that the trigger's window names.
    """
    listed = asked.view.listed
    if kind not in listed:
        listed[kind] = list(listed_in(kind, found, asked.view))
    said = [one.least if one.sentence == index else -inf for one in listed[kind]]
    heard = array("d", map(max, said, [logit(asked.over(kind, one.stretch)) for one in listed[kind]]))
    more = tuple(heard_places(found, asked, text)) if kind == "place" else ()
    spans = [one.own.span for one in listed[kind]] if more else []
    more = tuple(one for one in more if one.span not in spans)
    new = tuple(one for one in more if not any(one.span.meets(span) for span in spans))
    words = tuple(one for one in more if one not in new)
    return Offered(index, listed[kind], heard or NOTHING, logit(asked.most(kind)), words, new)


def listed_in(kind: str, found: Sequence[Found], view: View) -> Iterator[Listed]:
    """
    The places, or the times that are known, of the sentences that a window shows.
    """
    for at in view.sentences:
        for place in found[at].places if kind == "place" else ():
            moved = replace(place, inherited=True)
            yield Listed(at, place, moved, view.stretch(place.span), fineness(place) > COARSE)
        times = found[at].times if kind == "time" else ()
        lasting = (
            [time for time in times if opens_with(time, found[at].sentence, SINCE)] if len(times) > 1 else []
        )
        for time in times:
            if time.is_known:
                whole = replace(begun(time, lasting), inherited=True)
                least = DURING if is_meanwhile(time, found[at].sentence) else -inf
                yield Listed(at, time, whole, view.stretch(time.span), coarse=False, least=least)


def opens_with(time: Time, sentence: Sentence, opening: AbstractSet[str]) -> bool:
    """
    Whether a time begins with one of some words: "since 5 May, when they came", "during the siege".
    """
    told = tokens_between(sentence.tokens, time.span.start, time.span.end)
    return bool(told) and told[0].lower in opening


def is_meanwhile(time: Time, sentence: Sentence) -> bool:
    """
    Whether a time is that of what lasted: "during the siege", not "throughout the day".
    """
    if not opens_with(time, sentence, words("meanwhile")):
        return False
    last = tokens_between(sentence.tokens, time.span.start, time.span.end)[-1].lower
    return last in words("lasting_events") or last in words("other_events")


def begun(time: Time, lasting: Sequence[Time]) -> Time:
    """
    A time, or the stretch up to the report that its words begin: what is told elsewhere has all of "since 5
    May" for its time, and not the day alone.
    """
    span = time.span
    whole = (one for one in lasting if one.span.start <= span.start and span.end <= one.span.end)
    return next((one for one in whole if one.first == time.first), time)


def common(heard: float, apart: int) -> dict[str, float]:
    """
    What speaks for a place or time that stands *apart* sentences after its event.
    """
    if apart == 0:
        return {"encoder": heard}
    features = {"encoder": heard, "elsewhere": 1.0, "elsewhere encoder": heard}
    if apart > 0:
        features["after"] = 1.0
    else:
        features["back"] = float(min(-apart, LONG_AGO))
    if abs(apart) > 2:
        features["far"] = 1.0
    return features


def completed(
    kind: str, unset: Unset, carried: Place | Time | None, near: Around, named: Named
) -> Iterator[Option]:
    """
    The options for the place or time of an event with what the grammar chose, in the sentence itself or
    *carried* over from elsewhere, and none at all; *near* is what the claims around it say.
    """
    own = unset.own(kind)
    known = own or carried
    yield Option(None, absence(kind, own, carried, unset, named))
    chosen = {"own": 1.0} if own is not None else {"carried": 1.0}
    agreed = Agreeing(near, named)
    offered = unset.offered(kind)
    met = False
    for value, features in offered:
        away = "elsewhere" in features
        if known and value.span.meets(known.span):
            met = True
            found = {**features, **chosen, **agreed[key_of(known)], **formed(known, named, away=away)}
            yield Option(offered.worded(known), found)
        else:
            found = {**features, **agreed[key_of(value)], **formed(value, named, away=away)}
            yield Option(offered.worded(value), found)
    for value, features in offered.unlisted(known):
        yield Option(value, {**features, **agreed[key_of(value)]})
    if known and not met:
        beyond = {"encoder": logit(0), "beyond": 1.0}
        yield Option(known, {**chosen, **beyond, **agreed[key_of(known)], **formed(known, named, away=True)})


def absence(
    kind: str, own: Place | Time | None, carried: Place | Time | None, unset: Unset, named: Named
) -> Features:
    """
    What speaks for no place or time.
    """
    claim = unset.claim
    found = {
        "none": 1.0,
        "none grammar": float(own is None and carried is None),
        "none carried": float(own is None and carried is not None),
        "none most": unset.offered(kind).most,
        "none unreal": float(claim.certainty == "unreal"),
        "none counted": float(bool(claim.casualties)),
        "none sourced": float(bool(claim.sources)),
        "none opening": float(unset.index < OPENING),
        **(untimed(unset, named) if kind == "time" else {}),
    }
    return {name: value for name, value in found.items() if value}


def untimed(unset: Unset, named: Named) -> Features:
    """
    What more speaks for no time: a siege or a campaign has none, nor what is told long after the last one.
    """
    before = [features for _, features in unset.times if "after" not in features]
    back = min((features.get("back", 0.0) for features in before), default=LONG_AGO)
    return {
        f"none of {unset.claim.event_type}": 1.0,
        f"none {unset.claim.certainty}": 1.0,
        f"none among {min(len(named.told), MANY)}": 1.0,
        f"none after {back:.0f}": 1.0,
    }


def formed(setting: Place | Time, named: Named, *, away: bool) -> Features:
    """
    How long a time is, in the sentence of its event or *away* from it, and how it stands to the publication;
    one that is open on one side is taken for its day.
    """
    if isinstance(setting, Place):
        return {}
    first, last = setting.first or setting.last, setting.last or setting.first
    return timed(first, last, named.published or "", away) if first and last else {}


@lru_cache(maxsize=1024)
def timed(first: str, last: str, published: str, away: bool) -> Features:
    """
    The same of its first and last day.
    """
    found = {f"{'elsewhere ' if away else ''}{length(first, last)}": 1.0}
    if first == published:
        found["when published"] = 1.0
    elif last == published:
        found["until published"] = 1.0
    elif first > published > "":
        found["after published"] = 1.0
    return found


@lru_cache(maxsize=1024)
def length(first: str, last: str) -> str:
    """
    How long a time is, in a word.
    """
    days = days_from(first, last)
    return next((name for most, name in LENGTHS if days <= most), "long")


def key_of(setting: Place | Time | None) -> Key:
    """
    What makes two mentions one place, or one time.
    """
    if setting is None:
        return None
    return (setting.name, setting.country) if isinstance(setting, Place) else (setting.first, setting.last)


def named_in(kind: str, found: Sequence[Found], published: str | None) -> Named:
    """
    The places, or times, that all sentences of a report name.
    """
    told: Counter[Key] = Counter(
        key_of(one) for here in found for one in (here.places if kind == "place" else here.times)
    )
    return Named(told, max(told.total(), 1), next(iter(told), None), published)


class Agreeing(dict[Key, Features]):
    """
    For each place or time, how far the claims around one claim, and the report as a whole, speak of it.
    """

    def __init__(self, near: Around, named: Named) -> None:
        super().__init__()
        self.near, self.named = near, named

    def __missing__(self, key: Key) -> Features:
        self[key] = agreeing(key, self.near, self.named)
        return self[key]


def agreeing(key: Key, near: Around, named: Named) -> Features:
    """
    How far the claims around, and the report as a whole, speak of a place or time.
    """
    signs = {
        "of event": near.event.any(key),
        "of sentence": near.sentence.any(key),
        "of claim before": key in near.before,
        "of type before": key in near.alike,
        "first named": key == named.first,
    }
    found = {name: 1.0 for name, holds in signs.items() if holds}
    found["share"] = named.told.get(key, 0) / named.all
    if len(named.told) == 1:
        found["only"] = 1.0
    return found


def again(key: Key, near: Around) -> Features:
    """
    How far what was chosen first for the other claims speaks for a place or time, or for none.
    """
    found = {
        "chosen of event": near.event.share(key),
        "chosen of sentence": near.sentence.share(key),
        "chosen before": float(key in near.before),
        "chosen of type": float(key in near.alike),
        "chosen after": float(key in near.after),
        "chosen share": near.report.share(key),
    }
    none = "none " if key is None else ""
    return {none + name: value for name, value in found.items() if value}
