"""
Decides which of the times that a sentence names is the time of an event.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from reportedly.language.tokens import token_at, tokens_between
from reportedly.records import Sentence, Span, Time, Token
from reportedly.times.calendar_days import FORMS
from reportedly.times.date_words import table, words

# Before an event that something is counted from.
AFTER = " after "
# Before what an event is like.
LIKE = ", as "
# What goes on telling of what was named right before.
RELATIVE = frozenset({"which", "who", "whose", "where", "when", "that"})
AND = frozenset({"and", "or", "but"})
# So many words on each side of an event, and letters behind it, are looked at for its time and its clause.
WINDOW = 120
# A time beyond so many words is of another event; a clause that begins between the two counts as so many.
FARTHEST, CROSSING = 30, 14
# So many words may part an event from the time that belongs to its name: "the August 21 gas attack".
ATTACHED = 1
# A time that begins among so many words opens its sentence, holds for all of it, and is so many times nearer.
LEADING = 3
# So many words behind a length, what lasted so long is named.
BEHIND = 3
# A time of so many days is "a few days": another event may be of the same.
SHORT = 4


def choose(
    times: Sequence[Time], trigger: Span, sentence: Sentence, text: str, cues: Sequence[Span] = ()
) -> Time | None:
    """
    The time of the event that *trigger* names, among the times of its sentence; never the day of a statement.

    *times* stand in the order of the text; those without days are left aside. Where none fits, it is
    the date of the list that the sentence stands in.
    """
    if not times:
        return None
    listed, own = (times[0], times[1:]) if times[0].inherited else (None, times)
    found = own_time(own, trigger, sentence, text, cues)
    if found or not listed:
        return found
    return replace(listed, inherited=not listed.span.meets(sentence.span))


def own_time(
    times: Sequence[Time], trigger: Span, sentence: Sentence, text: str, cues: Sequence[Span]
) -> Time | None:
    """
    The time of an event among those that its sentence names.
    """
    tokens = around(sentence.tokens, trigger)
    if not tokens:
        return None
    first = bisect_left(times, tokens[0].start, key=start_of)
    close = times[first : bisect_left(times, tokens[-1].end, key=start_of)]
    said = [cue for cue in [*cues, *reporting(tokens)] if not cue.meets(trigger)]
    rated = [
        (distance(time.span, trigger, tokens, opens=opens(time.span, sentence)), time)
        for time in close
        if time.is_known
        and not is_frame(time, trigger, close, sentence, text)
        and not (leads_on(time.span, text) and is_main(trigger, time.span, sentence, text))
        and not is_apart(time, trigger, text)
        and not is_likened(time.span, trigger, text)
        and not counts_from(time.span, trigger, text)
        and (attached(time.span, trigger, text) or not of_statement(time.span, trigger, said, tokens))
    ]
    far, time = min(rated, key=lambda pair: pair[0], default=(FARTHEST + 1, None))
    return finer(time, rated, trigger, text) if time and far <= FARTHEST else None


def finer(time: Time, rated: Sequence[tuple[int, Time]], trigger: Span, text: str) -> Time:
    """
    The day that a clause names within the month or year that it opens with: "In January ten were killed at a
    camp on New Year's Day".
    """
    if time.span.end > trigger.start or FORMS.get(len(time.edtf or "")) not in {"month", "year"}:
        return time
    for _, other in rated:
        clause = text[trigger.end : other.span.start]
        if holds(time, other) and "," not in clause and AND.isdisjoint(clause.split()):
            return other
    return time


def holds(time: Time, other: Time) -> bool:
    """
    Whether a month or year holds the few days of another time, told behind it.
    """
    if not (time.first and time.last and other.first and other.last) or other.span.start < time.span.end:
        return False
    return is_short(other) and time.first <= other.first and other.last <= time.last


def said_on(times: Sequence[Time], trigger: Span, sentence: Sentence, cue: Span | None) -> Time | None:
    """
    The day of the statement that *cue* tells of, among the times of its sentence: "said on Tuesday".
    """
    if cue is None:
        return None
    tokens = around(sentence.tokens, trigger)
    said = [
        time
        for time in times
        if time.first and not time.inherited and of_statement(time.span, trigger, [cue], tokens)
    ]
    return min(said, key=lambda time: abs(time.span.start - cue.start), default=None)


def is_frame(time: Time, trigger: Span, close: Sequence[Time], sentence: Sentence, text: str) -> bool:
    """
    Whether an event stands inside a "since" clause that names its own day: "since they came in mid-March".

    So it does where the clause goes on: "since 5 May, when they came", "since the 5 May raid". The vote of
    "before Sunday's vote" has its own day, too.
    """
    span = time.span
    inner = next(
        (one.span for one in close if span.start < one.span.start and one.span.end <= span.end), None
    )
    if inner and not text[span.start : inner.start].lower().startswith("since"):
        return span.meets(trigger) or (
            trigger.start >= span.end and not is_behind(span, trigger, sentence, text)
        )
    if inner is None or span.meets(trigger) or span.end > trigger.start:
        return inner is not None and span.meets(trigger)
    gap = text[span.end : trigger.start].lower().lstrip(", ")
    if not gap:
        return text[span.start : inner.start].lower().split()[1:] in (["the"], ["a"])
    return (
        gap.startswith("when ") and "," not in gap and not words("begun") & set(clause_after(trigger, text))
    )


def is_behind(span: Span, trigger: Span, sentence: Sentence, text: str) -> bool:
    """
    Whether an event is told behind a clause that opens with a time: "After Friday's raid, they fled".
    """
    _, comma, gap = text[span.end : trigger.start].rpartition(",")
    return bool(comma) and opens(span, sentence) and RELATIVE.isdisjoint(gap.lower().split())


def clause_after(event: Span, text: str) -> list[str]:
    """
    An event's words and the rest of their clause.
    """
    return text[event.start : event.start + WINDOW].lower().replace(".", ",").partition(",")[0].split()


def leads_on(time: Span, text: str) -> bool:
    """
    Whether a time is that of the event told after it: "two days after troops withdrew".
    """
    said = text[time.start : time.end].lower().split()
    return len(said) > 1 and said[0] != "the" and said[-1] in {"after", "since"}


def is_main(trigger: Span, time: Span, sentence: Sentence, text: str) -> bool:
    """
    Whether an event is told outside the clause that a time leads on to: before it, or behind its comma.
    """
    if trigger.start < time.start:
        return True
    return opens(time, sentence) and "," in text[time.end : trigger.start]


def is_apart(time: Time, trigger: Span, text: str) -> bool:
    """
    Whether a time is no time of an event that stands away from it: "two years of war", "has since said".

    What lasted so long is named right behind the length, and what came since may be of one day.
    """
    said = text[time.span.start : time.span.end]
    if said.lower() == "since":
        return True
    if time.length is None or not ("-" in said or text.startswith((" of ", "-"), time.span.end)):
        return False
    return trigger.start < time.span.start or len(text[time.span.end : trigger.start].split()) > BEHIND


def is_likened(time: Span, trigger: Span, text: str) -> bool:
    """
    Whether a time is that of something which an event is like: "fled, as their parents had done in 1963".
    """
    said = text[trigger.end : time.start].lower()
    opened = said.rfind(LIKE)
    return opened >= 0 and not words("had_done").isdisjoint(said[opened:].split())


def counts_from(time: Span, trigger: Span, text: str) -> bool:
    """
    Whether a time is counted from an event, and so is another's: "two days after the strikes, …".
    """
    if text[time.end : time.end + len(AFTER)].lower() != AFTER or "," in text[time.end : trigger.start]:
        return False
    said = text[time.start : time.end].lower().split()
    return trigger.start >= time.end + len(AFTER) and said[-1] in table("units")


def start_of(time: Time) -> int:
    """
    Where a time begins.
    """
    return time.span.start


def around(tokens: Sequence[Token], trigger: Span) -> Sequence[Token]:
    """
    The words near an event's word: what stands farther off has no part in the choice.
    """
    at = token_at(tokens, trigger.start)
    return tokens[max(0, at - WINDOW) : at + WINDOW]


def reporting(tokens: Sequence[Token]) -> list[Span]:
    """
    The words that tell of a statement: "said", "announced".
    """
    verbs = words("reporting")
    return [Span(token.start, token.end) for token in tokens if token.lower in verbs]


def attached(time: Span, trigger: Span, text: str) -> bool:
    """
    Whether a time stands right before its event: "Sunday's attack", "the August 21 gas attack".
    """
    return time.end <= trigger.start and len(text[time.end : trigger.start].split(None, ATTACHED)) <= ATTACHED


def of_statement(time: Span, trigger: Span, said: Sequence[Span], tokens: Sequence[Token]) -> bool:
    """
    Whether a time is the day of a statement: beside the word of saying, or beyond it from the event.
    """
    low, high = min(time.start, trigger.start), max(time.start, trigger.start)
    for cue in said:
        between = low < cue.start < high and not cue.meets(time)
        if between and not is_aside(cue, time, trigger, tokens):
            return True
        if cue.end <= time.start < trigger.start:
            gap = tokens_between(tokens, cue.end, time.start)
            if len(gap) <= 1 and not any(token.lower == "that" for token in gap):
                return True
    return False


def is_aside(cue: Span, time: Span, trigger: Span, tokens: Sequence[Token]) -> bool:
    """
    Whether a word of saying stands aside between a time and its event: "on Monday, police said, gunmen came".
    """
    if time.end > cue.start:
        return False
    before, after = (
        tokens_between(tokens, time.end, cue.start),
        tokens_between(tokens, cue.end, trigger.start),
    )
    return bool(before) and before[0].text == "," and any(token.text == "," for token in after)


def distance(time: Span, trigger: Span, tokens: Sequence[Token], *, opens: bool) -> int:
    """
    How far a time is from its event, in words; a clause that begins between them counts as many words.

    A time that opens its sentence holds for all of it, so its distance counts less.
    """
    if time.start <= trigger.start < time.end:
        return 2
    after = time.start > trigger.start
    gap = (
        tokens_between(tokens, trigger.end, time.start)
        if after
        else tokens_between(tokens, time.end, trigger.start)
    )
    barriers = count_barriers(gap)
    return (len(gap) // LEADING if opens and not after else len(gap)) + CROSSING * barriers + (not after)


def count_barriers(gap: Sequence[Token]) -> int:
    """
    How many clauses begin among some words and go on; "when" right behind a time tells what happened then.
    """
    clauses = words("clause")
    closed = max((n for n, token in enumerate(gap) if token.text == ","), default=0)
    return sum(
        token.lower in clauses and n >= closed and not (token.lower == "when" and n <= 1)
        for n, token in enumerate(gap)
    )


def opens(time: Span, sentence: Sentence) -> bool:
    """
    Whether a time stands at the very beginning of its sentence.
    """
    return any(token.start == time.start for token in sentence.tokens[:LEADING])


def is_short(time: Time) -> bool:
    """
    Whether a time is of a few days, so that another event may be of the same.
    """
    return time.days is not None and time.days <= SHORT
