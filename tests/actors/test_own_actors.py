"""
Lists of others become the investigator's own actors; what cannot be used is named by its line.
"""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.actors.actor_list import COLUMNS, table_rows
from reportedly.actors.files import read_actors
from reportedly.actors.own import add_actors

HEAD = "name,aliases,kind,country,parent,id\n"
GOOD = "Tamba Brigade,Liwa Tamba,armed_group,Mali,,\n"


@pytest.fixture
def added(tmp_path):
    def add(text, name="own.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return add_actors(path, tmp_path / "list" / "actors.csv")

    return add


@pytest.fixture
def kept(tmp_path):
    return lambda: list(table_rows(tmp_path / "list" / "actors.csv"))


def reasons(outcome):
    return [(line.number, line.reason) for line in outcome.refused]


def test_a_row_is_kept(added, kept):
    """
    A row becomes an actor of its own side, with an id made from its name.
    """
    outcome = added(HEAD + GOOD)

    assert (outcome.new, outcome.extended, outcome.names, outcome.refused) == (1, 0, 2, ())
    assert [(row["id"], row["side"], row["country"]) for row in kept()] == [
        ("tamba-brigade", "Tamba Brigade", "Mali")
    ]


def test_a_mark_before_a_name_is_no_part_of_its_side(added, kept):
    """
    The side made from a name has none of the marks that say how the name must be written.
    """
    added(HEAD + "=TAMBA,,armed_group,Mali,,\n")

    assert [(row["name"], row["side"]) for row in kept()] == [("=TAMBA", "TAMBA")]


def test_a_state_force_is_on_its_side(added, kept):
    """
    A force of a state is on the side of its government where the row names none.
    """
    added(HEAD + "Tamba Guard,,state_military,Mali,,\n")

    assert kept()[0]["side"] == "Malian government"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",,armed_group,Mali,,", "no name"),
        ("!?,,armed_group,Mali,,x", "no word"),
        ("Baz\x00Front,,armed_group,Mali,,", "has a control character"),
        ("Baz\ufffdz,,armed_group,Mali,,", "no UTF-8"),
        ("Baz,,army,Mali,,", "'army' is none of"),
        ("Baz,,armed_group,Atlantis,,", "'Atlantis' is none"),
        ("Baz,,armed_group,Mali,nobody,", "'nobody' is in no list"),
        ("Baz,,armed_group,Mali,baz,baz", "circle: baz → baz"),
        ("Baz,~the patrol,armed_group,,,", "holds in its country only"),
        ("Baz,,armed_group,Mali,,,more", "more cells"),
        ("Hezbollah,,armed_group,Lebanon,,", "every name given here"),
        ("Hezbollah,,armed_group,Lebanon,,other", "is the name of hezbollah, too (line"),
        ("Baz,the group,armed_group,Mali,,", "'the group' is an everyday word; mark it"),
        ("Rebels,,armed_group,Mali,,", "is an everyday word; mark it as in =Rebels"),
        (f"{'B' * 10_000},,armed_group,Mali,,", "has 10,000 letters"),
    ],
)
def test_a_bad_line_is_named(added, row, reason):
    """
    A line that cannot be used is refused with its number and the reason; the next one is used.
    """
    outcome = added(HEAD + row + "\n" + GOOD)

    assert outcome.new == 1
    assert [line.number for line in outcome.refused] == [2]
    assert reason in outcome.refused[0].reason


def test_an_everyday_word_with_a_mark_is_a_name(added):
    """
    An everyday word may be a name that is written so, a short one in capitals, or the name within a country.
    """
    outcome = added(HEAD + "Baz Front,=The Group|US|~the army|Rebel Army,armed_group,Mali,,\n")

    assert (5, ()) == (outcome.names, outcome.refused)


@pytest.mark.parametrize(("told", "country"), [("ML", "Mali"), ("mli", "Mali"), ("MALI", "Mali"), ("", "")])
def test_a_country_may_be_told_by_its_code(added, kept, told, country):
    """
    A country is known by its codes and by its name in any letters.
    """
    added(HEAD + f"Tamba Brigade,,armed_group,{told},,\n")

    assert country == kept()[0]["country"]


def test_a_parent_may_be_told_by_its_name(added, kept):
    """
    A parent is known by its id, or by a name that one actor of the list or of the file has.
    """
    added(HEAD + GOOD + "Tamba Unit,,armed_group,Mali,liwa tamba,\nCedar Unit,,armed_group,,Hezbollah,\n")

    assert ["", "tamba-brigade", "hezbollah"] == [row["parent"] for row in kept()]


def test_names_of_all_scripts_have_ids_of_their_own(added, kept):
    """
    Vowels that are written as signs tell names apart; accents do not.
    """
    names = ("တပ်မ", "တိပ်မ", "सेना", "लواء", "لِواء نصر", "Бригада Йот", "Tambá")
    added(HEAD + "".join(f"{name},,armed_group,,,\n" for name in names))

    assert ["တပ်မ", "တိပ်မ", "सेना", "लواء", "لواء-نصر", "бригада-иот", "tamba"] == [row["id"] for row in kept()]


@pytest.mark.parametrize(
    "text", [json.dumps, lambda one: json.dumps([one], indent=2), lambda one: json.dumps(one, indent=2)]
)
def test_entities_may_come_in_any_json(added, kept, text):
    """
    An entity a line, one alone over many lines, or a list of them.
    """
    added(text(json.loads(entity())), "list.json")

    assert ["Desert Wolves"] == [row["name"] for row in kept()]


def test_a_line_that_repeats_another_is_named(added):
    """
    A line that gives an actor the names that it has from a line before is refused, and names that line.
    """
    outcome = added(HEAD + GOOD + GOOD + "Tamba Brigade,Tamba Men,armed_group,Mali,,\n")

    assert (outcome.new, outcome.names) == (1, 4)
    assert reasons(outcome) == [(3, "it repeats line 2")]


def test_a_spreadsheet_in_utf_16_is_read(tmp_path, kept):
    """
    A file that its first bytes call UTF-16 is read as such; bytes of another encoding are refused by line.
    """
    wide, narrow = tmp_path / "wide.csv", tmp_path / "narrow.csv"
    wide.write_text(HEAD + GOOD + "Tambá Guard,حرس تامبا,armed_group,Mali,,\n", encoding="utf-16")
    narrow.write_text(HEAD + "Tambó Front,,armed_group,Mali,,\n", encoding="latin-1")
    own = tmp_path / "list" / "actors.csv"

    assert (add_actors(wide, own).new, add_actors(wide, own).new) == (2, 0)
    assert [line.number for line in add_actors(narrow, own).refused] == [2]
    assert [row["name"] for row in kept()] == ["Tamba Brigade", "Tambá Guard"]


@pytest.mark.parametrize(
    "table",
    [
        "Name;Kind;Country\nTamba Brigade;Armed group;Mali\n",
        "name\tkind\tcountry\nTamba Brigade\tarmed_group\tMali\n",
        '\n"name","kind","country"\n"Tamba Brigade","armed_group","Mali"\n',
        'name,kind,country,aliases\n"Tamba\nBrigade",armed_group,Mali,\n',
    ],
)
def test_tables_of_actors_are_read_as_spreadsheets_save_them(added, kept, table):
    """
    Cells may be parted by semicolons or tabs and go over lines; headings and kinds may be written freely.
    """
    outcome = added(table)

    assert (outcome.new, reasons(outcome)) == (1, [])
    assert [(row["name"], row["kind"], row["side"]) for row in kept()] == [
        ("Tamba Brigade", "armed_group", "Tamba Brigade")
    ]


def test_contradictory_aliases_are_refused_with_both_lines(added):
    """
    One name for two actors is refused on both lines, each naming the other.
    """
    rows = "Foo Front,Shared Name,armed_group,Mali,,\nBar Front,shared-name,armed_group,Mali,,\n"
    outcome = added(HEAD + rows + GOOD)

    assert outcome.new == 1
    assert reasons(outcome) == [
        (2, "'Shared Name' is the name of bar-front, too (line 3)"),
        (3, "'shared-name' is the name of foo-front, too (line 2)"),
    ]


def test_more_names_for_a_known_actor(added):
    """
    A row with the id of a listed actor adds names to it.
    """
    outcome = added(HEAD + "Party of the Cedars,,armed_group,Lebanon,,hezbollah\n")

    assert (outcome.new, outcome.extended, outcome.refused) == (0, 1, ())


def test_a_child_of_a_refused_parent(added):
    """
    What is part of a refused actor is refused, too.
    """
    outcome = added(HEAD + "A Unit,,armed_group,Mali,b-unit,\nB Unit,,armed_group,Mali,nobody,\n")

    assert [line.number for line in outcome.refused] == [2, 3]


def test_a_long_row_of_parents_that_ends_nowhere(added):
    """
    However long the row of parents, all its lines are refused at once where the last one is in no list.
    """
    rows = (f"Tamba Unit {i},,armed_group,Mali,tamba-unit-{i + 1},\n" for i in range(2000))
    outcome = added(HEAD + "".join(rows) + GOOD)

    assert (1, 2000) == (outcome.new, len(outcome.refused))


def test_what_hangs_on_a_circle_is_refused(added):
    """
    A circle of parents is told in full, what is part of it names the parent; a listed parent is none of it.
    """
    circle = "Foo Front,,armed_group,,bar-front,\nBar Front,,armed_group,,foo-front,\n"
    hanging = "Baz Front,,armed_group,,foo-front,\nCedar Front,,armed_group,,hezbollah,\n"
    outcome = added(HEAD + circle + hanging + "Cedar Wing,,armed_group,,zork,hezbollah\n")

    assert reasons(outcome) == [
        (2, "its parents go round in a circle: foo-front → bar-front → foo-front"),
        (3, "its parents go round in a circle: bar-front → foo-front → bar-front"),
        (4, "its parent 'foo-front' is in no list, or its line was refused"),
    ]


def test_adding_twice_adds_nothing(added, kept):
    """
    The same file a second time adds no row.
    """
    added(HEAD + GOOD)
    outcome = added(HEAD + GOOD)

    assert (outcome.new, outcome.names, len(outcome.refused), len(kept())) == (0, 0, 1, 1)


@pytest.mark.parametrize("head", ["who,kind", "kind,country"])
def test_a_table_of_something_else(added, head):
    """
    A table without the columns of an actor list is refused as a whole.
    """
    outcome = added(f"{head}\nx,y\n")

    assert [line.number for line in outcome.refused] == [1]
    assert ", ".join(COLUMNS) in outcome.refused[0].reason


def entity(**changed):
    properties = {"name": ["Desert Wolves"], "topics": ["crime.terror"], "country": ["ly"], **changed}
    return json.dumps({"id": "NK-1", "schema": "Organization", "properties": properties}) + "\n"


def test_entities(added, kept):
    """
    An entity gives its names, apart by script, its kind by its topics, its country and its Wikidata id.
    """
    added(entity(alias=["Wolves of the Desert", "ذئاب الصحراء"], wikidataId=["Q123"]), "list.json")
    row = kept()[0]

    assert (row["name"], row["aliases"], row["native"]) == (
        "Desert Wolves",
        "Wolves of the Desert",
        "ذئاب الصحراء",
    )
    assert (row["kind"], row["country"], row["wikidata"]) == ("armed_group", "Libya", "Q123")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{broken", "no JSON object"),
        (entity(name=[]).strip(), "no name"),
        (entity(topics=["sanction"]).strip(), "no kind"),
        (entity(wikidataId=["123"]).strip(), "no id of Wikidata"),
        ('{"schema": "Person", "properties": 3}', "no name"),
        ("[" * 100_000, "no JSON object"),
    ],
)
def test_bad_entities(added, line, reason):
    """
    An entity that is no actor is named by its line.
    """
    outcome = added(entity() + "\n" + line + "\n")

    assert outcome.new == 1
    assert [line.number for line in outcome.refused] == [3]
    assert reason in outcome.refused[0].reason


def test_dictionaries(added, kept):
    """
    A dictionary gives names, synonyms and codes; of dated codes the undated one or the last counts.
    """
    hawks = "# actors\nSAND_HAWKS_ [MLIREB] ; note\n+HAWKS_OF_THE_SAND\n"
    added(f"{hawks}BLUE_FRONT_\n\t[MLIREB <120101]\n\t[MLIMIL]\n", "actors.txt")

    assert [(row["name"], row["aliases"], row["kind"], row["country"], row["side"]) for row in kept()] == [
        ("Sand Hawks", "Hawks Of The Sand", "armed_group", "Mali", "Sand Hawks"),
        ("Blue Front", "", "state_military", "Mali", "Malian government"),
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("MALI_ [MLI]", "names no kind"),
        ("NOCODE", "no code"),
        ("[MLIREB]", "no name"),
        ("X_ [MLICVL]", "names no kind"),
    ],
)
def test_bad_dictionary_lines(added, line, reason):
    """
    An entry that is no actor is named by its line.
    """
    outcome = added(f"SAND_HAWKS_ [MLIREB]\n\n{line}\n", "actors.txt")

    assert outcome.new == 1
    assert [found.number for found in outcome.refused] == [3]
    assert reason in outcome.refused[0].reason


@given(st.text(max_size=200).filter(str.strip), st.sampled_from(["a.csv", "a.txt", "a.json"]))
def test_any_text_is_read(tmp_path_factory, text, name):
    """
    Whatever a file holds, each line is a row or has a reason.
    """
    path = tmp_path_factory.mktemp("any") / name
    path.write_bytes(text.encode("utf-8", "replace"))

    assert all(line.row or line.reason for line in read_actors(path))
