"""
A program that adds numbered reports to a ledger, for tests that crowd it, kill it or fill its disk.

    python adding_reports.py LEDGER FIRST AFTER     prints each number once its report is kept
"""

import hashlib
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

from reportedly.ledger.ledger import Ledger
from reportedly.records import (
    Casualty,
    Claim,
    Document,
    Place,
    ReaderInfo,
    Reading,
    Report,
    Source,
    Span,
    Time,
)

GRAMMAR = ReaderInfo("grammar", "1")


MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None


@contextmanager
def quick_ledger():
    """
    A ledger in memory where there is a disk of it: hundreds of ledgers need not wait for a real one.
    """
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder, Ledger.open(f"{folder}/reportedly.db") as ledger:
        yield ledger


def report_of(text, **told):
    """
    A report of this text, as a plain file would give it.
    """
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = Document(digest[:16], text, digest, digest, **{"extractor": "plain/1", **told})
    return Report(document, text.encode(), path=f"{digest[:4]}.txt")


def claim_in(text, words, **fields):
    """
    A claim of this text whose trigger is these words.
    """
    start = text.index(words)
    plain = {
        "id": f"{hashlib.sha256(f'{text} {words}'.encode()).hexdigest()[:16]}",
        "event": "e1",
        "event_type": "harm",
        "certainty": "stated",
        "confidence": 0.5,
        "reader": GRAMMAR,
        "sentence": Span(0, len(text)),
        "trigger": Span(start, start + len(words)),
    }
    return Claim(**{**plain, **fields})


def add_text(ledger, text, words, told=None, **fields):
    """
    Adds a report with one claim and gives the id of the claim.
    """
    report = report_of(text, **(told or {}))
    claim = claim_in(text, words, **fields)
    ledger.add(report, Reading(report.document, (claim,), GRAMMAR))
    return claim.id


def numbered(number):
    """
    Report *number* with its three claims.
    """
    text = f"SOHR said {number} people were killed, 7 wounded and 5 missing in Idlib on 5 April."
    report = report_of(text)
    told = {
        "sources": (Source(Span(0, 4), "SOHR", "monitor"),),
        "place": Place(Span(text.index("Idlib"), text.index("Idlib") + 5), "Idlib", "city", country="Syria"),
        "time": Time(Span(len(text) - 8, len(text) - 1), "2016-04-05", "2016-04-05"),
    }
    dead = (Casualty("killed", number, number),)
    claims = (
        claim_in(text, "killed", casualties=dead, **told),
        claim_in(text, "wounded", **told),
        claim_in(text, "missing", **told),
    )
    return report, Reading(report.document, claims, GRAMMAR)


def main(path, first, after):
    """
    Adds the reports and says which are kept.
    """
    with Ledger.open(path) as ledger:
        for number in range(int(first), int(after)):
            ledger.add(*numbered(number))
            print(number, flush=True)  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
