"""
Coded reports kept apart from their texts: offsets and labels only, and back to what a scorer reads.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from reportedly.errors import UsageError

# Corpus → the file of its texts, below the folder of the corpora, and what stands before its ids in
# the labels.
CORPORA = {
    "fakes": ("fakes/dev.jsonl", ""),
    "muc4": ("muc4/dev.jsonl", "muc-"),
    "polnear": ("polnear/train.jsonl", "polnear-"),
}
PARTIES = ("perpetrator", "target", "place", "time")

Coded = dict[str, Any]


def located(words: str | None, text: str, near: int) -> list[int] | None:
    """
    Where some words of a claim stand: in its sentence if they can, else the nearest before, else anywhere.
    """
    if not words:
        return None
    start = text.find(words, near)
    if start < 0 or start > near + len(text[near:].split("\n", 1)[0]):
        start = text.rfind(words, 0, near + len(words))
    start = start if start >= 0 else text.find(words)
    return [start, start + len(words)] if start >= 0 else None


def pointed(value: Coded | None, text: str, near: int) -> Coded | None:
    """
    A party, place or time with offsets instead of its words.
    """
    if value is None:
        return None
    return {
        **{key: kept for key, kept in value.items() if key != "text"},
        "span": located(value.get("text"), text, near),
    }


def stood_off(claim: Coded, text: str) -> Coded:
    """
    A claim without words: each wording as offsets into *text*; names of sources are left out.
    """
    near = text.find(claim["sentence"])
    entries = [
        {
            **{key: kept for key, kept in entry.items() if key not in {"count_text", "victims_text"}},
            "count": located(entry.get("count_text"), text, near),
            "victims": located(entry.get("victims_text"), text, near),
        }
        for entry in claim["casualties"]
    ]
    return {
        **{key: claim[key] for key in ("id", "event_type", "event", "certainty")},
        "sentence": located(claim["sentence"], text, near),
        "trigger": located(claim["trigger"], text, near),
        "cue": located(claim["cue"], text, near),
        "weapon": located(claim["weapon"], text, near),
        "sources": [
            {"span": located(one["text"], text, near), "type": one["type"]} for one in claim["sources"]
        ],
        "casualties": entries,
        "evidence": [
            {"span": located(one.get("text"), text, near), "type": one["type"]} for one in claim["evidence"]
        ],
        **{key: pointed(claim[key], text, near) for key in PARTIES},
    }


def words_at(span: list[int] | None, text: str) -> str | None:
    """
    The words between two offsets.
    """
    return text[span[0] : span[1]] if span else None


def restored(claim: Coded, text: str) -> Coded:
    """
    A claim with its words again, as the codebook's files have it.
    """
    again = dict(claim)
    for key in ("sentence", "trigger", "cue", "weapon"):
        again[key] = words_at(claim[key], text)
    for key in PARTIES:
        if claim[key] is not None:
            again[key] = {**claim[key], "text": words_at(claim[key]["span"], text)}
    for key in ("sources", "evidence"):
        again[key] = [{"name": None, **one, "text": words_at(one["span"], text)} for one in claim[key]]
    again["casualties"] = [
        {**one, "count_text": words_at(one["count"], text), "victims_text": words_at(one["victims"], text)}
        for one in claim["casualties"]
    ]
    return again


def digest(text: str) -> str:
    """
    The SHA-256 of a text, which tells whether it is the one that was coded.
    """
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def lines(path: Path) -> Iterator[Coded]:
    """
    The objects of a JSON lines file.
    """
    with path.open(encoding="utf-8") as source:
        for number, line in enumerate(source, 1):
            if line.strip():
                yield record_of(line, f"line {number} of {path}")


def record_of(line: str, where: str) -> Coded:
    """
    The object that a line holds; *where* it stands is said of one that holds none.
    """
    try:
        record = json.loads(line)
    except ValueError:
        raise UsageError(f"{where} is no JSON") from None
    if not isinstance(record, dict):
        raise UsageError(f"{where} is no JSON object")
    return record


def texts_of(corpus: str, folder: Path) -> Mapping[str, Coded]:
    """
    The documents of a corpus by the ids used here; none where its file is not at hand.
    """
    name, prefix = CORPORA[corpus]
    path = folder / name
    return {prefix + document["id"]: document for document in lines(path)} if path.exists() else {}


def coded_reports(folder: Path, labels: Path) -> Iterator[tuple[Coded, list[Coded]]]:
    """
    The reports coded in *labels* whose texts lie in *folder*, unchanged: document and claims, worded.
    """
    for corpus in CORPORA:
        path = labels / f"{corpus}.jsonl"
        texts = texts_of(corpus, folder) if path.exists() else {}
        for record in lines(path) if texts else ():
            document = texts.get(record["doc"])
            if document and digest(document["text"]) == record["sha256_text"]:
                fields = {key: document.get(key) for key in ("title", "publisher", "text")}
                claims = [restored(claim, document["text"]) for claim in record["claims"]]
                yield {"id": record["doc"], "published": record["published"], **fields}, claims
