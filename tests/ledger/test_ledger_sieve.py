"""
Reports are sifted by words, marks and days, alone and together.
"""

import pytest
from sqlalchemy import desc, func, select

from adding_reports import GRAMMAR, claim_in, quick_ledger, report_of
from reportedly.decisions.deciding import By, accept, correct, reject, same, set_grade, undo
from reportedly.errors import UsageError
from reportedly.ledger import ledger_reports
from reportedly.ledger.briefs import brief_new
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.ledger_events import events, join_new
from reportedly.ledger.ledger_reports import COPIES, PAGE, VALUES, look
from reportedly.ledger.report_index import ReportIndex
from reportedly.ledger.sieve import KINDS, Sieve
from reportedly.ledger.tables import brief_marks
from reportedly.records import Place, Reading, Source, Span, Time

ANA = By("ana", "")


def add(ledger, text, place="Idlib", day="2016-04-05", kind="shelling", **about):
    """
    Keeps a report with one claim.
    """
    report, at = report_of(text, **about), Span(0, 4)
    claim = claim_in(
        text,
        "fell",
        event_type=kind,
        sources=(Source(at, "SOHR", "monitor"),),
        place=Place(at, place, "city", country="Syria"),
        time=Time(at, day, day),
    )
    ledger.add(report, Reading(report.document, (claim,), GRAMMAR))
    return claim.id


@pytest.fixture(scope="module")
def ledger():
    """
    Three reports, of two places, kinds, days and publishers.
    """
    with quick_ledger() as ledger:
        add(
            ledger,
            "Shells fell on Idlib, mourners say.",
            publisher="Post",
            published="2016-04-06",
            title="Rain of fire",
        )
        add(ledger, "Bombs fell on the market.", "Aleppo", "2016-05-01", "air_strike", publisher="Star")
        add(ledger, "Mortars fell at dawn.", "Aleppo", "2016-04-20", publisher="Post", published="2016-05-02")
        brief_new(ledger)
        yield ledger


def texts(ledger, **asked):
    found, _ = look(ledger, Sieve(**asked))
    return sorted(line.beginning.split()[0] for line in found.lines)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["Bombs", "Mortars", "Shells"]),
        ({"text": "fire"}, ["Shells"]),
        ({"text": "FELL market"}, ["Bombs"]),
        ({"text": "aleppo"}, ["Bombs", "Mortars"]),
        ({"text": "star"}, ["Bombs"]),
        ({"marks": {"place": ("Aleppo",)}}, ["Bombs", "Mortars"]),
        ({"marks": {"place": ("Aleppo", "Idlib"), "publisher": ("Post",)}}, ["Mortars", "Shells"]),
        ({"marks": {"type": ("air_strike",), "publisher": ("Post",)}}, []),
        ({"since": "2016-04-20"}, ["Bombs", "Mortars"]),
        ({"since": "2016-04-20", "until": "2016-04-30"}, ["Mortars"]),
        ({"published_since": "2016-05-01"}, ["Mortars"]),
        ({"published_until": "2016-05-01"}, ["Shells"]),
        ({"text": "aleppo", "marks": {"publisher": ("Star",)}, "since": "2016-05-01"}, ["Bombs"]),
    ],
)
def test_reports_are_sifted(ledger, asked, found):
    """
    Each condition leaves the reports that meet it, and several those that meet all.
    """
    assert texts(ledger, **asked) == found


@pytest.mark.parametrize(
    "asked", [{}, {"text": "aleppo"}, {"marks": {"publisher": ("Post",)}}, {"since": "2016-04-20"}]
)
def test_what_a_value_promises_is_what_it_leaves(ledger, asked):
    """
    The number beside a value is that of the reports that are left when it is chosen as well.
    """
    _, facets = look(ledger, Sieve(**asked))
    marks = asked.get("marks", {})
    for kind, values in facets.items():
        for facet in values:
            chosen = Sieve(**{**asked, "marks": {**marks, kind: (facet.value,)}})
            assert look(ledger, chosen)[0].reports == facet.count


@pytest.mark.parametrize(
    "asked", [Sieve(sort="colour"), Sieve(marks={"colour": ("red",)}), Sieve(since="May")]
)
def test_what_cannot_be_asked_is_said(ledger, asked):
    """
    An order, a kind or a day that there is not is named.
    """
    with pytest.raises(UsageError):
        look(ledger, asked)


def test_grades_that_people_gave_sift_the_reports_of_an_event():
    """
    A grade leads to all reports of its event, until it is taken back.
    """
    with quick_ledger() as ledger:
        add(ledger, "Shells fell on Idlib.")
        brief_new(ledger)
        join_new(ledger)
        ((event, _),) = events(ledger)
        given = set_grade(ledger, event.id, "Fair", ANA)
        before = look(ledger, Sieve(marks={"grade": ("Fair",)}))
        undo(ledger, given.id, ANA)
        after = look(ledger, Sieve(marks={"grade": ("Fair",)}))

    assert [(facet.value, facet.count) for facet in before[1]["grade"]] == [("Fair", 1)]
    assert (before[0].reports, after[0].reports) == (1, 0)


def test_a_grade_leads_to_the_reports_of_the_event_that_took_its_event_over():
    """
    What was graded before it was joined to another event is found by its grade as before, with the other.
    """
    with quick_ledger() as ledger:
        claims = [add(ledger, f"Shells fell on {town}.", town) for town in ("Idlib", "Homs")]
        brief_new(ledger)
        join_new(ledger)
        names = sorted(event.id for event, _ in events(ledger))
        set_grade(ledger, names[-1], "Fair", ANA)
        before = look(ledger, Sieve(marks={"grade": ("Fair",)}))
        same(ledger, claims, ANA)
        join_new(ledger)
        after = look(ledger, Sieve(marks={"grade": ("Fair",)}))
        left = [event.id for event, _ in events(ledger)]

    assert left == names[:1]
    assert (before[0].reports, after[0].reports) == (1, 2)


def test_a_corrected_place_is_searched_for():
    """
    Words that a person set are found like those that were read.
    """
    with quick_ledger() as ledger:
        claim = add(ledger, "Shells fell on Idlib.")
        correct(ledger, claim, "place.name", "Aleppo", ANA)
        brief_new(ledger)

        assert texts(ledger, text="aleppo") == ["Shells"]


@pytest.mark.parametrize("sort", ["newest", "published", "claims", "open"])
def test_pages_hold_each_report_once(sort):
    """
    All pages together are all reports, in whatever order; a family of many shows its first few.
    """
    with quick_ledger() as ledger:
        for i in range(PAGE + 3):
            add(ledger, f"Report {i}: shells fell.", published=f"2016-04-{i % 9 + 1:02}")
        brief_new(ledger)
        pages = [look(ledger, Sieve(sort=sort, page=page))[0] for page in (1, 2, 3)]

    assert [len(page.lines) for page in pages] == [PAGE, 3, 0]
    assert len({line.id for page in pages for line in page.lines}) == PAGE + 3


def test_a_large_family_shows_its_first_few():
    """
    Of many copies a few are listed, with how many there are; the family by itself lists all.
    """
    story = " ".join(f"word{i}" for i in range(120))
    with quick_ledger() as ledger:
        for i in range(COPIES + 4):
            add(ledger, f"Shells fell. {story} {i}")
        brief_new(ledger)
        (line,) = look(ledger, Sieve())[0].lines
        alone = look(ledger, Sieve(family=line.family))[0]

    assert (len(line.copies), line.copied) == (COPIES, COPIES + 3)
    assert len(alone.lines) == COPIES + 4


def test_a_family_stands_where_its_latest_report_is(monkeypatch):
    """
    The latest reports come first; of a family, the one that the others are copies of leads.
    """
    story = " ".join(f"word{i}" for i in range(120))
    monkeypatch.setattr(ledger_reports, "PAGE", 3)
    with quick_ledger() as ledger:
        for i in range(8):
            add(ledger, f"Shells fell. {story} {i}" if i in {1, 4, 6} else f"Report {i}: shells fell.")
        brief_new(ledger)
        pages = [look(ledger, Sieve(page=page))[0] for page in (1, 2, 3)]

    firsts = [line.beginning.split(":")[0][:8] for page in pages for line in page.lines]
    assert firsts == ["Report 7", "Shells f", "Report 5", "Report 3", "Report 2", "Report 0"]
    assert [line.copied for line in pages[0].lines] == [0, 2, 0]
    assert {(8, 6)} == {(page.reports, page.groups) for page in pages}


def test_whoever_looks_again_sees_what_came_meanwhile():
    """
    New reports, corrections and verdicts of another program are counted at once, by an index that knew what
    was there before and by a new one alike.
    """
    with quick_ledger() as ledger:
        index = ReportIndex(ledger)
        look(ledger, Sieve(), index)
        with Ledger.open(ledger.path) as other:
            first = add(other, "Shells fell on Idlib.", published="2016-04-06")
            changes = [
                lambda: add(other, "Bombs fell.", "Aleppo", publisher="A paper with a long name"),
                lambda: correct(other, first, "place.name", "Homs", ANA),
                lambda: accept(other, [first], ANA),
                lambda: reject(other, [first], ANA),
            ]
            seen = []
            for change in changes:
                change()
                brief_new(other)
                assert look(ledger, Sieve(), index) == look(ledger, Sieve())
                for sort in ("published", "claims", "open"):
                    assert look(ledger, Sieve(sort=sort), index) == look(ledger, Sieve(sort=sort))
                seen.append([facet.value for facet in look(ledger, Sieve(), index)[1]["place"]])

    assert seen == [["Aleppo", "Idlib"], ["Aleppo", "Homs"], ["Aleppo", "Homs"], ["Aleppo"]]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "grade"])
def test_values_are_counted_as_the_ledger_has_them(kind):
    """
    The commonest values of a kind are those that counting all its marks gives.
    """
    with quick_ledger() as ledger:
        for i in range(40):
            add(ledger, f"Report {i}: shells fell.", f"Town{i % 17}", publisher=f"Paper {i % 15}")
        brief_new(ledger)
        facets = look(ledger, Sieve())[1][kind]
        count = func.count().label("count")
        value = brief_marks.c.value
        query = select(value, count).where(brief_marks.c.kind == kind).group_by(value)
        with ledger.looking() as connection:
            counted = connection.execute(query.order_by(desc(count), value).limit(VALUES)).all()

    assert [(facet.value, facet.count) for facet in facets] == [tuple(row) for row in counted]


def test_a_value_that_is_chosen_is_listed_however_rare():
    """
    What is sifted by can be taken back where it is too rare to be listed otherwise.
    """
    with quick_ledger() as ledger:
        for i in range(2 * VALUES):
            add(ledger, f"Report {i}: shells fell.", f"Town{i:02}")
        brief_new(ledger)
        rare = f"Town{2 * VALUES - 1}"
        (all_of, chosen) = (
            look(ledger, Sieve(marks={"place": values}))[1]["place"] for values in ((), (rare,))
        )

    assert rare not in {facet.value for facet in all_of}
    assert len(chosen) == VALUES + 1
    assert (chosen[-1].value, chosen[-1].count) == (rare, 1)
