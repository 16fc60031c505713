"""
Text into sentences and tokens, and word lists into something that can be looked up.

Sentences are found by rule: conflict reports are full of "Gen.", "U.S.", "Sgt. al-…",
datelines and headlines that run into the text, which general splitters break on.
"""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from reportedly.records import Sentence, Span, Token
from reportedly.retold import Retold, retelling

V = TypeVar("V")

LEXICONS = Path(__file__).parent / "lexicons"

MARKS = "\u0300-\u036f\u064b-\u065f\u0670"
WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"
    r"|\d+(?:[.,]\d+)*(?:st|nd|rd|th)?\b"
    rf"|(?:[^\W\d_]|[{MARKS}])+(?:['’ʿʾ`](?!s\b|S\b)[^\W\d_]+)*"
    r"|['’][sS]\b"
    r"|\d+|\S",
)


# Longer words hardly come again.
LONG_WORD = 24


def tokens_of(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """
    The words, numbers and marks of *text* between two offsets.
    """
    return tuple(each_token(text, start, len(text) if end is None else end))


def each_token(text: str, start: int, end: int) -> Iterator[Token]:
    """
    The same, one after the other.
    """
    return (Token(*found.span(), *written(found.group())) for found in WORD.finditer(text, start, end))


def written(word: str) -> tuple[str, str]:
    """
    A word as it stands and in lower case; of a word that comes again the same two, which are kept once.
    """
    return common(word) if len(word) < LONG_WORD else (word, word.lower())


@lru_cache(maxsize=20_000)
def common(word: str) -> tuple[str, str]:
    """
    The same for the words that come again.
    """
    lower = word.lower()
    return (word, word if lower == word else lower)


def token_at(tokens: Sequence[Token], offset: int) -> int:
    """
    The index of the first token that starts at *offset* or later.
    """
    return bisect_left(tokens, offset, key=lambda token: token.start)


def tokens_between(tokens: Sequence[Token], start: int, end: int) -> Sequence[Token]:
    """
    The tokens that start between two offsets.
    """
    first = token_at(tokens, start)
    return tokens[first : max(first, token_at(tokens, end))]


@cache
def lexicon(name: str) -> Mapping[str, Any]:
    """
    A word list of the package, as its TOML file has it.
    """
    return tomllib.loads((LEXICONS / f"{name}.toml").read_text(encoding="utf-8"))


def all_alike(words: Sequence[str], tokens: Sequence[Token], i: int) -> bool:
    """
    Whether the tokens from *i* on are *words*, the first of which is known to be.
    """
    for k in range(1, len(words)):  # noqa: SIM110 (a loop is twice as fast as all() here, and this is the hot one)
        if tokens[i + k].lower != words[k]:
            return False
    return True


class Phrases(Generic[V]):
    """
    Finds phrases of a word list in tokens: the longest first, from left to right, any case.
    """

    def __init__(self, entries: Mapping[str, V] | Iterable[tuple[str, V]]) -> None:
        """
        *entries* maps each phrase, as written, to its value.
        """
        pairs = entries.items() if isinstance(entries, Mapping) else entries
        self.by_first: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        for phrase, value in pairs:
            words = tuple(token.lower for token in tokens_of(phrase))
            self.by_first.setdefault(words[0], []).append((words, value))
        self.by_second: dict[str, dict[str, list[tuple[tuple[str, ...], V]]]] = {}
        for first, options in self.by_first.items():
            options.sort(key=lambda option: -len(option[0]))
            seconds = self.by_second.setdefault(first, {})
            for words, value in options:
                seconds.setdefault(words[1] if len(words) > 1 else "", []).append((words, value))

    def at(self, tokens: Sequence[Token], i: int) -> tuple[int, V] | None:
        """
        The longest phrase that begins at token *i*: the index after it, and its value.
        """
        seconds = self.by_second.get(tokens[i].lower)
        if seconds is None:
            return None
        if i + 1 < len(tokens):
            for words, value in seconds.get(tokens[i + 1].lower, ()):
                end = i + len(words)
                if len(words) == 2 or (end <= len(tokens) and all_alike(words, tokens, i)):
                    return end, value
        alone = seconds.get("")
        return (i + 1, alone[0][1]) if alone else None

    def find(self, tokens: Sequence[Token]) -> list[tuple[int, int, V]]:
        """
        Every phrase in *tokens*, none overlapping: first index, index after, value.
        """
        by_first = self.by_first
        return self.find_from(tokens, [i for i, token in enumerate(tokens) if token.lower in by_first])

    def find_from(self, tokens: Sequence[Token], starts: Sequence[int]) -> list[tuple[int, int, V]]:
        """
        The same, of the phrases that begin at one of some tokens.
        """
        found: list[tuple[int, int, V]] = []
        free = 0
        for i in starts:
            hit = self.at(tokens, i) if i >= free else None
            if hit:
                free = hit[0]
                found.append((i, free, hit[1]))
        return found


BOUNDARY = re.compile(
    r"(?<![.!?…])[.!?…]+[\"”’'»)\]]*(?=\s)|[.!?][\"”](?=[A-Z])|[؟۔。](?=\s|$)|;(?=\s+[A-Z\"“])"
)
CLOSERS = "\"”’'»)]"
# A line that ends as a sentence does, or as what leads on to a list.
SENTENCE_END = re.compile(rf"[.!?…:؟۔。][{re.escape(CLOSERS)}]*$")
LAST_WORD = re.compile(r"[^\s(\[\"“‘]*\Z")
DATELINE = re.compile(
    r"\s*(?:"
    r"[A-Z][A-Z .,'’\-]{2,40}(?:,\s+[A-Z][\w .]{2,30})?(?:,\s+[^()\n]{3,25})?\s*"
    r"(?:\([^()\n]{2,40}\)\s*)?(?:--|[–—]|(?<=\))-|-(?!\w))\s*(?:\[[A-Z]+\]\s*)?"
    r"|[^()\n]{3,40}\([A-Z][^()\n]{1,30}\)\s*(?:--|[-–—])\s+"
    r")"
)
HEADLINE_WORDS = 22
# A title is known in the text by at least so many words and this share of its own; they begin
# within so many words, and are sought within so many letters.
TITLE_WORDS, TITLE_SHARE, TITLE_OFFSET, TITLE_REACH = 4, 0.6, 25, 400
HEADER_REACH, DATELINE_REACH = 160, 120
# A sentence of more words than anybody writes is read in parts: what is found in it is held against
# all else in it.
LONGEST = 300
PAUSES = frozenset(",;:)”–—")


def paragraphs(text: str) -> Iterator[Span]:
    """
    The lines of *text* that hold something, without the white space around them.
    """
    for line in re.finditer(r"[^\r\n\u2028\u2029]+", text):
        start, end = line.span()
        words = line.group()
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        if start < end:
            yield Span(start, end)


@cache
def abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    """
    Abbreviations that never end a sentence, and those that may (before a capital letter).
    """
    table = lexicon("language")
    return frozenset(table["never_end"]), frozenset(table["may_end"])


def ends_sentence(text: str, found: re.Match[str], end: int) -> bool:
    """
    Whether the mark that *found* holds closes a sentence, or an abbreviation or a number.
    """
    rest = text[found.end() : min(end, found.end() + 40)].lstrip()
    if not rest:
        return True
    if found.group()[0] == "." and len(found.group().rstrip(CLOSERS)) == 1:
        word = LAST_WORD.search(text[max(0, found.start() - 30) : found.start()])
        before = (word.group() if word else "").lower()
        never, may = abbreviations()
        if before in never or (len(before) == 1 and before.isalpha() and before != "i"):
            return False
        if before in may or "." in before:
            return rest[0].isupper() and rest.split(None, 1)[0].lower() in lexicon("language")["openers"]
    first = next((letter for letter in rest if letter.isalnum()), "")
    return not first.islower()


def boundaries(text: str, paragraph: Span) -> Iterator[int]:
    """
    The offsets after which a new sentence begins, within one paragraph.
    """
    for found in BOUNDARY.finditer(text, paragraph.start, paragraph.end):
        if found.group().startswith(";") or ends_sentence(text, found, paragraph.end):
            yield found.end()


def trimmed(text: str, start: int, end: int) -> Span | None:
    """
    The span without the white space at its ends; None where nothing is left.
    """
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return Span(start, end) if start < end else None


def bare_words(tokens: Sequence[Token]) -> list[Token]:
    """
    The tokens that are words or numbers.
    """
    return [token for token in tokens if token.text[0].isalnum()]


def plain(word: str) -> str:
    """
    A word as titles and texts share it: lower case, without apostrophes.
    """
    return word.replace("'", "").replace("’", "")


def headline(text: str, first: Span, title: str | None) -> Span | None:
    """
    Where a title runs into the first paragraph; None where it does not.

    Marks may differ, and what a site adds behind its titles may be missing.
    """
    sought = [plain(token.lower) for token in bare_words(tokens_of(title or ""))]
    if len(sought) < TITLE_WORDS:
        return None
    words = bare_words(tokens_of(text, first.start, min(first.end, first.start + TITLE_REACH)))
    folded = [plain(token.lower) for token in words]
    for at in range(min(len(words), TITLE_OFFSET)):
        same = shared_length(folded[at:], sought)
        if same >= max(TITLE_WORDS, len(sought) * TITLE_SHARE):
            end = words[at + same - 1].end
            return Span(words[at].start, end + 1 if text[end : end + 1] in {".", "!", "?"} else end)
    return None


def shared_length(one: Sequence[str], other: Sequence[str]) -> int:
    """
    How many words two sequences begin with in common.
    """
    return next(
        (k for k, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


@cache
def header_pattern() -> re.Pattern[str]:
    """
    A line of publication that runs into the text: "Published July 2 2016", "AFP Sunday 18 Sep 2016".
    """
    table = lexicon("language")
    lead = "|".join(re.escape(word) for word in table["header_words"])
    month = "(?:" + "|".join(table["months"]) + r")[a-z]*\.?"
    day = "(?:(?:" + "|".join(table["weekdays"]) + r")[a-z]*,?\s+)?"
    figures = r"\d{1,2}[./-]\d{1,2}[./-]\d{4}"
    dates = rf"\d{{1,2}}\s+{month},?\s+\d{{4}}|{month}\s+\d{{1,2}},?\s+\d{{4}}|{figures}"
    clock = r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d{2}(?:\s*(?:GMT|UTC|[ap]m))?)?"
    return re.compile(rf"(?:(?:{lead})[:,]?\s+){{0,6}}{day}(?:{dates}){clock}[.,]?\s+(?=[A-Z0-9\"“‘])")


def spans_of(text: str, paragraph: Span, head: Span | None) -> Iterator[tuple[Span, str]]:
    """
    The sentences of one paragraph with their kind; *head* is the headline that runs into it.
    """
    start = paragraph.start
    for piece, kind in openings(text, paragraph, head):
        start = piece.end
        span = trimmed(text, *piece)
        if span:
            yield span, kind
    for stop in [*boundaries(text, Span(start, paragraph.end)), paragraph.end]:
        span = trimmed(text, start, stop)
        start = stop
        if span:
            yield span, "body"


def openings(text: str, paragraph: Span, head: Span | None) -> Iterator[tuple[Span, str]]:
    """
    What stands before the first sentence of a paragraph: lines of publication, a headline, a dateline.
    """
    start = paragraph.start
    if head:
        if start < head.start:
            yield Span(start, head.start), "dateline"
        yield head, "headline"
        start = head.end
    if paragraph.start == 0 or head:
        space = len(text[start : start + 3]) - len(text[start : start + 3].lstrip())
        header = header_pattern().match(text, start + space, min(paragraph.end, start + HEADER_REACH))
        if header:
            yield Span(start, header.end()), "dateline"
            start = header.end()
    dateline = DATELINE.match(text, start, min(paragraph.end, start + DATELINE_REACH))
    if dateline and dateline.end() < paragraph.end:
        yield Span(start, dateline.end()), "dateline"


def is_headline(text: str, span: Span, paragraph: Span, title: str | None) -> bool:
    """
    Whether a line of its own reads as a headline: the title, or short and without a full stop.
    """
    words = span.of(text)
    if title and words.rstrip(".").casefold() == title.rstrip(".").casefold():
        return True
    return (
        span == paragraph
        and words[-1] not in '.!?:;,"”'
        and len(words.split(None, HEADLINE_WORDS)) <= HEADLINE_WORDS
    )


def analyse(text: str, title: str | None = None) -> list[Sentence]:
    """
    The sentences of *text* in their order, headlines, datelines and captions included.
    """
    sentences: list[Sentence] = []
    told, quoted, words = retelling(text, each_token), False, ""
    for number, paragraph in enumerate(paragraphs(text)):
        head = headline(text, paragraph, title) if number == 0 else None
        for span, found in spans_of(text, paragraph, head):
            words = span.of(text)
            kind = "headline" if found == "body" and is_headline(text, span, paragraph, title) else found
            for tokens in parts(tokens_of(text, span.start, span.end)):
                part = Span(tokens[0].start, tokens[-1].end)
                sentence = Sentence(part, tokens, len(sentences), kind, quoted, number)
                sentences.append(Retold(sentence, told, span.end) if told else sentence)
                quoted = still_quoted(part.of(text), quoted)
        if quoted and not words.rstrip().endswith(("”", '"')):
            quoted = False
    return sentences


def parts(tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """
    The words of a sentence, those of an endless one in parts that end at a mark where there is one.
    """
    first = 0
    while len(tokens) - first > LONGEST:
        last = first + LONGEST
        pauses = (k for k in range(last, first + LONGEST // 2, -1) if tokens[k - 1].text in PAUSES)
        end = next(pauses, last)
        yield tokens[first:end]
        first = end
    yield tokens[first:]


def still_quoted(words: str, quoted: bool) -> bool:
    """
    Whether a quotation is open after *words*.
    """
    if "“" in words or "”" in words:
        return words.rfind("“") > words.rfind("”")
    return quoted ^ bool(words.count('"') % 2)
