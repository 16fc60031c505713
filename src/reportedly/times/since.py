"""
Reads from when on something lasts, up to the report: "since March", "since the war began", "from 2014
onwards", "began in May and has".
"""

from collections.abc import Sequence
from itertools import takewhile

from reportedly.records import Token
from reportedly.times.calendar_days import between, one_day
from reportedly.times.clauses import STOPS
from reportedly.times.clock import Clock, Written
from reportedly.times.date_words import after_article, lower, words
from reportedly.times.named_days import last_day
from reportedly.times.named_wars import war_among
from reportedly.times.relative_times import simple, starts

# How far behind "since" the time of its clause may stand, and a word for a war that it counts from.
SINCE_REACH, CALLED_REACH = 30, 7
# How far from a time the verb of a beginning may stand, and behind a war half as far.
BEGUN_REACH = 18
# What began fewer days ago is of its first day, even where it goes on.
GOING_ON = 5
PERFECT = frozenset({"has", "have", "had", "ever"})

Tokens = Sequence[Token]


def since(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    "Since" a day or a past event: from its first day to the day of publication.
    """
    at = i + 1
    if lower(tokens, at) in words("dayparts"):
        return Written(at + 1, last_day(clock), guessed=True)
    if lower(tokens, at) == "then" or (is_adverb(tokens, i) and not starts_time(tokens, at, clock)):
        return (
            until_printed(Written(at + (lower(tokens, at) == "then"), clock.last), clock)
            if clock.last
            else None
        )
    begun = begun_at(tokens, at, clock)
    if not begun:
        return since_conflict(tokens, at, clock) or since_then(tokens, at, clock)
    k, found = begun
    framed = k > after_article(tokens, at) or names_event(tokens, k, found)
    return until_printed(found._replace(inner=k if framed else 0), clock)


def begun_at(tokens: Tokens, at: int, clock: Clock) -> tuple[int, Written] | None:
    """
    The first time of the clause that "since" opens, with its index: one that gives days, if there is any.
    """
    first: tuple[int, Written] | None = None
    for k in range(at, min(len(tokens), at + SINCE_REACH)):
        if tokens[k].lower in STOPS or tokens[k].lower == "since" or is_saying(tokens, k):
            break
        found = simple(tokens, k, clock) if starts(tokens, k) else None
        if found and found.days:
            return k, found
        first = first or (found and (k, found)) or None
    return first


def is_saying(tokens: Tokens, k: int) -> bool:
    """
    Whether token *k* tells of a statement; who "declared a caliphate" did more than speak.
    """
    did = tokens[k].lower == "declared" and lower(tokens, k + 1) in {"a", "an", "its", "their"}
    return tokens[k].lower in words("reporting") and not did


def starts_time(tokens: Tokens, i: int, clock: Clock) -> bool:
    """
    Whether a time that is known begins at *i*.
    """
    found = simple(tokens, i, clock) if i < len(tokens) and starts(tokens, i) else None
    return bool(found and found.days)


def is_adverb(tokens: Tokens, i: int) -> bool:
    """
    Whether "since" takes up the time told last: "has since taken", "ever since".
    """
    after = lower(tokens, i + 1)
    return lower(tokens, i - 1) in PERFECT or not after[:1].isalnum()


def names_event(tokens: Tokens, i: int, found: Written) -> bool:
    """
    Whether the day after "since" is that of an event: "since 4 May, when", "since the 5 May raid".
    """
    at = found.end + (lower(tokens, found.end) == ",")
    if lower(tokens, at) == "when":
        return True
    return at == found.end and lower(tokens, i - 1) in {"the", "a"} and lower(tokens, at).isalpha()


def since_then(tokens: Tokens, at: int, clock: Clock) -> Written | None:
    """
    "Since their arrival", where the report has said before since when: from that day on.
    """
    if clock.begun is None or at + 1 >= len(tokens) or lower(tokens, at) not in words("taken_up"):
        return None
    return until_printed(Written(at + 2, clock.begun), clock)


def since_conflict(tokens: Tokens, at: int, clock: Clock) -> Written | None:
    """
    "Since the war began", "since the start of Yemen's conflict": from the first day of the war that is meant.
    """
    clause = takewhile(lambda k: not parts_clauses(tokens, k), range(at, min(len(tokens), at + CALLED_REACH)))
    named = war_among(tokens, clause, clock)
    if not named:
        return None
    k, conflict = named
    opening = lower(tokens, after_article(tokens, at)) in words("openings")
    end = k + 1 if opening else begins_behind(tokens, k + 1)
    return until_printed(Written(end, one_day(conflict.first)), clock) if end else None


def begins_behind(tokens: Tokens, at: int) -> int | None:
    """
    The index after the verb that tells of a beginning, near *at*: "began", "first erupted", "broke out".
    """
    for k in range(at, min(len(tokens), at + BEGUN_REACH // 2)):
        if tokens[k].lower in words("launching"):
            return k + 1 + (lower(tokens, k + 1) == "out")
        if parts_clauses(tokens, k):
            break
    return None


def parts_clauses(tokens: Tokens, i: int) -> bool:
    """
    Whether another clause begins at *i*: "ended and", not "the war between the army and the rebels".
    """
    word = tokens[i].lower
    if word == "and" and any(token.lower == "between" for token in tokens[max(0, i - CALLED_REACH) : i]):
        return False
    return word == "," or word in STOPS or word in words("joining")


def onwards(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    From a day on up to the report: "from 2014 onwards".
    """
    start = simple(tokens, i, clock) if i < len(tokens) else None
    if not start or not start.days or lower(tokens, start.end) not in {"onward", "onwards"}:
        return None
    return until_printed(start._replace(end=start.end + 1), clock)


def lasting_since(tokens: Tokens, i: int, start: Written, clock: Clock) -> Written | None:
    """
    From the day that something began on up to the report, where it goes on: "began in May and has", "during
    the raids that began on 5 May".
    """
    if not start.days or not clock.published or clock.account:
        return None
    if (clock.published - start.days.first).days < GOING_ON:
        return None
    before = lower(tokens, i - 1 - (lower(tokens, i - 1) in {"on", "in"}))
    after = tokens[start.end : start.end + SINCE_REACH]
    told = [*tokens[max(0, i - SINCE_REACH) : i], *after] if is_war_begun(tokens, i) else after
    if told is after and before not in words("launching"):
        return None
    during = any(token.lower == "during" for token in tokens[max(0, i - BEGUN_REACH) : i])
    goes_on = during or any(token.lower in {"has", "have"} for token in told)
    return until_printed(start, clock) if goes_on else None


def is_war_begun(tokens: Tokens, i: int) -> bool:
    """
    Whether the time at token *i* is when a war or siege began: "the war, which began with protests in 2011".
    """
    launching = words("launching")
    for k in range(i - 1, max(-1, i - BEGUN_REACH), -1):
        if tokens[k].lower in launching:
            before = [token.lower for token in tokens[max(0, k - BEGUN_REACH // 2) : k]]
            return before[-1:] in (["which"], ["that"]) and not words("lasting_events").isdisjoint(before)
        if tokens[k].lower in STOPS or tokens[k].text == ",":
            return False
    return False


def until_printed(start: Written, clock: Clock) -> Written | None:
    """
    From the first day of a time to the day of publication.
    """
    if start.days is None or clock.published is None:
        return start._replace(days=None)
    if start.days.first > clock.published:
        return None
    return start._replace(days=between(start.days.first, clock.published), guessed=True)
