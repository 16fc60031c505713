"""
The trained reader: the encoder finds the words, the grammar turns them into values.

1. All that the grammar finds (`claims.find_all`), and window by window what the encoder says.
2. Events: for each type of each sentence the evidence of both, added up (`triggers`).
3. For each trigger: its voice and certainty (`voices`), the people it harmed (`tolls`, `heard`), parties
   (`parties`), weapon and material.
4. Which triggers are one event (`links`); then place and time, from anywhere in the window (`settings`), and
   names for those whom pronouns stand for (`claims.antecedents`).
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import inf
from typing import Any

from reportedly.claims import Drafted, Found, Voice, carried_over, drafts, find_all, named, pointed, voice_of
from reportedly.claims.naming import Memory
from reportedly.model.encoder import Encoder, Seen
from reportedly.records import Casualty, Claim, Document, Place, ReaderInfo, Span, Time
from reportedly.trained import heard as people_heard
from reportedly.trained import links, parties, settings, tolls, triggers, voices
from reportedly.trained.agreed import agreed
from reportedly.trained.asked import WANTED, Asked, asked_of, of_sentence, view_of
from reportedly.trained.choice import AGAIN, Choices, Features, Option, choices_of, likeliest, total
from reportedly.trained.draft import Draft
from reportedly.trained.settings import Unset
from reportedly.trained.surroundings import Around, Key, Standing, around
from reportedly.trained.tolls import Event, Told

SETTINGS = ("place", "time")


def find_claims(document: Document, encoder: Encoder, choices: Choices | None = None) -> tuple[Claim, ...]:
    """
    The claims of a document, in reading order.
    """
    found = find_all(document)
    windows = encoder.windows(document.text, [one.sentence for one in found])
    weights = choices or choices_of(encoder.files.manifest)
    return claims_from(Prepared(document, found, windows), encoder, weights)


@dataclass(frozen=True, slots=True)
class Prepared:
    """
    A document with what the grammar finds in it, and the windows that the encoder has seen or will see.
    """

    document: Document
    found: Sequence[Found]
    windows: Iterable[Seen]


def claims_from(report: Prepared, encoder: Encoder, weights: Choices) -> tuple[Claim, ...]:
    """
    The claims of a document that both readers have seen.
    """
    linker = links.Linker(encoder, weights["link"])
    unset, labels = [], []
    for draft in each_draft(report, encoder, weights):
        unset.append(draft.unset)
        labels.append(linker.label(draft.unset.claim, draft.trace))
    info = info_of(encoder)
    claims = settled(unset, report, labels, weights)
    return tuple(named(report.document.id, replace(claim, reader=info)) for claim in claims)


def info_of(encoder: Encoder) -> ReaderInfo:
    """
    The name and version that claims are kept under.
    """
    return ReaderInfo("trained", encoder.files.version)


def drafts_in(report: Prepared, encoder: Encoder, weights: Choices) -> list[Draft]:
    """
    The claims of a document before they are linked to each other.
    """
    return list(each_draft(report, encoder, weights))


def each_draft(report: Prepared, encoder: Encoder, weights: Choices) -> Iterator[Draft]:
    """
    The same, one after the other.
    """
    for seen in report.windows:
        yield from drafts_of(seen, report.found, encoder, weights, report.document.text)


def drafts_of(
    seen: Seen, found: Sequence[Found], encoder: Encoder, weights: Choices, text: str
) -> Iterator[Draft]:
    """
    The claims whose triggers stand in a window's own words.
    """
    events = [
        (index, trigger, anchor)
        for index in own_sentences(seen)
        for trigger in triggers.events_in(own_part(found[index], seen), seen, weights["event"])
        if (anchor := triggers.anchor_of(trigger, seen)) is not None
    ]
    anchors = [anchor for _, _, anchor in events]
    view = view_of(seen)
    asked = [asked_of(view, answer) for answer in encoder.ask(seen, anchors, WANTED)]
    heard = [
        voices.options(found, index, trigger.span, voice_of(found[index], trigger.span), one, text)
        for (index, trigger, _), one in zip(events, asked, strict=True)
    ]
    voiced = [
        (index, Event(trigger, voice.certainty, one), voice)
        for (index, trigger, _), one, options in zip(events, asked, heard, strict=True)
        for voice in (voices.choose(options, weights),)
    ]
    claims = by_sentence(voiced, [own_part(found[index], seen) for index, _, _ in voiced], weights, text)
    traces = encoder.traces(seen, anchors)
    for (index, _, _), one, trace, options, ((claim, others), standing_in) in zip(
        events, asked, traces, heard, claims, strict=True
    ):
        involved = parties_of(index, claim, one, found, text)
        doer, target = parties.choose(involved, weights)
        places, times = (settings.offered(kind, found, index, one, text) for kind in SETTINGS)
        whole = replace(claim, perpetrator=doer, target=target)
        unset = Unset(index, whole, places, times.without(others), others)
        yield Draft(unset, trace, {**options, **involved}, *standing_in)


def own_sentences(seen: Seen) -> list[int]:
    """
    The numbers of the sentences that stand in a window's own words.
    """
    return sorted(set(seen.pieces.sentences[seen.offset : seen.offset + len(seen.events)]))


def own_part(here: Found, seen: Seen) -> Found:
    """
    What was found in a sentence; of one that a window cuts, only the harm in the window's own words, so
    that nobody is counted in two windows.
    """
    own = of_sentence(seen, here.sentence)
    shown = Span(seen.pieces.starts[own.start], seen.pieces.ends[own.stop - 1])
    harms = tuple(harm for harm in here.harms if harm.word.meets(shown))
    return here if len(harms) == len(here.harms) else replace(here, harms=harms)


def by_sentence(
    voiced: Sequence[tuple[int, Event, Voice]], parts: Sequence[Found], weights: Choices, text: str
) -> Iterator[tuple[Drafted, tuple[Told, int]]]:
    """
    The claims of some events in their order, those of a sentence made together: they share its toll.

    With each comes what its sentence tells of all of them, and its number there.
    """
    for _, rows in groupby(zip(voiced, parts, strict=True), key=lambda row: row[0][0]):
        group = list(rows)
        here = group[0][1]
        told = Told(here.sentence, here.harms, [event for (_, event, _), _ in group], here.bygone)
        spoken = [(event.trigger, voice) for (_, event, voice), _ in group]
        for n, drafted in enumerate(drafts(here, spoken, harmed(told, weights), text)):
            yield drafted, (told, n)


def harmed(told: Told, weights: Choices) -> list[list[Casualty]]:
    """
    The people whom each event of a sentence harmed.
    """
    return people_heard.added(told, tolls.choose(told, weights["toll"]), weights["heard"])


def parties_of(
    index: int, claim: Claim, asked: Asked, found: Sequence[Found], text: str
) -> dict[str, tuple[Option, ...]]:
    """
    Who may have done it, and to whom: role → options.
    """
    return {
        "perpetrator": tuple(parties.options("perpetrator", found, index, claim.perpetrator, asked, text)),
        "target": tuple(parties.options("target", found, index, claim.target, asked, text)),
    }


def labelled(drafted: Sequence[Draft], encoder: Encoder, weights: Choices) -> list[str]:
    """
    The event label of each claim.
    """
    claims = [draft.unset.claim for draft in drafted]
    return links.link(claims, [draft.trace for draft in drafted], encoder, weights["link"])


def carried(drafted: Sequence[Unset], report: Prepared, labels: Sequence[str]) -> list[Claim]:
    """
    The claims with their labels, and with the places and times that the grammar would carry over to them.
    """
    pairs = [(unset.index, Drafted(unset.claim, unset.apart)) for unset in drafted]
    return carried_over(pairs, report.found, labels, report.document.text)


def settled(
    drafted: Sequence[Unset], report: Prepared, labels: Sequence[str], weights: Choices
) -> list[Claim]:
    """
    The claims with their event labels, places and times, and with names for those whom pronouns stand for.
    """
    claims = carried(drafted, report, labels)
    rows = standing(drafted, labels)
    places, times = (
        chosen_twice(kind, each_set(kind, drafted, claims, report, rows), rows, weights) for kind in SETTINGS
    )
    memory = Memory(report.document.publisher)
    heard = [
        voices.without_publisher(claim, report.found[one.index].sentence, memory)
        for claim, one in zip(claims, drafted, strict=True)
    ]
    whole = [
        replace(claim, place=place, time=time)
        for claim, place, time in zip(heard, places, agreed(times, labels), strict=True)
    ]
    return pointed(whole, report.found)


def standing(drafted: Sequence[Unset], labels: Sequence[str]) -> list[Standing]:
    """
    Where each claim stands in its report.
    """
    return [
        Standing(label, unset.index, unset.claim.event_type)
        for unset, label in zip(drafted, labels, strict=True)
    ]


def chosen_twice(
    kind: str, offered: Iterable[Iterable[Option]], rows: Sequence[Standing], weights: Choices
) -> list[Any]:
    """
    The place or time of each claim: the first choice for all, then with what was chosen for the others.

    Of the options of a long report no more is kept than what they weigh in the second choice.
    """
    first: list[Key] = []
    weighed: list[tuple[tuple[Place | Time | None, ...], array[float]]] = []
    anew = weights[AGAIN[kind]]
    for options in offered:
        listed = list(options)
        first.append(first_key(kind, listed, weights[kind]))
        weights_anew = array("d", [total(option.features, anew) for option in listed])
        weighed.append((tuple(option.value for option in listed), weights_anew))
    return [
        chosen_again(kind, values, weights_anew, near, anew)
        for (values, weights_anew), near in zip(weighed, around(first, rows), strict=True)
    ]


def first_key(kind: str, options: Sequence[Option], weights: Features) -> Key:
    """
    The place or time that is likeliest before the other claims are asked.
    """
    keys = [settings.key_of(option.value) for option in options]
    return preferred(kind, keys, [total(option.features, weights) for option in options])


def preferred(kind: str, keys: Sequence[Key], weighed: Sequence[float]) -> Key:
    """
    The place that weighs most, or the time whose mentions are likeliest together.

    A report goes on naming the day that it tells of, and no day is only ever one option beside it.
    """
    return likeliest(keys, weighed) if kind == "time" else keys[weighed.index(max(weighed))]


def chosen_again(
    kind: str,
    values: Sequence[Place | Time | None],
    weighed: Sequence[float],
    near: Around,
    weights: Features,
) -> Place | Time | None:
    """
    The place or time that weighs most together with what was chosen for the claims around.
    """
    keys = [settings.key_of(value) for value in values]
    # A report names few places, and each of them often.
    more = {key: total(settings.again(key, near), weights) for key in set(keys)}
    rated = [own + more[key] for own, key in zip(weighed, keys, strict=True)]
    chosen = preferred(kind, keys, rated)
    own = [weight if key == chosen else -inf for weight, key in zip(rated, keys, strict=True)]
    return values[own.index(max(own))]


def set_in(
    kind: str, drafted: Sequence[Unset], claims: Sequence[Claim], report: Prepared, labels: Sequence[str]
) -> list[list[Option]]:
    """
    The options for the place or time of each claim; *claims* have what the grammar would carry over.
    """
    rows = standing(drafted, labels)
    return [list(options) for options in each_set(kind, drafted, claims, report, rows)]


def each_set(
    kind: str,
    drafted: Sequence[Unset],
    claims: Sequence[Claim],
    report: Prepared,
    rows: Sequence[Standing],
) -> Iterator[Iterator[Option]]:
    """
    The same, one claim after the other.
    """
    own = [settings.key_of(unset.own(kind)) for unset in drafted]
    named = settings.named_in(kind, report.found, report.document.published)
    for unset, claim, near in zip(drafted, claims, around(own, rows), strict=True):
        yield settings.completed(kind, unset, getattr(claim, kind), near, named)


def set_again(
    kind: str, offered: Sequence[Sequence[Option]], rows: Sequence[Standing], weights: Choices
) -> list[list[Option]]:
    """
    The options of each claim with what was chosen first for the others.
    """
    first = [first_key(kind, options, weights[kind]) for options in offered]
    return [
        [
            Option(value, {**features, **settings.again(settings.key_of(value), near)})
            for value, features in options
        ]
        for options, near in zip(offered, around(first, rows), strict=True)
    ]
