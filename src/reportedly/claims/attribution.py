"""
Who says what part of a sentence, through which chain of speakers.
"""

from collections.abc import Iterator, Mapping, Sequence

from reportedly.actors.parties import nations
from reportedly.claims.chains import chain_of, speeches
from reportedly.claims.cues import QUOTES, Range, Words, cues_in, group, words_of
from reportedly.claims.naming import Memory
from reportedly.claims.saying import Speech, has_verb
from reportedly.claims.source_words import type_of
from reportedly.records import Attribution, Mention, Sentence, Source, Span

TITLE_WORDS = 22
EDGES = frozenset(",.:;-–—")


def contents(words: Words, found: Sequence[Speech], k: int) -> Iterator[Range]:
    """
    The token ranges that a speech is said to have said, without the marks and joining words around them.
    """
    speech = found[k]
    ranges = []
    if speech.before:
        ranges.append((begin_of(words, found, k), speech.left))
    if speech.after:
        ranges.append((speech.right, end_of(words, found, k)))
    trailing = EDGES | group("joining") | {"or"}
    for first, last in ranges:
        start, end = first, last
        while start < end and words.lower[start] in EDGES:
            start += 1
        while end > start and words.lower[end - 1] in trailing:
            end -= 1
        if start < end:
            yield start, end


def begin_of(words: Words, found: Sequence[Speech], k: int) -> int:
    """
    Where what is said before a speech begins.
    """
    speech = found[k]
    if speech.hedge:
        return clause_start(words, speech.left)
    if speech.near:
        return max(clause_start(words, speech.left), speech.left - 9)
    return max(
        (
            one.right
            for one in found[:k]
            if not one.hedge and not (speech.tail and one.after) and not one.before
        ),
        default=0,
    )


def end_of(words: Words, found: Sequence[Speech], k: int) -> int:
    """
    Where what is said after a speech ends.
    """
    speech = found[k]
    if speech.hedge:
        return clause_end(words, speech.right)
    later = (
        one.left
        for one in found[k + 1 :]
        if not one.hedge and one.left >= speech.right and (one.tail or not one.before)
    )
    return min((left for left in later if apart(words, left)), default=len(words.lower))


def apart(words: Words, left: int) -> bool:
    """
    Whether a new speech begins a clause of its own and so ends what was said before.
    """
    return left > 0 and words.lower[left - 1] in group("joining") | QUOTES | {",", ";", "according"}


def clause_start(words: Words, i: int) -> int:
    """
    Where the clause around token *i* begins.
    """
    while (
        i > 0
        and not (words.mark(i - 1) and words.lower[i - 1] in {",", ";", ":", *QUOTES})
        and words.lower[i - 1] not in group("breaks")
    ):
        i -= 1
    return i


def clause_end(words: Words, i: int) -> int:
    """
    Where the clause around token *i* ends.
    """
    ends = group("breaks") | {",", ";"}
    while i < len(words.lower) and words.lower[i] not in ends:
        i += 1
    return i


def built(words: Words, found: Sequence[Speech], k: int, memory: Memory) -> Attribution | None:
    """
    One speech as a record, its speakers resolved.
    """
    speech = found[k]
    content = tuple(words.span(*said) for said in contents(words, found, k))
    if not content:
        return None
    sources = told_by(words, found, k, memory)
    if (sources and words.lower[speech.cue[0]] in group("aired")) or (speech.hedge and sources):
        memory.released = sources[-1]
    return Attribution(sources, words.span(*speech.cue), content, speech.hedge)


def told_by(words: Words, found: Sequence[Speech], k: int, memory: Memory) -> tuple[Source, ...]:
    """
    The chain of a speech as sources, the report's own voice left out.
    """
    chain = [memory.source(words, speaker) for speaker in chain_of(words, found, k)]
    return tuple(source for source in chain if source)


def find_attributions(
    sentences: Sequence[Sentence], text: str, mentions: Sequence[tuple[Mention, ...]], publisher: str | None
) -> list[tuple[Attribution, ...]]:
    """
    For each sentence, who says what part of it.

    1. Cues of the word list. 2. The phrase before or after each that names the speaker. 3. Chains, and what
    each is said to have said. 4. Names for pronouns and stand-ins. 5. Speakers carried through a quotation.
    """
    memory = Memory(publisher)
    result: list[tuple[Attribution, ...]] = []
    announced: dict[int, tuple[Source, ...]] = {}
    for sentence, named in zip(sentences, mentions or [()] * len(sentences), strict=True):
        memory.notice(sentence)
        result.append(tuple(in_sentence(sentence, text, named, memory)))
        if not any(one.sources for one in result[-1]):
            memory.introduce(sentence, text, named)
        if sentence.tokens and sentence.tokens[-1].text == ":":
            announced[len(result)] = speaker_of(sentence, text, named, memory)
    return carried(sentences, result, announced)


def speaker_of(
    sentence: Sentence, text: str, mentions: Sequence[Mention], memory: Memory
) -> tuple[Source, ...]:
    """
    Who is to speak after a sentence that ends with a colon: "The commander said:".
    """
    words = words_of(sentence, text, mentions)
    found = speeches(words, cues_in(sentence))
    last = len(words.lower) - 1
    said = [k for k, one in enumerate(found) if one.speakers and not has_verb(words, one.right, last)]
    return told_by(words, found, said[-1], memory) if said else ()


def in_sentence(
    sentence: Sentence, text: str, mentions: Sequence[Mention], memory: Memory
) -> Iterator[Attribution]:
    """
    The attributions that a sentence itself makes.
    """
    cues = cues_in(sentence)
    title = sentence.kind == "headline" or len(sentence.tokens) <= TITLE_WORDS
    if not cues and not title:
        return
    words = words_of(sentence, text, mentions)
    if cues:
        found = speeches(words, cues)
        for k in range(len(found)):
            attribution = built(words, found, k, memory)
            if attribution:
                yield attribution
    if title:
        yield from headline(words, memory)


def headline(words: Words, memory: Memory) -> Iterator[Attribution]:
    """
    A headline that names its source at its end or before a colon: "Six killed in raid: monitor".
    """
    n = len(words.lower)
    if n < 5 or not words.lower[-1][0].isalnum():
        return
    parts = marked_off(words) or run_on(words)
    if parts:
        speaker, rest = parts
        source = memory.source(words, speaker)
        yield Attribution((source,) if source else (), None, (words.span(*rest),))


def marked_off(words: Words) -> tuple[Range, Range] | None:
    """
    The source and the rest of a headline that sets its source off with a mark.
    """
    n = len(words.lower)
    for i in (*range(1, min(6, n - 1)), *range(n - 2, max(n - 9, 5), -1)):
        if words.lower[i] in {":", "-", "–", "—", "|"} and not words.glued(i):
            first, last = (0, i) if i < 6 and n - i > 6 else (i + 1, n)
            if first == 0 and is_country(words, last):
                return None
            if type_of(words.tokens[first:last]) and not has_verb(words, first, last):
                return (first, last), ((last + 1, n) if first == 0 else (0, i))
            return None
    return None


def is_country(words: Words, end: int) -> bool:
    """
    Whether a headline begins with a country, which is what it is about: "Sudan: 12 killed in strike".
    """
    return " ".join(token.text for token in words.tokens[:end]) in nations()


def run_on(words: Words) -> tuple[Range, Range] | None:
    """
    The source and the rest of a headline whose source follows without a mark: "... six Syrian state TV".
    """
    n = len(words.lower)
    if words.lower[-1] not in group("bylines"):
        return None
    start = n - 1
    while start > 1 and words.lower[start - 1] in group("outlets"):
        start -= 1
    if words.lower[start - 1] in group("links") | group("determiners") | {"and", "to", "against"}:
        return None
    telling = start < n - 1 or words.capital(start) or words.lower[start] == "monitor"
    return ((start, n), (0, start)) if telling and has_verb(words, 0, start) | words.capital(0) else None


def carried(
    sentences: Sequence[Sentence],
    found: Sequence[tuple[Attribution, ...]],
    announced: Mapping[int, tuple[Source, ...]],
) -> list[tuple[Attribution, ...]]:
    """
    The attributions, with the speaker of a quotation carried through all its sentences.

    *announced* holds by its index each sentence that a speaker was named for right before ("X said:").
    """
    result = list(found)
    last: tuple[Source, ...] = ()
    for i, sentence in enumerate(sentences):
        speaking = [one for one in result[i] if one.sources]
        if speaking:
            last = speaking[-1].sources
        elif announced.get(i):
            last = announced[i]
            result[i] = (Attribution(last, None, (sentence.span,)), *result[i])
        elif sentence.quoted or wholly_quoted(sentence):
            sources = last if sentence.quoted and last else next_speaker(result, sentences, i) or last
            if sources:
                result[i] = (Attribution(sources, None, (sentence.span,)), *result[i])
    return result


def wholly_quoted(sentence: Sentence) -> bool:
    """
    Whether a sentence begins with a quotation mark and leaves the quotation only at its end.
    """
    marks = [i for i, token in enumerate(sentence.tokens) if token.text in QUOTES]
    return bool(marks) and marks[0] == 0 and (len(marks) == 1 or marks[1] >= len(sentence.tokens) - 2)


def next_speaker(
    found: Sequence[tuple[Attribution, ...]], sentences: Sequence[Sentence], i: int
) -> tuple[Source, ...]:
    """
    The speaker whom the quotation that goes on after sentence *i* names.
    """
    for j in range(i + 1, min(i + 8, len(sentences))):
        if not sentences[j].quoted:
            return ()
        for one in found[j]:
            if one.sources:
                return one.sources
    return ()


def attributed(attributions: Sequence[Attribution], trigger: Span) -> Attribution | None:
    """
    The attribution that covers an event: the narrowest with a speaker, else a hedge that names none. Its
    cue may hold the event too: "X put the dead at 51", "X denied it".
    """
    covering = [
        (not one.sources and one.hedge, span.end - span.start, n)
        for n, one in enumerate(attributions)
        for span in (*one.content, *([one.cue] if one.cue else ()))
        if span.holds(trigger)
    ]
    return attributions[min(covering)[2]] if covering else None
