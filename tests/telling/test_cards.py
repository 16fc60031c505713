from dataclasses import fields, replace

from reportedly.records import Casualty, Claim, Evidence, Party, Place, ReaderInfo, Source, Span, Time
from reportedly.telling.cards import missing, rows

TEXT = "Iran lost more than 30 soldiers in Syria in April, Nusra said in a video, citing a cleric."


def words(found):
    start = TEXT.index(found)
    return Span(start, start + len(found))


WHOLE = Claim(
    "c0ffee",
    "e1",
    "armed_clash",
    "hedged",
    0.83,
    ReaderInfo("grammar", "1"),
    Span(0, len(TEXT)),
    words("lost"),
    sources=(
        Source(words("Nusra"), "Nusra Front", "armed_group", "nusra"),
        Source(words("a cleric"), "a cleric", "other"),
    ),
    cue=words("said"),
    casualties=(
        Casualty(
            "killed",
            31,
            None,
            scope="cumulative",
            victims_type="combatant",
            victims_side="Iran",
            count=words("more than 30"),
            victims=words("soldiers"),
        ),
        Casualty("killed", None, None, vague=True, subset_of=0),
    ),
    perpetrator=Party(words("Nusra"), "Nusra Front", "nusra", "Syrian rebels"),
    target=Party(words("Iran"), "Iran"),
    weapon=words("video"),
    place=Place(
        words("Syria"), "Syria", "country", None, "Syria", 35.0, 38.5, "geonames:163843", inherited=True
    ),
    time=Time(words("April"), "2016-04-01", "2016-04-30", "2016-04", inherited=True),
    evidence=(Evidence(words("a video"), "video", "Nusra Front"),),
)
BARE = Claim("c1", "e1", "harm", "stated", 1.0, WHOLE.reader, WHOLE.sentence, words("lost"))


def by_label(claim):
    return {row.label: row for row in rows(claim, TEXT)}


def test_a_card_holds_every_field():
    """
    Whatever differs in a claim can be seen on its card.
    """
    changed = {
        "id": "other",
        "event": "e9",
        "event_type": "harm",
        "certainty": "denied",
        "confidence": 0.1,
        "reader": ReaderInfo("other", "2"),
        "trigger": words("in"),
        "cue": None,
        "weapon": None,
        "sources": (),
        "casualties": (),
        "perpetrator": None,
        "target": None,
        "place": None,
        "time": None,
        "said_on": Time(words("in"), "2016-04-06", "2016-04-06"),
        "evidence": (),
    }

    assert {field.name for field in fields(Claim)} - set(changed) == {"sentence"}
    for name, value in changed.items():
        assert rows(replace(WHOLE, **{name: value}), TEXT) != rows(WHOLE, TEXT), name


def test_a_card_shows_a_number_as_stated_and_as_normalised():
    """
    "more than 30" is shown beside 31+.
    """
    row = by_label(replace(WHOLE, casualties=WHOLE.casualties[:1]))["how many"]

    assert row.value == "killed 31+"
    assert [span.of(TEXT) for span in row.words] == ["more than 30", "soldiers"]
    assert row.notes == ("combatant", "side: Iran", "cumulative")


def test_a_part_says_of_which_number():
    """
    A number that is part of another one says of which.
    """
    assert rows(WHOLE, TEXT)[6].notes == ("unknown", "part of number 1", "vague")


def test_a_chain_of_sources_is_shown_link_by_link():
    """
    The outermost source says it, citing the next.
    """
    card = by_label(WHOLE)

    assert (card["who says"].value, card["citing"].value) == ("Nusra Front", "a cleric")


def test_what_is_carried_over_says_so():
    """
    A place and a time from another sentence are told from those of the sentence.
    """
    card = by_label(WHOLE)

    codes = "UCDP where_prec 6, ACLED geo_precision none"
    point = ("35, 38.5", codes, "geonames:163843")
    assert card["where"].notes == ("exact to: country, within 500 km", *point, "carried over")
    assert card["when"].notes == ("EDTF 2016-04", "carried over")


def test_what_is_not_said_is_listed():
    """
    A field that the report leaves open is named, never shown as nought.
    """
    assert missing(WHOLE) == []
    assert missing(BARE) == ["numbers", "by whom", "against", "weapon", "where", "when", "evidence"]
    assert by_label(BARE)["who says"].value == "the report"
