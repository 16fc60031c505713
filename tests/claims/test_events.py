"""
The words of a sentence that claim an event are found, with the type of event.
"""

import pytest

from reportedly.claims.events import weigher
from reportedly.language.analysis import analyse
from reportedly.records import Span, Trigger
from reportedly.weights import BIAS, table


def find_triggers(sentences, *told):
    weigh = weigher(sentences, *told)
    return [weigh(sentence, None).triggers for sentence in sentences]


def types(text, title=None):
    return {trigger.event_type for found in find_triggers(analyse(text, title), title) for trigger in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian airstrikes killed nine civilians in Idlib on Monday.", "air_strike"),
        ("Ukrainian forces shelled the village with mortars on Friday.", "shelling"),
        ("Clashes erupted between the army and RSF fighters in El Fasher.", "armed_clash"),
        ("A car bomb exploded outside a police station in Mogadishu.", "bombing"),
        ("A suicide bomber blew himself up at a checkpoint in Kabul.", "suicide_bombing"),
        ("Gunmen opened fire on villagers in Plateau state, killing 12.", "direct_attack"),
        ("Rebels captured the town of Goma on Tuesday.", "territory_change"),
        ("Militants beheaded two hostages on Sunday.", "execution"),
        ("Gunmen kidnapped 20 pupils from a school in Kaduna.", "abduction"),
        ("Security forces arrested 35 people in Mandalay.", "detention"),
        ("Thousands of residents fled the fighting.", "displacement"),
        ("The two sides agreed to a ceasefire on Thursday.", "agreement"),
        ("Sarin gas attack killed dozens in Khan Sheikhoun.", "chemical_attack"),
        ("Soldiers raped several women in the camp.", "sexual_violence"),
        ("Detainees were tortured in the prison.", "torture"),
        ("The city has been besieged since March.", "siege"),
    ],
)
def test_type_of_event_is_read(text, expected):
    """
    The plain wordings of each type of event are read as that type, whichever war they are about.
    """
    assert expected in types(text)


def test_report_decides_what_its_attack_was():
    """
    A toll after a suicide bombing belongs to the bombing, though its own sentence does not say so.
    """
    text = (
        "A suicide bomber blew himself up at a market in Baghdad on Monday.\n"
        "The suicide attack was the third this month.\nAt least 12 people were killed, police said."
    )

    assert "suicide_bombing" in {one.event_type for one in find_triggers(analyse(text))[2]}


@pytest.mark.parametrize(
    "text",
    [
        "The minister met his counterpart in Geneva.",
        "Prices of bread rose again.",
        "The group released a video.",
    ],
)
def test_sentence_without_an_event_claims_none(text):
    """
    No event is read into a sentence that claims none.
    """
    assert set() == types(text)


def test_people_counted_are_a_claim_whatever_the_words():
    """
    Where no event is likely, people who are counted as harmed are a claim of harm.
    """
    text = "The mayor read out a list of names."
    word = Span(text.index("names"), text.index("names") + 5)

    assert find_triggers(analyse(text), None, [[word]]) == [(Trigger(word, "harm", 0.0, plain=True),)]


def test_triggers_lie_in_their_sentences_once():
    """
    Each event's words lie in its sentence, and no words name two events.
    """
    text = "Airstrikes and shelling killed 12 people and displaced thousands. The army captured the town."

    for sentence, found in zip(analyse(text), find_triggers(analyse(text)), strict=True):
        spans = [trigger.span for trigger in found]
        assert sorted(set(spans)) == spans
        assert all(sentence.span.start <= span.start < span.end <= sentence.span.end for span in spans)


@pytest.mark.parametrize("name", ["event_weights", "role_weights"])
def test_weights_are_a_readable_table(name):
    """
    Each weight is a number beside a feature, and there is one bias.
    """
    weights = table(name)

    assert BIAS in weights
    assert all(feature and abs(weight) < 20 for feature, weight in weights.items())
