import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.records import Casualty, Claim, Document, Party, Place, ReaderInfo, Source, Span, Time
from reportedly.telling.wording import (
    byline,
    chain,
    figure,
    heading,
    party,
    safe,
    spoken_figure,
    summary,
    tally,
    when,
    where,
    window,
)

TEXT = "Reuters, citing a monitor, said dozens of fighters were killed in Homs on Tuesday."


def words(found):
    start = TEXT.index(found)
    return Span(start, start + len(found))


def claim_of(**fields):
    whole = Span(0, len(TEXT))
    reader = ReaderInfo("grammar", "1")
    return Claim("c", "e1", "armed_clash", "stated", 0.9, reader, whole, words("killed"), **fields)


@pytest.mark.parametrize(
    ("low", "high", "short", "spoken"),
    [
        (31, 31, "31", "31"),
        (31, None, "31+", "31 or more"),
        (None, 30, "≤30", "at most 30"),
        (20, 30, "20–30", "20 to 30"),
        (1200, 1200, "1,200", "1,200"),
        (0, 0, "0", "0"),
    ],
)
def test_a_figure_says_what_is_open(low, high, short, spoken):
    """
    Exact, least, most and range are told apart; nought is a number.
    """
    casualty = Casualty("killed", low, high)

    assert (figure(casualty, TEXT), spoken_figure(casualty, TEXT)) == (short, spoken)


def test_a_vague_figure_is_its_own_words():
    """
    Where the report says "dozens of", the figure is "dozens".
    """
    casualty = Casualty("killed", None, None, vague=True, count=words("dozens of"))

    assert figure(casualty, TEXT) == spoken_figure(casualty, TEXT) == "dozens"


def test_a_figure_that_nobody_gave_is_not_zero():
    """
    Where no number is given, that is said.
    """
    casualty = Casualty("killed", None, None, vague=True)

    assert (figure(casualty, TEXT), spoken_figure(casualty, TEXT)) == ("(no number)", "number not said")


def test_a_tally_names_the_people():
    """
    Harm, number and people stand in one line; a part is told from its whole.
    """
    whole = Casualty("killed", 31, None, victims=words("fighters"))
    part = Casualty("killed", 2, 2, subset_of=0)

    assert [tally(whole, TEXT), tally(part, TEXT)] == ["killed 31+ · fighters", "of them killed 2"]


def test_a_chain_runs_from_the_outermost_source():
    """
    The one who speaks to the reader comes first; without a source the report speaks.
    """
    sources = (
        Source(words("Reuters"), "Reuters", "media"),
        Source(words("a monitor"), "a monitor", "monitor"),
    )

    assert [chain(sources), chain(())] == ["Reuters → a monitor", "the report"]


def test_a_place_names_nothing_twice():
    """
    A city of the same name as its province is named once.
    """
    place = Place(words("Homs"), "Homs", "city", admin1="Homs", country="Syria")

    assert [where(place), where(None)] == ["Homs, Syria", ""]


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("2016-04-05", "2016-04-05", "2016-04-05"),
        ("2016-03-11", "2016-04-06", "2016-03-11 – 2016-04-06"),
        ("2016-03-11", None, "2016-03-11 – …"),
        (None, None, "on Tuesday"),
    ],
)
def test_a_time_is_days_or_else_its_words(first, last, shown):
    """
    Days are given where they are known; else the words of the report.
    """
    assert when(Time(words("on Tuesday"), first, last), TEXT) == shown


def test_a_party_shows_its_side_where_that_says_more():
    """
    The side of a party follows its name, unless it is the name.
    """
    span = words("fighters")

    assert party(Party(span, "Brigade 65", side="Iran")) == "Brigade 65 (Iran)"
    assert party(Party(span, "Iran", side="Iran")) == "Iran"


def test_a_summary_can_be_said_aloud():
    """
    A screen reader is told type, certainty, numbers, place, time and source.
    """
    claim = claim_of(
        casualties=(Casualty("killed", 31, None, victims=words("fighters")),),
        place=Place(words("Homs"), "Homs", "city"),
        time=Time(words("on Tuesday"), "2016-04-05", "2016-04-05"),
        sources=(Source(words("a monitor"), "a monitor", "monitor"),),
    )

    assert summary(claim, TEXT) == (
        "armed clash, stated; killed 31 or more, fighters; in Homs; 2016-04-05; says a monitor."
    )


@pytest.mark.parametrize("sign", ["\x1b[31m", "\x9b31m", "\u202e", "\u2066", "\x07", "\x7f", "\ud800"])
def test_no_word_can_steer_a_terminal(sign):
    """
    Escape sequences and marks that turn a line around are replaced.
    """
    assert sign[0] not in safe(f"a{sign}b")


@given(st.text())
def test_safe_words_are_one_printable_line(words):
    """
    Whatever a report holds, no control character and no line break is left of it.
    """
    found = safe(words)

    assert found == found.strip()
    assert not any(ord(letter) < 32 or 127 <= ord(letter) < 160 for letter in found)
    assert len(found.splitlines()) <= 1


def test_a_report_without_a_title_is_called_by_its_first_words():
    """
    The title, else the first words, else the address, else the id.
    """
    known = {"sha256_raw": "", "sha256_text": "", "extractor": "t"}

    assert heading(Document("d", TEXT, **known, title="A\ntitle")) == "A title"
    assert heading(Document("d", TEXT, **known)).startswith("Reuters, citing a monitor")
    assert heading(Document("d", " ", **known, url="https://example.org")) == "https://example.org"
    assert heading(Document("d", " ", **known)) == "d"


def test_a_byline_holds_what_is_known():
    """
    Publisher, day and language, where they are known.
    """
    document = Document("d", "", "", "", "t", publisher="SANA", language="en")

    assert byline(document) == ["SANA", "en"]


@pytest.mark.parametrize(
    ("trigger", "shown"),
    [
        ("aa", "aa bbb cccc"),
        ("cccc", "bbb cccc"),
        ("gggg", "ee ffff gggg"),
        ("bbb cccc dd ee", "aa bbb cccc dd ee"),
    ],
)
def test_a_window_begins_and_ends_between_words(trigger, shown):
    """
    Where a sentence is cut, no word is.
    """
    text = "aa bbb cccc dd ee ffff gggg"
    start = text.index(trigger)

    assert window(text, Span(0, len(text)), Span(start, start + len(trigger)), room=12).of(text) == shown


@given(st.text(alphabet="ab .é\n", max_size=300), st.data())
def test_a_window_holds_the_trigger_and_stays_in_the_sentence(text, data):
    """
    However long the sentence, what is shown of it holds the words that name the event.
    """
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
    sentence, trigger = Span(cuts[0], cuts[3]), Span(cuts[1], cuts[2])

    shown = window(text, sentence, trigger, room=40)

    assert sentence.start <= shown.start <= trigger.start
    assert trigger.end <= shown.end <= sentence.end
    assert shown.end - shown.start <= max(40, trigger.end - trigger.start + 21)
