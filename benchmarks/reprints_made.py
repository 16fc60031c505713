"""
Reprints made of real reports, and reports that only look alike: what `benchmarks.reprints` judges.

A reprint is cut, reordered, credited to somebody else, put into another report, or all of it with some words
exchanged. A report that looks alike is the one with the most words in common that is of another incident, or
of other days, and no reprint by a plain look: the two share no 25 words in a row.
"""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from reportedly.training.standoff import lines
from reportedly.voices.wording import own_words, words_of

SEED = 7
SHORTEST = 60
IN_A_ROW = 25
APART = 3
SENTENCE = re.compile(r"(?<=[.!?])[”\"')]*\s+")
AGENCIES = ("AFP", "Reuters", "AP", "dpa", "Xinhua", "EFE", "SANA", "Anadolu Agency")
PLACES = ("BEIRUT", "AMMAN", "GENEVA", "NAIROBI", "KYIV", "ABUJA", "BOGOTA", "MANILA")
CREDIT = re.compile(r"[-–—(]*\s*\b(?:AFP|Reuters|AP|SANA|Associated Press)\b\s*[)]?")

Row = Mapping[str, Any]


class Pair(NamedTuple):
    """
    Two texts, how the second was made, and whether it is a reprint of the first.
    """

    one: str
    other: str
    how: str
    reprint: bool


def sentences(text: str) -> list[str]:
    """
    The sentences of a report, roughly.
    """
    return [part for part in SENTENCE.split(text) if part.strip()]


def cut(text: str, chance: random.Random) -> str:
    """
    Some sentences of a report, at least a third, in their order.
    """
    whole = sentences(text)
    count = max(1, round(len(whole) * chance.uniform(0.35, 0.9)))
    first = chance.randrange(len(whole) - count + 1)
    if chance.random() < 0.5:
        return " ".join(whole[first : first + count])
    return " ".join(whole[i] for i in sorted(chance.sample(range(len(whole)), count)))


def reordered(text: str, chance: random.Random) -> str:
    """
    The sentences of a report in another order.
    """
    whole = sentences(text)
    return " ".join(chance.sample(whole, len(whole)))


def recredited(text: str, chance: random.Random) -> str:
    """
    A report under another headline, dateline and credit.
    """
    rest = " ".join(sentences(CREDIT.sub(" ", text))[1:]) or text
    agency, place = chance.choice(AGENCIES), chance.choice(PLACES)
    return f"{place} ({agency}) - {rest}" if chance.random() < 0.5 else f"By our own staff. {rest} --{agency}"


def edited(text: str, chance: random.Random) -> str:
    """
    A report of which one word in twenty is left out or replaced.
    """
    words = text.split(" ")
    for i, word in enumerate(words):
        if chance.random() < 0.05:
            words[i] = "" if chance.random() < 0.5 else chance.choice(words)[: len(word)]
    return " ".join(word for word in words if word)


def all_of_it(text: str, chance: random.Random) -> str:
    """
    A report cut, reordered, edited and credited to somebody else.
    """
    return recredited(edited(reordered(cut(text, chance), chance), chance), chance)


WAYS: Mapping[str, Callable[[str, random.Random], str]] = {
    "cut": cut,
    "reordered": reordered,
    "recredited": recredited,
    "edited": edited,
    "all": all_of_it,
}


def pairs(path: Path) -> Iterator[Pair]:
    """
    Pairs made of the reports of a file, the same each time.
    """
    rows = reports(path)
    words = [Counter(set(words_of(own_words(row["text"])))) for row in rows]
    rare = rare_by(words)
    chance = random.Random(SEED)  # noqa: S311 (the same pairs each time are what is wanted)
    for i, row in enumerate(rows):
        for how, way in WAYS.items():
            made = way(row["text"], chance)
            if len(words_of(own_words(made))) >= SHORTEST // 2:
                yield Pair(row["text"], made, how, reprint=True)
        near = nearest(i, rows, words, rare)
        if near is not None:
            yield Pair(row["text"], near, "near", reprint=False)
            yield Pair(row["text"], all_of_it(near, chance), "near, all", reprint=False)
            other = chance.choice(rows)
            if not alike(row, other):
                yield Pair(row["text"], inside(row["text"], other["text"], chance), "inside", reprint=True)
                yield Pair(row["text"], other["text"], "any", reprint=False)


def reports(path: Path) -> list[Row]:
    """
    The reports of a file that are long enough, each once.
    """
    rows = {row["text"]: row for row in lines(path)}
    return [row for row in rows.values() if len(words_of(own_words(row["text"]))) >= SHORTEST]


def inside(text: str, other: str, chance: random.Random) -> str:
    """
    Another report with half of this one in it.
    """
    mine, theirs = sentences(text), sentences(other)
    half = mine[: max(1, len(mine) // 2)]
    at = chance.randrange(len(theirs) + 1)
    return " ".join([*theirs[:at], *half, *theirs[at:]])


def rare_by(words: Sequence[Counter[str]]) -> Mapping[str, list[int]]:
    """
    The reports that hold each word, of words that some but few hold.
    """
    found: dict[str, list[int]] = {}
    for i, one in enumerate(words):
        for word in one:
            found.setdefault(word, []).append(i)
    return {word: where for word, where in found.items() if 1 < len(where) <= 60}


def nearest(
    i: int, rows: Sequence[Row], words: Sequence[Counter[str]], rare: Mapping[str, list[int]]
) -> str | None:
    """
    The report that shares most words with one and is about something else.
    """
    shared: Counter[int] = Counter()
    for word in words[i]:
        for other in rare.get(word, ()):
            shared[other] += 1
    near = (other for other, _ in shared.most_common(12) if other != i and not alike(rows[i], rows[other]))
    return next((text for other in near if not copied(rows[i]["text"], text := rows[other]["text"])), None)


def alike(one: Row, other: Row) -> bool:
    """
    Whether two reports may be about one event: of one incident, or of days close by.
    """
    if one.get("title") and one.get("title") == other.get("title"):
        return True
    if "incident" in one:
        return bool(one["incident"] == other["incident"])
    days = [date.fromisoformat(row["published"]).toordinal() for row in (one, other)]
    return abs(days[0] - days[1]) < APART


def copied(one: str, other: str) -> bool:
    """
    Whether two texts share many words in a row.
    """
    mine, theirs = words_of(own_words(one)), words_of(own_words(other))
    runs = {tuple(mine[k : k + IN_A_ROW]) for k in range(len(mine) - IN_A_ROW + 1)}
    return any(tuple(theirs[k : k + IN_A_ROW]) in runs for k in range(len(theirs) - IN_A_ROW + 1))
