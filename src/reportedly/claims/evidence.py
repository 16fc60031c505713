"""
Media and material that a sentence offers for what it claims, and who made it public.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from reportedly.claims.cues import ARTICLES, Words, group, words_of
from reportedly.claims.speakers import Phrase, speaker_after
from reportedly.claims.subjects import speaker_before
from reportedly.language.phrases import Phrases
from reportedly.lexicons import lexicon
from reportedly.records import Evidence, Mention, Sentence

LONGEST = 8


@cache
def material() -> Phrases[str]:
    """
    The words for media and material, with their type.
    """
    return Phrases(
        (phrase, kind) for kind, phrases in lexicon("evidence")["types"].items() for phrase in phrases
    )


@cache
def listed(table: str, key: str) -> frozenset[str]:
    """
    One of the small lists of the word list.
    """
    return frozenset(lexicon("evidence")[table][key])


def start_of(words: Words, noun: int) -> int:
    """
    Where the phrase begins whose noun names the material.
    """
    start = noun
    while (
        start > max(noun - LONGEST, 0)
        and words.lower[start - 1] in listed("before", "words")
        and not words.mark(start - 1)
    ):
        start -= 1
    return start - 1 if start and words.lower[start - 1] in group("determiners") else start


def releaser(words: Words, start: int, end: int) -> Phrase | None:
    """
    Who made the material public: the subject of "released" before it, or "posted by" after it.
    """
    if start and words.lower[start - 1] in listed("released", "verbs"):
        found = speaker_before(words, start - 1)
        if found and found.sure > 1:
            return found
    made_public = listed("released", "verbs") | listed("released", "by")
    for i in range(end, min(end + 5, len(words.lower) - 1)):
        if words.lower[i] == "by" and words.lower[i - 1] in made_public:
            return speaker_after(words, i + 1)
    return None


def named(words: Words, found: Phrase | None) -> str | None:
    """
    The name of whoever made it public, as the mentions have it where they know it.
    """
    if not found:
        return None
    first = (
        found.start + 1
        if words.lower[found.start] in ARTICLES and found.end - found.start > 1
        else found.start
    )
    span = words.span(first, found.end)
    inside = [one for one in words.mentions if span.start <= one.span.start + 4 and one.span.end == span.end]
    return max(inside, key=lambda one: one.span.end - one.span.start).name if inside else span.of(words.text)


def find_evidence(sentence: Sentence, text: str, mentions: Sequence[Mention]) -> tuple[Evidence, ...]:
    """
    The videos, photos, documents, posts and witnesses that a sentence offers.
    """
    found = list(material().find(sentence.tokens))
    seen = [i for i, token in enumerate(sentence.tokens) if token.lower in listed("witness", "verbs")]
    if not found and not seen:
        return ()
    words = words_of(sentence, text, mentions)
    return (*offered(words, found), *witnesses(words, seen))


def offered(words: Words, found: Sequence[tuple[int, int, str]]) -> Iterator[Evidence]:
    """
    The material among the phrases that were found.
    """
    for noun, end, kind in found:
        if words.at(end) in listed("not_evidence", "after") or is_credit(words, noun, end):
            continue
        start = start_of(words, noun)
        yield Evidence(words.span(start, end), kind, named(words, releaser(words, start, end)))


def is_credit(words: Words, noun: int, end: int) -> bool:
    """
    Whether words only say who took the picture above them: "(Photo by J. Doe)", "Photo: AFP", "Getty Images".
    """
    before, after = words.at(noun - 1), words.at(end)
    if before in listed("credits", "before"):
        return not after[:1].isalnum()
    return (not before or not before[0].isalnum()) and after in listed("credits", "after")


def witnesses(words: Words, seen: Sequence[int]) -> Iterator[Evidence]:
    """
    Those who saw it themselves: "an AFP photographer saw".
    """
    for verb in seen:
        subject = speaker_before(words, verb)
        if subject and listed("witness", "nouns") & set(words.lower[subject.start : subject.end]):
            yield Evidence(words.span(*subject.range), "witness")
