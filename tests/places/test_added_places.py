import csv
from pathlib import Path

import pytest

from reportedly.errors import StopRun
from reportedly.places.added import NAMED, OFTEN, add, added_folder, index_path, indexed, tables
from reportedly.places.gazetteer import Gazetteer, gazetteer
from reportedly.places.gazetteer_file import ALTERNATE, MAIN
from reportedly.places.place_rows import Bad

DUMP = (
    "9990000101\tUmm Zork\tUmm Zork\tZurkville\t35.1\t36.2\tP\tPPL\tSY\t\t12\t\t\t\t700\t\t\t\t2020-01-01\n"
)
ALEPPO = "170063\tAleppo\tAleppo\tZalepp\t36.2\t37.1\tP\tPPLA\tSY\t\t09\t\t\t\t2000000\t\t\t\t2020-01-01\n"


@pytest.fixture(scope="module")
def base():
    return gazetteer().connection


def added(tmp_path, base, name, content):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    return add(path, tmp_path / "data", base)


def opened(tmp_path, base):
    return Gazetteer(base, indexed(tmp_path / "data", base))


def test_the_added_folder_follows_the_environment():
    """
    The user's own setting comes first, then the system's data folder, then the home folder.
    """
    assert added_folder({"REPORTEDLY_DATA": "/a", "XDG_DATA_HOME": "/b"}) == Path("/a/places")
    assert added_folder({"XDG_DATA_HOME": "/b", "HOME": "/c"}) == Path("/b/reportedly/places")
    assert added_folder({"HOME": "/c"}) == Path("/c/.local/share/reportedly/places")


def test_added_places_are_found_with_division_and_country(tmp_path, base):
    """
    A village that was added is found under each of its names, with its division and country by name.
    """
    added(tmp_path, base, "SY.txt", DUMP)
    book = opened(tmp_path, base)
    [main], [other] = book.named("umm zork"), book.named("zurkville")

    assert ("Umm Zork", "Idlib", "Syria", "SY", MAIN) == (
        main.name,
        main.admin1,
        main.country,
        main.code,
        main.how,
    )
    assert (main.gazetteer_id, ALTERNATE) == (other.gazetteer_id, other.how)
    assert book.longest("umm") >= 2


def test_what_was_added_is_counted(tmp_path, base):
    """
    New places, more names of known ones, names of unknown ones and broken lines are told apart.
    """
    result = added(tmp_path, base, "SY.txt", DUMP + ALEPPO + "1\t42424242424242\ten\tNowhere\nbroken\n")

    assert (1, 1, 1) == (result.places, result.names, result.strange)
    assert [Bad(4, "1 column; a country dump has 19, alternate names have 4 to 10")] == list(result.skipped)


def test_an_id_that_no_place_can_have_is_one_of_an_unknown_place(tmp_path, base):
    """
    A number of more digits than any id is no reason to stop.
    """
    result = added(tmp_path, base, "SY.txt", f"1\t{'9' * 30}\ten\tNowhere\n" + DUMP)

    assert (1, 1) == (result.strange, result.places)


def test_a_known_place_keeps_its_name_and_gains_others(tmp_path, base):
    """
    More names of a place that the gazetteer has lead to that place as the gazetteer has it.
    """
    added(tmp_path, base, "SY.txt", ALEPPO)
    [found] = opened(tmp_path, base).named("zalepp")

    assert ("geonames:170063", "Aleppo", "city", ALTERNATE) == (
        found.gazetteer_id,
        found.name,
        found.kind,
        found.how,
    )


def test_alternate_names_find_places_that_were_added_before(tmp_path, base):
    """
    A file of alternate names adds names to the places of other files.
    """
    added(tmp_path, base, "SY.txt", DUMP)
    result = added(tmp_path, base, "alternateNames.txt", "1\t9990000101\ten\tOld Zork\n")

    assert result.names == 1
    assert opened(tmp_path, base).named("old zork")[0].name == "Umm Zork"


def test_a_file_of_nothing_leaves_what_was_added_before(tmp_path, base):
    """
    A file without a single place takes nothing away that was added under its name before.
    """
    first = added(tmp_path, base, "SY.txt", DUMP)
    second = added(tmp_path, base, "SY.txt", DUMP.replace("35.1", "north"))

    assert (None, True, 1) == (second.table, second.again, second.refused)
    assert "Umm Zork" in first.table.read_text(encoding="utf-8")
    assert [first.table] == list((tmp_path / "data").iterdir())


def test_only_the_first_of_many_broken_lines_are_kept_in_mind(tmp_path, base):
    """
    However many lines are broken, the first ones are named and all are counted.
    """
    result = added(tmp_path, base, "SY.txt", DUMP + "broken\n" * 3000)

    assert (NAMED, 3000, 1) == (len(result.skipped), result.refused, result.places)


def test_how_far_a_file_was_read_is_told(tmp_path, base):
    """
    Again and again it is told how many lines were read.
    """
    heard = []
    path = tmp_path / "SY.txt"
    path.write_text(DUMP + "broken\n" * 2500, encoding="utf-8")
    add(path, tmp_path / "data", base, heard.append)

    assert [OFTEN, 2 * OFTEN] == heard


@pytest.mark.parametrize(
    ("where", "reason"),
    [
        ("36.3,33.5,Syria", "latitude and longitude are swapped: 36.3, 33.5 is not in Syria, 33.5, 36.3 is"),
        ("74.1,4.6,CO", None),
        ("36.3,33.5,", None),
        ("33.5,36.3,SY", None),
        ("-74.1,4.6,CO", "latitude and longitude are swapped: -74.1, 4.6 is not in CO, 4.6, -74.1 is"),
    ],
)
def test_places_on_the_wrong_side_of_the_earth_are_named(tmp_path, base, where, reason):
    """
    A place is left out that lies in the country of its row only with latitude and longitude swapped.
    """
    found = added(tmp_path, base, "mine.csv", f"name,lat,lon,country\nZork,{where}\n")

    assert ([reason] if reason else []) == [bad.reason for bad in found.skipped]


def test_adding_again_changes_nothing(tmp_path, base):
    """
    A file of the same name takes the place of the earlier one; its table is the same byte for byte.
    """
    first = added(tmp_path, base, "SY.txt", DUMP).table.read_bytes()
    second = added(tmp_path, base, "SY.txt", DUMP).table.read_bytes()

    assert first == second
    assert len(tables(tmp_path / "data")) == 1


def test_taking_a_table_away_takes_its_places_back(tmp_path, base):
    """
    Deleting a table is all it takes; the index follows by itself.
    """
    one = added(tmp_path, base, "SY.txt", DUMP).table
    added(tmp_path, base, "more.csv", "name,lat,lon,country\nZorkabad,35,36,SY\n")
    opened(tmp_path, base)
    one.unlink()
    book = opened(tmp_path, base)

    assert ((), "Zorkabad") == (book.named("umm zork"), book.named("zorkabad")[0].name)
    assert [index_path(tmp_path / "data")] == list((tmp_path / "data").glob("index-*"))


def test_the_index_is_made_once(tmp_path, base):
    """
    An index that fits its tables is only opened.
    """
    added(tmp_path, base, "SY.txt", DUMP)
    opened(tmp_path, base)
    before = index_path(tmp_path / "data").stat().st_mtime_ns
    opened(tmp_path, base)

    assert before == index_path(tmp_path / "data").stat().st_mtime_ns


def test_a_damaged_index_is_made_anew(tmp_path, base):
    """
    An index that was cut short is not opened but made once more.
    """
    added(tmp_path, base, "SY.txt", DUMP)
    opened(tmp_path, base)
    path = index_path(tmp_path / "data")
    path.write_bytes(path.read_bytes()[:5000])

    assert opened(tmp_path, base).named("umm zork")


def test_the_alternate_names_of_a_country_do_not_replace_its_dump(tmp_path, base):
    """
    GeoNames calls a country's dump and its alternate names both SY.txt; each keeps its own table.
    """
    added(tmp_path, base, "SY.txt", DUMP)
    told = added(tmp_path, base, "SY.txt", "1\t9990000101\ten\tSmorkville\n")
    book = opened(tmp_path, base)

    assert (1, False, "SY-names.csv") == (told.names, told.again, told.table.name)
    assert [entry.name for entry in book.named("smorkville")] == ["Umm Zork"]
    assert [entry.name for entry in book.named("umm zork")] == ["Umm Zork"]


@pytest.mark.parametrize("content", [b"id,name\n1,Zork\n", b"\xfb\xff\x00", b""])
def test_a_foreign_table_among_those_of_added_places_is_named(tmp_path, base, content):
    """
    A file in the folder of added places that is no such table stops the run with its name.
    """
    added(tmp_path, base, "SY.txt", DUMP)
    (tmp_path / "data" / "mine.csv").write_bytes(content)

    with pytest.raises(StopRun, match=r"mine\.csv is no table of added places"):
        opened(tmp_path, base)


def test_without_added_places_there_is_no_index(tmp_path, base):
    """
    Nobody pays for what was not added.
    """
    assert indexed(tmp_path, base) is None


def test_rows_without_an_id_are_told_apart_by_their_line(tmp_path, base):
    """
    Every added place has an id of its own, by the file and the line that it came from.
    """
    table = added(tmp_path, base, "mine.csv", "name,lat,lon\nZork,35,36\nZurk,35,37\n").table
    with table.open(encoding="utf-8") as lines:
        ids = [row["id"] for row in csv.DictReader(lines)]

    assert ["added:mine/1", "added:mine/2"] == ids


def test_a_folder_that_cannot_be_made_is_said(tmp_path, base):
    """
    Where nothing can be kept, that is said, and nothing is half added.
    """
    (tmp_path / "data").write_text("no folder")
    with pytest.raises(StopRun, match="cannot keep places"):
        added(tmp_path, base, "SY.txt", DUMP)


def test_a_table_that_is_refused_leaves_nothing(tmp_path, base):
    """
    A file that turns out to be no table leaves the folder as it was.
    """
    with pytest.raises(Exception, match="has no column"):
        added(tmp_path, base, "mine.csv", "name\nZork\n")

    assert list((tmp_path / "data").iterdir()) == []


def test_where_the_index_cannot_be_written_it_is_kept_in_memory(tmp_path, base, monkeypatch):
    """
    Added places are found also where their folder is for reading only.
    """
    added(tmp_path, base, "SY.txt", DUMP)

    def refuse(**_):
        raise PermissionError

    monkeypatch.setattr("tempfile.mkstemp", refuse)

    assert opened(tmp_path, base).named("umm zork")[0].country == "Syria"
    assert list((tmp_path / "data").glob("index-*")) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [("35.1", "35,1 north"), (",700\n", ",many\n"), (",700\n", "\n"), (",700\n", ",700,more\n")],
)
def test_a_table_that_was_damaged_by_hand_is_named_with_its_line(tmp_path, base, old, new):
    """
    A table of added places may be edited; a line that is broken by it is named, with what to do.
    """
    table = added(tmp_path, base, "SY.txt", DUMP).table
    table.write_text(table.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    with pytest.raises(StopRun, match=r"SY\.csv is damaged in line 2; mend that line"):
        indexed(tmp_path / "data", base)
    assert [table] == list((tmp_path / "data").iterdir())
