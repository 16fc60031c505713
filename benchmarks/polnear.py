"""
Who says what, against articles marked by hand: `python -m benchmarks.polnear FILE [--reader grammar]`.

FILE: JSON lines of PolNeAR articles, each with its `attributions`: the character ranges of source, cue
and content.

- `source`, `cue`, `content`: exact spans. A span is right if it begins and ends where a marked one does
  (blanks aside). A part that is marked in several ranges counts as that many spans, and a span that
  serves several attributions counts once: so does the scorer of CofeNet (Wang and others, COLING 2022),
  which labels each token once and takes every run of labels for a span. Theirs reads paragraphs split
  into tokens, ours the article as it is; a range across two paragraphs is one span here.
- `source words` and so on: words that belong to the part, whichever span they are in.
- `attributions`: whole ones, right in all three parts and in every range of them.

Published figures are of the test half, ours of the file that is named.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.record import MODEL, READER, run
from reportedly.claims.actors import find_all_mentions
from reportedly.claims.attribution import find_attributions
from reportedly.language.analysis import analyse
from reportedly.model.attributions import Said, said_in, spans_in
from reportedly.model.encoder import Encoder, encoder
from reportedly.model.labels import PARTS
from reportedly.records import Span, Token
from reportedly.scoring import figure
from reportedly.training.standoff import lines

# Exact F1 of source, cue and content on the test half, as the CofeNet paper reports them.
PUBLISHED = {
    "rules": (10.7, 22.8, 5.6),
    "CRF": (50.6, 53.4, 28.6),
    "BiLSTM-CRF": (69.6, 66.7, 59.0),
    "BERT-CRF": (82.2, 74.9, 71.0),
    "BERT + CofeNet": (83.2, 75.3, 72.9),
}
WHOLE = "attributions"


class Heard(NamedTuple):
    """
    What is said in one article: the spans of each part, and the attributions that tie them together.
    """

    spans: Mapping[str, Collection[Span]]
    said: Collection[Said]


Reader = Callable[[str], Heard]


def heard(said: Collection[Said]) -> Heard:
    """
    Attributions with all spans in them.
    """
    return Heard({part: {span for one in said for span in getattr(one, part)} for part in PARTS}, said)


def by_grammar(text: str) -> Heard:
    """
    What the grammar hears; of a chain of sources, the one that speaks itself.
    """
    sentences = analyse(text)
    found = find_attributions(sentences, text, find_all_mentions(sentences, text), None)
    return heard(
        [
            Said(
                tuple(source.span for source in one.sources[-1:]), (one.cue,) if one.cue else (), one.content
            )
            for listed in found
            for one in listed
        ]
    )


def by_model(text: str, reader: Encoder) -> Heard:
    """
    What the encoder hears, spans that no cue asks for too.
    """
    seen = reader.see(text, analyse(text))
    return Heard(spans_in(text, seen, reader), said_in(text, seen, reader))


def marked(text: str, attributions: Iterable[Mapping[str, Any]]) -> Heard:
    """
    What was marked by hand.
    """
    return heard(
        [
            Said(*(tuple(bare(text, span) for span in one.get(part, ())) for part in PARTS))
            for one in attributions
        ]
    )


def bare(text: str, span: Iterable[int]) -> Span:
    """
    A span without the blanks at its ends.
    """
    start, end = span
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def words_in(tokens: list[Token], spans: Iterable[Span]) -> set[int]:
    """
    The words that share a letter with a span, by their place in the text.
    """
    starts, ends = [token.start for token in tokens], [token.end for token in tokens]
    return {k for span in spans for k in range(bisect_right(ends, span.start), bisect_left(starts, span.end))}


def tally(text: str, gold: Heard, read: Heard) -> Counter[tuple[str, str]]:
    """
    The raw numbers of one article, by figure and by what is counted: right, gold or read.
    """
    tokens = [token for sentence in analyse(text) for token in sentence.tokens]
    found: Counter[tuple[str, str]] = Counter()
    for part in PARTS:
        count(found, part, set(gold.spans[part]), set(read.spans[part]))
        count(found, f"{part} words", words_in(tokens, gold.spans[part]), words_in(tokens, read.spans[part]))
    count(found, WHOLE, set(map(parts_of, gold.said)), set(map(parts_of, read.said)))
    return found


def count(found: Counter[tuple[str, str]], name: str, gold: set[Any], read: set[Any]) -> None:
    """
    Add to *found* what two sets have in common.
    """
    found.update({(name, "right"): len(gold & read), (name, "gold"): len(gold), (name, "read"): len(read)})


def parts_of(said: Said) -> tuple[frozenset[Span], ...]:
    """
    An attribution as what must be right of it.
    """
    return tuple(frozenset(getattr(said, part)) for part in PARTS)


def scored(articles: Iterable[Mapping[str, Any]], hear: Reader) -> dict[str, dict[str, float]]:
    """
    The figures of a reader on marked articles.
    """
    total: Counter[tuple[str, str]] = Counter()
    for article in articles:
        text = article["text"]
        total.update(tally(text, marked(text, article["attributions"]), hear(text)))
    names = (*PARTS, *(f"{part} words" for part in PARTS), WHOLE)
    return {name: figure(*(total[name, side] for side in ("right", "gold", "read"))) for name in names}


def measured(path: Path, reader: str, model: Path) -> dict[str, dict[str, float]]:
    """
    The figures of the named reader.
    """
    if reader == "grammar":
        return scored(lines(path), by_grammar)
    loaded = encoder(model)
    return scored(lines(path), lambda text: by_model(text, loaded))


def table(figures: Mapping[str, Mapping[str, float]]) -> str:
    """
    The figures as lines of text, with the published ones below.
    """
    rows = [
        f"{name:14} P {100 * row['precision']:5.1f}  R {100 * row['recall']:5.1f}  F1 {100 * row['f1']:5.1f}"
        f"   right {row['right']} of {row['gold']} marked, {row['read']} read"
        for name, row in figures.items()
    ]
    rows.append("published, test half, exact F1 of source / cue / content:")
    rows += [f"{name:14} {' / '.join(f'{value:4.1f}' for value in row)}" for name, row in PUBLISHED.items()]
    return "\n".join(rows)


def main() -> None:
    """
    Measure and print.
    """
    run("polnear", __doc__ or "", ["file"], measured, table, (READER, MODEL))


if __name__ == "__main__":
    main()
