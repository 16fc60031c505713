"""
Tolls that somebody denies.
"""

import pytest

from reportedly import from_text
from reportedly.claims import find_all
from reportedly.claims.voices import voice_of
from reportedly.reading import ReadingOptions
from reportedly.records import Span
from reportedly.trained.voices import is_doing_denied, is_toll_denied


def heard(text, trigger):
    document = from_text(text, ReadingOptions(published="2016-04-06", language="en")).document
    here = find_all(document)[0]
    start = text.index(trigger)
    span = Span(start, start + len(trigger))
    return voice_of(here, span), span, here


def denied(text, trigger):
    return is_toll_denied(*heard(text, trigger))


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The governor rejected reports that 40 people were killed in clashes.", "clashes"),
        ("Officials dismissed as false claims that 20 soldiers died in the ambush.", "ambush"),
        ("Officials dismissed reports of 12 deaths in the strike as propaganda.", "strike"),
        ("The army denied killing 14 civilians in the air strike.", "air strike"),
        ("The militia denied having shot three nurses in the raid.", "raid"),
        ("Israel denied that its forces killed 12 people in the shelling.", "shelling"),
    ],
)
def test_people_harmed_in_what_is_denied_are_denied(text, trigger):
    """
    A toll between a denial and the words of its event is as denied as the event.
    """
    assert denied(text, trigger)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The Taliban denied involvement in the bombing that killed 30 people.", "bombing"),
        ("The ministry denied that quarters had been hit, and said ten died in a raid on a base.", "raid"),
        ("The ministry denied that the town was lost in the offensive.", "offensive"),
        ("Forty people were killed in clashes.", "clashes"),
    ],
)
def test_what_is_told_beside_a_denial_is_weighed(text, trigger):
    """
    Where nobody harmed is told of in what is denied, the encoder has its say.
    """
    assert not denied(text, trigger)


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("The Taliban denied any involvement in the bombing that killed 30 people.", True),
        ("The Taliban denied any involvement in the bombing of the market.", False),
        ("The Taliban denied the bombing that killed 30 people.", False),
        ("The Taliban said that the bombing killed 30 people.", False),
    ],
)
def test_a_denial_of_the_doing_alone_needs_no_hearing(text, alone):
    """
    Where such a sentence tells of people harmed, the event happened, whatever the encoder hears.
    """
    assert is_doing_denied(*heard(text, "bombing")) is alone
