"""
A claim in the few words that a table cell, a card or a screen reader has room for.
"""

import re
from collections.abc import Mapping, Sequence

from reportedly.records import Casualty, Claim, Document, Party, Place, Source, Span, Time

OWN_VOICE = "the report"
MORE = "+"
NOT_COUNTED = "(no number)"

UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]",
)
SPACE = re.compile(r"\s+")
BEGINNING = re.compile(r"\s\S")
# So many letters tell an id from all others of a ledger, but by a rare chance.
SHORT_ID = 8


def safe(words: str) -> str:
    """
    Words of a report as one line that cannot steer a terminal or turn the line around.
    """
    return UNSAFE.sub("\N{REPLACEMENT CHARACTER}", SPACE.sub(" ", words)).strip()


def short(name: str) -> str:
    """
    The beginning of an id, as lines have room for it; a command takes it for the whole.
    """
    return name[:SHORT_ID]


def numbered(count: int, noun: str) -> str:
    """
    "1 voice", "2 voices".
    """
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def first_few(count: int, noun: str) -> str:
    """
    "the first claim", "the first 5 claims".
    """
    return f"the first {noun}" if count == 1 else f"the first {numbered(count, noun)}"


def from_to(noun: str, first: int, last: int) -> str:
    """
    "event 3", "events 3 to 5".
    """
    return f"{noun} {first:,}" if first == last else f"{noun}s {first:,} to {last:,}"


def label(code: str) -> str:
    """
    A code of the codebook in plain words: "air_strike" is "air strike".
    """
    return code.replace("_", " ")


def figure(casualty: Casualty, text: str) -> str:
    """
    How many, as short as it goes: "31", "31+", "≤30", "20–30", or the vague words themselves.
    """
    return bounds(casualty.low, casualty.high) or counted_words(casualty, text) or NOT_COUNTED


def bounds(low: int | None, high: int | None) -> str | None:
    """
    A number between bounds as short as it goes; None where both are open.
    """
    if low is not None and high is not None:
        return f"{low:,}" if low == high else f"{low:,}–{high:,}"
    if low is not None:
        return f"{low:,}{MORE}"
    return f"≤{high:,}" if high is not None else None


def counted_words(casualty: Casualty, text: str) -> str:
    """
    The words of the count without what only binds them to the next ones: "Dozens of" is "dozens".
    """
    words = safe(casualty.count.of(text)).lower() if casualty.count else ""
    return words.removesuffix(" of")


def spoken_figure(casualty: Casualty, text: str) -> str:
    """
    How many, as one says it aloud: "31 or more", "at most 30", "20 to 30".
    """
    low, high = casualty.low, casualty.high
    if low is not None and high is not None:
        return f"{low:,}" if low == high else f"{low:,} to {high:,}"
    if low is not None:
        return f"{low:,} or more"
    if high is not None:
        return f"at most {high:,}"
    return counted_words(casualty, text) or "number not said"


def tally(casualty: Casualty, text: str) -> str:
    """
    Harm, number and people in one line: "killed 31+ · soldiers from Brigade 65".
    """
    victims = safe(casualty.victims.of(text)) if casualty.victims else ""
    part = "of them " if casualty.subset_of is not None else ""
    head = f"{part}{label(casualty.outcome)} {figure(casualty, text)}"
    return f"{head} · {victims}" if victims else head


def tallies(claim: Claim, text: str) -> str:
    """
    All numbers of a claim, in the order of the text; empty where nobody is counted.
    """
    return "; ".join(tally(casualty, text) for casualty in claim.casualties)


def chain(sources: Sequence[Source]) -> str:
    """
    Who says it, outermost first: "Reuters → a monitor".
    """
    return " → ".join(safe(source.name) for source in sources) or OWN_VOICE


def where(place: Place | None) -> str:
    """
    A place with its province and country, nothing twice: "Al-Eis, Aleppo, Syria".
    """
    if place is None:
        return ""
    parts = [safe(part) for part in (place.name, place.admin1, place.country) if part]
    return ", ".join(dict.fromkeys(parts))


def days(time: Time) -> str:
    """
    The days that a time covers: one date, or first and last.
    """
    return dates(time.first, time.last)


def dates(first: str | None, last: str | None) -> str:
    """
    One date, or a first and a last; nothing where neither is known.
    """
    first, last = first or "…", last or "…"
    if first == last:
        return "" if first == "…" else first
    return f"{first} – {last}"


def when(time: Time | None, text: str) -> str:
    """
    The days, or the words where they cannot be turned into days.
    """
    if time is None:
        return ""
    return days(time) or safe(time.span.of(text))


def party(named: Party) -> str:
    """
    A party by its name, with its side where that says more.
    """
    name = safe(named.name)
    return f"{name} ({safe(named.side)})" if named.side and named.side != named.name else name


def summary(claim: Claim, text: str) -> str:
    """
    A claim in one sentence, as a screen reader says it.
    """
    parts = [f"{label(claim.event_type)}, {claim.certainty}"]
    parts += [
        f"{label(harm.outcome)} {spoken_figure(harm, text)}"
        + (f", {safe(harm.victims.of(text))}" if harm.victims else "")
        for harm in claim.casualties
    ]
    if claim.place:
        parts.append(f"in {where(claim.place)}")
    if claim.time:
        parts.append(when(claim.time, text))
    return f"{'; '.join(parts)}; says {chain(claim.sources)}."


def heading(document: Document) -> str:
    """
    What a report is called in a list: its title, else its first words, else its address.
    """
    opening = " ".join(document.text[:400].split()[:12])
    return safe(document.title or opening or document.url or document.id)


def byline(document: Document) -> list[str]:
    """
    Publisher, day and language of a report, as far as they are known.
    """
    known = (document.publisher, document.published, document.language)
    return [safe(part) for part in known if part]


def window(text: str, sentence: Span, trigger: Span, room: int) -> Span:
    """
    At most about *room* characters of a sentence, the trigger among them.
    """
    if sentence.end - sentence.start <= room:
        return sentence
    start = max(sentence.start, min(trigger.start - room // 2, sentence.end - room))
    end = min(sentence.end, max(start + room, trigger.end))
    if start > sentence.start:
        start = next_word(text, start, trigger.start)
    if end < sentence.end:
        end = last_word(text, end, trigger.end)
    return Span(start, end)


def next_word(text: str, start: int, limit: int) -> int:
    """
    The next beginning of a word at or after *start*, before *limit*.
    """
    found = BEGINNING.search(text, max(0, start - 1), limit)
    return found.end() - 1 if found else start


def last_word(text: str, end: int, limit: int) -> int:
    """
    The last end of a word at or before *end*, after *limit*.
    """
    space = text.rfind(" ", limit, end + 1)
    return space if space >= 0 else end


def language_name(tag: str) -> str:
    """
    A language in words: "ar" is "Arabic"; a tag that nobody has a name for stays as it is.
    """
    from babel import Locale  # noqa: PLC0415 (slow to load, and needed for few reports)

    names: Mapping[str, str] = Locale("en").languages
    return names.get(tag.lower().partition("-")[0], safe(tag))
