"""
A report on a page: its text with the words of its claims marked, and a card for each claim.
"""

from markupsafe import Markup, escape

from reportedly.language.headlines import same_words
from reportedly.records import Claim, Document, Reading
from reportedly.telling import wording
from reportedly.telling.cards import missing, rows
from reportedly.telling.highlights import Piece, marked_paragraphs, marks_of
from reportedly.telling.published import is_right_to_left, language_tag, shown

CERTAINTIES = {"stated": "●", "hedged": "◐", "denied": "⊘", "unreal": "◌"}


def report_facts(reading: Reading, number: int) -> dict[str, object]:
    """
    What the template of a report needs to know.
    """
    document, claims = reading.document, reading.claims
    text = document.text
    paragraphs = [
        Markup("").join(piece_markup(piece, text, number) for piece in row)
        for row in marked_paragraphs(text, marks_of(claims))
    ]
    opening = text.lstrip().partition("\n")[0].strip()
    titled = bool(paragraphs) and document.title is not None and same_words(document.title, opening)
    return {
        "number": number,
        "document": document,
        "heading": paragraphs.pop(0) if titled else wording.heading(document),
        "name": wording.heading(document),
        "byline": wording.byline(document),
        "language": language_tag(document),
        "direction": "rtl" if is_right_to_left(document) else "auto",
        "link": document.url if document.url and document.url.startswith(("http://", "https://")) else None,
        "paragraphs": paragraphs,
        "claims": [card_facts(claim, document) for claim in claims],
        "signs": CERTAINTIES,
    }


def card_facts(claim: Claim, document: Document) -> dict[str, object]:
    """
    What the template of a claim's card needs to know.
    """
    text = document.text
    return {
        "claim": claim,
        "summary": wording.summary(claim, text),
        "figures": wording.tallies(claim, text),
        "says": wording.chain(claim.sources),
        "missing": missing(claim),
        "rows": [
            (row, [span.of(text) for span in row.words]) for row in rows(claim, text, document.published)
        ],
    }


def piece_markup(piece: Piece, text: str, report: int) -> Markup:
    """
    Some words with their marks around them, the first mark outermost; what names an event can be pressed.
    """
    words = escape(shown(piece.span.of(text)))
    if not piece.marks:
        return words
    kinds = dict.fromkeys(mark.kind for mark in piece.marks)
    begun = sorted({mark.claim for mark in piece.opens if mark.kind == "trigger"})
    inside = button(words, begun, report) if begun else words
    for kind in reversed([kind for kind in kinds if kind != "trigger" or not begun]):
        inside = Markup('<mark class="{}">{}</mark>').format(kind, inside)
    claims = " ".join(
        f"{mark.claim}:{mark.kind}{':1' if mark in piece.opens else ''}" for mark in piece.marks
    )
    return Markup('<span class="h" data-c="{}">{}</span>').format(claims, inside)


def button(words: Markup, begun: list[int], report: int) -> Markup:
    """
    The words that name an event, as what opens the claims that begin with them.
    """
    return Markup(
        '<a class="trigger" role="button" href="#r{0}c{1}" data-n="{2}" '
        'aria-controls="panel" aria-describedby="r{0}s{1}" aria-expanded="false">{3}</a>',
    ).format(report, begun[0] + 1, ",".join(str(number + 1) for number in begun), words)
