"""
The subjects of verbs of saying: who stands before one, asides and appositions passed over.
"""

from reportedly.claims.cues import BE, QUOTES, Words, group
from reportedly.claims.source_words import asides, fillers, nouns, particles, titles
from reportedly.claims.speakers import REACH, Phrase, opening, phrase_ending, speaks

# Verbs that open no apposition: "the mayor, was killed ..., said medics".
AUXILIARIES = BE | {"has", "have", "had", "will", "would", "did", "does"}


def adverb(words: Words, i: int) -> bool:
    """
    Whether a word reads as an adverb: one in "-ly" that no article makes a noun ("the assembly"), "so far".
    """
    word, before = words.lower[i], words.lower[i - 1] if i else ""
    if word.endswith("ly") and len(word) > 4:
        return not words.capital(i) and word not in nouns() and before not in group("determiners")
    return (before, word) == ("so", "far")


def skipped_back(words: Words, end: int, floor: int) -> int:
    """
    Where the words before a verb end once its adverbs and words of time are left out.
    """
    skip = fillers()
    while end > floor and (
        adverb(words, end - 1)
        or words.lower[end - 1] in skip
        or (words.lower[end - 1].isdigit() and not words.glued(end - 1))
    ):
        end -= 2 if words.lower[end - 2 : end] == ("so", "far") else 1
        if end > floor and words.lower[end] in group("time") and words.lower[end - 1] in {"on", "in"}:
            end -= 1
    return end


def named(words: Words, phrase: Phrase) -> bool:
    """
    Whether a phrase has a word for a speaker in it, or ends in a name.
    """
    return speaks(words, phrase.start, phrase.end) or words.capital(phrase.end - 1)


def before_aside(words: Words, verb: int, floor: int) -> Phrase | None:
    """
    The speaker before an aside without commas: "The monitor which relies on a network said".
    """
    first = max(floor, verb - REACH)
    for start, _, phrase in reversed(list(asides().find(words.tokens[first:verb]))):
        at = first + start
        if at == floor or (phrase == "that" and floor) or another(words, at, verb):
            continue
        end = at - 1 if words.lower[at - 1] == "," else at
        found = phrase_ending(words, end, floor) if end > floor else None
        if found and found.sure > 1 and opening(words, found.start, floor) and named(words, found):
            return found
    return None


def another(words: Words, aside: int, verb: int) -> bool:
    """
    Whether not who stands before an aside speaks but somebody behind it: "men who fled, officials | said".
    """
    if ";" in words.lower[aside:verb]:
        return True
    comma = next((k for k in range(verb - 1, aside, -1) if words.lower[k] == ","), verb)
    found = phrase_ending(words, verb, comma) if comma < verb - 1 else None
    return found is not None and found.start == comma + 1 and found.sure > 1 and named(words, found)


def speaker_before(words: Words, verb: int, floor: int = 0) -> Phrase | None:
    """
    Who stands before a verb of saying, an apposition or relative clause passed over.
    """
    end = skipped_back(words, verb, floor)
    if end > floor and words.lower[end - 1] in {"who", "which"}:
        end -= 2 if end - 1 > floor and words.lower[end - 2] == "," else 1
    if end <= floor or words.lower[end - 1] in QUOTES:
        return None
    aside = before_aside(words, end, floor)
    if aside:
        return aside
    if words.lower[end - 1] != ",":
        return phrase_ending(words, end, floor)
    for comma in range(end - 2, max(floor, end - 2 - 2 * REACH), -1):
        if words.lower[comma] in QUOTES:
            return None
        if words.lower[comma] == ",":
            return before_comma(words, comma, end - 1, floor)
    return None


def before_comma(words: Words, comma: int, close: int, floor: int) -> Phrase | None:
    """
    The speaker before an apposition; a name in commas ("the envoy, Jan Egeland,") belongs to it.
    """
    head = phrase_ending(words, comma, floor)
    if not head or head.sure < 2 or close == comma + 1 or words.lower[comma + 1] in AUXILIARIES:
        return None
    named = all(
        words.capital(i) or words.glued(i) or words.lower[i] in particles() for i in range(comma + 1, close)
    )
    titled = any(words.lower[i] in titles() for i in range(head.start, comma))
    return Phrase(head.start, close if named and titled else comma, head.sure)
