"""
Which claims of an event rest on one witness: its independent voices.

1. Reports that have their words from one another or credit one agency make a family (`families`).
2. A claim of a known claimant is that claimant's, whoever prints it. "The army" is the Syrian army where no
   other army speaks.
3. People without a name are the same where reports of one family cite them in the same words.
4. What a report says in its own words rests on the claimant that it names, or that its copies name: the only
   one, or the one with the same figures. Else it is the family's own voice.
5. Whoever a headline names ("locals") is the one who gives the same number below it.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reportedly.events.records import Testimony, Tie, Voice
from reportedly.telling.sentences import Sentence, say
from reportedly.voices.claimants import Claimant, is_named, is_own, known_claimants, ultimate
from reportedly.voices.families import Families, Family, Printed, Unions, families_of

NOBODY: Mapping[str, str] = {}
# What a toll is told by: outcome, low, high.
Toll = tuple[str, int | None, int | None]


class Whose(NamedTuple):
    """
    The voice that a testimony is given to: its key, its name, and the words that the report has for it.

    `worded` is None where the report says it in its own words.
    """

    key: str
    name: str
    worded: str | None = None


# A testimony with its voice.
Said = tuple[Testimony, Whose]


class Cited(NamedTuple):
    """
    A claimant that a report cites, the tolls that it gives there, and whether it denies what happened.
    """

    whose: Whose
    tolls: frozenset[Toll]
    denies: bool


def voices_of(
    testimonies: Iterable[Testimony], ties: Iterable[Tie] = (), agencies: Mapping[str, str] = NOBODY
) -> tuple[Voice, ...]:
    """
    The independent voices of an event, those of most claims first; *ties* are those of its reports.

    *agencies* names the agency that a report has its text from, by the id of its document, where it has.
    """
    told = sorted(set(testimonies), key=lambda one: (one.said or "9999", one.document, one.claim))
    ties = tuple(ties)
    families = families_of(printed(told, agencies), ties)
    groups: dict[str, list[Said]] = defaultdict(list)
    for one, whose in assigned(told, families):
        groups[whose.key].append((one, whose))
    credited = sorted((tie for tie in ties if tie.kind == "credit"), key=lambda tie: (-tie.score, tie))
    between = (*families.ties, *credited)
    by_document = ties_by_document(between)
    voices = [voice(key, group, by_document) for key, group in groups.items()]
    return tuple(sorted(voices, key=lambda one: (-len(one.claims), one.name, one.id)))


def printed(told: Sequence[Testimony], agencies: Mapping[str, str]) -> list[Printed]:
    """
    The reports that some testimonies are from.
    """
    publishers = {one.document: one.claimant for one in told if is_own(one) and one.claimant}
    days = {one.document: one.said for one in told}
    return [Printed(name, day, publishers.get(name), agencies.get(name)) for name, day in days.items()]


def assigned(told: Sequence[Testimony], families: Families) -> Iterator[Said]:
    """
    Each testimony with the voice that it is given to.
    """
    known = known_claimants(told)
    by_report, by_family = defaultdict[str, list[Cited]](list), defaultdict[str, list[Cited]](list)
    found, below = {}, defaultdict[str, list[Cited]](list)
    for one in told:
        if not is_own(one):
            found[one] = whose = of_claimant(one, known, families.of[one.document])
            cited = Cited(whose, tolls(one), one.certainty == "denied")
            by_report[one.document].append(cited)
            if not one.title:
                below[one.document].append(cited)
            by_family[families.of[one.document].key].append(cited)
    for one in told:
        family = families.of[one.document]
        cited_there = by_report.get(one.document) or by_family.get(family.key, [])
        if one in found and one.title:
            yield one, headline_voice(one, found[one], below.get(one.document, ()))
        else:
            yield one, found.get(one) or own_voice(one, cited_there, family)


def headline_voice(one: Testimony, whose: Whose, below: Sequence[Cited]) -> Whose:
    """
    The voice of what a headline says: of "locals" and others without a name, that of the one who gives the
    same number below it.
    """
    numbers = tolls(one)
    if is_named(one.claimant or "") or any(cited.whose.key == whose.key for cited in below):
        return whose
    alike = [cited.whose for cited in below if numbers & cited.tolls and not cited.denies]
    return Whose(alike[0].key, alike[0].name, whose.worded) if alike else whose


def of_claimant(one: Testimony, known: Mapping[str, Claimant], family: Family) -> Whose:
    """
    The voice of a testimony whose source is named or described.
    """
    claimant = ultimate(one.claimant or "", one.claimant_type)
    if claimant.known:
        whole = known[claimant.key]
        return Whose(f"claimant:{whole.key}", whole.name, one.claimant)
    return Whose(f"people:{family.key}:{claimant.key}", claimant.name, one.claimant)


def own_voice(one: Testimony, cited: Sequence[Cited], family: Family) -> Whose:
    """
    The voice of what a report says in its own words.
    """
    numbers, denies = tolls(one), one.certainty == "denied"
    rests = [claimant for claimant in cited if claimant.denies == denies]
    alike = [claimant for claimant in rests if numbers & claimant.tolls]
    if alike or len({claimant.whose.key for claimant in rests}) == 1:
        whose = (alike or rests)[0].whose
        return Whose(whose.key, whose.name)
    return Whose(family.key, family.name)


def tolls(one: Testimony) -> frozenset[Toll]:
    """
    The numbers of a testimony, as far as it gives any.
    """
    return frozenset((figure.outcome, figure.low, figure.high) for figure in one.figures if not figure.vague)


def ties_by_document(ties: Iterable[Tie]) -> Mapping[str, list[Tie]]:
    """
    The ties that end at each report.
    """
    found: dict[str, list[Tie]] = defaultdict(list)
    for tie in ties:
        found[tie.other].append(tie)
        found[tie.one].append(tie)
    return found


def voice(key: str, group: Sequence[Said], ties: Mapping[str, Sequence[Tie]]) -> Voice:
    """
    One voice, with ties that hold all of its claims together.
    """
    first: dict[str, Said] = {}
    inside = []
    for said in group:
        start = first.setdefault(said[0].document, said)
        if start is not said:
            inside.append(claimant_tie(start, said))
    unions = Unions()
    between = [
        tie
        for document in first
        for tie in ties.get(document, ())
        if tie.one in first and tie.other in first and unions.join(tie.one, tie.other)
    ]
    start, *others = first.values()
    rest = [claimant_tie(start, one) for one in others if unions.join(start[0].document, one[0].document)]
    name = min(whose.name for _, whose in group)
    claims = tuple(sorted(one.claim for one, _ in group))
    return Voice(voice_id(key), name, claims, (*between, *rest, *inside))


def claimant_tie(one: Said, other: Said) -> Tie:
    """
    Why two claims rest on one claimant.
    """
    return Tie(one[0].claim, other[0].claim, "claimant", 1.0, common_reason(one[1], other[1]))


def common_reason(one: Whose, other: Whose) -> Sentence:
    """
    The reason in a sentence, with the words that each report has for its source.
    """
    first, second = one.worded, other.worded
    if first is None and second is None:
        return say("own_words", name=one.name)
    if first is None or second is None:
        return say("cited_once", words=first or second, name=one.name)
    if first == second:
        return say("cited_alike", words=first)
    return say("cited_apart", words=first, others=second, name=one.name)


def voice_id(key: str) -> str:
    """
    The id of a voice: the same whatever else is claimed of the event.
    """
    return hashlib.blake2b(key.encode(), digest_size=6).hexdigest()
