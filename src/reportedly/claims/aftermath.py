"""
Tells the days of what came after an event from its own: "arrested on Sunday over a shooting".
"""

from collections.abc import Sequence
from functools import cache

from reportedly.language.tokens import token_at
from reportedly.records import Sentence, Span, Time, Token
from reportedly.times.date_words import OWNING, lower, table, words
from reportedly.times.relative_times import starts

# So near a verb its day stands behind it, or before it where it opens the clause.
BEHIND, BEFORE = 6, 5
# "Condemned the killing": so near an event is what a verb is about.
OBJECT = 4

Tokens = Sequence[Token]


def apart(times: Sequence[Time], trigger: Span, event_type: str, sentence: Sentence) -> Sequence[Time]:
    """
    Those times of a sentence that are not an event's: they are of an arrest, a trial, a burial or an outcry
    that it led to.

    What is itself of such a type, as a detention, has none.
    """
    if not times or event_type in words("types_of_aftermath"):
        return ()
    tokens = sentence.tokens
    event = token_at(tokens, trigger.start)
    verbs = [verb for verb in aftermaths(tokens) if verb != event]
    here = [time for time in times if time.span.meets(sentence.span)] if verbs else []
    return [time for time in here if any(is_of(verb, time.span, event, tokens) for verb in verbs)]


def aftermaths(tokens: Tokens) -> list[int]:
    """
    Where the verbs of what comes after an event stand.
    """
    verbs = table("aftermath")
    return [n for n, token in enumerate(tokens) if token.lower in verbs and not is_attribute(tokens, n)]


def is_attribute(tokens: Tokens, at: int) -> bool:
    """
    Whether a verb only says what kind of people are meant: "six jailed activists", not "six jailed for".
    """
    counted = lower(tokens, at - 1 - lower(tokens, at - 1).endswith("ly"))
    if not (counted == "the" or counted.isdecimal() or counted in table("numbers")):
        return False
    behind = lower(tokens, at + 1)
    return behind.isalpha() and behind not in never_told_of() and not starts(tokens, at + 1)


@cache
def never_told_of() -> frozenset[str]:
    """
    What stands behind a verb and is nobody: prepositions, and what begins a clause.
    """
    lists = ("before_day", "clause", "arresting_links", "charging_links")
    return frozenset().union(*(words(each) for each in lists))


def is_of(verb: int, time: Span, event: int, tokens: Tokens) -> bool:
    """
    Whether a time belongs to a *verb* of what came after an *event*, and not to the event.
    """
    first, last = token_at(tokens, time.start), token_at(tokens, time.end) - 1
    if event < verb < first:
        return first - verb <= BEHIND and not joined(tokens, event + 1, verb)
    # "Condemned Sunday's attack": a day right before its event is its own.
    if max(last, verb) >= event or all(token.lower in OWNING for token in tokens[last + 1 : event]):
        return False
    if verb < first:
        near = first - verb <= BEHIND and not joined(tokens, verb + 1, first)
        # "Condemned the attack on Monday that killed ten": the day stands behind the event.
        return near and lower(tokens, last + 1) not in words("clause") and led_to(verb, last, event, tokens)
    near = verb - last <= BEFORE and (verb == last + 1 or not is_link(tokens, verb + 1))
    return near and not joined(tokens, last + 1, verb) and led_to(verb, verb, event, tokens)


def led_to(verb: int, after: int, event: int, tokens: Tokens) -> bool:
    """
    Whether words behind *after* say that the verb came of the event: "suspected of", "in connection with".
    """
    said = tokens[verb].lower
    near = event - after - 1 <= OBJECT and not joined(tokens, after + 1, event)
    if near and said in words("about_events"):
        return True
    links, joining = words(table("aftermath")[said]), words("joining")
    between = (token.lower for token in reversed(tokens[after + 1 : event]))
    return next((word in links for word in between if word in links or word in joining), False)


def is_link(tokens: Tokens, at: int) -> bool:
    """
    Whether a verb is a mere attribute, its link right behind it: "a man charged with murder".
    """
    return lower(tokens, at) in words("charging_links")


def joined(tokens: Tokens, start: int, end: int) -> bool:
    """
    Whether a clause of its own begins among some tokens.
    """
    joining = words("joining")
    return any(token.lower in joining for token in tokens[start:end])
