"""
Words for a place that no list and no sign shows to be one: found by the encoder, placed by what is known.
"""

import numpy as np
import pytest

from reportedly import from_text
from reportedly.claims import find_all
from reportedly.language.tokens import tokens_of
from reportedly.model.encoder import Answer
from reportedly.model.labels import CERTAINTIES
from reportedly.model.pieces import within
from reportedly.reading import ReadingOptions
from reportedly.records import Place, Span
from reportedly.trained import settings
from reportedly.trained.asked import WANTED, asked_of, view_of
from reportedly.trained.heard_places import Heard, closed, fuller, heard_places, is_actor, located, signs

TEXT = (
    "Ten died in Homs on Monday. Shells fell on the Zarnouk Housing Project, on the villages of Qarassi and "
    "Talbiseh, and many were shot there."
)
DOCUMENT = from_text(TEXT, ReadingOptions(published="2016-04-06", language="en")).document
FOUND = find_all(DOCUMENT)
AT = 1
PROJECT = "the Zarnouk Housing Project"
HOMS = Place(Span(12, 16), "Homs", "city", "Homs", "Syria", 34.7, 36.7, "geonames:169577")


@pytest.fixture(scope="module")
def seen(ours):
    return ours.see(TEXT, [one.sentence for one in FOUND])


def span_of(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


def told(seen, *words, chance=0.9):
    """
    An encoder that takes some words for the place.
    """
    roles = np.full((len(WANTED), len(seen.pieces)), 0.01)
    for one in words:
        roles[WANTED.index("place"), list(within(seen.pieces, span_of(one)))] = chance
    return asked_of(view_of(seen), Answer(0, np.full(len(CERTAINTIES), 0.2), seen.windows[0].pieces, roles))


def heard(words):
    return Heard(AT, span_of(words), words, 2.0)


def test_words_for_a_place_are_heard_anywhere_in_the_window(seen):
    """
    Each stretch of likely words is heard, with its sentence and how sure the encoder is of it.
    """
    found = list(heard_places(FOUND, told(seen, "Homs", PROJECT), TEXT))

    assert [(one.sentence, one.words) for one in found] == [(0, "Homs"), (1, PROJECT)]
    assert all(one.words == one.span.of(TEXT) for one in found)
    assert [round(one.sure, 2) for one in found] == [2.2, 2.2]


@pytest.mark.parametrize(("words", "chance"), [("the", 0.9), (",", 0.9), (PROJECT, 0.2)])
def test_words_that_say_nothing_of_a_place_are_not_heard(seen, words, chance):
    """
    An article or a comma is no place, nor is what the encoder doubts.
    """
    assert list(heard_places(FOUND, told(seen, words, chance=chance), TEXT)) == []


def test_a_place_has_all_the_words_for_it():
    """
    Where the encoder hears more words for a place than the grammar knows, they are the place's; others leave
    it alone.
    """
    known = Place(span_of("Talbiseh"), "Talbiseh", "town")
    villages = heard("the villages of Qarassi and Talbiseh")

    assert fuller(known, [heard(PROJECT), villages]).span == villages.span
    assert fuller(known, [heard(PROJECT)]) is known


@pytest.mark.parametrize(
    ("words", "name", "precision"),
    [
        ("there", "Homs", "city"),
        ("villages", "villages, Homs", "near"),
        (PROJECT, PROJECT, "country"),
    ],
)
def test_a_place_that_only_its_words_tell_of_is_no_point_of_its_own(words, name, precision):
    """
    "There" is the place that is known, a site without a name is near it, and a name that no gazetteer has is
    somewhere in its country.
    """
    place = located(heard(words), HOMS, "Syria", away=False)

    assert (place.name, place.precision, place.country) == (name, precision, "Syria")
    assert (place.lat is None) == (words == PROJECT)
    assert place.span.of(TEXT) == words


def test_where_no_place_is_known_the_words_alone_are_kept():
    """
    With nothing to go by, a site keeps its words, and "there" is nowhere.
    """
    site = located(heard(PROJECT), None, None, away=True)

    assert (site.name, site.country, site.lat, site.inherited) == (PROJECT, None, None, True)
    assert located(heard("there"), None, "Syria", away=False) is None


def test_a_site_in_a_country_is_as_exact_as_the_country():
    """
    A site without a name, of which no more is known than its country, has the country's point.
    """
    syria = Place(span_of("Homs"), "Syria", "country", None, "Syria", 35.0, 38.0, "geonames:163843")

    assert located(heard("villages"), syria, "Syria", away=False).precision == "country"


def test_a_name_that_no_gazetteer_has_lies_in_the_country_that_is_told_of(seen):
    """
    Its country is that of most places around it, not of the one place that the grammar chose.
    """
    offered = settings.offered("place", FOUND, AT, told(seen, PROJECT), TEXT)
    russia = Place(span_of("Homs"), "Russia", "country", None, "Russia", 60.0, 90.0)

    assert [option.value.country for option in offered.unlisted(russia)] == ["Syria"]


def test_the_kind_of_words_speaks_for_them():
    """
    Names, sites without a name and "there" are told apart, in the sentence of the event and elsewhere.
    """
    assert signs(heard(PROJECT), away=False) == {"heard": 1.0, "heard named": 1.0}
    assert signs(heard("villages"), away=True) == {"elsewhere heard": 1.0, "elsewhere heard unnamed": 1.0}
    assert signs(heard("there"), away=False) == {"heard": 1.0, "heard pointing": 1.0}


def test_only_words_that_the_grammar_has_no_place_for_are_new(seen):
    """
    What meets a place that is known widens its words; the rest is offered as a place of its own.
    """
    more = "on the villages of Qarassi and Talbiseh"
    offered = settings.offered("place", FOUND, AT, told(seen, PROJECT, more), TEXT)
    known = next(option.value for option in offered if "Talbiseh" in option.value.name)

    assert [option.value.span.of(TEXT) for option in offered.unlisted(HOMS)] == [PROJECT]
    assert offered.worded(known).span.of(TEXT) == more


def test_words_that_the_grammar_has_whole_are_not_kept(seen):
    """
    Where encoder and grammar take the same words for a place, nothing is to be added to them.
    """
    offered = settings.offered("place", FOUND, AT, told(seen, "Homs"), TEXT)

    assert (offered.words, offered.new) == ((), ())


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("the beach in Mogadishu and", "the beach in Mogadishu"),
        ("Borno State and ten", "Borno State"),
        ("Homs and Hama", "Homs and Hama"),
        ("the towns of X or", "the towns of X"),
        ("and", "and"),
    ],
)
def test_words_that_go_on_to_what_comes_next_are_none_of_a_place(words, kept):
    """
    "Six died in X and two in Y": the place ends at X.
    """
    assert kept == " ".join(token.text for token in closed(tokens_of(words)))


def test_somebody_on_the_actor_list_is_no_place():
    """
    Words that a known actor is called by are none of a place, words around them may be.
    """
    text = "The rebels handed 15 prisoners over to the Red Cross at a Red Cross clinic in Homs."
    [found] = find_all(from_text(text, ReadingOptions(language="en")).document)
    begun, clinic = text.index("Red Cross"), text.index("Red Cross clinic")

    assert is_actor(Span(begun, begun + len("Red Cross")), found.mentions)
    assert not is_actor(Span(clinic, clinic + len("Red Cross clinic")), found.mentions)
