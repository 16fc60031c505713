"""
The words of a sentence, seen as somebody who looks for speakers sees them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import NamedTuple

from reportedly.language.phrases import Phrases
from reportedly.language.tokens import span_of
from reportedly.lexicons import lexicon
from reportedly.records import Mention, Sentence, Span, Token

KINDS = ("say", "object", "participle", "according", "citing", "passive", "alone", "showing", "aired", "seen")
QUOTES = frozenset('"“”«»„')
MOST_CUES = 40
BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
ARTICLES = frozenset({"the", "a", "an"})
# The first of some tokens, and the one after the last.
Range = tuple[int, int]


class Cue(NamedTuple):
    """
    A word that hands a statement to somebody: first token, token after, and how it is built in.
    """

    start: int
    end: int
    kind: str

    @property
    def range(self) -> Range:
        """
        The tokens of the word.
        """
        return self.start, self.end


@cache
def cue_phrases() -> Phrases[str]:
    """
    Every cue of the word list with its kind.
    """
    table = lexicon("cues")
    return Phrases((phrase, kind) for kind in KINDS for phrase in table[kind])


@cache
def group(name: str) -> frozenset[str]:
    """
    One of the lists of single words in the word list.
    """
    return frozenset(lexicon("cues")[name])


@dataclass(frozen=True, slots=True)
class Words:
    """
    The tokens of a sentence with what a search for names asks of them all the time: whether all of it is in
    capitals, or each word as in a title; the *text* that it is from; the parties that it mentions, and in
    `names` the first token of each by the one after it.
    """

    tokens: tuple[Token, ...]
    lower: tuple[str, ...]
    shouting: bool
    titled: bool
    text: str
    mentions: Sequence[Mention]
    names: Mapping[int, int]

    def at(self, i: int) -> str:
        """
        A word in lower case; empty before the first and behind the last.
        """
        return self.lower[i] if 0 <= i < len(self.lower) else ""

    def span(self, start: int, end: int) -> Span:
        """
        Where the words from *start* up to the one before *end* stand in the text.
        """
        return span_of(self.tokens, start, end)

    def capital(self, i: int) -> bool:
        """
        Whether a word is written as a name; nothing is where all is in capitals.
        """
        return not self.shouting and self.tokens[i].text[0].isupper()

    def numbers(self, i: int) -> bool:
        """
        Whether a number is the end of a name, right behind a capital: "M23", "G9".
        """
        before = self.tokens[i - 1] if i else None
        touches = before is not None and before.end == self.tokens[i].start
        return before is not None and touches and before.text.isalpha() and before.text.isupper()

    def glued(self, i: int) -> bool:
        """
        Whether a mark or number stands inside a word or name: a hyphen, the point of "Gen.", "’s", "M23".
        """
        text = self.lower[i]
        if text.isdigit():
            return self.numbers(i)
        if text in {"'s", "’s", "(", ")", "&"}:
            return True
        if text in {"-", "/", "’", "'"}:
            return 0 < i < len(self.tokens) - 1 and self.tokens[i - 1].end == self.tokens[i].start
        return text == "." and i < len(self.tokens) - 1

    def closer(self, i: int) -> bool:
        """
        Whether a word closes a phrase that names somebody ("so", but not the one of "so-called" or of a
        name: "Doctors Without Borders").
        """
        closes = self.lower[i] in group("closers") and self.lower[i + 1 : i + 2] != ("-",)
        return closes and not (self.capital(i) and any(at < i < end for end, at in self.names.items()))

    def mark(self, i: int) -> bool:
        """
        Whether a token is a mark that closes a phrase.
        """
        return not self.lower[i][0].isalnum() and not self.glued(i)

    def reached(self, i: int) -> bool:
        """
        Whether a word tells how a speaker was reached: "residents interviewed by phone".
        """
        return self.lower[i] in group("reached") and self.lower[i + 1 : i + 2] in {("by",), ("in",), ("at",)}

    def verb(self, i: int) -> bool:
        """
        Whether a word reads as the verb of a clause.
        """
        word = self.lower[i]
        if (i and self.lower[i - 1] == "-") or self.reached(i):
            return False
        if word in group("verbs"):
            return self.shouting or not self.capital(i) or (i == 0 and not self.tokens[i].text.isupper())
        if not word.endswith("ed") or len(word) < 5 or word in group("participles") or self.capital(i):
            return False
        before = self.lower[i - 1] if i else ""
        after = self.lower[i + 1] if i + 1 < len(self.lower) else ""
        return before not in group("determiners") and after != "-"


def words_of(sentence: Sentence, text: str, mentions: Sequence[Mention]) -> Words:
    """
    A sentence's words, ready to be searched.
    """
    tokens = sentence.tokens
    letters = [token.text for token in tokens if token.text.isalpha() and len(token.text) > 1]
    shouting = bool(letters) and sum(map(str.isupper, letters)) > 0.7 * len(letters)
    titled = bool(letters) and sum(word[0].isupper() for word in letters) > 0.6 * len(letters)
    names = {}
    if mentions:
        starts = {token.start: i for i, token in enumerate(tokens)}
        ends = {token.end: i + 1 for i, token in enumerate(tokens)}
        pairs = ((ends.get(one.span.end), starts.get(one.span.start)) for one in mentions)
        names = {end: start for end, start in pairs if end is not None and start is not None}
    lower = tuple(token.lower for token in tokens)
    return Words(tokens, lower, shouting, titled, text, mentions, names)


def cues_in(sentence: Sentence) -> list[Cue]:
    """
    The cues of a sentence in reading order; one with very many is a list and not looked through.
    """
    return [Cue(*found) for found in islice(cue_phrases().find(sentence.tokens), MOST_CUES)]
