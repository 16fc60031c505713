"""
Fit the weights of a finder on coded reports: `python -m benchmarks.fit FINDER DOCS GOLD … [--texts FOLDER]`.

DOCS and GOLD, one pair or more, are JSON lines in the format of the codebook; with --texts, the reports coded
in `benchmarks/coded` whose texts lie in that folder are added. Reports that training holds out are left out
here, too: on those, and on no others, `choices` weighs the encoder of the shipped model and this grammar
against each other, and writes the weights into the model's manifest (with --only KIND those of one choice,
as of the place; with --only people those of whom an event harmed, on the reports of --texts and --learned
whole, beside those held out). The others write `event_weights.csv`, `role_weights.csv` or
`antecedent_weights.csv` into `src/reportedly/lexicons`; needs scikit-learn (the `fit` dependency group). The
model is a logistic regression with an L2 penalty on the readable features of `claims.events`, `claims.roles`
or `claims.antecedents`; features seen fewer than three times, and weights too small to matter, are left out.
"""

import argparse
import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path

from benchmarks.antecedents import is_named, met
from benchmarks.coded_reports import coded_reports
from reportedly import readers
from reportedly.claims import antecedents, event_features, roles
from reportedly.claims.actors import find_all_mentions
from reportedly.claims.antecedents import Candidate, Question
from reportedly.claims.attribution import attributed, find_attributions
from reportedly.language.analysis import analyse
from reportedly.lexicons import LEXICONS
from reportedly.model.encoder import encoder
from reportedly.model.weights import MANIFEST, SHIPPED, manifest_in
from reportedly.records import ROLES, Mention, Sentence, Span, Trigger
from reportedly.trained.choice import choices_of
from reportedly.training.calibrate import RIGHT_ONCE, Example, fit_anew, fit_choices, fit_people
from reportedly.training.corpora import held, is_whole
from reportedly.training.evaluation import document_of
from reportedly.training.own import Report, coded
from reportedly.training.standoff import Coded
from reportedly.weights import BIAS

SEEN = 3
PENALTY = 0.2
SMALL = 0.05

Row = tuple[list[str], bool]


def trigger_span(claim: Coded, text: str) -> Span:
    """
    Where a coded claim's trigger stands in its document.
    """
    start = text.find(claim["sentence"]) + max(claim["sentence"].find(claim["trigger"]), 0)
    return Span(start, start + len(claim["trigger"]))


def sentence_of(span: Span, sentences: list[Sentence]) -> Sentence | None:
    """
    The sentence that holds a span's first letter.
    """
    return next(
        (sentence for sentence in sentences if sentence.span.start <= span.start < sentence.span.end), None
    )


def event_rows(document: Coded, claims: list[Coded]) -> Iterator[Row]:
    """
    For each sentence and each type that its words allow: the features, and whether it was coded.
    """
    sentences = analyse(document["text"], document.get("title"))
    homes = [
        (sentence_of(trigger_span(claim, document["text"]), sentences), claim["event_type"])
        for claim in claims
    ]
    coded = {(home.index, name) for home, name in homes if home}
    around = event_features.surroundings(sentences, event_features.title_hits(document.get("title")))
    for sentence in sentences:
        view = event_features.view_of(sentence, around)
        for name, choices in event_features.options(around.hits[sentence.index], around).items():
            yield event_features.features(name, choices, view, around), (sentence.index, name) in coded


def same_words(party: Coded | None, mention: Mention, text: str) -> bool:
    """
    Whether a coded party and a party found share half of their words, as worded or by name.
    """
    if not party:
        return False
    for one in (party.get("text"), party.get("name")):
        for other in (mention.span.of(text), mention.name):
            a, b = (Counter(str(words).casefold().split()) for words in (one, other))
            if 2 * sum((a & b).values()) >= 0.5 * (sum(a.values()) + sum(b.values())):
                return True
    return False


def role_rows(document: Coded, claims: list[Coded]) -> Iterator[Row]:
    """
    For each coded claim, each party of its sentence and each role: the features, and whether it was coded so.
    """
    text = document["text"]
    sentences = analyse(text, document.get("title"))
    mentions = find_all_mentions(sentences, text)
    spoken = find_attributions(sentences, text, mentions, document.get("publisher"))
    for claim in claims:
        span = trigger_span(claim, text)
        home = sentence_of(span, sentences)
        if home is None:
            continue
        found = roles.within_reach(mentions[home.index], span)
        said = attributed(spoken[home.index], span)
        speakers = [source.span for source in said.sources] if said else []
        trigger = Trigger(span, claim["event_type"], 1.0, plain=True)
        for mention in found:
            speaks = any(mention.span.meets(one) for one in speakers)
            own = roles.features(home, trigger, mention, roles.counted_between(found, mention, span), speaks)
            for role in ROLES:
                yield [f"{role}: {feature}" for feature in own], same_words(claim[role], mention, text)


def antecedent_rows(document: Coded, claims: list[Coded]) -> Iterator[Row]:
    """
    For each pronoun that the trained reader takes for a party of a coded claim, and each party that it may
    stand for: the features, and whether the coder gave that name.
    """
    rows: list[Row] = []

    def coded_name(question: Question, name: str) -> Candidate | None:
        offered = [(one, list(features), is_named(name, one)) for one, features in question.offered]
        rows.extend((features, right) for _, features, right in offered)
        return next((one for one, _, right in offered if right), None)

    met(document_of(document), claims, readers.reader(readers.DEFAULT), coded_name)
    yield from rows


FINDERS: dict[str, tuple[str, Callable[[Coded, list[Coded]], Iterator[Row]]]] = {
    "events": ("event_weights", event_rows),
    "roles": ("role_weights", role_rows),
    "antecedents": (antecedents.WEIGHTS, antecedent_rows),
}
CHOICES, PEOPLE = "choices", "people"


def fitted(rows: list[Row]) -> dict[str, float]:
    """
    The weight of each feature that matters, and the bias.
    """
    from sklearn.feature_extraction import DictVectorizer  # noqa: PLC0415 (only for fitting)
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    seen = Counter(feature for found, _ in rows for feature in set(found))
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(
        [{name: 1 for name in found if seen[name] >= SEEN} for found, _ in rows]
    )
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
    model = LogisticRegression(C=PENALTY, solver="liblinear", max_iter=500, random_state=0)
    model.fit(matrix, [coded for _, coded in rows])
    weights = dict(zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True))
    kept = {name: round(float(weight), 3) for name, weight in weights.items() if abs(weight) >= SMALL}
    return {BIAS: round(float(model.intercept_[0]), 3), **dict(sorted(kept.items()))}


def reports_of(files: list[Path], texts: Path | None) -> Iterator[Report]:
    """
    The reports of all files with their claims.
    """
    pairs = zip(files[::2], files[1::2], strict=True)
    return chain(*(coded(docs, gold) for docs, gold in pairs), coded_reports(texts) if texts else ())


def fit_tables(finder: str, reports: list[Report]) -> str:
    """
    Fits and writes the weights of a finder; what was done.
    """
    name, rows_of = FINDERS[finder]
    rows = [row for document, claims in reports for row in rows_of(document, list(claims))]
    weights = fitted(rows)
    with (LEXICONS / f"{name}.csv").open("w", encoding="utf-8", newline="") as target:
        csv.writer(target, lineterminator="\n").writerows([("feature", "weight"), *weights.items()])
    return f"{len(reports)} reports, {len(rows)} rows, {len(weights)} weights, written to {name}.csv"


def held_out(reports: Iterable[Report]) -> list[Example]:
    """
    The reports that are held out, of those that were coded whole.
    """
    return [
        Example(document_of(document), claims)
        for document, claims in reports
        if held(document["id"]) and is_whole(document)
    ]


def whole(reports: Iterable[Report]) -> list[Example]:
    """
    All reports that were coded whole, also those that training learns from.
    """
    return [Example(document_of(document), claims) for document, claims in reports if is_whole(document)]


def fit_model(examples: list[Example], only: str | None) -> str:
    """
    Fits and writes the weights by which the shipped model's encoder is heard; what was done.
    """
    from reportedly.training.export import write_manifest  # noqa: PLC0415 (it needs PyTorch)

    manifest = manifest_in(SHIPPED)
    if only:
        fit = fit_people if only == PEOPLE else partial(fit_anew, kind=only)
        anew = fit(examples, encoder(), choices_of(manifest))
        choices = {**manifest["choices"], **anew}
    else:
        choices = fit_choices(examples, encoder())
    write_manifest(SHIPPED, {**manifest, "choices": choices})
    return f"{len(examples)} reports; the choices are written to {SHIPPED.name}/{MANIFEST}"


def main() -> None:
    """
    Fit on the files that the command line names, and write the weights.
    """
    parser = argparse.ArgumentParser(description=(__doc__ or "").strip().splitlines()[0])
    parser.add_argument("finder", choices=[*FINDERS, CHOICES])
    parser.add_argument("files", type=Path, nargs="+", metavar="DOCS GOLD", help="reports and their claims")
    parser.add_argument("--texts", type=Path, help="the folder of the corpora that benchmarks/coded codes")
    parser.add_argument(
        "--only",
        choices=sorted({*RIGHT_ONCE, PEOPLE}),
        help="of the choices, fit one anew and keep the others",
    )
    parser.add_argument(
        "--learned",
        type=Path,
        nargs="+",
        default=[],
        metavar="DOCS GOLD",
        help="for --only people: reports that count though training may learn from them, and their claims",
    )
    options = parser.parse_args()
    if len(options.files) % 2 or len(options.learned) % 2:
        parser.error("DOCS and GOLD come in pairs")
    reports = list(reports_of(options.files, options.texts))
    if options.only == PEOPLE:
        written = held_out(reports_of(options.files, None))
        print(fit_model([*written, *whole(reports_of(options.learned, options.texts))], PEOPLE))
    elif options.finder == CHOICES:
        print(fit_model(held_out(reports), options.only))
    else:
        print(fit_tables(options.finder, [report for report in reports if not held(report[0]["id"])]))


if __name__ == "__main__":
    main()
