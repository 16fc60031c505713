"""
Whose names are masked, and where.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adding_reports import claim_in, report_of
from reportedly.lexicons import lexicon
from reportedly.masking.blocks import BLOCK, masked, masks
from reportedly.masking.capital_names import names_in
from reportedly.masking.persons import personal_names
from reportedly.readers import find_claims
from reportedly.records import Casualty, Party, Place, Source, Span


def read(text, **told):
    document = report_of(text, **told).document
    return document, find_claims(document, "grammar")


def names(text, **told):
    return personal_names(*read(text, **told))


def shown(text, **told):
    document, claims = read(text, **told)
    return masked(document.text, masks(document, claims))


def span_of(text, words):
    return Span(text.index(words), text.index(words) + len(words))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ahmad al-Khalil and his daughter Lina were killed in an air strike in Idlib.",
            {"Ahmad al-Khalil", "Lina"},
        ),
        ("The journalist Omar Nasser was killed by shelling in Aleppo.", {"Omar Nasser"}),
        ("Shelling killed five children of the Hamdan family in Douma.", {"Hamdan"}),
        ("Three civilians, among them Dr. Yusuf Haddad, were wounded in the strike.", {"Yusuf Haddad"}),
        ("A bomb killed Umm Khaled's son in the village of Hayyan.", {"Umm Khaled"}),
        ("Among the dead was Jordan Kessler, a nurse.", {"Jordan Kessler"}),
        ("The journalist Michael Jordan was killed by shelling in Gaza.", {"Michael Jordan"}),
        ("Among the dead was Israel Gomez, a nurse.", {"Israel Gomez"}),
        ("The victims were India Brown and Paris Jones.", {"India Brown", "Paris Jones"}),
        ("Robert Wilson, Carlos Garcia and Kevin were killed.", {"Robert Wilson", "Carlos Garcia", "Kevin"}),
        ("The journalist Santiago Bermudez was killed by shelling in Aleppo.", {"Santiago Bermudez"}),
        (
            "In the town of Hayyan shelling killed Peter van den Berg, officials said.",
            {"Peter van den Berg"},
        ),
    ],
)
def test_victims_are_named_in_many_ways(text, expected):
    """
    Names before, after and within the words for victims are found, with their particles and without titles.
    """
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Syrian government forces killed 12 civilians in Aleppo on Monday, the Observatory said.",
        "Twenty people were killed in Deir ez-Zor in April, the Syrian Observatory for Human Rights said.",
        "Shelling by the Jordan Armed Forces killed 5 civilians in Aleppo.",
        "The Paris Attacks killed 130 people.",
        "A Kenya Airways crew was wounded in Juba.",
        "Israel Hamas fighting killed 12 people.",
        "Islamic State fighters killed 5 Kurdish soldiers near Raqqa, Reuters reported.",
        "Residents said Saudi Arabia bombed a hospital of Doctors Without Borders and killed 8 people.",
        "A 26-YEAR-OLD WOMAN WAS KILLED BY SHI'ITE MILITIAS, POLICE SAID.",
        "A 26-YEAR-OLD WOMAN WAS KILLED BY SHI’ITE MILITIAS, POLICE SAID.",
    ],
)
def test_what_is_no_person_stays(text):
    """
    Parties, places, days, sources and words that begin sentences are not masked.
    """
    assert names(text) == frozenset()


def test_who_commands_or_governs_is_not_masked():
    """
    The name of a source that speaks in public stays, though it stands in a sentence on victims.
    """
    text = "Minister Walid Jabr said 12 people and Samir Hamdan were killed."
    claim = claim_in(
        text,
        "killed",
        sources=(Source(span_of(text, "Minister Walid Jabr"), "Walid Jabr", "government"),),
        casualties=(Casualty("killed", 12, 12),),
    )

    assert personal_names(report_of(text).document, [claim]) == {"Samir Hamdan"}


def test_places_and_parties_of_a_claim_are_known():
    """
    What a claim has as a place or a listed party is no person.
    """
    text = "Fighters of Hamdan killed Samir Deeb at Jabal Omar."
    claim = claim_in(
        text,
        "killed",
        casualties=(Casualty("killed", 1, 1),),
        perpetrator=Party(span_of(text, "Fighters of Hamdan"), "Hamdan", actor="hamdan"),
        place=Place(span_of(text, "Jabal Omar"), "Jabal Omar", "village"),
    )

    assert personal_names(report_of(text).document, [claim]) == {"Samir Deeb"}


@pytest.mark.parametrize(
    ("kind", "hidden"), [("witness", True), ("medical_rescue", True), ("government", False)]
)
def test_witnesses_are_masked_and_officials_are_not(kind, hidden):
    """
    Who may come to harm for what they said is masked.
    """
    text = "Abu Ali, a resident, said planes bombed the market."
    claim = claim_in(text, "bombed", sources=(Source(span_of(text, "Abu Ali"), "Abu Ali", kind),))

    assert (personal_names(report_of(text).document, [claim]) == {"Abu Ali"}) is hidden


def test_a_name_is_masked_wherever_it_stands():
    """
    The whole name and what is left of it further on, in capitals, too; other words with its letters are not.
    """
    told = shown(
        "Samir Haddad was killed in a strike on Idlib. Mr Haddad's sister wept. HADDAD was 30. "
        "A haddad is a smith."
    )

    assert "Haddad" not in told
    assert "HADDAD" not in told
    assert "Samir" not in told
    assert "A haddad is a smith." in told
    assert f"Mr {BLOCK * 6}'s sister" in told


def test_a_headline_is_masked_by_the_names_of_the_text():
    """
    In a headline every word has a capital; only names known from the text are masked there.
    """
    told = shown(
        "Strike Kills Samir Haddad In Idlib\n\nSamir Haddad was killed in a strike on Idlib on Monday."
    )

    assert told.startswith(f"Strike Kills {BLOCK * 5} {BLOCK * 6} In Idlib")


@given(st.text(), st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50))))
def test_everything_stays_where_it_is(text, places):
    """
    A masked text is as long as it was, with the same spaces, and the rest unchanged.
    """
    spans = [Span(min(pair), max(pair)) for pair in places if max(pair) <= len(text)]
    told = masked(text, spans)

    assert len(told) == len(text)
    for place, (before, after) in enumerate(zip(text, told, strict=True)):
        inside = any(span.start <= place < span.end for span in spans)
        assert after == (before if before.isspace() or not inside else BLOCK)


@given(st.text(alphabet="ab A-B'’.\n المد 王"))
def test_any_text_can_be_searched(text):
    """
    Whatever a text is made of, names in it stand in it.
    """
    assert all(name in text for name in names_in(text, Span(0, len(text)), ()))


def test_the_word_lists_are_lists_of_words():
    """
    Each list has words in lower case, each once.
    """
    lists = {name: words for name, words in lexicon("person_names").items() if name != "schema"}

    assert set(lists) == {
        "particles",
        "titles",
        "given",
        "first",
        "arabic_first",
        "arabic_particles",
        "lands_first",
        "lands_last",
        "before_places",
        "kinds_of_places",
        "ends",
        "others",
    }
    for words in lists.values():
        assert len(words) == len(set(words))
        assert all(word == word.lower().strip() for word in words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("omar nasser was killed by shelling in aleppo.", "████ ██████ was killed by shelling in aleppo."),
        (
            "khaled bin said and his son were killed.",
            "██████ ███ ████ and his son were killed.",
        ),
        (
            "the army said shelling killed three.",
            "the army said shelling killed three.",
        ),
    ],
)
def test_names_in_lower_case_are_found_by_given_names(text, expected):
    """
    A listed name with what follows it; common words are left.
    """
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل أحمد الخالد في قصف على إدلب.", "قتل ████ ██████ في قصف على إدلب."),
        ("قتل محمد بن سلامة ومحمود أبو ليل.", "قتل ████ ██ █████ ██████ ███ ███."),
        ("قتل ثلاثة مدنيين في قصف على إدلب.", "قتل ثلاثة مدنيين في قصف على إدلب."),
    ],
)
def test_names_in_arabic_script_are_found_by_given_names(text, expected):
    """
    With "son of" and "father of", with the article, and with "and" before them; other words are left.
    """
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "victims", "expected"),
    [
        (
            "shelling killed zarif qandil in idlib. qandil was a baker.",
            "zarif qandil",
            "shelling killed █████ ██████ in idlib. ██████ was a baker.",
        ),
        (
            "shelling killed three bakers from saraqib in idlib.",
            "three bakers from saraqib",
            "shelling killed three bakers from saraqib in idlib.",
        ),
        (
            "Shelling killed the hakawati Zarif in Idlib.",
            "the hakawati Zarif",
            "Shelling killed the hakawati █████ in Idlib.",
        ),
    ],
)
def test_a_victim_of_a_claim_is_masked_in_a_report_without_capitals(text, victims, expected):
    """
    Whatever no list of words has, and no place is called, in the words that a claim gives for victims.
    """
    document = report_of(text).document
    place = span_of(text, "dlib")
    harmed = Casualty("killed", 1, 1, victims=span_of(text, victims))
    where = Place(Span(place.start - 1, place.end), "Idlib", "city", country="Syria")
    claim = claim_in(text, "killed", casualties=(harmed,), place=where)

    assert masked(text, masks(document, [claim])) == expected


def test_a_witness_is_masked_in_a_report_without_capitals():
    """
    Whoever was there and says so, by whatever name.
    """
    text = "witness zarif qandil said the army shelled the market and killed four people in idlib."

    assert shown(text).startswith("witness █████ ██████ said the army")
