"""
Whom pronouns stand for, against reports coded by hand: `python -m benchmarks.antecedents DOCS GOLD`.

Of the claims read and coded whose perpetrator or target the reader words by a pronoun ("they", "its jets"):
how many are named, and how many of the names are the coder's. A name is right where it shares half of its
words with the coder's, or is of the same actor or side: "US forces" are the United States.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from benchmarks.record import MODEL, READER, reader_of, run
from reportedly.claims import antecedents, find_all
from reportedly.claims.actors import find_mentions
from reportedly.claims.antecedents import Candidate, Question, Told, told_by
from reportedly.language.analysis import analyse
from reportedly.printed import printed
from reportedly.readers import Reader
from reportedly.records import ROLES, Claim, Document, Party
from reportedly.scoring import alike, figure, paired
from reportedly.training.evaluation import document_of, table
from reportedly.training.standoff import Coded, lines


@lru_cache(None)
def parties_in(name: str) -> frozenset[str]:
    """
    The actors and sides that a coder's name holds.
    """
    mentions = [one for sentence in analyse(name, None) for one in find_mentions(sentence, name)]
    known = {of for one in mentions for of in (one.actor, one.side, one.name.casefold())}
    return frozenset(of for of in known if of)


def is_named(name: str, candidate: Candidate) -> bool:
    """
    Whether a coder's name is that of a candidate.
    """
    return alike(name, candidate.name) or not parties_in(name).isdisjoint(
        {candidate.actor, candidate.side, candidate.name.casefold()}
    )


def unnamed(claim: Claim, told: Told, text: str) -> Claim:
    """
    A claim with the bare words for parties that are worded by pronouns, as if nothing stood for them.
    """
    changed: dict[str, Any] = {}
    for role in ROLES:
        party: Party | None = getattr(claim, role)
        if party and antecedents.asked(0, claim, role, told):
            changed[role] = Party(party.span, party.span.of(text))
    return replace(claim, **changed)


def met(
    document: Document,
    coded: list[Coded],
    reader: Reader,
    answer: Callable[[Question, str], Candidate | None],
) -> None:
    """
    Hands *answer* each question of a report that a coder answered, in reading order, with the coder's name;
    what it gives is the party's name for the claims that follow.
    """
    found, read = find_all(document), list(reader.find(document))
    told = told_by([one.sentence for one in found], [one.mentions for one in found])
    claims = [unnamed(claim, told, document.text) for claim in read]
    shown = printed(document, read)["claims"]
    coded_of = {number: coded[one] for one, number in paired(coded, shown, document.text)}

    def known(question: Question) -> Candidate | None:
        party = coded_of.get(question.claim, {}).get(question.role)
        return answer(question, party["name"]) if party else None

    antecedents.answered(claims, told, known)


def reports(docs: Path, gold: Path) -> Iterator[tuple[Document, list[Coded]]]:
    """
    The reports of a file with their coded claims.
    """
    coded = {record["doc"]: record["claims"] for record in lines(gold)}
    for document in lines(docs):
        if document["id"] in coded:
            yield document_of(document), coded[document["id"]]


def measured(docs: Path, gold: Path, reader: str, model: Path) -> dict[str, dict[str, float]]:
    """
    Role → the share of its pronouns that are named (recall) and of the names that are right (precision).
    """
    return scored(docs, gold, reader_of(reader, model))


def scored(docs: Path, gold: Path, reader: Reader) -> dict[str, dict[str, float]]:
    """
    The same of a reader that is ready to read.
    """
    answers: list[tuple[str, bool, bool]] = []

    def answer(question: Question, name: str) -> Candidate | None:
        meant = antecedents.likeliest(question)
        answers.append((question.role, meant is not None, meant is not None and is_named(name, meant)))
        return meant

    for document, coded in reports(docs, gold):
        met(document, coded, reader, answer)
    figures = {}
    for role in ROLES:
        mine = [(named, right) for one, named, right in answers if one == role]
        figures[role] = figure(sum(right for _, right in mine), len(mine), sum(named for named, _ in mine))
    return figures


def main() -> None:
    """
    Measure and print.
    """
    run("antecedents", __doc__ or "", ["docs", "gold"], measured, table, (READER, MODEL))


if __name__ == "__main__":
    main()
