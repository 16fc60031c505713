from hypothesis import given
from hypothesis import strategies as st

from reportedly.language.analysis import paragraphs
from reportedly.records import Casualty, Claim, Evidence, Party, Place, ReaderInfo, Source, Span, Time
from reportedly.telling.highlights import Mark, marked_paragraphs, marks_of

TEXT = "In Homs, SANA said"


@st.composite
def marked_texts(draw):
    text = draw(st.text(alphabet="ab \n\u0651\U0001f600", max_size=60))
    ends = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(ends, ends, st.sampled_from(["source", "count"]), st.integers(0, 3))))
    marks = {Mark(min(a, b), max(a, b), kind, claim) for a, b, kind, claim in pairs if a != b}
    return text, sorted(marks)


@given(marked_texts())
def test_pieces_put_together_are_the_text(case):
    """
    No letter of a paragraph is lost, doubled or moved.
    """
    text, marks = case
    rows = list(marked_paragraphs(text, marks))

    assert ["".join(piece.span.of(text) for piece in row) for row in rows] == [
        span.of(text) for span in paragraphs(text)
    ]


@given(marked_texts())
def test_each_letter_has_the_marks_that_lie_over_it(case):
    """
    Overlapping, nested and touching words keep all their marks, and no others.
    """
    text, marks = case
    for row in marked_paragraphs(text, marks):
        for piece in row:
            over = {mark for mark in marks if mark.start <= piece.span.start and piece.span.end <= mark.end}
            assert set(piece.marks) == over
            assert set(piece.opens) <= over


def test_a_mark_opens_once_in_a_paragraph():
    """
    Only the first piece of some words bears their label.
    """
    marks = [Mark(0, 10, "source", 0), Mark(3, 7, "place", 0)]

    [row] = marked_paragraphs("In Homs, SANA said", marks)

    assert [[mark.kind for mark in piece.opens] for piece in row] == [["source"], ["place"], [], []]


def test_marks_of_a_claim_cover_every_field():
    """
    Each field of a claim that is words has its mark, and a field without words has none.
    """
    span, empty = Span(3, 7), Span(4, 4)
    claim = Claim(
        "c",
        "e1",
        "harm",
        "stated",
        1.0,
        ReaderInfo("grammar", "1"),
        Span(0, 18),
        span,
        sources=(Source(span, "x", "media"),),
        cue=span,
        casualties=(Casualty("killed", 1, 1, count=span, victims=span), Casualty("killed", None, None)),
        perpetrator=Party(span, "x"),
        target=Party(empty, "x"),
        weapon=span,
        place=Place(span, "Homs", "city"),
        time=Time(span, None, None),
        evidence=(Evidence(span, "video"),),
    )

    kinds = [mark.kind for mark in marks_of([claim])]

    assert kinds == sorted(
        ["trigger", "source", "cue", "count", "victims", "perpetrator", "weapon", "place", "time", "evidence"]
    )


def test_the_longer_of_two_marks_lies_outside():
    """
    At one beginning, the longer words come first.
    """
    claim = Claim(
        "c",
        "e1",
        "harm",
        "stated",
        1.0,
        ReaderInfo("grammar", "1"),
        Span(0, 18),
        Span(0, 2),
        weapon=Span(0, 7),
    )

    assert [mark.kind for mark in marks_of([claim])] == ["weapon", "trigger"]
