"""
Acts of saying in a sentence: each cue with whoever speaks, and where what is said stands.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from reportedly.claims.cues import BE, Cue, Range, Words, group
from reportedly.claims.saying import Speech, close_quote, has_verb, says_after, stops, wordy
from reportedly.claims.speakers import Phrase, phrase_ending, speaker_after, speaks
from reportedly.claims.subjects import speaker_before

AND = frozenset({"and", "but", "also", "then"})


def leading(cue: Cue, speakers: tuple[Range, ...], left: int, *, hedge: bool = False) -> Speech:
    """
    "X accused ...": all that is said stands behind the cue; *left* is where the speaker begins.
    """
    return Speech(cue.range, speakers, left, cue.end, before=False, after=True, hedge=hedge)


def spoken_left(words: Words, cue: Cue, speaker: Phrase) -> Speech:
    """
    "X said ..." or "..., X said": the speaker stands before the verb.
    """
    said = has_verb(words, 0, speaker.start) and wordy(words, 0, speaker.start)
    empty = not any(word[0].isalnum() for word in words.lower[cue.end : cue.end + 4])
    after = says_after(words, cue.end) or not (said or empty)
    before = (said or empty) and (not after or close_quote(words, speaker.start))
    relative = (
        after and not before and cue.end < len(words.lower) and words.verb(cue.end) and speaker.start > 1
    )
    speech = Speech(cue.range, (speaker.range,), speaker.start, cue.end, before or relative, after)
    return replace(speech, near=relative, tail=before and not after)


def spoken_right(cue: Cue, speaker: Phrase) -> Speech:
    """
    "..., said X": the speaker stands after the verb.
    """
    return Speech(cue.range, (speaker.range,), cue.start, speaker.end, before=True, after=False, tail=True)


def shared_subject(words: Words, cue: Cue, earlier: Sequence[Speech]) -> tuple[Range, ...]:
    """
    Whose verb this is where it has no subject of its own: the speaker before it, or the sentence's subject.
    """
    for speech in reversed(earlier):
        if speech.speakers:
            return speech.speakers[-1:]
    subject = subject_of(words, cue.start)
    named = subject and (speaks(words, subject.start, subject.end) or words.capital(subject.end - 1))
    return (subject.range,) if subject and named else ()


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
    behind = words.at(cue.end)
    follows = bool(behind) and (behind in {"of", "indicate", "suggest"} or words.verb(cue.end))
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
    if words.at(cue.start - 1) in BE:
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
    if words.at(cue.start - 1) in AND:
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
    return leading(cue, speakers, cue.start) if speakers else None


def from_object(words: Words, cue: Cue, earlier: Sequence[Speech]) -> Speech | None:
    """
    "X accused", "X denied", "X called for": the speaker stands before, what is spoken of after.
    """
    if words.at(cue.start - 1) in BE | {"to"}:
        return None
    left = speaker_before(words, cue.start, floor_of(cue, earlier))
    if misread(words, cue, left):
        return None
    if left and left.sure == 3 and not own_words(words, left):
        after = words.at(cue.end) not in {"", ".", ",", ";"}
        return Speech(cue.range, (left.range,), left.start, cue.end, not after, after, near=not after)
    return inherited(words, cue, earlier) if words.at(cue.start - 1) in AND else None


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
    return leading(cue, (left.range,), left.start)


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
    opening = words.at(cue.start - 1) in {"but", "and", "that", "while"}
    opens = opening or not has_verb(words, 0, cue.start)
    if not wordy(words, speaker.end, len(words.lower)) and wordy(words, 0, cue.start):
        opens = False
    chain = (speaker.range,)
    return Speech(cue.range, chain, cue.start, speaker.end, before=not opens, after=opens, tail=not opens)


def from_citing(words: Words, cue: Cue, earlier: Sequence[Speech]) -> Speech | None:
    """
    "X, citing Y, said", "X quoted Y as saying", "Y was quoted as saying".
    """
    passive = words.at(cue.start - 1) in BE
    before = speaker_before(words, cue.start - 1 if passive else cue.start, floor_of(cue, earlier))
    if not before and words.at(cue.start - 1) == ",":
        before = phrase_ending(words, cue.start - 1, floor_of(cue, earlier))
    outer: tuple[Range, ...] = (before.range,) if before and before.sure > 1 else ()
    left = before.start if outer and before else cue.start
    if passive:
        return leading(cue, outer, left) if outer else None
    inner = speaker_after(words, cue.end) if cue.end < len(words.lower) else None
    if not inner:
        return None
    if not outer and words.lower[cue.start] in group("quoting"):
        outer = shared_subject(words, cue, earlier)
    end = inner.end + 2 if words.lower[inner.end : inner.end + 2] == ("as", "saying") else inner.end
    opens = not has_verb(words, 0, left)
    chain = (*outer, inner.range)
    said = resumed(words, inner.end) if outer and opens else None
    if said:
        return Speech((said, said + 1), chain, left, said + 1, before=False, after=True)
    return Speech(cue.range, chain, left, end, before=not opens, after=opens, tail=not opens)


def resumed(words: Words, i: int) -> int | None:
    """
    The verb of saying that an aside about its source parted from its subject: "X, citing Y, said".
    """
    return i + 1 if words.at(i) == "," and words.at(i + 1) in group("say") else None


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
    if words.at(cue.start - 1) in BE | {"by", "without", "as", "-"}:
        return None
    subject = phrase_ending(words, cue.start) if cue.start else None
    if subject and subject.sure > 1 and words.at(subject.start - 1) == "with":
        return leading(cue, (subject.range,), subject.start)
    return inherited(words, cue, earlier)


def from_alone(_: Words, cue: Cue, __: Sequence[Speech]) -> Speech | None:
    """
    "Reportedly": a hedge with nobody behind it, over its clause.
    """
    return Speech(cue.range, (), cue.start, cue.end, before=True, after=True, hedge=True)


def from_showing(words: Words, cue: Cue, earlier: Sequence[Speech]) -> Speech | None:
    """
    "X released a video purportedly showing ...", "The video shows ...".
    """
    doubtful = words.lower[cue.start].endswith("ly") or words.lower[cue.start].startswith("purport")
    if not doubtful:
        return from_material(words, cue)
    return leading(cue, shared_subject(words, cue, earlier), cue.start, hedge=True)


def from_material(words: Words, cue: Cue) -> Speech | None:
    """
    "The video shows ...": material that speaks for whoever made it public.
    """
    noun, article = words.at(cue.start - 1), words.at(cue.start - 2)
    if noun not in group("material") or article != "the":
        return None
    return leading(cue, ((cue.start - 2, cue.start),), cue.start - 2)


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
