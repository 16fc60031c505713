"""
Which news agency a report has its text from, by its own account.

1. A credit that says nothing else: "(Reuters)", "(with AFP and dpa)", a line "AFP/SANA", "--AFP" at the end.
2. A byline: the agency before a day, near the top.
3. A report that names one agency alone as the way its news came: "told AFP", "according to the AP". In a long
   report that must happen more often, or it is one piece of news among others.

The name of an agency beside a picture credits it with that alone.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from reportedly.actors.actor_list import MARKS, actors, rows
from reportedly.lexicons import alternatives, lexicon
from reportedly.records import Actor, Span

TOP = 400
NEAR = 30
# How far a report may go on from each piece of news that it has from an agency.
LETTERS_PER_CREDIT = 1500
WORDS = re.compile(r"[^\W\d_]+")
OPENED, CLOSED = "([", ")]"
DASHES = "-–—/"
# A month behind the number of a day, and how many letters a day or month is shortened to.
NUMBERED, SHORT = re.compile(r"\d{1,2}\W{1,2}([^\W\d_]+)"), 3


class Credit(NamedTuple):
    """
    An agency, and the words that credit it; `whole` where they say it of the report, not of some news in it.
    """

    agency: str
    words: Span
    whole: bool


def credit_of(text: str) -> Credit | None:
    """
    The credit that a report gives for its text; None where it gives none, or
    cites several agencies, or one by the way.
    """
    found = list(credits_of(text))
    whole = [credit for credit in found if credit.whole]
    if whole:
        return whole[0]
    one = len({credit.agency for credit in found}) == 1
    return found[0] if one and len(text) <= LETTERS_PER_CREDIT * len(found) else None


def credits_of(text: str) -> Iterator[Credit]:
    """
    The agencies that a report credits, in order, each time it does.
    """
    for found in agency_names().finditer(text):
        span = Span(*found.span())
        if pictured(text, span):
            continue
        agency = agencies()[found.group()]
        if bracketed(text, span) or alone(text, span) or closing(text, span) or byline(text, span):
            yield Credit(agency.name, span, whole=True)
        elif beside(text, span, "told", "people") or (
            agency.kind == "media" and beside(text, span, "before", "after")
        ):
            yield Credit(agency.name, span, whole=False)


@cache
def agencies() -> dict[str, Actor]:
    """
    The names that agencies go by, as written and in capitals: "aa" and "spa" are no agencies.
    """
    listed = group("agencies")
    found = {
        name.lstrip(MARKS): actors()[row["id"]]
        for row in rows("actors")
        if row["id"] in listed
        for name in (row["name"], *alternatives(row["aliases"]), *alternatives(row["native"]))
    }
    return {name.upper(): actor for name, actor in found.items()} | found


@cache
def agency_names() -> re.Pattern[str]:
    """
    Those names, the longest first.
    """
    spelled = sorted(agencies(), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w@.])(?:{'|'.join(map(re.escape, spelled))})(?!\w)")


@cache
def group(name: str) -> frozenset[str]:
    """
    One of the lists of `lexicons/credits.toml`.
    """
    return frozenset(lexicon("credits")[name])


def pictured(text: str, span: Span) -> bool:
    """
    Whether an agency is credited with a picture.
    """
    around = (
        text[max(0, span.start - 2 * NEAR // 3) : span.start].lower(),
        text[span.end : span.end + 2 * NEAR // 3].lower(),
    )
    before, after = (WORDS.findall(side) for side in around)
    return bool(group("pictures") & {*before[-2:], *after[:2]})


def only_credits(words: str) -> bool:
    """
    Whether some words name agencies and say nothing else.
    """
    left = WORDS.findall(agency_names().sub(" ", words).lower())
    return all(word in group("beside") for word in left)


def bracketed(text: str, span: Span) -> bool:
    """
    "(Reuters)", "[with AFP and dpa]".
    """
    before, after = text[max(0, span.start - NEAR) : span.start], text[span.end : span.end + NEAR]
    start = max(before.rfind(mark) for mark in OPENED)
    ends = [end for end in map(after.find, CLOSED) if end >= 0]
    if start < 0 or not ends or any(mark in before[start:] for mark in CLOSED):
        return False
    return only_credits(before[start + 1 :] + span.of(text) + after[: min(ends)])


def alone(text: str, span: Span) -> bool:
    """
    A line that names agencies and says nothing else.
    """
    start = text.rfind("\n", max(0, span.start - 2 * NEAR), span.start) + 1
    end = text.find("\n", span.end, span.end + 2 * NEAR)
    if (not start and span.start > 2 * NEAR) or (end < 0 and len(text) > span.end + 2 * NEAR):
        return False
    return only_credits(text[start : end if end >= 0 else len(text)])


def closing(text: str, span: Span) -> bool:
    """
    "--AFP", "/Reuters/" or "Source: SANA" at the end of a report.
    """
    if WORDS.search(text, span.end, span.end + NEAR) and not only_credits(text[span.end : span.end + NEAR]):
        return False
    if len(text) - span.end > NEAR:
        return False
    before = text[max(0, span.start - NEAR) : span.start].rstrip().lower()
    return before.endswith((*DASHES, *group("labels")))


def byline(text: str, span: Span) -> bool:
    """
    An agency near the top right before a day or a dash.
    """
    if span.start > TOP:
        return False
    after = text[span.end : span.end + NEAR].lstrip(" ,|·")
    word = WORDS.match(after)
    if span.start == 0 and after[:1] in {*DASHES, ":"}:
        return True
    number = NUMBERED.match(after)
    named = word.group() if word else number.group(1) if number else ""
    return any(named.lower() in {day, day[:SHORT]} for day in group("days"))


def beside(text: str, span: Span, left: str, right: str) -> bool:
    """
    Whether words of one list stand right before an agency, or words of another right after.
    """
    before = f" {' '.join(WORDS.findall(text[max(0, span.start - NEAR) : span.start].lower()))}"
    after = f"{' '.join(WORDS.findall(text[span.end : span.end + NEAR].lower()))} "
    return any(before.endswith(f" {words}") for words in group(left)) or any(
        after.startswith(f"{words} ") for words in group(right)
    )
