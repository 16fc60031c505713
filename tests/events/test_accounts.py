"""
What one report tells of one event.
"""

import pytest

from adding_reports import claim_in, report_of
from reportedly.events import accounts
from reportedly.events.accounts import accounts_of
from reportedly.lexicons import lexicon
from reportedly.records import Casualty, Party, Place, Source, Span, Time

TEXT = "SOHR said the army killed 12 people, including 3 children, in al-Eis on Tuesday. Clashes went on."


def span(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


def place(name, precision):
    return Place(Span(0, 0), name, precision)


def day(first, last):
    return Time(Span(0, 0), first, last)


def one_account(*claims, **told):
    (found,) = accounts_of(report_of(TEXT, **told).document, claims)
    return found


def test_claims_of_one_label_make_one_account():
    """
    The claims that share an event label are one account, named after the report and the label.
    """
    document = report_of(TEXT).document
    claims = [claim_in(TEXT, "killed"), claim_in(TEXT, "Clashes", event="e2"), claim_in(TEXT, "children")]

    found = accounts_of(document, claims)

    assert [f"{document.id}/e1", f"{document.id}/e2"] == [account.id for account in found]
    assert [claims[0].id, claims[2].id] == [one.claim for one in found[0].testimonies]


def test_the_innermost_source_is_the_claimant():
    """
    Who says it in the end is weighed, with his type and side.
    """
    chain = (
        Source(Span(0, 4), "Reuters", "media", "reuters"),
        Source(Span(0, 4), "SANA", "government", "sana"),
    )

    (said,) = one_account(claim_in(TEXT, "killed", sources=chain)).testimonies

    assert ("SANA", "government", "Syrian government") == (
        said.claimant,
        said.claimant_type,
        said.claimant_side,
    )


def test_a_report_speaks_for_its_publisher():
    """
    Where no source is named the publisher vouches; where none is known nobody does.
    """
    named = one_account(claim_in(TEXT, "killed"), publisher="SANA", published="2016-04-05").testimonies[0]
    nameless = one_account(claim_in(TEXT, "killed")).testimonies[0]

    assert ("SANA", "publisher", "2016-04-05") == (named.claimant, named.claimant_type, named.said)
    assert named.claimant_side == "Syrian government"
    assert (None, None, None) == (nameless.claimant, nameless.claimant_type, nameless.said)


def test_what_the_headline_says_is_known_as_such():
    """
    A claim in the words of the title is one of the headline, and no other is.
    """
    text = "Six killed in Nyala\n\nSix people were killed."
    document = report_of(text, title="Six killed in Nyala").document
    claims = [
        claim_in(text, "Six killed", sentence=Span(0, 19)),
        claim_in(text, "were killed", sentence=Span(21, len(text))),
    ]
    [account] = accounts_of(document, claims)

    assert [one.title for one in account.testimonies] == [True, False]


def test_figures_keep_their_parts_and_ages():
    """
    "12 people, including 3 children" is a figure and a part of it that counts children.
    """
    harmed = (
        Casualty("killed", 12, 12, victims=span("people")),
        Casualty("killed", 3, 3, subset_of=0, victims_type="civilian", victims=span("children")),
    )

    (said,) = one_account(claim_in(TEXT, "killed", casualties=harmed)).testimonies

    assert [None, "children"] == [figure.group for figure in said.figures]
    assert [None, 0] == [figure.part_of for figure in said.figures]


def test_parties_are_kept_with_their_sides():
    """
    Doer and target keep name and side, and are the actors of the account.
    """
    doer = Party(span("army"), "Syrian army", "syrian-army", None)
    aimed = Party(span("people"), "villagers")

    found = one_account(claim_in(TEXT, "killed", perpetrator=doer, target=aimed))

    assert "Syrian government" == found.testimonies[0].perpetrator_side
    assert {"Syrian army", "Syrian government", "villagers"} == found.actors


def test_the_finest_place_and_time_are_those_of_the_account():
    """
    A village is more exact than a country, a day more exact than a month.
    """
    vague = claim_in(TEXT, "Clashes", place=place("Syria", "country"), time=day("2016-04-01", "2016-04-30"))
    exact = claim_in(TEXT, "killed", place=place("al-Eis", "village"), time=day("2016-04-05", "2016-04-05"))

    found = one_account(vague, exact)

    assert "al-Eis" == found.place.name
    assert ("2016-04-05", "2016-04-05") == (found.first, found.last)


def test_tolls_over_a_longer_time_do_not_date_an_account():
    """
    The months that a cumulative toll covers are not the days of the event.
    """
    toll = (Casualty("killed", 30, None, scope="cumulative"),)

    found = one_account(claim_in(TEXT, "killed", casualties=toll, time=day("2016-03-11", "2016-04-06")))

    assert (None, None) == (found.first, found.last)


def test_words_are_folded_and_tell_something():
    """
    Words of any report are left out; the others are kept without case and accents.
    """
    found = one_account(claim_in(TEXT, "killed", sentence=Span(0, TEXT.index("Clashes"))))

    assert {"sohr", "army", "killed", "12", "people", "children", "al", "eis"} == found.words


def test_the_lexicon_keeps_to_its_schema():
    """
    The word list names its schema, and words in lower case without doubles.
    """
    table = lexicon("accounts")
    words = [*table["people"]["children"], *table["people"]["women"]]

    assert table["schema"] == "accounts/1"
    assert all(word == word.lower() for word in [*words, *table["words"]["empty"]])
    assert len(set(words)) == len(words)


def test_a_news_agency_is_no_body_of_the_dead():
    """
    Who reports the dead of his own side is not one of them: only those who have fighters are.
    """
    text = "Tasnim said that soldiers of Brigade 65 were killed."
    document = report_of(text).document
    dead = (Casualty("killed", 4, 4, victims_type="combatant", victims_side="Iran"),)

    assert accounts.testimony(document, claim_in(text, "killed", casualties=dead)).bodies == {"brigade-65"}


def test_the_names_in_what_is_told_of_other_events_are_theirs():
    """
    An account takes the names of its own sentences and of those that tell of no event, not those of others.
    """
    text = "The army shelled Hader. Jaish al-Fath took Khan Touman later. The Red Crescent is at work."
    first, second, third = (Span(0, 23), Span(24, 61), Span(62, len(text)))
    claims = [
        claim_in(text, "shelled", sentence=first),
        claim_in(text, "took", sentence=second, event="e2"),
    ]

    one, other = accounts_of(report_of(text).document, claims)

    assert {"hader", "crescent"} <= one.names
    assert {"fath", "touman", "crescent"} <= other.names
    assert not {"fath", "touman"} & one.names
    assert "hader" not in other.names
    assert third.of(text).startswith("The Red Crescent")


@pytest.mark.parametrize(
    ("text", "words", "hit"),
    [
        ("Four people were shot in Homs.", "Four people", True),
        ("Gunmen shot four people in Homs.", "four people", True),
        ("Clashes left four people hurt in Homs.", "four people", False),
        ("Police spoke of the shooting of four people in Homs.", "four people", True),
        ("A shell hit a market, wounding four people.", "four people", False),
        ("It was wounding four people when it struck a market.", "four people", False),
        ("Four people were shot and wounded in Homs.", "Four people", False),
        ("Also injured in the shooting were four people in Homs.", "four people", False),
    ],
)
def test_who_was_only_shot_may_be_dead(text, words, hit):
    """
    "Shot" beside the people says of nobody that he lived; "wounded" does.
    """
    start = text.index(words)
    entry = Casualty(
        "wounded", 4, 4, count=Span(start, start + 4), victims=Span(start + 5, start + len(words))
    )

    assert accounts.figure(text, entry).hit is hit


def test_some_of_the_victims_are_told_of_as_a_part():
    """
    "Two of the victims" are some of those who came to harm; "two of the soldiers" may be all who did.
    """
    text = "Two of the victims died, and two of the soldiers."
    victims = Casualty("killed", 2, 2, count=Span(0, 3), victims=Span(11, 18))
    soldiers = Casualty("killed", 2, 2, count=Span(29, 32), victims=Span(40, 48))

    assert (victims.victims.of(text), soldiers.victims.of(text)) == ("victims", "soldiers")
    assert accounts.figure(text, victims).among
    assert not accounts.figure(text, soldiers).among


@pytest.mark.parametrize(
    ("text", "among"),
    [
        ("Two of the dead are monks.", True),
        ("Two of those killed are monks.", True),
        ("Two of the wounded died.", False),
        ("Two of the monks were killed.", False),
        ("Two dead were found.", False),
    ],
)
def test_some_of_the_dead_are_told_of_as_a_part(text, among):
    """
    "Two of the dead" are some of those who were killed; "two of the wounded died" are two more.
    """
    assert accounts.figure(text, Casualty("killed", 2, 2, count=Span(0, 3))).among is among


@pytest.mark.parametrize(
    ("text", "among"),
    [
        ("Of these, 62 were killed in Sagaing.", True),
        ("Of those killed, 62 were from Sagaing.", True),
        ("Of the dead, 62 were from Sagaing.", True),
        ("Of the wounded, 62 died.", False),
        ("In Sagaing 62 were killed.", False),
        ("Of these attacks, one in Sagaing killed 62.", False),
    ],
)
def test_a_sentence_may_be_about_some_of_those_told_of_before(text, among):
    """
    "Of these, 62 were killed" counts some of those of the sentence before.
    """
    at = text.index("62")
    entry = Casualty("killed", 62, 62, count=Span(at, at + 2))
    claim = claim_in(text, text.split()[0], casualties=(entry,))
    [account] = accounts_of(report_of(text).document, [claim])

    assert account.testimonies[0].figures[0].among is among


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("a market in Idlib", False),
        ("Idlib market", False),
        ("they", False),
        ("the", False),
        ("al-", False),
        ("SDF", True),
    ],
)
def test_a_building_or_a_pronoun_is_no_party(name, found):
    """
    What is hit does not part two accounts of one shelling, and is no side of it.
    """
    assert accounts.is_party(name) is found


def test_a_pronoun_is_no_voice_of_its_own():
    """
    What "it" says is said in the voice of whoever is named in the chain, else of the report.
    """
    sohr = Source(span("SOHR"), "SOHR", "monitor")
    it = Source(span("SOHR"), "It", "unknown")
    alone = one_account(claim_in(TEXT, "killed", sources=(it,)), publisher="Orient")
    named = one_account(claim_in(TEXT, "killed", sources=(sohr, it)), publisher="Orient")

    assert [one.testimonies[0].claimant for one in (alone, named)] == ["Orient", "SOHR"]
