"""
The main toll of a report.
"""

import pytest

from reportedly.headline import headline_toll, killed_figures, title_toll
from reportedly.records import Casualty, Claim, ReaderInfo, Span

TEXT = (
    "Six women and a child died. More than 30 were killed, 12 of them children. The war has killed 400,000."
)


def at(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


def killed(words, low, high=None, **fields):
    return Casualty("killed", low, high, count=at(words) if words else None, **fields)


def claim(*casualties, certainty="stated"):
    return Claim(
        "c",
        "e1",
        "harm",
        certainty,
        1.0,
        ReaderInfo("test", "1"),
        Span(0, len(TEXT)),
        at("died"),
        casualties=casualties,
    )


MAIN = killed("More than 30", 31)
WAR = killed("400,000", 400_000, 400_000, scope="cumulative")
PART = killed("12", 12, 12, subset_of=0)
WOMEN, CHILD = killed("Six", 6, 6), killed("a", 1, 1)


def test_the_main_toll_is_of_the_event_not_of_the_war():
    """
    A figure of the whole war comes behind one of the event, wherever it stands.
    """
    found = killed_figures([claim(WAR), claim(MAIN, PART)], TEXT)

    assert [one.number for one in found] == [30, 12, 400_000]


def test_people_of_one_list_are_added_up():
    """
    "Six women and a child" are seven, and each stays a figure of its own.
    """
    assert [one.number for one in killed_figures([claim(CHILD, WOMEN)], TEXT)] == [7, 1, 6]


def test_bounds_are_added_with_the_numbers():
    """
    A sum has the bounds of its parts, open where one of them is.
    """
    women = killed("Six", 6)

    assert [(one.low, one.high) for one in killed_figures([claim(women, CHILD)], TEXT)[:1]] == [(7, None)]


@pytest.mark.parametrize("other", [MAIN, killed(None, 1, 1)])
def test_people_of_different_places_in_the_text_are_not_added_up(other):
    """
    Counts far apart, or of which one has no words, are no list.
    """
    far = killed("400,000", 400_000, 400_000)

    assert all(one.number != 400_000 + (other.low or 0) for one in killed_figures([claim(other, far)], TEXT))


@pytest.mark.parametrize("certainty", ["denied", "unreal"])
def test_what_is_denied_or_feared_is_no_toll(certainty):
    """
    Only what is said to have happened counts.
    """
    assert headline_toll([claim(MAIN, certainty=certainty)], TEXT) is None


@pytest.mark.parametrize(
    "entry",
    [
        Casualty("wounded", 5, 5),
        Casualty("killed", None, None, vague=True),
        Casualty("killed", 0, 0),
    ],
)
def test_other_harm_vague_counts_and_nobody_are_no_figures(entry):
    """
    A toll is a number of people killed above zero.
    """
    assert killed_figures([claim(entry)], TEXT) == []


def test_a_figure_is_the_toll_by_its_words_or_its_bounds():
    """
    "More than 30" is worded 30 and read as 31 or more.
    """
    toll = headline_toll([claim(MAIN)], TEXT)

    assert toll is not None
    assert [toll.is_toll(number) for number in (30, 31, 32)] == [True, True, False]


def test_a_person_without_a_number_comes_last():
    """
    One named person is a figure of one, behind those that are counted.
    """
    found = killed_figures([claim(killed(None, 1, 1)), claim(PART), claim(MAIN)], TEXT)

    assert [one.number for one in found] == [30, 1, 12]


@pytest.mark.parametrize(
    ("types", "expected"), [(("civilian", "civilian"), "civilian"), (("civilian", "combatant"), "mixed")]
)
def test_people_added_up_keep_their_class_where_it_is_one(types, expected):
    """
    Six women and a child are civilians; a soldier added to them makes the figure a mixed one.
    """
    women, other = killed("Six", 6, 6, victims_type=types[0]), killed("a", 1, 1, victims_type=types[1])

    assert headline_toll([claim(women, other)], TEXT).victims_type == expected


def test_a_figure_names_its_claim():
    """
    Who wants to know where and how the people of a main toll died follows it to its claim.
    """
    told = claim(MAIN)

    assert headline_toll([claim(WAR), told], TEXT).claim == told


def test_of_equal_figures_the_one_of_the_title_comes_first():
    """
    A title that stands apart from the text tells which of its figures the report is about.
    """
    other = killed("12", 12, 12)

    assert headline_toll([claim(other), claim(MAIN)], TEXT).number == 12
    assert headline_toll([claim(other), claim(MAIN)], TEXT, title="Raid kills 30 villagers").number == 30
    assert headline_toll([claim(MAIN), claim(WAR)], TEXT, title="War has killed 400,000").number == 30


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("Four soldiers and six rebels killed", 10),
        ("Air raid kills six children", 0),
        ("Two women among 12 people killed", 12),
        ("Three hurt in blast", 0),
    ],
)
def test_what_toll_a_title_gives(title, number):
    """
    People told of apart are added up; children and women alone may be a part of the dead.
    """
    assert title_toll(title) == number


def test_the_whole_that_others_are_said_to_be_among_comes_first():
    """
    "They were among 19 people killed" tells of those before, too; a part in its own sentence leaves it be.
    """
    text = "Ten died in the raid. They were among 19 people killed."
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in ("Ten", "19")]
    ten, all_of_them = (
        Casualty("killed", number, number, count=span) for number, span in zip((10, 19), spans, strict=True)
    )
    part = Casualty("killed", 2, 2, subset_of=0)

    assert headline_toll([claim(ten), claim(all_of_them)], text).number == 19
    assert headline_toll([claim(ten), claim(all_of_them, part)], text).number == 10


def test_people_told_as_more_are_added_to_the_one_told_by_name():
    """
    "Ali Nasr and eight more fighters" are nine; without "more" each stays a figure of its own.
    """
    text = "It killed Ali Nasr and eight more fighters."
    one = Casualty("killed", 1, 1, victims=Span(text.index("Ali"), text.index(" and")))
    more = Casualty("killed", 8, 8, count=Span(text.index("eight"), text.index(" more")))

    assert killed_figures([claim(one, more)], text)[0].number == 9
    assert killed_figures([claim(one, more)], text.replace("more", "army"))[0].number == 8


def test_a_title_that_tells_of_more_is_no_main_toll():
    """
    "8 more" come on top of others.
    """
    assert title_toll("Leader and 8 more killed in raid") == 0
    assert title_toll("8 soldiers killed in raid") == 8
