"""
Acts of saying in a sentence: each cue with whoever speaks, and where what is said stands.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from reportedly.claims.cues import BE, Cue, Words, group
from reportedly.claims.saying import Speech, close_quote, has_verb, says_after, stops, wordy
from reportedly.claims.speakers import Phrase, Range, phrase_ending, speaker_after, speaks
from reportedly.claims.subjects import speaker_before

AND = frozenset({"and", "but", "also", "then"})


def spoken_left(words: Words, cue: Cue, speaker: Phrase) -> Speech:
    """
    "X said ..." or "..., X said": the speaker stands before the verb.
    """
    said = has_verb(words, 0, speaker.start) and wordy(words, 0, speaker.start)
    empty = not any(word[0].isalnum() for word in words.lower[cue.end : cue.end + 4])
    after = says_after(words, cue.end) or not (said or empty)
    before = (said or empty) and (not after or close_quote(words, speaker.start))
    speech = Speech(
        (cue.start, cue.end), ((speaker.start, speaker.end),), speaker.start, cue.end, before, after
    )
    relative = (
        after and not before and cue.end < len(words.lower) and words.verb(cue.end) and speaker.start > 1
    )
    tail = before and not after
    return replace(speech, before=True, near=True) if relative else replace(speech, tail=tail)


def spoken_right(cue: Cue, speaker: Phrase) -> Speech:
    """
    "..., said X": the speaker stands after the verb.
    """
    where = (cue.start, cue.end)
    return Speech(
        where, ((speaker.start, speaker.end),), cue.start, speaker.end, before=True, after=False, tail=True
    )


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
    following = words.lower[cue.end : cue.end + 3]
    by = following[:1] == ("by",) and following[1:2] and following[1] not in group("means")
    if by or following == ("not", "to", "be"):
        return True
    if words.capital(cue.start) and cue.start and not words.titled:
        return True
    if word == "claimed" and {"life", "lives"} & set(words.lower[cue.end : cue.end + 6]):
        return True
    if word == "states" and words.lower[cue.start - 1] == "united":
        return True
    if word not in group("noun_like"):
        return False
    follows = cue.end < len(words.lower) and (
        words.verb(cue.end) or words.lower[cue.end] in {"of", "indicate", "suggest"}
    )
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
    told = words.lower[cue.start] in group("telling")
    after = right is not None and right.sure == 2 and stops(words, right.end)
    inverted = after and not (told and left)
    if left and (left.sure == 3 or (left.sure == 2 and not inverted)):
        return spoken_left(words, cue, left)
    return without_left(words, cue, earlier) or either_side(
        words, cue, left, right if inverted or not left else None
    )


def without_left(words: Words, cue: Cue, earlier: Sequence[Speech]) -> Speech | None:
    """
    A verb that shares the subject of the one before it, or that is no verb: "alleged militants".
    """
    if cue.start and words.lower[cue.start - 1] in AND:
        return inherited(words, cue, earlier)
    return from_alone(words, cue, earlier) if words.lower[cue.start] == "alleged" else None


def either_side(words: Words, cue: Cue, left: Phrase | None, right: Phrase | None) -> Speech | None:
    """
    A verb of saying whose speaker is only a name without more, before it or after it.
    """
    if right and cue.start > 2:
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
        after = cue.end < len(words.lower) and words.lower[cue.end] not in {".", ",", ";"}
        where, near = (cue.start, cue.end), not after
        return Speech(where, ((left.start, left.end),), left.start, cue.end, near, after, near=near)
    return inherited(words, cue, earlier) if cue.start and words.lower[cue.start - 1] in AND else None


def from_aired(words: Words, cue: Cue, earlier: Sequence[Speech]) -> Speech | None:
    """
    "State television aired footage of ...".
    """
    shown = set(words.lower[cue.end : cue.end + 4]) & group("material")
    hedged = group("doubtful") & set(words.lower[cue.end : cue.end + 6])
    return from_object(words, cue, earlier) if shown and not hedged else None


def from_seen(words: Words, cue: Cue, earlier: Sequence[Speech]) -> Speech | None:
    """
    "An AFP photographer saw ...".
    """
    left = speaker_before(words, cue.start, floor_of(cue, earlier))
    if not left or not group("witnesses") & set(words.lower[left.start : left.end]):
        return None
    return Speech(
        (cue.start, cue.end), ((left.start, left.end),), left.start, cue.end, before=False, after=True
    )


def handed_on(words: Words, speaker: Phrase) -> Phrase:
    """
    The real source behind "information provided by a source" and "a report by the network".
    """
    if words.lower[speaker.end - 1] not in group("carriers") | group("material"):
        return speaker
    for i in range(speaker.end, min(speaker.end + 5, len(words.lower) - 1)):
        if words.lower[i] in {"by", "from"}:
            return speaker_after(words, i + 1) or speaker
    return speaker


def from_according(words: Words, cue: Cue, _: Sequence[Speech]) -> Speech | None:
    """
    "According to X, ..." and "..., according to X".
    """
    found = speaker_after(words, cue.end, anybody=True) if cue.end < len(words.lower) else None
    if not found:
        return None
    speaker = handed_on(words, found)
    opening = cue.start and words.lower[cue.start - 1] in {"but", "and", "that", "while"}
    opens = bool(opening) or not has_verb(words, 0, cue.start)
    if not wordy(words, speaker.end, len(words.lower)) and wordy(words, 0, cue.start):
        opens = False
    where, chain = (cue.start, cue.end), ((speaker.start, speaker.end),)
    return Speech(where, chain, cue.start, speaker.end, before=not opens, after=opens, tail=not opens)


def from_citing(words: Words, cue: Cue, earlier: Sequence[Speech]) -> Speech | None:
    """
    "X, citing Y, said", "X quoted Y as saying", "Y was quoted as saying".
    """
    passive = bool(cue.start) and words.lower[cue.start - 1] in BE
    before = speaker_before(words, cue.start - 1 if passive else cue.start, floor_of(cue, earlier))
    if not before and cue.start and words.lower[cue.start - 1] == ",":
        before = phrase_ending(words, cue.start - 1, floor_of(cue, earlier))
    outer: tuple[Range, ...] = ((before.start, before.end),) if before and before.sure > 1 else ()
    left = before.start if outer and before else cue.start
    if passive:
        return Speech((cue.start, cue.end), outer, left, cue.end, before=False, after=True) if outer else None
    inner = speaker_after(words, cue.end) if cue.end < len(words.lower) else None
    if not inner:
        return None
    if not outer and words.lower[cue.start] in group("quoting"):
        outer = shared_subject(words, cue, earlier)
    end = inner.end + 2 if words.lower[inner.end : inner.end + 2] == ("as", "saying") else inner.end
    opens = not has_verb(words, 0, left)
    chain = (*outer, (inner.start, inner.end))
    said = resumed(words, inner.end) if outer and opens else None
    if said:
        return Speech((said, said + 1), chain, left, said + 1, before=False, after=True)
    return Speech((cue.start, cue.end), chain, left, end, before=not opens, after=opens, tail=not opens)


def resumed(words: Words, i: int) -> int | None:
    """
    The verb of saying that an aside about its source parted from its subject: "X, citing Y, said".
    """
    comma, verb = words.lower[i : i + 1], words.lower[i + 1 : i + 2]
    return i + 1 if comma == (",",) and group("say").issuperset(verb) and verb else None


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
        return Speech(
            where, ((subject.start, subject.end),), subject.start, cue.end, before=False, after=True
        )
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
    if (
        cue.start < 2
        or words.lower[cue.start - 1] not in group("material")
        or words.lower[cue.start - 2] != "the"
    ):
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
