"""
The actor list knows wholes and sides by the year, and keeps alliance apart from membership.
"""

import pytest

from reportedly.actors.actor_list import Tie, actors, own_list, own_rows, relation, side_in, ties, wholes
from reportedly.actors.parties import pieces_of, words_of
from reportedly.errors import UsageError
from reportedly.language.tokens import tokens_of

TIES = {"member", "ally", "backer", "enemy"}


def names(actor, year=None):
    return [whole.name for whole in wholes(actors()[actor], year)]


def test_a_unit_leads_to_its_state():
    """
    Brigade 65 is one of the Iranian army's special forces, and so Iran's.
    """
    assert names("brigade-65") == ["Iranian Army special forces", "Iranian army", "Iranian government"]


@pytest.mark.parametrize(
    ("year", "whole"), [(2014, ["al-Qaeda"]), (2018, ["Hayat Tahrir al-Sham"]), (None, [])]
)
def test_membership_holds_for_its_years(year, whole):
    """
    The Nusra Front was part of al-Qaeda, then of another group.
    """
    assert names("nusra-front", year) == whole


@pytest.mark.parametrize(
    ("year", "side"),
    [(2019, "Sudanese government"), (2024, "Rapid Support Forces"), (None, "Rapid Support Forces")],
)
def test_allegiance_changes(year, side):
    """
    A force that was part of a state stood on its side in those years.
    """
    assert side_in(actors()["rsf"], year) == side


def test_a_part_has_its_own_side():
    """
    What is part of a listed whole keeps the side that the list gives it.
    """
    assert side_in(actors()["brigade-65"], 2016) == "Iran"


@pytest.mark.parametrize(
    ("one", "other", "year", "expected"),
    [
        ("Syrian government", "Syrian government", 2016, "own"),
        ("Syrian government", "Islamic State", 2016, "enemy"),
        ("Islamic State", "Syrian government", 2016, "enemy"),
        ("Syrian government", "Russia", 2016, "ally"),
        ("Ukraine", "Russia", 2010, None),
        ("Ukraine", "Russia", 2022, "enemy"),
        ("Ukraine", "Peru", 2022, None),
        ("Ukraine", "Russia", None, "enemy"),
    ],
)
def test_relations_between_sides(one, other, year, expected):
    """
    Who fights whom and who stands by whom is known for its years.
    """
    assert relation(one, other, year) == expected


def test_membership_is_no_alliance():
    """
    A member of a whole is not thereby an ally of its side.
    """
    assert relation("Nusra Front", "al-Qaeda", 2014) is None


def test_ties_are_whole():
    """
    Every tie is of a known sort, between two listed actors, and ends no sooner than it begins.
    """
    listed = [tie for found in ties().values() for tie in found]

    assert [tie for tie in listed if tie.kind not in TIES] == []
    assert [tie for tie in listed if not {tie.actor, tie.other} <= set(actors())] == []
    assert [tie for tie in listed if tie.first and tie.last and tie.first > tie.last] == []


def test_enemies_are_not_of_one_side():
    """
    Nobody is the enemy or the ally of his own side.
    """
    listed = [tie for found in ties().values() for tie in found if tie.kind in {"enemy", "ally"}]

    assert [tie for tie in listed if actors()[tie.actor].side == actors()[tie.other].side] == []


def test_members_by_years_form_no_circle():
    """
    Going from part to whole ends in every year.
    """
    assert [
        one.id for one in actors().values() for year in (1990, 2014, 2017, 2024) if one in wholes(one, year)
    ] == []


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("داعش", "islamic-state"),
        ("ЗСУ", "ukrainian-armed-forces"),
        ('צה"ל', "idf"),
        ("سپاه پاسداران", "irgc"),
        ("အာရက္ခတပ်တော်", "arakan-army"),
        ("ፋኖ", "fano"),
    ],
)
def test_names_in_their_own_script(name, actor):
    """
    A name is found as it is written in its own language.
    """
    pieces = pieces_of(words_of(tokens_of(f"{name} 2020")), capitals=False)

    assert [piece.term.actor.id for piece in pieces if piece.term.actor] == [actor]


def test_open_ends():
    """
    A tie without a last year holds still.
    """
    assert [Tie("a", "ally", "b", 2000).holds(year) for year in (1999, 2000, 2050)] == [False, True, True]


def test_where_the_own_list_lies(tmp_path):
    """
    The own list lies in the user's data folder, or where the environment says.
    """
    assert own_list({"REPORTEDLY_DATA": str(tmp_path)}) == tmp_path / "actors.csv"
    assert own_list({"XDG_DATA_HOME": str(tmp_path)}) == tmp_path / "reportedly" / "actors.csv"
    assert own_list({"HOME": str(tmp_path)}) == tmp_path / ".local/share/reportedly/actors.csv"


def test_a_foreign_file_in_its_place(tmp_path):
    """
    A file that is no actor list is named, and nothing is read from it.
    """
    path = tmp_path / "actors.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")

    with pytest.raises(UsageError, match="no list of actors"):
        list(own_rows(path))
