"""
The form in which a claim is edited, or added where no reader found it.
"""

from fastapi import HTTPException

from reportedly.printed import schema
from reportedly.web.answers import Facts
from reportedly.web.report_facts import ReportFacts


class ClaimChoices(Facts):
    """
    The codes that the fields of a claim may hold.
    """

    event_type: tuple[str, ...]
    certainty: tuple[str, ...]
    source_type: tuple[str, ...]
    outcome: tuple[str, ...]
    scope: tuple[str, ...]
    victims_type: tuple[str, ...]
    precision: tuple[str, ...]
    evidence_type: tuple[str, ...]


class EditorFacts(Facts):
    """
    The form in which a claim is edited, or added where `claim` is None; `labels` are the report's events.
    """

    report: str
    claim: dict[str, object] | None
    number: int
    labels: tuple[str, ...]
    choices: ClaimChoices


def editor_facts(facts: ReportFacts, claim: str | None, holder: str) -> EditorFacts:
    """
    The form for one of the claims of a page, or for a new one; *holder* is what the page shows.
    """
    found = next((one for one in facts.claims if one.id == claim), None)
    if claim and found is None:
        raise HTTPException(404, f"there is no claim {claim} in this {holder}")
    labels = sorted({str(one.claim["event"]) for one in facts.claims})
    return EditorFacts(
        report=facts.id,
        claim=found.claim if found else None,
        number=found.number if found else len(facts.claims),
        labels=tuple(labels),
        choices=choices(),
    )


def choices() -> ClaimChoices:
    """
    The codes of the schema.
    """
    parts = schema()["$defs"]

    def codes(part: str, field: str) -> tuple[str, ...]:
        return tuple(parts[part]["properties"][field]["enum"])

    return ClaimChoices(
        event_type=codes("claim", "event_type"),
        certainty=codes("claim", "certainty"),
        source_type=codes("source", "type"),
        outcome=codes("casualty", "outcome"),
        scope=codes("casualty", "scope"),
        victims_type=codes("casualty", "victims_type"),
        precision=codes("place", "precision"),
        evidence_type=codes("evidence", "type"),
    )
