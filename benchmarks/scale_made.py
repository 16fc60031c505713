"""
Made reports for measuring scale: events with places, days and tolls, told by some reports each.

Names are made of syllables, so that each event has words of its own and shares some with others, as in
life: a few places are in the news every day, most events are told once or twice, many reports are reprints.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from reportedly.printed import claim_id
from reportedly.records import Casualty, Claim, Document, Place, ReaderInfo, Reading, Source, Span, Time

READER = ReaderInfo("made", "1")
BEGIN = date(2012, 1, 1)
DAYS = 2500
PLACES = 1500
REPRINTED = 0.3
VAGUE = 0.1
TYPES = ("air_strike", "shelling", "armed_clash", "bombing", "direct_attack")
SYLLABLES = (
    "ba",
    "dar",
    "el",
    "fah",
    "gur",
    "hal",
    "im",
    "jan",
    "kaf",
    "lur",
    "mar",
    "nis",
    "or",
    "qas",
    "rim",
    "sun",
)
SOURCES = (
    "the army",
    "residents",
    "a monitor",
    "a doctor",
    "rebels",
    "the ministry",
    "activists",
    "a commander",
)
PUBLISHERS = ("Star", "Dawn", "Mirror", "Courier", "Herald", "Post", "Echo", "Tribune", "Observer", "Gazette")


@dataclass(frozen=True, slots=True)
class Made:
    """
    An event as it is made: what its reports have in common.
    """

    kind: str
    place: Place
    day: date
    killed: int
    names: tuple[str, ...]


def bare(_: Made, reading: Reading) -> Reading:
    """
    A report as it is made.
    """
    return reading


def readings(
    claims: int, seed: int = 0, dressed: Callable[[Made, Reading], Reading] = bare
) -> Iterator[Reading]:
    """
    Reports with about so many claims, in the order of their printing as far as chance allows, each *dressed*
    with what its event has besides.
    """
    chance = Random(seed)  # noqa: S311 (no secret)
    places = [made_place(chance, i) for i in range(PLACES)]
    told, number = 0, 0
    while told < claims:
        event = made_event(chance, places)
        text = ""
        for _ in range(min(40, int(chance.paretovariate(1.3)))):
            number += 1
            copied = text if text and chance.random() < REPRINTED else ""
            reading = made_reading(chance, event, f"{seed}-{number}", copied)
            text = reading.document.text.partition("\n")[2]
            told += len(reading.claims)
            yield dressed(event, reading)


def name(chance: Random, parts: int) -> str:
    """
    A name of so many syllables.
    """
    return "".join(chance.choices(SYLLABLES, k=parts)).capitalize()


def made_place(chance: Random, number: int) -> Place:
    """
    A town somewhere in one of four countries.
    """
    country = f"Country {number % 4}"
    lat, lon = round(20 + 15 * chance.random(), 3), round(30 + 20 * chance.random(), 3)
    return Place(Span(0, 0), name(chance, 4), "town", f"Province {number % 40}", country, lat, lon)


def made_event(chance: Random, places: list[Place]) -> Made:
    """
    What happened somewhere, on some day, to some people.
    """
    place = places[min(len(places) - 1, int(chance.paretovariate(0.7)) - 1)]
    day = BEGIN + timedelta(days=chance.randrange(DAYS))
    killed = max(1, int(chance.lognormvariate(1.4, 1.0)))
    return Made(chance.choice(TYPES), place, day, killed, tuple(name(chance, 5) for _ in range(4)))


def made_reading(chance: Random, event: Made, number: str, copied: str) -> Reading:
    """
    One report of an event: its own words, or those of another under a head of its own.
    """
    publisher = chance.choice(PUBLISHERS)
    body = copied or made_text(chance, event)
    text = f"{publisher} {number}\n{body}"
    digest = hashlib.sha256(text.encode()).hexdigest()
    printed = event.day + timedelta(days=chance.randrange(4))
    document = Document(
        digest[:16], text, digest, digest, "made/1", publisher=publisher, published=printed.isoformat()
    )
    vague = chance.random() < VAGUE
    return Reading(document, tuple(made_claims(document, event, vague)), READER)


def made_text(chance: Random, event: Made) -> str:
    """
    Three sentences with a figure each, and words of their own.
    """
    killed = max(1, event.killed + chance.choice((0, 0, 0, 1, -1, 2)))
    some = chance.sample(event.names, 3)
    return (
        f"{chance.choice(SOURCES)} said {killed} people were killed in {event.place.name} near {some[0]}. "
        f"{chance.choice(SOURCES)} said {2 * killed} were wounded around {some[1]} and {name(chance, 5)}. "
        f"{chance.choice(SOURCES)} said {killed + 1} were killed, among them {some[2]}."
    )


def made_claims(document: Document, event: Made, vague: bool) -> Iterator[Claim]:
    """
    A claim for each sentence, as a reader would find it.
    """
    text, start = document.text, document.text.index("\n") + 1
    day = event.day.isoformat()
    for sentence in text[start:].split(". "):
        span = Span(start, start + len(sentence))
        start = span.end + 2
        source, _, rest = sentence.partition(" said ")
        number = int(rest.split(" ", 1)[0])
        outcome = "wounded" if "wounded" in rest else "killed"
        at = text.index(outcome, span.start)
        trigger, spoken = Span(at, at + len(outcome)), Span(span.start, span.start + len(source))
        yield Claim(
            id=claim_id(document.id, trigger, event.kind, [spoken]),
            event="e1",
            event_type=event.kind,
            certainty="stated",
            confidence=0.8,
            reader=READER,
            sentence=span,
            trigger=trigger,
            sources=(Source(spoken, source, "other"),),
            casualties=(Casualty(outcome, number, number, victims_type="civilian"),),
            place=event.place,
            time=None if vague else Time(trigger, day, day, day),
        )
