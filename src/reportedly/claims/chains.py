"""
Chains of speakers: who told whom, and which act of saying stands inside which.
"""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.claims.cues import Cue, Range, Words, group
from reportedly.claims.saying import Speech, close_quote, says_after
from reportedly.claims.source_words import type_of
from reportedly.claims.speakers import speaker_after
from reportedly.claims.speeches import BUILDERS


def speeches(words: Words, cues: Sequence[Cue]) -> list[Speech]:
    """
    Every act of saying in a sentence, in reading order.
    """
    found: list[Speech] = []
    for cue in cues:
        if any(start <= cue.start < end for speech in found for start, end in speech.speakers):
            continue
        speech = BUILDERS[cue.kind](words, cue, found)
        if speech and not any(words.lower[end - 1] in group("mute") for _, end in speech.speakers):
            found.append(told(words, speech))
    return joined(words, found)


def joined(words: Words, found: Sequence[Speech]) -> list[Speech]:
    """
    The speeches, one that only closes another ("..., X said, according to Y") made the outside of its chain.
    """
    result: list[Speech] = []
    for speech in found:
        last = result[-1] if result else None
        close = last is not None and bool(last.speakers) and 0 <= speech.cue[0] - last.right <= 1
        if last and close and words.lower[speech.cue[0]] in group("quoting"):
            result[-1] = replace(last, speakers=unique(*last.speakers, *speech.speakers), right=speech.right)
        elif last and close and speech.tail and last.before:
            result[-1] = replace(last, speakers=unique(*speech.speakers, *last.speakers), right=speech.right)
        else:
            result.append(speech)
    return result


def unique(*speakers: Range) -> tuple[Range, ...]:
    """
    The speakers of a chain, each once.
    """
    return tuple(dict.fromkeys(speakers))


def told(words: Words, speech: Speech) -> Speech:
    """
    "X told Y": an outlet Y becomes the outer link of the chain; other listeners do not.
    """
    verb = words.lower[speech.cue[0]]
    at = speech.cue[1]
    if verb not in group("telling") or speech.left >= speech.cue[0] or not words.at(at):
        return speech
    heard = speaker_after(words, at)
    if not heard:
        return speech
    chain = (heard.range, *speech.speakers) if outlet(words, *heard.range) else speech.speakers
    after = says_after(words, heard.end)
    before = speech.before or (speech.left > 3 and not after)
    if speech.before and not speech.near and not close_quote(words, speech.left):
        after = False
    return replace(
        speech, speakers=chain, right=heard.end, after=after or not before, before=before, tail=not after
    )


def outlet(words: Words, start: int, end: int) -> bool:
    """
    Whether a listener is an outlet, also one that the word list does not know by name.
    """
    lower = set(words.lower[start:end])
    if lower & group("press"):
        return False
    if type_of(words.tokens[start:end]) == "media" or lower & group("broadcasters"):
        return True
    return end - start == 1 and words.tokens[start].text.isupper() and not words.shouting


def nested(words: Words, found: Sequence[Speech], k: int) -> int | None:
    """
    The speech that a speech stands inside of: "The Pentagon said Y had confirmed ...".
    """
    speech = found[k]
    if speech.near and not speech.after:
        return None
    for j in range(k - 1, -1, -1):
        outer = found[j]
        if outer.after and not outer.hedge and outer.right <= speech.left:
            gap = words.lower[outer.right : speech.left]
            if not speech.speakers or speech.speakers == outer.speakers:
                return None
            return (
                j
                if all(word in {"that", "in", "a", "statement", ","} for word in gap) or gap[-1:] == ("that",)
                else None
            )
    return None


def chain_of(words: Words, found: Sequence[Speech], k: int) -> tuple[Range, ...]:
    """
    The whole chain of a speech: the speeches around it first.
    """
    inner = found[k].speakers
    if not inner:
        return ()
    pronoun = inner[0][1] - inner[0][0] == 1 and words.lower[inner[0][0]] in group("pronouns")
    outer = nested(words, found, k)
    if outer is not None:
        above = chain_of(words, found, outer)
        inner = (above or inner) if pronoun else (*above, *inner)
    for later in found[k + 1 :]:
        if later.tail and found[k].after and not later.hedge and later.left > found[k].right:
            citing = words.lower[later.cue[0]] in group("quoting")
            return unique(*inner, *later.speakers) if citing else unique(*later.speakers, *inner)
    return inner
