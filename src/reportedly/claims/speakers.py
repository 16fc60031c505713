"""
The phrases that name whoever speaks: where they begin and end, and what kind of source they are.
"""

from typing import NamedTuple

from reportedly.claims.cues import Range, Words, group
from reportedly.claims.source_words import (
    fillers,
    inner_words,
    modifiers,
    name_words,
    nationalities,
    nouns,
    roles,
    titles,
)

REACH = 25


class Phrase(NamedTuple):
    """
    A phrase that may name a speaker: token range, and how surely it is one (1 to 3).
    """

    start: int
    end: int
    sure: int

    @property
    def range(self) -> Range:
        """
        The tokens of the phrase.
        """
        return self.start, self.end


def speaks(words: Words, start: int, end: int) -> bool:
    """
    Whether a stretch of words holds what a speaker is called by.
    """
    if end - start == 1 and words.lower[start] in group("pronouns"):
        return True
    return any(words.lower[i] in nouns() for i in range(start, end))


def trimmed_start(words: Words, start: int, end: int) -> int:
    """
    The first word of a phrase without the words of time and the adverbs before it.
    """
    skip = fillers()
    while start < end - 1:
        word = words.lower[start]
        opens_time = word in {"on", "in"} and words.lower[start + 1] in group("time")
        if word in {"and", "or", "meanwhile"} or word in skip or word.isdigit() or opens_time:
            start += 1
        else:
            break
    return start


def run_before(words: Words, end: int, floor: int) -> tuple[int, bool]:
    """
    How far to the left words go on that could be one phrase, and whether a clause begins there.
    """
    i = end
    while i > floor and end - i < REACH:
        k = i - 1
        if words.glued(k):
            i = k
        elif words.mark(k) or words.closer(k) or words.lower[k] in {"and", "or"}:
            return i, True
        elif words.verb(k) or words.lower[k].isdigit() or words.lower[k] in group("time"):
            return i, False
        else:
            i = k
    return i, i == floor


def splits(words: Words, k: int) -> bool:
    """
    Whether a place or a party ends at token *k* before the speaker's phrase: "Homs | state media".
    """
    after = words.lower[k + 1]
    if words.capital(k) and not words.capital(k + 1):
        known = (
            words.lower[k] in nationalities()
            or words.lower[k] in inner_words()
            or words.tokens[k].text.isupper()
        )
        return (
            not known
            and after in inner_words()
            and after not in titles() | group("links")
            and not words.glued(k + 1)
        )
    plain = words.lower[k] in nouns() and words.lower[k] not in titles() | modifiers()
    return words.capital(k + 1) and plain and not words.capital(k)


def shortest(words: Words, end: int, floor: int) -> int:
    """
    The start of the shortest phrase before *end* that names a speaker in full.
    """
    if words.lower[end - 1] in group("pronouns"):
        return end - 1
    i = end
    while i > floor:
        k = i - 1
        word = words.lower[k]
        if word in group("determiners"):
            if k - 1 > floor and words.lower[k - 1] in group("links") and words.lower[k - 2] in inner_words():
                i = k - 1
                continue
            return k
        inside = words.glued(k) or words.capital(k) or word in inner_words()
        linked = word in group("links") and k < end - 1 and k > floor and words.lower[k - 1] in inner_words()
        if not (inside or linked) or (i < end and splits(words, k)):
            break
        i = k
    while i < end and (words.lower[i] in group("links") or words.glued(i)):
        i += 1
    return i


def joined_start(words: Words, start: int, floor: int) -> int:
    """
    The start of "the monitor and doctors" where two speakers stand before one verb.
    """
    if start - 1 <= floor or words.lower[start - 1] != "and":
        return start
    first = phrase_ending(words, start - 1, floor)
    whole = first and first.sure > 1 and speaks(words, first.start, first.end)
    return first.start if first and whole else start


def last_article(words: Words, start: int, end: int) -> Range:
    """
    The last phrase with an article in a run of words, or the name before it that it explains.
    """
    for k in range(end - 1, start, -1):
        before = words.lower[k - 1]
        if (
            words.lower[k] in group("determiners")
            and before not in group("links")
            and before not in group("determiners")
        ):
            if all(
                words.capital(i) or words.glued(i) or words.lower[i] in name_words() for i in range(start, k)
            ):
                return start, k
            return (start, end) if before == "and" else (k, end)
    return start, end


def opening(words: Words, start: int, floor: int) -> bool:
    """
    Whether a clause begins at a token.
    """
    return (
        start <= max(floor, 0)
        or words.mark(start - 1)
        or words.lower[start - 1] in {"but", "and", "while", "as", "that"}
    )


def participle(words: Words, i: int) -> bool:
    """
    Whether a word ends in "-ing" and is no part of a name ("monitoring"), or tells how somebody was reached.
    """
    word = words.lower[i]
    if words.reached(i):
        return True
    return word.endswith("ing") and len(word) > 5 and not words.capital(i) and word not in inner_words()


def cut(words: Words, start: int, end: int) -> int:
    """
    Where a phrase ends before a participle: "fighters besieging the area".
    """
    return next((i for i in range(start + 1, end) if participle(words, i)), end)


def foreign(words: Words, k: int) -> bool:
    """
    Whether a word in small letters before a name is no part of it: "across the country | Farhan".
    """
    word = words.lower[k]
    small = not words.capital(k) and words.capital(k + 1) and not words.glued(k) and not words.shouting
    return (
        small and word not in inner_words() and word not in name_words() and word not in group("determiners")
    )


def clean_phrase(words: Words, first: int, end: int, floor: int) -> Phrase | None:
    """
    The phrase of a run of words before which a clause begins.
    """
    if opening(words, first, floor):
        stop = cut(words, first, end)
        if stop < end and (speaks(words, first, stop) or words.capital(stop - 1)):
            return Phrase(first, stop, 3)
    start, stop = last_article(words, first, end)
    if words.lower[start] in group("links") or (
        stop - start == 1 and words.lower[start] in group("determiners")
    ):
        return None
    opens = opening(words, start, floor)
    if not opens:
        start = max((k + 1 for k in range(start, stop - 1) if foreign(words, k)), default=start)
        while start < stop - 1 and participle(words, start):
            start += 1
        if stop - start > 7:
            return None
    named = speaks(words, start, stop) or words.capital(stop - 1)
    return Phrase(joined_start(words, start, floor), cut(words, start, stop), 3 if named or opens else 1)


def phrase_ending(words: Words, end: int, floor: int = 0) -> Phrase | None:
    """
    The phrase that ends before token *end* and may name a speaker.
    """
    if end > floor and words.lower[end - 1] in {"he", "she", "it", "they"}:
        return Phrase(end - 1, end, 3)
    first, clean = run_before(words, end, floor)
    first = trimmed_start(words, first, end)
    if first >= end:
        return None
    whole = clean_phrase(words, first, end, floor) if clean else None
    if whole:
        return whole
    return short_phrase(words, first, end, floor)


def short_phrase(words: Words, first: int, end: int, floor: int) -> Phrase | None:
    """
    The shortest phrase that ends a run of words and names a speaker.
    """
    start = shortest(words, end, first)
    known = words.names.get(end, first)
    if (
        known > start
        and words.lower[known - 1] not in group("links")
        and words.lower[known - 1] not in group("determiners")
    ):
        start = known
    if start >= end or (end - start == 1 and words.lower[start] in group("determiners")):
        return None
    if words.lower[start] in group("determiners") and roles() & set(words.lower[start + 1 : start + 3]):
        name = start
        while name > first and (words.capital(name - 1) or words.glued(name - 1)):
            name -= 1
        if start - name > 1:
            return Phrase(name, start, 2)
    if speaks(words, start, end) or known == start:
        return Phrase(joined_start(words, start, floor), end, 2)
    return Phrase(start, end, 1) if words.capital(end - 1) else None


def ends_names(words: Words, i: int, start: int) -> bool:
    """
    Whether a word by itself ends a phrase: a mark, a verb, a word of time, a number.
    """
    word = words.lower[i]
    dated = word in group("time") and (i == start or words.lower[i - 1] not in group("determiners"))
    return words.mark(i) or words.verb(i) or words.closer(i) or words.reached(i) or dated or word[0].isdigit()


def closes(words: Words, i: int, start: int) -> bool:
    """
    Whether a phrase that began at *start* ends before token *i*.
    """
    word = words.lower[i]
    if words.glued(i):
        return word == "." and not words.capital(i - 1)
    ends = ends_names(words, i, start)
    if ends or i == start:
        return ends
    before = words.lower[i - 1]
    if word in group("determiners") or word in group("pronouns"):
        return before not in group("links") and before != "and"
    if word in group("links"):
        after = words.at(i + 1)
        inside = after in {"the", "human"} or (word == "of" and after in nouns())
        return not inside and (not after or after in {"a", "an"} or not words.capital(i + 1))
    plain = not words.capital(i - 1) and before not in titles() | group("links") | group("determiners")
    lists = words.capital(i) and plain and before in nouns() and before != "and"
    starts_count = before in nouns() and word in group("counts")
    return lists or starts_count


def speaker_after(words: Words, start: int, *, anybody: bool = False) -> Phrase | None:
    """
    The phrase that begins at token *start* and names a speaker; with *anybody*, also one of whom nothing
    tells that he speaks: "according to a tailor".
    """
    i = start
    if words.lower[start] in group("links"):
        return None
    while i < len(words.lower) and i - start < REACH and not closes(words, i, start):
        i += 1
    while i > start and (
        words.lower[i - 1] in group("links") or words.lower[i - 1] in {"and", "or", "-", ".", "("}
    ):
        i -= 1
    if i == start:
        return None
    if speaks(words, start, i):
        return Phrase(start, with_name(words, start, i), 2)
    anybody = anybody and i - start > 1 and words.lower[start] in group("determiners")
    return Phrase(start, with_name(words, start, i), 1) if anybody or words.capital(i - 1) else None


def with_name(words: Words, start: int, end: int) -> int:
    """
    Where a phrase with a title ends, the name in commas behind it included: "their sheikh, Abdullah Atallah".
    """
    stop = end + 1
    if words.lower[end : end + 1] != (",",) or words.capital(end - 1) or words.shouting:
        return end
    while stop < len(words.lower) and (words.capital(stop) or words.glued(stop)) and not words.mark(stop):
        stop += 1
    whole = stop == len(words.lower) or words.mark(stop)
    known = any(words.lower[i] in titles() for i in range(start, end))
    dated = words.lower[min(end + 1, stop - 1)] in group("time")
    return stop if whole and known and not dated and stop - end > 2 else end
