"""
A team's own reports: coded by the codebook, or read by this program and corrected by hand.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from reportedly.errors import UsageError
from reportedly.model.labels import CERTAINTIES, EVENTS
from reportedly.printed import parsed
from reportedly.training.standoff import Coded, lines

Report = tuple[Coded, Sequence[Coded]]

CLAIM_FIELDS = (
    "sentence",
    "trigger",
    "event_type",
    "event",
    "certainty",
    "sources",
    "cue",
    "casualties",
    "perpetrator",
    "target",
    "weapon",
    "place",
    "time",
    "evidence",
)


def coded(docs: Path, gold: Path) -> Iterator[Report]:
    """
    The reports of two JSON lines files, documents and their claims by the codebook.
    """
    found = records(docs, ("id", "text"))
    documents = {str(record["id"]): {**record, "id": str(record["id"])} for record in found}
    for number, record in enumerate(records(gold, ("doc", "claims")), 1):
        document = documents.get(str(record["doc"]))
        if document is None:
            raise UsageError(f"{gold} codes {record['doc']}, which is not in {docs}")
        for claim in record["claims"]:
            check(claim, f"record {number} of {gold}")
        yield document, record["claims"]


def corrected(path: Path) -> Iterator[Report]:
    """
    The reports of a file as `--json` prints them, corrected by hand; all claims of a report together.
    """
    documents: dict[str, Coded] = {}
    claims: dict[str, list[Coded]] = {}
    for number, record in enumerate(records(path, ("document", "claims")), 1):
        where = f"record {number} of {path}"
        check_printed(record, where)
        document = record["document"]
        name = document["source_id"] or document["id"]
        documents[name] = {**document, "id": name}
        claims.setdefault(name, []).extend(record["claims"])
    for name, document in documents.items():
        yield document, claims[name]


def records(path: Path, fields: Sequence[str]) -> Iterator[Coded]:
    """
    The records of a file, after a look that each has the fields that it must have.
    """
    if not path.is_file():
        raise UsageError(f"there is no file {path}")
    for number, record in enumerate(lines(path), 1):
        lacking = [field for field in fields if field not in record]
        if lacking:
            raise UsageError(f"record {number} of {path} lacks {', '.join(lacking)}")
        yield record


def check(claim: Mapping[str, Any], where: str) -> None:
    """
    Refuses a claim that lacks fields, or whose type or certainty is none of the codebook's.
    """
    lacking = [field for field in CLAIM_FIELDS if field not in claim]
    if lacking:
        raise UsageError(f"a claim of {where} lacks {', '.join(lacking)}")
    for field, known in (("event_type", EVENTS[1:]), ("certainty", CERTAINTIES)):
        if claim[field] not in known:
            raise UsageError(
                f"a claim of {where} has the {field} {claim[field]}; known are {', '.join(known)}"
            )


def check_printed(record: Coded, where: str) -> None:
    """
    Refuses a printed report with words that do not stand in its text, or with fields that are unknown.
    """
    try:
        parsed(record)
    except UsageError as error:
        raise UsageError(f"{where}: {error}") from None
    except (KeyError, TypeError) as error:
        raise UsageError(f"{where} is not as --json prints it: {error}") from None
    for claim in record["claims"]:
        check(claim, where)
