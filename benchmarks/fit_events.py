"""
Fit the weights of event words on coded reports: `python -m benchmarks.fit_events DOCS GOLD`.

DOCS and GOLD are JSON lines in the format of the codebook. Writes
`src/reportedly/lexicons/event_weights.csv`; needs scikit-learn (the `fit` dependency group).
The model is a logistic regression with an L2 penalty over the features of `claims.events`;
features seen in fewer than three sentences, and weights too small to matter, are left out.
"""

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reportedly.claims import events
from reportedly.language import LEXICONS, analyse
from reportedly.records import Sentence

SEEN = 3
PENALTY = 0.2
SMALL = 0.05

Row = tuple[list[str], bool]


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """
    The objects of a JSON lines file.
    """
    with path.open(encoding="utf-8") as source:
        yield from (json.loads(line) for line in source if line.strip())


def sentence_of(claim: dict[str, Any], text: str, sentences: list[Sentence]) -> int | None:
    """
    The index of the sentence that holds a coded claim's trigger.
    """
    start = text.find(claim["sentence"])
    at = start + max(claim["sentence"].find(claim["trigger"]), 0)
    return next((sentence.index for sentence in sentences if sentence.span.start <= at < sentence.span.end), None)


def rows_of(document: dict[str, Any], claims: list[dict[str, Any]]) -> Iterator[Row]:
    """
    For each sentence and each type that its words allow: the features, and whether it was coded.
    """
    text = document["text"]
    sentences = analyse(text, document.get("title"))
    coded = {(sentence_of(claim, text, sentences), claim["event_type"]) for claim in claims}
    around = events.surroundings(sentences, events.title_hits(document.get("title")))
    for sentence in sentences:
        words = set(events.content_words(sentence))
        for name, choices in events.options(around.hits[sentence.index]).items():
            found = events.features(name, choices, sentence, around)
            found += [f"{name}{events.WORD_MARK}{word}" for word in sorted(words)]
            yield found, (sentence.index, name) in coded


def fitted(rows: list[Row]) -> dict[str, float]:
    """
    The weight of each feature that matters, and the bias.
    """
    from sklearn.feature_extraction import DictVectorizer  # noqa: PLC0415 (only for fitting)
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    seen = Counter(feature for found, _ in rows for feature in set(found))
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([{name: 1 for name in found if seen[name] >= SEEN} for found, _ in rows])
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
    model = LogisticRegression(C=PENALTY, solver="liblinear", max_iter=500, random_state=0)
    model.fit(matrix, [coded for _, coded in rows])
    weights = dict(zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True))
    kept = {name: round(float(weight), 3) for name, weight in weights.items() if abs(weight) >= SMALL}
    return {"bias": round(float(model.intercept_[0]), 3), **dict(sorted(kept.items()))}


def main() -> None:
    """
    Fit on the files that the command line names, and write the weights.
    """
    parser = argparse.ArgumentParser(description=(__doc__ or "").strip().splitlines()[0])
    parser.add_argument("docs", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--output", type=Path, default=LEXICONS / "event_weights.csv")
    options = parser.parse_args()
    claims = {record["doc"]: record["claims"] for record in lines(options.gold)}
    rows = [row for document in lines(options.docs) for row in rows_of(document, claims[document["id"]])]
    weights = fitted(rows)
    with options.output.open("w", encoding="utf-8", newline="") as target:
        csv.writer(target, lineterminator="\n").writerows([("feature", "weight"), *weights.items()])
    print(f"{len(rows)} rows, {len(weights)} weights, written to {options.output}")


if __name__ == "__main__":
    main()
