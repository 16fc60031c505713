from reportedly.events.records import Tie
from reportedly.voices.families import Printed, Unions, families_of


def tie(one, other, kind="copy", score=0.9):
    return Tie(one, other, kind, score, "they share words")


def test_copies_are_a_family_of_the_agency_that_they_credit():
    """
    The agency that most of a family credit is whose own voice it has.
    """
    reports = [Printed("a", "2016-04-01", "Star"), Printed("b", "2016-04-02", "Ahram", "AFP")]
    found = families_of(reports, [tie("a", "b")])

    assert {family.name for family in found.of.values()} == {"AFP"}
    assert found.ties == (tie("a", "b"),)


def test_without_an_agency_a_family_has_the_voice_of_who_published_first():
    """
    The day tells who copied from whom.
    """
    reports = [Printed("a", "2016-04-02", "Star"), Printed("b", "2016-04-01", "Herald")]

    assert families_of(reports, [tie("a", "b")]).of["a"].name == "Herald"


def test_a_report_of_nobody_is_its_own():
    """
    Without a publisher a report is told by its id.
    """
    found = families_of([Printed("abcdef0123"), Printed("9876543210")], [])

    assert found.of["abcdef0123"].name == "report abcdef01"
    assert found.of["abcdef0123"].key != found.of["9876543210"].key


def test_a_round_up_does_not_join_what_it_repeats():
    """
    A report that repeats two earlier ones, which share nothing, joins the one it shares most with.
    """
    reports = [Printed("a", "2016-04-01"), Printed("b", "2016-04-01"), Printed("c", "2016-04-02")]
    ties = [tie("a", "c", "partial", 0.3), tie("b", "c", "partial", 0.6)]
    found = families_of(reports, ties)

    assert found.of["b"] == found.of["c"]
    assert found.of["a"] != found.of["c"]


def test_excerpts_of_one_report_are_one_family():
    """
    Two parts of an earlier report belong together through it.
    """
    reports = [Printed("a", "2016-04-01"), Printed("b", "2016-04-02"), Printed("c", "2016-04-03")]
    found = families_of(reports, [tie("a", "b", "partial"), tie("a", "c", "partial")])

    assert len({family.key for family in found.of.values()}) == 1


def test_ties_with_reports_that_are_not_there_are_nothing():
    """
    Ties of other events do not matter, nor do those that are no ties of wording.
    """
    found = families_of([Printed("a"), Printed("b")], [tie("a", "x"), tie("a", "b", "claimant")])

    assert found.ties == ()


def test_things_are_joined_once():
    """
    Joining what is one already is told.
    """
    unions = Unions()

    assert unions.join(1, 2)
    assert unions.join(3, 4)
    assert unions.join(2, 4)
    assert not unions.join(1, 3)
    assert unions.top(1) == unions.top(4)
