"""
Voices by fields, with what does not go together.
"""

from events_told import EIS, event_told, saying
from reportedly.events.matrix import MOST_VALUES, MOST_VOICES, matrix
from reportedly.events.records import Decision
from reportedly.records import Place, Span

SOHR = "Syrian Observatory for Human Rights"
HOMS = Place(Span(0, 1), "Homs", "city", "Homs", "Syria", 34.73, 36.72)
PROVINCE = Place(Span(0, 1), "Aleppo", "province", "Aleppo", "Syria", 36.2, 37.16)


def cells(made, field):
    place = made.columns.index(field)
    return {row.voice.name: row.cells[place] for row in made.rows}


def test_each_voice_has_its_row_and_each_field_its_column():
    """
    Fields that nobody speaks of have no column.
    """
    made = matrix(event_told(saying("SOHR", 31), saying("Tasnim", 4)))

    assert {row.voice.name for row in made.rows} == {SOHR, "Iran"}
    assert made.columns == ("what", "when", "where", "killed", "victims", "how sure")


def test_numbers_that_do_not_meet_stand_out():
    """
    The voices of a number see whose number is another, and the disagreement that says so.
    """
    made = matrix(event_told(saying("SOHR", 31), saying("Leaflet", 4)))

    assert cells(made, "killed")[SOHR].differs == ("Leaflet",)
    assert "killed" in made.disputed
    assert "where" not in made.disputed


def test_numbers_that_can_both_be_right_do_not():
    """
    Twenty or more, and thirty, go together.
    """
    made = matrix(event_told(saying("SOHR", (20, None)), saying("Leaflet", 30)))

    assert "killed" not in made.disputed


def test_one_who_is_alone_stands_out_and_not_the_others():
    """
    Of four voices, three of which agree, the fourth one differs.
    """
    told = [saying(name, 31) for name in ("One", "Two", "Three")]
    made = matrix(event_told(*told, saying("Four", 4, day="2016-04-20")))

    assert [name for name, cell in cells(made, "when").items() if cell.differs] == ["Four"]
    assert set(cells(made, "when")["Four"].differs) == {"One", "Two", "Three"}


def test_places_differ_where_their_areas_do_not_touch():
    """
    A village in a province goes with the province; another town does not.
    """
    near = matrix(event_told(saying("One", 3, place=EIS), saying("Two", 3, place=PROVINCE)))
    far = matrix(event_told(saying("One", 3, place=EIS), saying("Two", 3, place=HOMS)))

    assert "where" not in near.disputed
    assert "where" in far.disputed


def test_who_names_no_place_differs_from_nobody():
    """
    A voice that says nothing of a field has an empty cell there, and goes with all others.
    """
    made = matrix(event_told(saying("SOHR", 3), saying("Leaflet", 3, place=None, day=None)))

    assert cells(made, "where")["Leaflet"].values == ()
    assert cells(made, "when")["Leaflet"].differs == ()
    assert made.disputed == frozenset()


def test_a_denial_stands_in_its_disagreement():
    """
    What denies bears the number of the disagreement; all that it denies does not.
    """
    made = matrix(event_told(saying("SOHR", 31), saying("Army", 31, certainty="denied")))

    assert {name: cell.disputes for name, cell in cells(made, "how sure").items()} == {SOHR: (), "Army": (1,)}
    assert "how sure" in made.disputed


def test_rejected_claims_are_left_out():
    """
    A claim that somebody rejected has no row.
    """
    one, other = saying("SOHR", 31), saying("Tasnim", 4)
    rejected = Decision("d1", "reject", (other[1].id,), "Ana", "2016-05-01T10:00:00Z", "a slip")
    made = matrix(event_told(one, other, decisions=[rejected]))

    assert [row.voice.name for row in made.rows] == [SOHR]


def test_a_crowd_is_shortened():
    """
    Of very many voices, and of very many values of one, the rest is counted.
    """
    crowd = matrix(event_told(*(saying(f"Voice {chr(65 + n % 26)}{n}", n) for n in range(MOST_VOICES + 5))))
    talk = matrix(event_told(*(saying("SOHR", n, published=f"2016-04-{n:02}") for n in range(6, 20))))

    assert (len(crowd.rows), crowd.left_out) == (MOST_VOICES, 5)
    assert cells(talk, "killed")[SOHR].more == 14 - MOST_VALUES


def test_a_bare_plural_says_that_it_has_no_number():
    """
    "Soldiers were killed" is no number, and differs from none.
    """
    made = matrix(event_told(saying("SOHR", (None, None)), saying("Tasnim", 4)))

    assert cells(made, "killed")[SOHR].values == ("no number",)
    assert "killed" not in made.disputed


def test_an_event_of_nothing_has_an_empty_matrix():
    """
    Without claims there are no rows and no columns.
    """
    assert matrix(event_told()).rows == ()
