"""
People whom the encoder hears to be harmed in an event, though the grammar counts nobody there.

The encoder gives their words, or those of their number; the grammar reads the number. What befell them is
what the event's own words say, or another word of harm in the sentence, or what is usual for its type.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reportedly.claims.tolls import come_to, types_under
from reportedly.counts.group_links import is_of_next_clause
from reportedly.counts.group_parts import is_share
from reportedly.counts.group_twice import is_kin
from reportedly.counts.groups import Group
from reportedly.counts.harm_scene import Scene, scene_of
from reportedly.counts.harm_senses import is_meant
from reportedly.counts.harm_tables import Word, between
from reportedly.counts.harm_words import find_words
from reportedly.language.tokens import span_of, token_at
from reportedly.lexicons import lexicon
from reportedly.records import Casualty, Span
from reportedly.trained.asked import logit
from reportedly.trained.choice import Features, Option, best
from reportedly.trained.heard_numbers import Number, counts_in, is_recounted, number_of
from reportedly.trained.tolls import Event, Told

# Words are looked at from this chance on.
HEARD = 0.25
# So many words of harm are asked what befell those heard, the nearest first.
ASKED = 3
# How verbs end that behind "were" tell what was done to people.
PASSIVE = ("ed", "en")


class Heard(NamedTuple):
    """
    Words heard for people harmed, or only for their number (*victims* is None then): the numbers they may
    come to, and the chance.
    """

    victims: Span | None
    numbers: Sequence[Number]
    chance: float

    @property
    def span(self) -> Span:
        """
        The words heard.
        """
        return self.victims or self.numbers[0].words or Span(0, 0)


def tokens_in(scene: Scene, span: Span) -> tuple[int, int]:
    """
    The range of tokens that some words are.
    """
    return token_at(scene.tokens, span.start), token_at(scene.tokens, span.end)


def heard_in(event: Event, told: Told, scene: Scene, taken: Sequence[Span]) -> list[Heard]:
    """
    The words heard for people harmed in an event whom none of the spans *taken* tells of, in reading order.
    """
    counts = counts_in(scene)
    loud = [
        one
        for one in counts
        if one.words
        and event.hears("count", one.words) >= HEARD
        and not meets(one.words, taken)
        and not is_whole(scene, one.words)
    ]
    found: list[Heard] = []
    own: list[Span] = []
    used: list[Span] = []
    for span, heard in event.asked.heard("victims", told.sentence, HEARD):
        number = number_of(scene, counts, span)
        if meets(span, taken) or meets(number.words, taken) or meets(number.words or span, own):
            continue
        at = tokens_in(scene, span)
        if is_whole(scene, number.words) or is_kin(scene.tokens, *at) or is_recounted(scene, *at):
            continue
        others = [one for one in loud if one.words and not (number.words and number.words.meets(one.words))]
        found.append(Heard(span, (number, *others), heard))
        own.append(number.words or span)
        used += [one.words for one in (number, *others) if one.words]
    alone = [one for one in loud if not meets(one.words, used)]
    found += [Heard(None, (one,), event.hears("count", one.words)) for one in alone]
    return sorted(found, key=lambda one: one.span)


def is_whole(scene: Scene, number: Span | None) -> bool:
    """
    Whether a number is that of people of whom only some are told to be harmed.
    """
    counts = (one.count for n in range(len(scene.groups)) for one in wholes(scene, n))
    return number is not None and any(
        count and span_of(scene.tokens, *count).meets(number) for count in counts
    )


def wholes(scene: Scene, n: int) -> Iterator[Group]:
    """
    The people of whom group *n* is told to be some, and who were not all harmed.

    1. The 12 in "two of the 12 passengers", not the five in "he was one of five people to suffer wounds".
    2. "Some 100 men stormed the base; 20 of them were killed". 3. "Some 500 took part, and 60 were killed".
    """
    tokens, groups, be = scene.tokens, scene.groups, between()["be"]
    group = groups[n]
    if group.part_of is not None:
        led = group.first and tokens[group.first - 1].lower in be
        told = group.of_them and tokens[group.last : group.last + 1] and tokens[group.last].lower in be
        if told or (is_share(tokens, groups, n) and not led):
            yield groups[group.part_of]
    elif n and is_of_next_clause(tokens, groups, n, scene.walls):
        verb = tokens[groups[n - 1].last :][:2]
        if verb[0].lower not in be or not verb[1].lower.endswith(PASSIVE):
            yield groups[n - 1]


def meets(span: Span | None, others: Sequence[Span]) -> bool:
    """
    Whether a span shares words with one of others.
    """
    return span is not None and any(span.meets(other) for other in others)


def outcomes(event: Event, scene: Scene, span: Span) -> dict[str, str]:
    """
    What may have befallen the people of some words, with what tells it: only what an event of this type
    does to people, so that those whom an abduction "took away" are neither dead nor displaced.
    """
    kind = event.trigger.event_type
    usual: Mapping[str, str] = lexicon("tolls")["usual"]
    told = told_outcomes(event, scene, span)
    fitting = {outcome: how for outcome, how in told.items() if kind in types_under("causes", outcome)}
    return fitting or ({usual[kind]: "type"} if kind in usual else {})


def told_outcomes(event: Event, scene: Scene, span: Span) -> dict[str, str]:
    """
    What the words say that befell people: the event's own word of harm alone, else what is usual for its
    type, or the words of harm nearby.
    """
    kind = event.trigger.event_type
    for word in scene.words:
        if span_of(scene.tokens, word.first, word.last).meets(event.trigger.span):
            return {come_to_in(kind, word): "own"}
    usual: Mapping[str, str] = lexicon("tolls")["usual"]
    found = {usual[kind]: "type"} if kind in usual else {}
    words = sorted(scene.words, key=lambda word: abs(scene.tokens[word.first].start - span.start))
    for n, word in enumerate(words[:ASKED]):
        found.setdefault(come_to_in(kind, word), "next" if n else "near")
    return found


def come_to_in(kind: str, word: Word) -> str:
    """
    What a word of harm comes to in an event of some type.
    """
    return come_to(Casualty(word.outcome, None, None), kind).outcome


class Standing(NamedTuple):
    """
    Where people are heard: whether their event has others already, counted or heard, and whether the grammar
    gave them to another event, or to none.
    """

    beside: bool
    again: bool
    elsewhere: bool
    refused: bool


def options(one: Heard, event: Event, scene: Scene, standing: Standing) -> list[Option]:
    """
    What may be told of people who are heard, and nothing.
    """
    kind = event.trigger.event_type
    found = [Option(None, absence(one, event, standing))]
    for n, number in enumerate(one.numbers):
        source = "alone" if one.victims is None else "heard" if n else "group"
        for outcome, how in outcomes(event, scene, one.span).items():
            entry = Casualty(
                outcome, number.low, number.high, number.vague, count=number.words, victims=one.victims
            )
            features = dict.fromkeys((number.kind, how, f"{how} {outcome}", f"{kind} {outcome}", source), 1.0)
            if number.words:
                features |= dict.fromkeys(
                    ("count", f"count {source}"), logit(event.hears("count", number.words))
                )
            found.append(Option(entry, features))
    return found


def absence(one: Heard, event: Event, standing: Standing) -> Features:
    """
    What speaks against people who are heard.
    """
    found = {
        "none": 1.0,
        "none encoder": logit(one.chance),
        "none number": float(one.victims is None),
        f"none of {event.trigger.event_type}": 1.0,
        f"none {event.certainty}": 1.0,
        **{f"none {name}": float(holds) for name, holds in standing._asdict().items()},
    }
    return {name: value for name, value in found.items() if value}


def offered(told: Told, given: Sequence[Sequence[Casualty]]) -> Iterator[tuple[int, list[Option]]]:
    """
    For the people heard in each event, with its number, what may be told of them; *given* are the entries
    that the events have.
    """
    if not any(may_hear(event) for event in told.events):
        return
    scene = scene_of(told.sentence.tokens, find_words(told.sentence.tokens))
    all_given = [words_of(entries) for entries in given]
    known = words_of([entry for harm in told.harms for entry in harm.casualties])
    for n, event in enumerate(told.events):
        if not may_hear(event) or is_only_meant(event, scene):
            continue
        others = [span for m, spans in enumerate(all_given) if m != n for span in spans]
        for again, one in enumerate(heard_in(event, told, scene, all_given[n])):
            elsewhere = meets(one.span, others)
            refused = meets(one.span, known) and not elsewhere
            standing = Standing(bool(given[n]), again > 0, elsewhere, refused)
            yield n, options(one, event, scene, standing)


def may_hear(event: Event) -> bool:
    """
    Whether people may be heard to be harmed in an event at all: nobody is in a release.
    """
    loud = max(event.asked.most("victims"), event.asked.most("count")) >= HEARD
    return loud and event.trigger.event_type not in lexicon("tolls")["harmless"]["types"]


def is_only_meant(event: Event, scene: Scene) -> bool:
    """
    Whether the event's own words tell of harm that is tried or planned: "an attempt to kill or capture him".
    """
    return any(
        span_of(scene.tokens, word.first, word.last).meets(event.trigger.span)
        and is_meant(scene.tokens, word.first, word.outcome)
        for word in scene.words
        if word.outcome != "displaced"
    )


def words_of(entries: Sequence[Casualty]) -> list[Span]:
    """
    The words of some entries, for people and for their number.
    """
    return [span for entry in entries for span in (entry.victims, entry.count) if span]


def added(told: Told, given: Sequence[list[Casualty]], weights: Features) -> list[list[Casualty]]:
    """
    The entries of each event with those of the people who are only heard.
    """
    found = [list(entries) for entries in given]
    for n, choices in offered(told, given):
        entry = best(choices, weights)
        if entry is not None and not any(is_told_again(entry, other) for given in found for other in given):
            found[n].append(entry)
    return found


def is_told_again(entry: Casualty, other: Casualty) -> bool:
    """
    Whether two entries tell of the same people: by the same number, or without one by the same words.
    """
    if entry.outcome != other.outcome or (entry.count is None) != (other.count is None):
        return False
    return meets(entry.count or entry.victims, words_of_one(other))


def words_of_one(entry: Casualty) -> list[Span]:
    """
    The words that tell how many the people of an entry are; those for the people where no number does.
    """
    words = entry.count or entry.victims
    return [words] if words else []
