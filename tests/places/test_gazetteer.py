import os
import sqlite3
import stat
import time
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import StopRun
from reportedly.folders import cache_folder
from reportedly.places import gazetteer as module
from reportedly.places import gazetteer_file
from reportedly.places.gazetteer import FEW_MAPS, Gazetteer, gazetteer, prepared
from reportedly.places.gazetteer_file import DEMONYM, cities, file_name, opened, town_kind
from reportedly.places.names import folded, loosened


@pytest.fixture(scope="module")
def book():
    return gazetteer()


def first(book, name):
    return book.named(folded(name))[0]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Aleppo", ("Aleppo", "Aleppo", "Syria")),
        ("Deir Ezzor", ("Deir ez-Zor", "Deir ez-Zor", "Syria")),
        ("DEIR AL-ZOR", ("Deir ez-Zor", "Deir ez-Zor", "Syria")),
        ("Tareeq al-Bab", ("Tariq al-Bab", "Aleppo", "Syria")),
        ("al-Eis", ("al-Eis", "Aleppo", "Syria")),
        ("Kharkov", ("Kharkiv", "Kharkiv", "Ukraine")),
        ("Khan Yunis", ("Khan Younis", "Gaza Strip", "Palestine")),
        ("Sana’a", ("Sanaa", "Sanaa", "Yemen")),
        ("West Darfur", ("Western Darfur", "Western Darfur", "Sudan")),
        ("Gezira", ("Al Jazirah", "Al Jazirah", "Sudan")),
        ("Lower Shabelle", ("Lower Shabeelle", "Lower Shabeelle", "Somalia")),
        ("Oromia", ("Oromiya", "Oromiya", "Ethiopia")),
        ("Uruzgan Province", ("Oruzgan", "Oruzgan", "Afghanistan")),
        ("North Lebanon", ("Liban-Nord", "Liban-Nord", "Lebanon")),
        (
            "Lanao del Sur",
            ("Province of Lanao del Sur", "Autonomous Region in Muslim Mindanao", "Philippines"),
        ),
        ("Cebu", ("Cebu City", "Central Visayas", "Philippines")),
        ("MEDELLÍN", ("Medellin", "Antioquia", "Colombia")),
    ],
)
def test_news_spellings_are_known(book, name, meant):
    """
    A place is found under the spellings that reports use, with its common English name.
    """
    found = first(book, name)

    assert meant == (found.name, found.admin1, found.country)


def test_countries_are_known_by_their_adjectives(book):
    """
    "Syrian" means Syria, and says that it is an adjective.
    """
    found = first(book, "Syrian")

    assert ("Syria", "country", DEMONYM) == (found.name, found.kind, found.how)


def test_ids_are_those_of_geonames_or_our_own(book):
    """
    Every place says where it comes from.
    """
    assert first(book, "Aleppo").gazetteer_id == "geonames:170063"
    assert first(book, "Castello Road").gazetteer_id == "reportedly:castello-road-sy"


def test_places_without_coordinates_stand_where_their_city_does(book):
    """
    A neighbourhood without coordinates of its own has its city's, and the precision says so.
    """
    found = first(book, "Bani Zeid")

    assert ("neighbourhood", "city") == (found.kind, found.precision)
    assert first(book, "Aleppo").lat == found.lat


def test_capitals_and_countries_are_found_by_code(book):
    """
    The capital and the name of a country are known from its code.
    """
    assert (book.capital("SY").name, book.country("SY").name) == ("Damascus", "Syria")
    assert book.capital("XX") is None
    assert book.country("XX") is None


def test_unknown_names_are_nothing(book):
    """
    A name that nobody knows means no place.
    """
    assert ((), 0) == (book.named("qqqq"), book.longest("qqqq"))


def test_the_longest_name_is_known_by_its_first_word(book):
    """
    How far a name can reach is known from its first word.
    """
    assert book.longest("deir") >= 3


@pytest.mark.parametrize(
    ("name", "key"),
    [("Al-‘Īs", "al is"), ("Ma'arrat  an Nu‘mān", "maarrat an numan"), ("ŁÓDŹ", "lodz"), ("Dara’a", "daraa")],
)
def test_names_fold_to_plain_letters(name, key):
    """
    Case, accents, apostrophes and dashes make no difference.
    """
    assert key == folded(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Khan Sheikhoun", "Khan Shaykhun"), ("al-Muhaimidiyah", "Mohaymediyya"), ("Qabun", "Kaboun")],
)
def test_arabic_spellings_level_out(one, other):
    """
    Two spellings of one Arabic name have the same loose key.
    """
    assert loosened(folded(one)) == loosened(folded(other))


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(name):
    """
    A folded name is already in the form in which it is looked up.
    """
    assert folded(folded(name)) == folded(name)


@pytest.mark.parametrize(("people", "kind"), [(2_000_000, "city"), (20_000, "town"), (800, "village")])
def test_towns_are_named_by_their_size(people, kind):
    """
    A populated place is a city, a town or a village by its population.
    """
    assert kind == town_kind(people)


def test_the_cache_folder_follows_the_environment():
    """
    The user's own setting comes first, then the system's cache folder, then the home folder.
    """
    assert cache_folder({"REPORTEDLY_CACHE": "/a", "XDG_CACHE_HOME": "/b"}) == Path("/a")
    assert cache_folder({"XDG_CACHE_HOME": "/b", "HOME": "/c"}) == Path("/b/reportedly")
    assert cache_folder({"HOME": "/c"}) == Path("/c/.cache/reportedly")


@pytest.fixture
def few(monkeypatch):
    """
    Four cities of GeoNames, so that building takes no time.
    """
    kept = [city for city, _ in zip(cities(), range(4), strict=False)]
    monkeypatch.setattr(gazetteer_file, "cities", lambda: iter(kept))


@pytest.mark.usefixtures("few")
def test_the_file_is_built_once_and_whole(tmp_path):
    """
    A missing gazetteer is built under its final name only when finished, and then only opened.
    """
    folder = tmp_path / "new" / "cache"
    prepared(folder).close()
    built = folder / file_name()
    before = built.stat().st_mtime_ns
    prepared(folder).close()

    assert [built] == list(folder.iterdir())
    assert before == built.stat().st_mtime_ns


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("left", [0, 40, 20_000])
def test_a_damaged_file_is_built_anew(tmp_path, left):
    """
    A gazetteer that was cut short, or emptied, is not opened but built once more.
    """
    prepared(tmp_path).close()
    built = tmp_path / file_name()
    before = built.read_bytes()
    built.write_bytes(before[:left])
    book = prepared(tmp_path)

    assert book.execute("SELECT count(*) FROM names").fetchone()[0] > 1000
    assert len(before) == built.stat().st_size


PAGE = 4096


def spoiled(built, spoil):
    """
    Overwrites the pages of a file that *spoil* says, and none before them.
    """
    content = bytearray(built.read_bytes())
    for start in range(PAGE, len(content), PAGE):
        if spoil(content[start : start + PAGE]):
            content[start : start + PAGE] = bytes(PAGE)
    built.write_bytes(content)


@pytest.mark.usefixtures("few")
def test_a_file_overwritten_in_its_middle_is_built_anew(tmp_path):
    """
    A gazetteer whose pages hold something else is noticed although its beginning and size are right.
    """
    prepared(tmp_path).close()
    built = tmp_path / file_name()
    before = built.read_bytes()
    spoiled(built, bool)
    book = prepared(tmp_path)

    assert book.execute("SELECT count(*) FROM names").fetchone()[0] > 1000
    assert before == built.read_bytes()


@pytest.mark.usefixtures("few")
def test_a_damaged_page_is_said_with_what_to_do(tmp_path):
    """
    Damage that shows only when a name is looked up stops the run with the file to delete.
    """
    prepared(tmp_path).close()
    built = tmp_path / file_name()
    spoiled(built, lambda page: b"damascus" in page)

    with closing(Gazetteer(prepared(tmp_path))) as book:
        for ask in (lambda: book.named("damascus"), lambda: book.begun("damas", 5)):
            with pytest.raises(StopRun, match="damaged; delete it"):
                ask()


def test_another_way_to_build_makes_another_file(tmp_path, monkeypatch):
    """
    A gazetteer that older code built is not taken for one of this code.
    """
    before = file_name()
    older = tmp_path / "builder.py"
    older.write_text("older")
    monkeypatch.setattr("reportedly.places.gazetteer_file.BUILDERS", (older,))

    assert file_name() != before


@pytest.mark.usefixtures("few")
def test_an_unwritable_folder_does_no_harm(tmp_path, monkeypatch):
    """
    Where the cache folder cannot be made, the file goes to the folder for temporary files.
    """
    (tmp_path / "file").write_text("no folder")
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    prepared(tmp_path / "file" / "cache").close()

    assert [file_name()] == [path.name for path in (tmp_path / "temporary").iterdir()]


@pytest.mark.usefixtures("few")
def test_with_nothing_writable_it_is_kept_in_memory(tmp_path, monkeypatch):
    """
    Where nothing at all can be written, the gazetteer lives in memory.
    """
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "file" / "temporary"))
    book = Gazetteer(prepared(tmp_path / "file" / "cache"))

    assert book.named("syria")[0].name == "Syria"
    book.close()


@pytest.mark.usefixtures("few")
def test_the_finished_file_cannot_be_changed(tmp_path):
    """
    The file is opened for reading only.
    """
    connection = prepared(tmp_path)

    with pytest.raises(sqlite3.OperationalError):
        connection.execute("DELETE FROM names")
    connection.close()


def test_opening_is_quick():
    """
    An existing gazetteer opens with well under 50 milliseconds of work, and is of modest size.
    """
    gazetteer()
    folder = cache_folder(os.environ)
    path = next(place for place in (folder, Path("/tmp")) if (place / file_name()).exists()) / file_name()
    start = time.thread_time()
    module.opened(path).close()

    assert time.thread_time() - start < 0.05
    assert path.stat().st_size < 60_000_000
    assert stat.S_ISREG(path.stat().st_mode)


@pytest.mark.parametrize(
    "edges", [(36.0, 35.0, 38.5, 37.0), (-10.0, 40.0, 10.0, 55.0), (150.0, -30.0, 150.0, -30.0)]
)
def test_many_maps_have_the_same_towns_as_one(edges):
    """
    Laid out for many maps, the towns of a piece of the earth are those that are found for a single one.
    """
    path = Path(gazetteer().connection.execute("PRAGMA database_list").fetchone()[2])
    with closing(opened(path)) as connection:
        once, often = Gazetteer(connection), Gazetteer(connection)
        often.drawn = FEW_MAPS

        assert once.towns(*edges) == often.towns(*edges)
        assert (once.laid_out is None, often.laid_out is None) == (True, False)
