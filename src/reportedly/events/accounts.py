"""
What one report tells of one event: its claims, weighed as testimonies and gathered under their event label.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import takewhile

from reportedly.actors.actor_list import actors
from reportedly.actors.parties import actor_named, pieces_of
from reportedly.actors.parties import words_of as words_in
from reportedly.events.records import OWN_VOICE, Account, Figure, Testimony
from reportedly.filters import folded
from reportedly.language.tokens import tokens_of
from reportedly.lexicons import lexicon
from reportedly.places.exactness import radius
from reportedly.records import Casualty, Claim, Document, Party, Place, Source, Span

WORD = re.compile(r"[^\W_]+")
CAPITAL = re.compile(r"\b[^\W\d_a-z][^\W\d_]*[a-z][^\W\d_]*")
NEAR = re.compile(r" (?:at|in|near|of|on) ")
# How many letters and words around some people are looked at for what was done to them.
REACH = 60
BESIDE = 5
# What stands before a word for people who were told of.
OF_THE = (["of", "the"], ["of", "those"])
# "Of these, 62 were killed", but not "of these attacks".
OF_THESE = re.compile(r"\W*of (?:these|those|them)(?:,| \d)")
ARMED = frozenset(
    {
        "armed_group",
        "coalition",
        "criminal_group",
        "intelligence",
        "police",
        "pro_government_militia",
        "state_military",
    }
)


def accounts_of(document: Document, claims: Iterable[Claim]) -> tuple[Account, ...]:
    """
    The accounts of one report, in the order in which it comes to speak of their events.
    """
    labelled: dict[str, list[Claim]] = {}
    for claim in claims:
        labelled.setdefault(claim.event, []).append(claim)
    sentences = {claim.sentence for group in labelled.values() for claim in group}
    named_in = {span: names_of(span.of(document.text)) for span in sentences}
    shared = names_of(without(document.text, sentences)) if labelled else frozenset()
    return tuple(
        account(document, label, group, shared.union(*(named_in[claim.sentence] for claim in group)))
        for label, group in labelled.items()
    )


def account(document: Document, label: str, claims: Sequence[Claim], names: frozenset[str]) -> Account:
    """
    What the claims of one event label tell together.
    """
    first, last = days(claims)
    return Account(
        id=f"{document.id}/{label}",
        document=document.id,
        testimonies=tuple(testimony(document, claim) for claim in claims),
        publisher=document.publisher,
        published=document.published,
        first=first,
        last=last,
        place=finest([claim.place for claim in claims if claim.place]),
        actors=frozenset(name for claim in claims for name in named(claim)),
        words=words_of(document.text, {claim.sentence for claim in claims}),
        names=names,
    )


def testimony(document: Document, claim: Claim) -> Testimony:
    """
    One claim as it is weighed.
    """
    claimant, claimant_type, claimant_side = speaker(document, claim.sources)
    doer, aimed = claim.perpetrator, claim.target
    return Testimony(
        claim=claim.id,
        document=document.id,
        event_type=claim.event_type,
        certainty=claim.certainty,
        claimant=claimant,
        claimant_type=claimant_type,
        claimant_side=claimant_side,
        said=document.published,
        perpetrator=doer.name if doer else None,
        perpetrator_side=side(doer) if doer else None,
        target=aimed.name if aimed else None,
        target_side=side(aimed) if aimed else None,
        first=claim.time.first if claim.time else None,
        last=claim.time.last if claim.time else None,
        bodies=bodies(document.text, claim),
        figures=tuple(told_figure(document.text, claim, casualty) for casualty in claim.casualties),
        title=is_title(document, claim.sentence),
    )


def is_title(document: Document, sentence: Span) -> bool:
    """
    Whether a sentence is the headline of its report.
    """
    return document.title is not None and sentence.of(document.text).strip() == document.title.strip()


def part_of(casualty: Casualty, entries: Sequence[Casualty]) -> int | None:
    """
    The entry that another is a part of; of "two girls shot and killed", those shot are of those killed.
    """
    if casualty.subset_of is not None or casualty.outcome != "wounded":
        return casualty.subset_of
    told = casualty.count, casualty.victims
    return next(
        (
            place
            for place, one in enumerate(entries)
            if one.outcome == "killed" and one.victims and (one.count, one.victims) == told
        ),
        None,
    )


def speaker(document: Document, chain: Sequence[Source]) -> tuple[str | None, str | None, str | None]:
    """
    Who says it in the end, of which type, of which side: the innermost source that has more of a name than
    "it" or "they", else the publisher.
    """
    named = [source for source in chain if source.actor or folded(source.name) not in pronouns()]
    if not named:
        known = document.publisher and actor_named(document.publisher)
        return document.publisher, OWN_VOICE if document.publisher else None, known.side if known else None
    source = named[-1]
    listed = actors().get(source.actor or "")
    return source.name, source.type, listed.side if listed else None


@cache
def pronouns() -> frozenset[str]:
    """
    The words that stand for somebody who was named before.
    """
    return frozenset(lexicon("count_words")["pronouns"]["words"])


def side(party: Party) -> str | None:
    """
    The party to the conflict that somebody belongs to.
    """
    listed = actors().get(party.actor or "")
    return party.side or (listed.side if listed else None)


def figure(text: str, casualty: Casualty) -> Figure:
    """
    How many people, of whom, and the words for both.
    """
    return Figure(
        outcome=casualty.outcome,
        low=casualty.low,
        high=casualty.high,
        vague=casualty.vague,
        scope=casualty.scope,
        victims_type=casualty.victims_type,
        side=casualty.victims_side,
        group=group(casualty.victims.of(text)) if casualty.victims else None,
        part_of=casualty.subset_of,
        words=casualty.count.of(text) if casualty.count else None,
        whom=casualty.victims.of(text) if casualty.victims else None,
        hit=casualty.outcome == "wounded" and is_hit(text, casualty),
        among=is_among(text, casualty),
    )


def told_figure(text: str, claim: Claim, casualty: Casualty) -> Figure:
    """
    How many people, with what their claim says of whom they are a part of.
    """
    one = figure(text, casualty)
    among = one.among or opens_among(text, claim.sentence, casualty.outcome)
    return one._replace(part_of=part_of(casualty, claim.casualties), among=among)


def is_among(text: str, casualty: Casualty) -> bool:
    """
    Whether the people are some of those harmed in the same way: "two of the victims", "two of the dead".
    """
    if not casualty.count:
        return False
    start = casualty.count.end
    if casualty.victims and casualty.victims.start >= start:
        between = text[start : casualty.victims.start].casefold().split()
        head = casualty.victims.of(text).casefold().split()[-1:]
        if between[:1] == ["of"] and set(head) <= harmed():
            return True
    words = WORD.findall(text[start : start + REACH].casefold())[:3]
    return words[:2] in OF_THE and set(words[2:]) <= named_as(casualty.outcome)


def opens_among(text: str, sentence: Span, outcome: str) -> bool:
    """
    Whether a sentence is about some of those told of before: "Of these, 62 were killed in the north".
    """
    opening = sentence.of(text)[:REACH].casefold()
    words = WORD.findall(opening)[:3]
    if words[:1] != ["of"]:
        return False
    heads = set(words[1:]) & {word for kind in lexicon("harm")["named"] for word in named_as(kind)}
    return bool(heads & named_as(outcome)) if heads else OF_THESE.match(opening) is not None


def named_as(outcome: str) -> frozenset[str]:
    """
    The words for people who came to a harm, and for people who came to any: "the dead", "the victims".
    """
    return harmed().union(lexicon("harm")["named"].get(outcome, ()))


@cache
def harmed() -> frozenset[str]:
    """
    The words for people who came to harm, of whatever kind.
    """
    return frozenset(lexicon("count_words")["harmed"]["words"])


def is_hit(text: str, casualty: Casualty) -> bool:
    """
    Whether the words beside the people only say that they were shot or struck, not that they were hurt.
    """
    spans = [span for span in (casualty.count, casualty.victims) if span]
    if not spans:
        return False
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    before = [word for word in WORD.findall(text[max(0, first - REACH) : first].casefold()) if word != "of"]
    after = WORD.findall(text[last : last + REACH].casefold())[:BESIDE]
    beside = [*before[-1:], *takewhile(lambda word: word not in breaks(), after)]
    told = {*before[-BESIDE:], *after}
    return not hits().isdisjoint(beside) and told.isdisjoint(lexicon("harm")["named"]["wounded"])


@cache
def hits() -> frozenset[str]:
    """
    The verbs that leave it open whether somebody lived.
    """
    return frozenset(lexicon("harm")["fates"]["hit"])


@cache
def breaks() -> frozenset[str]:
    """
    The words behind people at which another clause begins: "when it struck".
    """
    return frozenset(
        [*lexicon("harm")["between"]["breaks"], *lexicon("harm")["between"]["pronouns_one"], "it", "as"]
    )


def bodies(text: str, claim: Claim) -> frozenset[str]:
    """
    The listed actors of the victims' side that the sentence of a claim names and that have fighters: neither
    its government nor its media.
    """
    sides = {entry.victims_side for entry in claim.casualties if entry.victims_side}
    if not sides:
        return frozenset()
    words = words_in(tokens_of(text, *claim.sentence))
    found = (piece.term.actor for piece in pieces_of(words, capitals=False))
    return frozenset(one.id for one in found if one and one.side in sides and one.kind in ARMED)


def group(victims: str) -> str | None:
    """
    "children" or "women" where the words for the victims say so, and not both.
    """
    words = set(WORD.findall(folded(victims)))
    found = [name for name in ("children", "women") if words & listed_people(name)]
    return found[0] if len(found) == 1 else None


@cache
def listed_people(name: str) -> frozenset[str]:
    """
    The words for people of one age or gender.
    """
    return frozenset(lexicon("accounts")["people"][name])


@cache
def empty_words() -> frozenset[str]:
    """
    The words that tell nothing about which event is meant.
    """
    return frozenset(lexicon("accounts")["words"]["empty"])


def named(claim: Claim) -> Iterator[str]:
    """
    The parties of a claim, each by its name and its side; a building that is hit is none.
    """
    for party in (claim.perpetrator, claim.target):
        if party:
            yield from filter(is_party, [party.name])
            yield from filter(None, [side(party)])
    yield from (entry.victims_side for entry in claim.casualties if entry.victims_side)


def is_party(name: str) -> bool:
    """
    Whether a name may be that of a party: no pronoun, no cut word ("al-"), no building ("a market in Idlib").
    """
    head = NEAR.split(folded(name), maxsplit=1)[0].split()
    if empty_words().issuperset(head) or not head[-1][-1].isalnum():
        return False
    return head[-1] not in lexicon("accounts")["words"]["buildings"]


def words_of(text: str, sentences: Iterable[Span]) -> frozenset[str]:
    """
    The folded words of some sentences that may tell one event from another.
    """
    words = {word for span in sentences for word in WORD.findall(folded(span.of(text)))}
    return frozenset(word for word in words - empty_words() if len(word) > 1)


def without(text: str, sentences: Iterable[Span]) -> str:
    """
    A report without some of its sentences.
    """
    kept, start = [], 0
    for span in sorted(sentences):
        kept.append(text[start : span.start])
        start = max(start, span.end)
    return " ".join([*kept, text[start:]])


def names_of(text: str) -> frozenset[str]:
    """
    The folded words that a report writes with a capital: the names of people and places, mostly.
    """
    words = {folded(word) for word in CAPITAL.findall(text)}
    return frozenset(word for word in words - empty_words() if len(word) > 2)


def finest(places: Sequence[Place]) -> Place | None:
    """
    The most exact place that is said; the one said most often, of several as exact.
    """
    often = Counter((place.name, place.precision) for place in places)
    return min(places, key=lambda place: (radius(place), -often[place.name, place.precision]), default=None)


def days(claims: Sequence[Claim]) -> tuple[str | None, str | None]:
    """
    The days of the most exact time that is said of what happened; tolls over a longer time do not count.

    Where nobody says when it was, it was on the day on which it was said, or on the day before. A time that
    is open on one side ("until 5 May") counts where there is no other.
    """
    told = [claim.time for claim in claims if claim.time and not is_cumulative(claim)]
    times = [time for time in told if time.first and time.last] or told
    ranges = [(time.first or time.last, time.last or time.first) for time in times]
    ranges = ranges or [until(claim.said_on.last) for claim in claims if claim.said_on and claim.said_on.last]
    often = Counter(ranges)
    return min(ranges, key=lambda asked: (length(*asked), -often[asked]), default=(None, None))


def until(day: str) -> tuple[str, str]:
    """
    A day, and the day before it.
    """
    before = max(date.min.toordinal(), date.fromisoformat(day).toordinal() - 1)
    return date.fromordinal(before).isoformat(), day


def length(first: str | None, last: str | None) -> int:
    """
    How many days a time spans; unknown ones are the longest.
    """
    if first is None or last is None:
        return date.max.toordinal()
    return date.fromisoformat(last).toordinal() - date.fromisoformat(first).toordinal()


def is_cumulative(claim: Claim) -> bool:
    """
    Whether all figures of a claim sum up a longer time.
    """
    return bool(claim.casualties) and all(entry.scope == "cumulative" for entry in claim.casualties)
