import pytest

from reportedly.claims.actors import find_all_mentions
from reportedly.claims.attribution import attributed, find_attributions
from reportedly.language.analysis import analyse
from reportedly.records import Span


def speaker(text, trigger):
    sentences = analyse(text)
    found = find_attributions(sentences, text, find_all_mentions(sentences, text), None)
    at = text.index(trigger)
    said = [one for listed in found if (one := attributed(listed, Span(at, at + len(trigger))))]
    return [source.span.of(text) for source in said[0].sources] if said else None


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "Fighters who overran the port took two villages on Friday, security officials said, and left.",
            "took",
            "security officials",
        ),
        (
            "The guards who had fled were cautious; one of them thought the dead were fifty.",
            "dead",
            "one of them",
        ),
        (
            "The Observatory, which relies on sources inside Syria, said ten people were killed.",
            "killed",
            "The Observatory",
        ),
        (
            "The mayor, 45, a former banker, was killed by gunmen who fired at him, said medics.",
            "killed",
            "medics",
        ),
    ],
)
def test_an_aside_is_told_from_what_is_said(text, trigger, expected):
    """
    Who stands before an aside speaks, but not where the clause behind it names a speaker of its own.
    """
    assert speaker(text, trigger) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two men were killed, a nurse there said.", "a nurse"),
        ("The army has so far confirmed that two men were killed.", "The army"),
        ("The army hastily announced that two men were killed.", "The army"),
        ("The assembly said that two men were killed.", "The assembly"),
        ("“Two men were killed,” Ali Hamad, who speaks for the union, declared by telephone.", "Ali Hamad"),
        ("Residents interviewed by phone said two men were killed.", "Residents"),
        ("Two men were killed, the army said, while medics reported that there were three.", "the army"),
        ("What officials say was an accident killed Ali Hamad and two men were killed.", "officials"),
    ],
)
def test_words_around_the_verb_are_no_part_of_the_speaker(text, expected):
    """
    Adverbs, how a speaker was reached and by what he spoke stand between him and what he says.
    """
    assert speaker(text, "killed") == [expected]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Tribesmen beat off an attack, according to their sheikh, Adel Atallah.", "attack", True),
        ("The bridge was hit in an attack, according to a tailor who lost an arm.", "attack", True),
        ("The attack went according to plan.", "attack", False),
        ("Ten died in the attack, according to a film posted by the Sham Legion.", "attack", True),
    ],
)
def test_anybody_may_be_named_after_according_to(text, trigger, expected):
    """
    After "according to" stands a source, whatever it is called, with the name in commas behind its title.
    """
    names = {"their sheikh, Adel Atallah", "a tailor", "the Sham Legion"}
    found = speaker(text, trigger)

    assert bool(found) == expected
    assert not found or set(found) <= names


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The ministry put the dead at 51.", "dead", "The ministry"),
        ("Moscow blamed the rebels; the embassy spoke of a kidnapping.", "kidnapping", "the embassy"),
        ("The coalition spokesman called the story a fabrication.", "fabrication", "The coalition spokesman"),
        ("A helicopter fired too, an allegation that the company denied.", "allegation", "the company"),
        ("Survivors contend that the raid was carried out by the police.", "raid", "Survivors"),
        ("The raid is on record, the group denied it.", "denied", "the group"),
    ],
)
def test_who_gives_a_figure_or_a_name_to_it_is_the_source(text, trigger, expected):
    """
    Verbs that take what is spoken of as an object name their subject as the source.
    """
    assert speaker(text, trigger) == [expected]
