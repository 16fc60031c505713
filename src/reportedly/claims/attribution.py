"""
Who says what part of a sentence, through which chain of speakers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.claims.cues import BE, QUOTES, Cue, Words, cues_in, group, words_of
from reportedly.claims.naming import Memory
from reportedly.claims.speakers import Phrase, phrase_ending, speaker_after, speaker_before, speaks, type_of
from reportedly.records import Attribution, Mention, Sentence, Source, Span

NOUN_LIKE = frozenset({
    "report", "reports", "claim", "claims", "estimates", "estimate", "documents", "states", "charged", "put", "puts", "saw", "asked",
    "recorded", "posted", "continued", "expected", "documented", "counted", "heard", "named", "identified", "told", "demand", "demands",
    "show", "believed", "observed", "voiced", "verified",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Speech:
    """
    One act of saying in a sentence, in token indices: its cue, its speakers, and the words it stands in.

    What is said lies before `left`, or from `right` on, or both.
    """

    cue: tuple[int, int]
    speakers: tuple[tuple[int, int], ...]
    left: int
    right: int
    before: bool
    after: bool
    hedge: bool = False
    tail: bool = False


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


def says_after(words: Words, i: int) -> bool:
    """
    Whether what follows a verb of saying is what is said, and not only when or where it was said.
    """
    rest = range(i, len(words.lower))
    if not wordy(words, i, len(words.lower)):
        return False
    return "that" in words.lower[i : i + 8] or words.lower[rest[0]] not in group("settings") and words.lower[i] not in {
        ".", ",", *group("time"), *QUOTES
    }


def closed_before(words: Words, left: int) -> bool:
    """
    Whether a statement ends right before a token: with a comma, a dash or a closing quotation mark.
    """
    return left > 0 and (words.lower[left - 1] in QUOTES or words.lower[left - 1] in {",", "-", "–", "—", ";"})


def spoken_left(words: Words, cue: Cue, speaker: Phrase) -> Speech:
    """
    "X said ..." or "..., X said": the speaker stands before the verb.
    """
    said = has_verb(words, 0, speaker.start) and wordy(words, 0, speaker.start)
    after = says_after(words, cue.end)
    if not after and not said:
        after = True
    before = said and (not after or (closed_before(words, speaker.start) and words.lower[speaker.start - 1] in QUOTES))
    return Speech((cue.start, cue.end), ((speaker.start, speaker.end),), speaker.start, cue.end, before, after)


def spoken_right(cue: Cue, speaker: Phrase) -> Speech:
    """
    "..., said X": the speaker stands after the verb.
    """
    return Speech((cue.start, cue.end), ((speaker.start, speaker.end),), cue.start, speaker.end, before=True, after=False, tail=True)


def shared_subject(words: Words, cue: Cue, earlier: Sequence[Speech]) -> tuple[tuple[int, int], ...]:
    """
    Whose verb this is where it follows "and" or is a participle: the speaker before it, or the sentence's subject.
    """
    for speech in reversed(earlier):
        if speech.speakers:
            return speech.speakers[-1:]
    for i in range(cue.start):
        if words.verb(i):
            subject = phrase_ending(words, i)
            sure = subject and subject.sure == 3 and (speaks(words, subject.start, subject.end))
            return ((subject.start, subject.end),) if subject and sure else ()
    return ()


def from_say(words: Words, cue: Cue, earlier: Sequence[Speech]) -> Speech | None:
    """
    A verb of saying, in either order.
    """
    if cue.start and words.lower[cue.start - 1] in BE:
        return None
    floor = earlier[-1].right if earlier else 0
    left = speaker_before(words, cue.start, min(floor, cue.start))
    right = speaker_after(words, cue.end) if cue.end < len(words.lower) else None
    if words.lower[cue.start] in NOUN_LIKE and (not left or left.sure < 2):
        return None
    inverted = right and right.sure == 2 and stops(words, right.end)
    if left and (left.sure == 3 or (left.sure == 2 and not inverted)):
        return spoken_left(words, cue, left)
    if cue.start and words.lower[cue.start - 1] in {"and", "but", "also"}:
        return inherited(words, cue, earlier)
    if right and (inverted or not left) and cue.start > 2:
        return spoken_right(cue, right)
    return spoken_left(words, cue, left) if left and words.capital(left.end - 1) else None


def stops(words: Words, i: int) -> bool:
    """
    Whether nothing more is said from token *i* on: the sentence ends, or only a setting follows.
    """
    return i >= len(words.lower) or words.mark(i) or words.lower[i] in group("settings") | group("closers") | group("time")


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
    left = speaker_before(words, cue.start, min(earlier[-1].right if earlier else 0, cue.start))
    if left and left.sure == 3 and not (words.lower[cue.start] in NOUN_LIKE and not speaks(words, left.start, left.end)):
        return Speech((cue.start, cue.end), ((left.start, left.end),), left.start, cue.end, before=False, after=True)
    if cue.start and words.lower[cue.start - 1] in {"and", "but", "also"}:
        return inherited(words, cue, earlier)
    return None


def from_according(words: Words, cue: Cue, earlier: Sequence[Speech]) -> Speech | None:
    """
    "According to X, ..." and "..., according to X".
    """
    speaker = speaker_after(words, cue.end) if cue.end < len(words.lower) else None
    if not speaker:
        return None
    opens = not has_verb(words, 0, cue.start) or (cue.start and words.lower[cue.start - 1] in {"but", "and", "that", "while"})
    return Speech(
        (cue.start, cue.end), ((speaker.start, speaker.end),), cue.start, speaker.end,
        before=not opens, after=bool(opens), tail=not opens,
    )  # fmt: skip


def from_citing(words: Words, cue: Cue, earlier: Sequence[Speech]) -> Speech | None:
    """
    "X, citing Y, said", "X quoted Y as saying", "Y was quoted as saying".
    """
    verb = words.lower[cue.start]
    passive = cue.start and words.lower[cue.start - 1] in BE
    before = speaker_before(words, cue.start - 1 if passive else cue.start)
    outer = ((before.start, before.end),) if before and before.sure > 1 else ()
    left = before.start if outer and before else cue.start
    if passive:
        return Speech((cue.start, cue.end), outer, left, cue.end, before=False, after=True) if outer else None
    if not outer and verb in {"citing", "quoting"}:
        outer = shared_subject(words, cue, earlier)
    inner = speaker_after(words, cue.end) if cue.end < len(words.lower) else None
    if not inner:
        return None
    end = inner.end + 2 if words.lower[inner.end : inner.end + 2] == ("as", "saying") else inner.end
    opening = not has_verb(words, 0, left)
    return Speech((cue.start, cue.end), (*outer, (inner.start, inner.end)), left, end, not opening, opening, tail=not opening)


def from_passive(words: Words, cue: Cue, earlier: Sequence[Speech]) -> Speech | None:
    """
    "... reported by X".
    """
    speaker = speaker_after(words, cue.end) if cue.end < len(words.lower) else None
    return spoken_right(cue, speaker) if speaker else None


def from_participle(words: Words, cue: Cue, earlier: Sequence[Speech]) -> Speech | None:
    """
    "..., adding that ...".
    """
    before = words.lower[cue.start - 1] if cue.start else ""
    return None if before in BE | {"by", "without", "as"} else inherited(words, cue, earlier)


def from_alone(words: Words, cue: Cue, earlier: Sequence[Speech]) -> Speech | None:
    """
    "Reportedly": a hedge with nobody behind it, over its clause.
    """
    return Speech((cue.start, cue.end), (), cue.start, cue.end, before=True, after=True, hedge=True)


def from_showing(words: Words, cue: Cue, earlier: Sequence[Speech]) -> Speech | None:
    """
    "X released a video purportedly showing ...".
    """
    hedge = words.lower[cue.start].endswith("ly") or words.lower[cue.start].startswith("purport")
    if not hedge:
        return None
    speakers = shared_subject(words, cue, earlier)
    return Speech((cue.start, cue.end), speakers, cue.start, cue.end, before=False, after=True, hedge=True)


BUILDERS = {
    "say": from_say, "object": from_object, "participle": from_participle, "according": from_according,
    "citing": from_citing, "passive": from_passive, "alone": from_alone, "showing": from_showing,
}  # fmt: skip


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
            found.append(speech)
    return found


def listener(words: Words, speech: Speech) -> tuple[int, int, int] | None:
    """
    To whom something was told: token range, and where the words go on after it.
    """
    if words.lower[speech.cue[0]] not in {"told", "tells", "telling", "informed"}:
        return None
    phrase = speaker_after(words, speech.cue[1]) if speech.cue[1] < len(words.lower) else None
    return (phrase.start, phrase.end, phrase.end) if phrase else None


def told(words: Words, speech: Speech) -> Speech:
    """
    "X told Y": an outlet Y becomes the outer link of the chain; other listeners do not.
    """
    heard = listener(words, speech)
    if not heard or speech.tail:
        return speech
    start, end, right = heard
    media = type_of(words.tokens[start:end]) == "media" or state_outlet(words, start, end)
    chain = ((start, end), *speech.speakers) if media else speech.speakers
    after = says_after(words, right) if right < len(words.lower) else False
    before = speech.before or (speech.left > 3 and not after)
    return replace(speech, speakers=chain, right=right, after=after or not before, before=before)


def state_outlet(words: Words, start: int, end: int) -> bool:
    """
    Whether a listener is an outlet of a state or an agency that the word list does not know.
    """
    lower = set(words.lower[start:end])
    if lower & {"sana", "agency", "television", "tv", "irna", "media", "radio"}:
        return True
    return end - start == 1 and words.tokens[start].text.isupper() and not words.shouting


def nested(words: Words, found: Sequence[Speech], k: int) -> int | None:
    """
    The speech that a speech stands inside of: "The Pentagon said Y had confirmed ...", or "... said X, Reuters reported".
    """
    speech = found[k]
    for j in range(k - 1, -1, -1):
        outer = found[j]
        if outer.after and not outer.hedge and outer.right <= speech.left:
            gap = words.lower[outer.right : speech.left]
            if not speech.speakers or speech.speakers == outer.speakers:
                return None
            return j if all(word in {"that", "in", "a", "statement", ","} for word in gap) or gap[-1:] == ("that",) else None
    return None


def chain_of(words: Words, found: Sequence[Speech], k: int) -> tuple[tuple[int, int], ...]:
    """
    The whole chain of a speech: the speeches around it first.
    """
    speech = found[k]
    if not speech.speakers:
        return ()
    inner = speech.speakers
    pronoun = inner[0][1] - inner[0][0] == 1 and words.lower[inner[0][0]] in group("pronouns")
    outer = nested(words, found, k)
    if outer is not None:
        above = chain_of(words, found, outer)
        inner = (*above, *inner) if not pronoun else above or inner
    for later in found[k + 1 :]:
        if later.tail and speech.after and later.speakers != speech.speakers and not later.hedge and later.left > speech.right:
            inner = (*later.speakers, *inner)
            break
    return inner


def contents(words: Words, found: Sequence[Speech], k: int) -> Iterator[tuple[int, int]]:
    """
    The token ranges that a speech is said to have said.
    """
    speech = found[k]
    if speech.before:
        earlier = [other.right for other in found[:k] if not other.hedge and not (speech.tail and other.after) and not other.before]
        start = max(earlier, default=0)
        if speech.hedge:
            start = clause_start(words, speech.left)
        if start < speech.left:
            yield start, speech.left
    if speech.after:
        stop = len(words.lower)
        if speech.hedge:
            stop = clause_end(words, speech.right)
        else:
            later = [other.left for other in found[k + 1 :] if not other.hedge and other.left >= speech.right and (other.tail or not other.before)]
            later = [left for left in later if apart(words, left)]
            stop = min(later, default=stop)
        if speech.right < stop:
            yield speech.right, stop


def apart(words: Words, left: int) -> bool:
    """
    Whether a new speech begins a clause of its own and so ends what was said before.
    """
    return left > 0 and words.lower[left - 1] in {"and", "but", "while", "as", ",", ";", "although", "though", "according", *QUOTES}


def clause_start(words: Words, i: int) -> int:
    """
    Where the clause around token *i* begins.
    """
    while i > 0 and not (words.mark(i - 1) and words.lower[i - 1] in {",", ";", ":", *QUOTES}) and words.lower[i - 1] not in {"but", "while", "although"}:
        i -= 1
    return i


def clause_end(words: Words, i: int) -> int:
    """
    Where the clause around token *i* ends.
    """
    while i < len(words.lower) and words.lower[i] not in {",", ";", "but", "while", "although"}:
        i += 1
    return i


def span_of(words: Words, start: int, end: int) -> Span:
    """
    The span of some tokens.
    """
    return Span(words.tokens[start].start, words.tokens[end - 1].end)


def built(words: Words, found: Sequence[Speech], k: int, memory: Memory, text: str, mentions: Sequence[Mention]) -> Attribution | None:
    """
    One speech as a record, its speakers resolved.
    """
    speech = found[k]
    content = tuple(span_of(words, start, end) for start, end in contents(words, found, k))
    if not content:
        return None
    chain = [memory.source(words, start, end, text, mentions) for start, end in chain_of(words, found, k)]
    sources = tuple(source for source in chain if source)
    return Attribution(sources, span_of(words, *speech.cue), content, speech.hedge)


def find_attributions(
    sentences: Sequence[Sentence], text: str, mentions: Sequence[tuple[Mention, ...]], publisher: str | None
) -> list[tuple[Attribution, ...]]:
    """
    For each sentence, who says what part of it.

    1. Cues of the word list. 2. The phrase before or after each that names the speaker. 3. Chains, and what
    each speaker is said to have said. 4. Names for pronouns and stand-ins. 5. Speakers carried through a quotation.
    """
    memory = Memory(publisher)
    result: list[tuple[Attribution, ...]] = []
    for sentence, named in zip(sentences, mentions or [()] * len(sentences), strict=True):
        result.append(tuple(in_sentence(sentence, text, named, memory)))
        memory.notice(sentence)
    return carried(sentences, text, result)


def in_sentence(sentence: Sentence, text: str, mentions: Sequence[Mention], memory: Memory) -> Iterator[Attribution]:
    """
    The attributions that a sentence itself makes.
    """
    words = words_of(sentence)
    cues = cues_in(sentence)
    if cues:
        found = [told(words, speech) for speech in speeches(words, cues)]
        for k in range(len(found)):
            attribution = built(words, found, k, memory, text, mentions)
            if attribution:
                yield attribution
    if sentence.kind == "headline" or len(sentence.tokens) <= 22:
        yield from headline(words, text, mentions, memory)


REPORTERS = frozenset(
    "monitor monitors ngo source sources media tv television agency observatory sohr report reports ministry spokesman officials "
    "activists un witnesses".split()
)


def headline(words: Words, text: str, mentions: Sequence[Mention], memory: Memory) -> Iterator[Attribution]:
    """
    A headline that names its source at its end or before a colon: "Six killed in raid: monitor".
    """
    n = len(words.lower)
    if n < 5 or not words.lower[-1][0].isalnum():
        return
    for i in (*range(1, 6), *range(n - 2, max(n - 9, 5), -1)):
        if i < n - 1 and words.lower[i] in {":", "-", "–", "—", "|"} and not words.glued(i):
            first, last = (0, i) if i < 6 and n - i > 6 else (i + 1, n)
            if type_of(words.tokens[first:last]) and not has_verb(words, first, last):
                rest = (last + 1, n) if first == 0 else (0, i)
                source = memory.source(words, first, last, text, mentions)
                yield Attribution((source,) if source else (), None, (span_of(words, *rest),))
            return
    if words.lower[-1] in REPORTERS and words.capital(n - 1):
        start = n - 1
        while start > 1 and words.capital(start - 1) and words.lower[start - 1] in group("outlets"):
            start -= 1
        if words.lower[start - 1] not in group("links") | {"and", "to", "against", "the", "a"}:
            source = memory.source(words, start, n, text, mentions)
            yield Attribution((source,) if source else (), None, (span_of(words, 0, start),))


def carried(sentences: Sequence[Sentence], text: str, found: Sequence[tuple[Attribution, ...]]) -> list[tuple[Attribution, ...]]:
    """
    The attributions, with the speaker of a quotation carried through all its sentences.
    """
    result = list(found)
    last: tuple[Source, ...] = ()
    for i, sentence in enumerate(sentences):
        speaking = [one for one in result[i] if one.sources]
        if speaking:
            last = speaking[-1].sources
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


def next_speaker(found: Sequence[tuple[Attribution, ...]], sentences: Sequence[Sentence], i: int) -> tuple[Source, ...]:
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
    The attribution that covers an event: the narrowest with a speaker, else a hedge that names none.
    """
    covering = [
        (not one.sources and one.hedge, span.end - span.start, n)
        for n, one in enumerate(attributions)
        for span in one.content
        if span.start <= trigger.start and trigger.end <= span.end
    ]
    return attributions[min(covering)[2]] if covering else None
