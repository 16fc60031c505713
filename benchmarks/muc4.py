"""
Who did what to whom with what, against the keys of MUC-4: `python -m benchmarks.muc4 FILE`.

FILE: JSON lines of MUC-3/4 texts with their `templates`. Thresholds are set on texts whose ids begin
with DEV (each tenth; the model was trained on them), figures are of TST1 and TST2.

The fillers of a report are compared with those of all its templates together; a victim's name and
description are one filler. Two scorers:

- by head (ours): a filler is found if a found phrase has the head of one of its alternatives: the last
  word before any comma, preposition or relative pronoun, brackets aside. However many of its names are found,
  it counts once; found phrases with the same head count once.
- CEAF-REE (Du, Rush and Cardie, EACL 2021): phrases and fillers are paired one to one, and a phrase
  pairs only if it is one of the alternatives to the letter (case, marks and articles aside).

Fillers that the keys call optional may be found but need not be, in both. Published figures differ in
more than the model: they are of TST3 and TST4; GTT and IterX fill whole templates, which their scorers
align first, so that a filler in the wrong incident is wrong; and the figure of 1992 is over all slots
of a template. They are printed to be looked at, not to be compared with.
"""

import re
import string
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from benchmarks.record import MODEL, run
from reportedly.language.analysis import analyse
from reportedly.model.attributions import inside_words
from reportedly.model.encoder import Encoder, Seen, encoder, likely
from reportedly.model.labels import FILLERS
from reportedly.records import Span
from reportedly.scoring import figure
from reportedly.training.examples import QUOTED, SLOTS
from reportedly.training.standoff import lines

PUBLISHED = {
    "GTT, role fillers within templates": 50.2,
    "IterX, role fillers within templates": 53.0,
    "GE 1992, all slots": 56.0,
}
TUNING, TESTS = "DEV", ("TST1", "TST2")
# Of the texts to set thresholds on, one in so many: enough for a figure of two digits.
EACH = 10
THRESHOLDS = tuple(k / 20 for k in range(2, 19))
BRACKETED = re.compile(r"[(\[][^)\]]*[)\]]?")
COMMA = re.compile(r",(?!\d)")
ARTICLES = frozenset({"a", "an", "the"})
HEAD_ENDS = frozenset(
    {"of", "in", "at", "from", "with", "on", "for", "by", "to", "near", "against", "among", "between"}
    | {"under", "outside", "inside", "who", "which", "that", "whose", "where", "wearing", "carrying"}
)


class Filler(NamedTuple):
    """
    A filler of the keys: its alternatives, the first of which names it, and whether it must be found.
    """

    names: tuple[str, ...]
    needed: bool


class Phrase(NamedTuple):
    """
    Words that were found to fill a role, with how likely.
    """

    words: str
    chance: float


class Likelihoods(NamedTuple):
    """
    The words of a report with the chance of each to fill each role (words × fillers).
    """

    text: str
    spans: tuple[Span, ...]
    sentences: tuple[int, ...]
    chances: Any


def plain(words: str) -> str:
    """
    Words without case, marks and articles.
    """
    kept = words.lower().replace("-", " ").translate(str.maketrans("", "", string.punctuation))
    return " ".join(word for word in kept.split() if word not in ARTICLES)


def head(words: str) -> str:
    """
    The head of a noun phrase, by its place.
    """
    bare = BRACKETED.sub(" ", words)
    first = next((part for part in COMMA.split(bare if plain(bare) else words) if plain(part)), "")
    parts = plain(first).split()
    last = next((k for k, word in enumerate(parts) if k and word in HEAD_ENDS), len(parts))
    return parts[last - 1] if parts else ""


def same_head(words: str, filler: Filler) -> bool:
    """
    Whether some words have the head of a filler.
    """
    return head(words) in {head(name) for name in filler.names}


def same_words(words: str, filler: Filler) -> bool:
    """
    Whether some words are a filler to the letter.
    """
    return plain(words) in {plain(name) for name in filler.names}


def names_of(value: str) -> tuple[str, ...]:
    """
    The strings of a value of the keys; where it says who is so described, the name first.
    """
    found = [(match.start(), match[1].replace("\\", "")) for match in QUOTED.finditer(value)]
    colon = QUOTED.sub(lambda match: "_" * len(match[0]), value).find(":")
    return tuple(name for at, name in sorted(found, key=lambda pair: (pair[0] < colon, pair[0])) if name)


def keyed(templates: Iterable[Mapping[str, Sequence[str]]]) -> dict[str, list[Filler]]:
    """
    The fillers of each role in all templates of a report; those that bear one's first name are one.
    """
    fillers: dict[str, list[Filler]] = {role: [] for role in FILLERS}
    for template in templates:
        optional = any("OPTIONAL" in value for value in template.get("MESSAGE: TEMPLATE", ()))
        for slot, role in SLOTS.items():
            for value in template.get(slot, ()):
                names = names_of(value)
                needed = not (optional or value.lstrip().startswith("?") or "(OPTIONAL)" in value)
                if names:
                    join(fillers[role], Filler(names, needed))
    return fillers


def join(known: list[Filler], new: Filler) -> None:
    """
    Add a filler to those that are known, or its alternatives to the one that it is.
    """
    for k, one in enumerate(known):
        if same_words(new.names[0], one) or same_words(one.names[0], new):
            known[k] = Filler(tuple(dict.fromkeys((*one.names, *new.names))), one.needed or new.needed)
            return
    known.append(new)


def likelihoods(text: str, seen: Seen) -> Likelihoods:
    """
    What the encoder makes of the words of a report, each by the mean of its pieces.
    """
    pieces = seen.pieces
    firsts = [k for k, inside in enumerate(inside_words(text, pieces)) if not inside]
    ends = [*firsts, len(pieces)][1:]
    chances = likely(seen.fillers)
    return Likelihoods(
        text,
        tuple(Span(pieces.starts[k], pieces.ends[end - 1]) for k, end in zip(firsts, ends, strict=True)),
        tuple(pieces.sentences[k] for k in firsts),
        np.array([chances[k:end].mean(axis=0) for k, end in zip(firsts, ends, strict=True)]),
    )


def phrases(report: Likelihoods, role: int, threshold: float) -> list[Phrase]:
    """
    The phrases whose words all fill a role, the likeliest of each head.
    """
    runs: list[list[int]] = []
    for k in np.flatnonzero(report.chances[:, role] >= threshold) if report.spans else ():
        near = runs and runs[-1][-1] == k - 1 and report.sentences[k - 1] == report.sentences[k]
        if near:
            runs[-1].append(int(k))
        else:
            runs.append([int(k)])
    best: dict[str, Phrase] = {}
    for run_of in runs:
        words = report.text[report.spans[run_of[0]].start : report.spans[run_of[-1]].end]
        one = Phrase(" ".join(words.split()), float(report.chances[run_of, role].mean()))
        if head(words) and one.chance > best.get(head(words), Phrase("", 0.0)).chance:
            best[head(words)] = one
    return list(best.values())


def by_head(found: Sequence[str], fillers: Sequence[Filler]) -> Counter[str]:
    """
    The raw numbers of one role in one report, by our scorer.
    """
    right = sum(one.needed and any(same_head(words, one) for words in found) for one in fillers)
    wrong = sum(not any(same_head(words, one) for one in fillers) for words in found)
    return Counter(right=right, gold=sum(one.needed for one in fillers), read=right + wrong)


def by_ceaf(found: Sequence[str], fillers: Sequence[Filler]) -> Counter[str]:
    """
    The raw numbers of one role in one report, by CEAF-REE.
    """
    needed = [one for one in fillers if one.needed]
    pairs = paired(found, needed)
    spare = [words for k, words in enumerate(found) if k not in pairs.values()]
    allowed = paired(spare, [one for one in fillers if not one.needed])
    return Counter(right=len(pairs), gold=len(needed), read=len(found) - len(allowed))


def paired(found: Sequence[str], fillers: Sequence[Filler]) -> dict[int, int]:
    """
    Filler → phrase that is it to the letter, as many pairs as can be (augmenting paths).
    """
    pairs: dict[int, int] = {}

    def takes(k: int, tried: set[int]) -> bool:
        for n, filler in enumerate(fillers):
            if n not in tried and same_words(found[k], filler):
                tried.add(n)
                if n not in pairs or takes(pairs[n], tried):
                    pairs[n] = k
                    return True
        return False

    for k in range(len(found)):
        takes(k, set())
    return pairs


Scorer = Callable[[Sequence[str], Sequence[Filler]], Counter[str]]
Case = tuple[Likelihoods, dict[str, list[Filler]]]


def tally(cases: Iterable[Case], role: str, threshold: float, scorer: Scorer) -> Counter[str]:
    """
    The raw numbers of one role over all reports.
    """
    total: Counter[str] = Counter()
    for report, keys in cases:
        found = phrases(report, FILLERS.index(role), threshold)
        total.update(scorer([phrase.words for phrase in found], keys[role]))
    return total


def figures_of(total: Mapping[str, int]) -> dict[str, float]:
    """
    Precision, recall and F1 of raw numbers.
    """
    return figure(total["right"], total["gold"], total["read"])


def best_threshold(cases: Sequence[Case], role: str) -> float:
    """
    The threshold under which a role is found best.
    """
    return max(THRESHOLDS, key=lambda one: figures_of(tally(cases, role, one, by_head))["f1"])


def scored(tuning: Sequence[Case], tests: Sequence[Case]) -> dict[str, dict[str, float]]:
    """
    The figures of each role and of all, by both scorers.
    """
    thresholds = {role: best_threshold(tuning, role) for role in FILLERS}
    figures = {}
    for name, scorer in (("head", by_head), ("CEAF-REE", by_ceaf)):
        totals = {role: tally(tests, role, thresholds[role], scorer) for role in FILLERS}
        for role, total in totals.items():
            figures[f"{name}: {role}"] = {**figures_of(total), "threshold": thresholds[role]}
        figures[f"{name}: all"] = figures_of(sum(totals.values(), Counter()))
    return figures


def cases_of(records: Iterable[Mapping[str, Any]], reader: Encoder) -> list[Case]:
    """
    What the encoder makes of some texts, each with its keys.
    """
    return [
        (likelihoods(one["text"], reader.see(one["text"], analyse(one["text"]))), keyed(one["templates"]))
        for one in records
    ]


def measured(path: Path, model: Path) -> dict[str, dict[str, float]]:
    """
    The figures of the model in a folder.
    """
    loaded = encoder(model)
    records = list(lines(path))
    tuning = [one for one in records if one["id"].startswith(TUNING)][::EACH]
    tests = [one for one in records if one["id"].startswith(TESTS)]
    return scored(cases_of(tuning, loaded), cases_of(tests, loaded))


def table(figures: Mapping[str, Mapping[str, float]]) -> str:
    """
    The figures as lines of text, with the published ones below.
    """
    rows = [
        f"{name:28} P {100 * row['precision']:5.1f}  R {100 * row['recall']:5.1f}  F1 {100 * row['f1']:5.1f}"
        f"   right {row['right']} of {row['gold']} in the keys, {row['read']} read"
        for name, row in figures.items()
    ]
    rows.append("published, by other scorers on TST3 and TST4, F1:")
    rows += [f"{name:36} {value:4.1f}" for name, value in PUBLISHED.items()]
    return "\n".join(rows)


def main() -> None:
    """
    Measure and print.
    """
    run("muc4", __doc__ or "", ["file"], measured, table, (MODEL,))


if __name__ == "__main__":
    main()
