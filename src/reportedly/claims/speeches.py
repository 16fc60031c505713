"""
Acts of saying in a sentence: each cue with whoever speaks, and where what is said stands.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reportedly.claims.cues import BE, QUOTES, Cue, Words, group
from reportedly.claims.speakers import Phrase, Range, phrase_ending, speaker_after, speaker_before, speaks, type_of

AND = frozenset({"and", "but", "also", "then"})
BREAKS = frozenset({",", "-", "–", "—", ";"})
NOUN_LIKE = frozenset({
    "report", "reports", "claim", "claims", "estimates", "estimate", "states", "demand", "demands", "believed", "voiced", "documented",
    "counted", "verified", "claimed",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Speech:
    """
    One act of saying, in token indices: its cue, its chain of speakers, and the words it stands in.

    What is said lies before `left`, or from `right` on, or both. `tail` marks one that closes a sentence.
    """

    cue: Range
    speakers: tuple[Range, ...]
    left: int
    right: int
    before: bool
    after: bool
    hedge: bool = False
    tail: bool = False
    near: bool = False


def wordy(words: Words, start: int, end: int) -> bool:
    """
    Whether a stretch of words is long enough to say something.
    """
    return sum(words.lower[i][0].isalnum() for i in range(start, end)) >= 3


def has_verb(words: Words, start: int, end: int) -> bool:
    """
    Whether a stretch of words holds a verb, and so can be a statement.
    """
    return any(words.verb(i) for i in range(start, end))


def stops(words: Words, i: int) -> bool:
    """
    Whether nothing more is said from token *i* on: the sentence ends, or only a setting follows.
    """
    if i >= len(words.lower) or words.mark(i):
        return True
    return words.lower[i] in group("settings") | group("closers") | group("time")


def says_after(words: Words, i: int) -> bool:
    """
    Whether what follows a verb of saying is what is said, and not only when or where it was said.
    """
    if i >= len(words.lower) or not wordy(words, i, len(words.lower)):
        return False
    if "that" in words.lower[i : i + 8] or words.lower[i] in QUOTES | {":"}:
        return True
    word = words.lower[i]
    if word in {".", ",", "and", "but", "or", "including"} or (word.endswith("ing") and not words.capital(i)):
        return False
    return word not in group("settings") and word not in group("time")


def close_quote(words: Words, left: int) -> bool:
    """
    Whether a quotation closes right before a token.
    """
    return left > 0 and (words.lower[left - 1] in QUOTES or words.lower[max(left - 2, 0)] in QUOTES)


def spoken_left(words: Words, cue: Cue, speaker: Phrase) -> Speech:
    """
    "X said ..." or "..., X said": the speaker stands before the verb.
    """
    said = has_verb(words, 0, speaker.start) and wordy(words, 0, speaker.start)
    empty = not wordy(words, cue.end, len(words.lower))
    after = says_after(words, cue.end) or not (said or empty)
    before = (said or empty) and (not after or close_quote(words, speaker.start))
    speech = Speech((cue.start, cue.end), ((speaker.start, speaker.end),), speaker.start, cue.end, before, after)
    relative = after and not before and cue.end < len(words.lower) and words.verb(cue.end) and speaker.start > 1
    tail = before and not after
    return replace(speech, before=True, near=True) if relative else replace(speech, tail=tail)


def spoken_right(cue: Cue, speaker: Phrase) -> Speech:
    """
    "..., said X": the speaker stands after the verb.
    """
    where = (cue.start, cue.end)
    return Speech(where, ((speaker.start, speaker.end),), cue.start, speaker.end, before=True, after=False, tail=True)


def shared_subject(words: Words, cue: Cue, earlier: Sequence[Speech]) -> tuple[Range, ...]:
    """
    Whose verb this is where it has no subject of its own: the speaker before it, or the sentence's subject.
    """
    for speech in reversed(earlier):
        if speech.speakers:
            return speech.speakers[-1:]
    subject = subject_of(words, cue.start)
    named = subject and (speaks(words, subject.start, subject.end) or words.capital(subject.end - 1))
    return ((subject.start, subject.end),) if subject and named else ()


def subject_of(words: Words, end: int) -> Phrase | None:
    """
    The phrase before the first verb of a sentence.
    """
    for i in range(end):
        if words.verb(i):
            found = speaker_before(words, i)
            return found if found and found.sure == 3 else None
    return None


def floor_of(cue: Cue, earlier: Sequence[Speech]) -> int:
    """
    The token before which nothing belongs to a cue any more.
    """
    return min(max((speech.right for speech in earlier if not speech.hedge), default=0), cue.start)


def misread(words: Words, cue: Cue, left: Phrase | None) -> bool:
    """
    Whether a word that looks like a verb of saying is a name or a noun: "United States", "media reports".
    """
    word = words.lower[cue.start]
    if words.capital(cue.start) and cue.start and not words.titled:
        return True
    if word == "claimed" and {"life", "lives"} & set(words.lower[cue.end : cue.end + 6]):
        return True
    if word == "states" and words.lower[cue.start - 1] == "united":
        return True
    if word not in NOUN_LIKE:
        return False
    follows = cue.end < len(words.lower) and (words.verb(cue.end) or words.lower[cue.end] in {"of", "indicate", "suggest"})
    return follows or not left or (left.sure < 2 and not words.capital(left.end - 1))


def own_words(words: Words, speaker: Phrase) -> bool:
    """
    Whether somebody speaks as "I" or "we", so that the real speaker stands outside.
    """
    return speaker.end - speaker.start == 1 and words.lower[speaker.start] in {"i", "we"}


def from_say(words: Words, cue: Cue, earlier: Sequence[Speech]) -> Speech | None:
    """
    A verb of saying, in either order.
    """
    if cue.start and words.lower[cue.start - 1] in BE:
        return None
    left = speaker_before(words, cue.start, floor_of(cue, earlier))
    if misread(words, cue, left) or (left and own_words(words, left)):
        return None
    right = speaker_after(words, cue.end) if cue.end < len(words.lower) else None
    told = words.lower[cue.start] in {"told", "tells"}
    inverted = right and right.sure == 2 and stops(words, right.end) and not (told and left)
    if left and (left.sure == 3 or (left.sure == 2 and not inverted)):
        return spoken_left(words, cue, left)
    if cue.start and words.lower[cue.start - 1] in AND:
        return inherited(words, cue, earlier)
    if words.lower[cue.start] == "alleged":
        return from_alone(words, cue, earlier)
    if right and (inverted or not left) and cue.start > 2:
        return spoken_right(cue, right)
    return spoken_left(words, cue, left) if left and words.capital(left.end - 1) else None


def inherited(words: Words, cue: Cue, earlier: Sequence[Speech]) -> Speech | None:
    """
    A verb without a subject of its own: "... and accused", "..., adding that".
    """
    speakers = shared_subject(words, cue, earlier)
    if not speakers:
        return None
    return Speech((cue.start, cue.end), speakers, cue.start, cue.end, before=False, after=True)


def from_object(words: Words, cue: Cue, earlier: Sequence[Speech]) -> Speech | None:
    """
    "X accused", "X denied", "X called for": the speaker stands before, what is spoken of after.
    """
    if cue.start and words.lower[cue.start - 1] in BE | {"to"}:
        return None
    left = speaker_before(words, cue.start, floor_of(cue, earlier))
    if misread(words, cue, left):
        return None
    if left and left.sure == 3 and not own_words(words, left):
        where = (cue.start, cue.end)
        return Speech(where, ((left.start, left.end),), left.start, cue.end, before=False, after=True)
    return inherited(words, cue, earlier) if cue.start and words.lower[cue.start - 1] in AND else None


def from_aired(words: Words, cue: Cue, earlier: Sequence[Speech]) -> Speech | None:
    """
    "State television aired footage of ...".
    """
    shown = set(words.lower[cue.end : cue.end + 4]) & group("material")
    hedged = {"purportedly", "purporting", "allegedly", "reportedly"} & set(words.lower[cue.end : cue.end + 6])
    return from_object(words, cue, earlier) if shown and not hedged else None


def from_seen(words: Words, cue: Cue, earlier: Sequence[Speech]) -> Speech | None:
    """
    "An AFP photographer saw ...".
    """
    left = speaker_before(words, cue.start, floor_of(cue, earlier))
    if not left or not group("witnesses") & set(words.lower[left.start : left.end]):
        return None
    return Speech((cue.start, cue.end), ((left.start, left.end),), left.start, cue.end, before=False, after=True)


def handed_on(words: Words, speaker: Phrase) -> Phrase:
    """
    The real source behind "information provided by a source" and "a report by the network".
    """
    if words.lower[speaker.end - 1] not in {"information", "report", "reports", "data", "figures", "statement"}:
        return speaker
    for i in range(speaker.end, min(speaker.end + 5, len(words.lower) - 1)):
        if words.lower[i] in {"by", "from"}:
            return speaker_after(words, i + 1) or speaker
    return speaker


def from_according(words: Words, cue: Cue, _: Sequence[Speech]) -> Speech | None:
    """
    "According to X, ..." and "..., according to X".
    """
    found = speaker_after(words, cue.end) if cue.end < len(words.lower) else None
    if not found:
        return None
    speaker = handed_on(words, found)
    opening = cue.start and words.lower[cue.start - 1] in {"but", "and", "that", "while"}
    opens = bool(opening) or not has_verb(words, 0, cue.start)
    where, chain = (cue.start, cue.end), ((speaker.start, speaker.end),)
    return Speech(where, chain, cue.start, speaker.end, before=not opens, after=opens, tail=not opens)


def from_citing(words: Words, cue: Cue, earlier: Sequence[Speech]) -> Speech | None:
    """
    "X, citing Y, said", "X quoted Y as saying", "Y was quoted as saying".
    """
    passive = bool(cue.start) and words.lower[cue.start - 1] in BE
    before = speaker_before(words, cue.start - 1 if passive else cue.start, floor_of(cue, earlier))
    outer = ((before.start, before.end),) if before and before.sure > 1 else ()
    left = before.start if outer and before else cue.start
    if passive:
        return Speech((cue.start, cue.end), outer, left, cue.end, before=False, after=True) if outer else None
    inner = speaker_after(words, cue.end) if cue.end < len(words.lower) else None
    if not inner:
        return None
    if not outer and words.lower[cue.start] in {"citing", "quoting"}:
        outer = shared_subject(words, cue, earlier)
    end = inner.end + 2 if words.lower[inner.end : inner.end + 2] == ("as", "saying") else inner.end
    opens = not has_verb(words, 0, left)
    chain = (*outer, (inner.start, inner.end))
    return Speech((cue.start, cue.end), chain, left, end, before=not opens, after=opens, tail=not opens)


def from_passive(words: Words, cue: Cue, _: Sequence[Speech]) -> Speech | None:
    """
    "... reported by X".
    """
    speaker = speaker_after(words, cue.end) if cue.end < len(words.lower) else None
    return spoken_right(cue, speaker) if speaker else None


def from_participle(words: Words, cue: Cue, earlier: Sequence[Speech]) -> Speech | None:
    """
    "..., adding that ..." and "with witnesses claiming ...".
    """
    before = words.lower[cue.start - 1] if cue.start else ""
    if before in BE | {"by", "without", "as", "-"}:
        return None
    subject = phrase_ending(words, cue.start) if cue.start else None
    if subject and subject.sure > 1 and subject.start and words.lower[subject.start - 1] == "with":
        where = (cue.start, cue.end)
        return Speech(where, ((subject.start, subject.end),), subject.start, cue.end, before=False, after=True)
    return inherited(words, cue, earlier)


def from_alone(_: Words, cue: Cue, __: Sequence[Speech]) -> Speech | None:
    """
    "Reportedly": a hedge with nobody behind it, over its clause.
    """
    return Speech((cue.start, cue.end), (), cue.start, cue.end, before=True, after=True, hedge=True)


def from_showing(words: Words, cue: Cue, earlier: Sequence[Speech]) -> Speech | None:
    """
    "X released a video purportedly showing ...", "The video shows ...".
    """
    doubtful = words.lower[cue.start].endswith("ly") or words.lower[cue.start].startswith("purport")
    if not doubtful:
        return from_material(words, cue)
    speakers = shared_subject(words, cue, earlier)
    return Speech((cue.start, cue.end), speakers, cue.start, cue.end, before=False, after=True, hedge=True)


def from_material(words: Words, cue: Cue) -> Speech | None:
    """
    "The video shows ...": material that speaks for whoever made it public.
    """
    if cue.start < 2 or words.lower[cue.start - 1] not in group("material") or words.lower[cue.start - 2] != "the":
        return None
    where = (cue.start, cue.end)
    return Speech(where, ((cue.start - 2, cue.start),), cue.start - 2, cue.end, before=False, after=True)


BUILDERS: dict[str, Callable[[Words, Cue, Sequence[Speech]], Speech | None]] = {
    "say": from_say,
    "object": from_object,
    "aired": from_aired,
    "seen": from_seen,
    "participle": from_participle,
    "according": from_according,
    "citing": from_citing,
    "passive": from_passive,
    "alone": from_alone,
    "showing": from_showing,
}


def speeches(words: Words, cues: Sequence[Cue]) -> list[Speech]:
    """
    Every act of saying in a sentence, in reading order.
    """
    found: list[Speech] = []
    for cue in cues:
        if any(start <= cue.start < end for speech in found for start, end in speech.speakers):
            continue
        speech = BUILDERS[cue.kind](words, cue, found)
        if speech:
            found.append(told(words, speech))
    return joined(found)


def joined(found: Sequence[Speech]) -> list[Speech]:
    """
    The speeches, one that only closes another ("..., X said, according to Y") made the outside of its chain.
    """
    result: list[Speech] = []
    for speech in found:
        last = result[-1] if result else None
        if last and speech.tail and last.before and last.speakers and 0 <= speech.left - last.right <= 1:
            outer = tuple(one for one in speech.speakers if one not in last.speakers)
            inner = last.speakers
            if outer != speech.speakers:
                outer, inner = last.speakers, tuple(one for one in speech.speakers if one not in last.speakers)
            result[-1] = replace(last, speakers=(*outer, *inner), right=speech.right)
        else:
            result.append(speech)
    return result


def told(words: Words, speech: Speech) -> Speech:
    """
    "X told Y": an outlet Y becomes the outer link of the chain; other listeners do not.
    """
    verb = words.lower[speech.cue[0]]
    at = speech.cue[1]
    if verb not in {"told", "tells", "telling", "informed"} or speech.left >= speech.cue[0] or at >= len(words.lower):
        return speech
    heard = speaker_after(words, at)
    if not heard:
        return speech
    listener = (heard.start, heard.end)
    chain = (listener, *speech.speakers) if outlet(words, *listener) else speech.speakers
    after = says_after(words, heard.end)
    before = speech.before or (speech.left > 3 and not after)
    if speech.before and not speech.near and not close_quote(words, speech.left):
        after = False
    return replace(speech, speakers=chain, right=heard.end, after=after or not before, before=before, tail=not after)


def outlet(words: Words, start: int, end: int) -> bool:
    """
    Whether a listener is an outlet, also one that the word list does not know by name.
    """
    lower = set(words.lower[start:end])
    if lower & {"reporters", "journalists", "press", "conference"}:
        return False
    if type_of(words.tokens[start:end]) == "media" or lower & {"sana", "agency", "television", "tv", "irna", "radio"}:
        return True
    return end - start == 1 and words.tokens[start].text.isupper() and not words.shouting
