import csv
import re
import tomllib

import pytest

from reportedly.lexicons import LEXICONS

EXACTNESS = tomllib.loads((LEXICONS / "place_words.toml").read_text(encoding="utf-8"))
DIVISION = re.compile(r"[A-Z]{2}\.\w+")


def rows(name):
    with (LEXICONS / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


DIVISIONS, EXONYMS = rows("divisions.csv"), rows("exonyms.csv")
CODES = {row["code"] for row in DIVISIONS}


def on_earth(row):
    if not row["lat"] and not row["lon"]:
        return True
    return -90 <= float(row["lat"]) <= 90 and -180 <= float(row["lon"]) <= 180


def test_divisions_have_the_columns_they_should():
    """
    Countries and divisions: kind, code, names, GeoNames id and coordinates.
    """
    wanted = ["kind", "code", "name", "aliases", "demonyms", "geonames", "lat", "lon", "capital"]

    assert wanted == list(DIVISIONS[0])


def test_divisions_are_sound():
    """
    Each row is a country or a division of one, with a name, an id, and coordinates on this earth.
    """
    wrong = [
        row
        for row in DIVISIONS
        if not row["name"]
        or not row["geonames"].isdigit()
        or not on_earth(row)
        or not (len(row["code"]) == 2 if row["kind"] == "country" else DIVISION.fullmatch(row["code"]))
    ]

    assert wrong == []
    assert len(CODES) == len(DIVISIONS)


def test_divisions_belong_to_listed_countries():
    """
    No division stands without its country.
    """
    strays = {row["code"][:2] for row in DIVISIONS} - {
        row["code"] for row in DIVISIONS if row["kind"] == "country"
    }

    assert strays == set()


def test_exonyms_are_sound():
    """
    Each row has a name, a kind that is a precision, and a division and coordinates that exist.
    """
    wrong = [
        row
        for row in EXONYMS
        if not row["name"]
        or row["kind"] not in EXACTNESS["precisions"]
        or (row["division"] and row["division"] not in CODES)
        or (row["country"] and row["country"] not in CODES)
        or not on_earth(row)
        or (row["geonames"] and not row["geonames"].isdigit())
    ]

    assert wrong == []


def test_districts_are_sound():
    """
    Each second-order division has its division, a name, coordinates on this earth and its people.
    """
    districts = rows("districts.csv")
    wrong = [
        row
        for row in districts
        if row["division"] not in CODES or not row["name"] or not row["lat"] or not on_earth(row)
    ]

    assert wrong == []
    assert all(int(row["population"]) >= 0 for row in districts)
    assert districts == sorted(districts, key=lambda row: (row["division"], row["name"]))


def test_place_words_follow_their_schema():
    """
    The word list names its schema, its precisions with their radius, the most exact first, and lists of
    lower-case words.
    """
    assert EXACTNESS["schema"] == "place_words/1"
    assert all(isinstance(radius, int) for radius in EXACTNESS["precisions"].values())
    assert list(EXACTNESS["precisions"].values()) == sorted(EXACTNESS["precisions"].values())
    assert set(EXACTNESS["heads"]) <= set(EXACTNESS["precisions"])
    assert all(isinstance(weight, float) for weight in EXACTNESS["fit"].values())


@pytest.mark.parametrize("group", ["heads", "words"])
def test_place_words_are_sorted_and_in_lower_case(group):
    """
    Each list can be read and searched: sorted, no doubles, lower case.
    """
    for listed in EXACTNESS[group].values():
        assert listed == sorted(set(listed))
        assert listed == [word.lower() for word in listed]
