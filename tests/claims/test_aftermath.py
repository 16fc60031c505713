"""
The days of arrests, trials, burials and outcries, told from those of the events they are about.
"""

import pytest

from reportedly.claims.aftermath import apart
from reportedly.claims.carried_times import Dated, inherit
from reportedly.claims.times import find_times
from reportedly.language.analysis import analyse
from reportedly.records import Span, Time

PRINTED = "2017-10-03"


def barred(text, trigger, event_type="direct_attack"):
    sentence = analyse(text)[0]
    times = find_times([sentence], text, PRINTED)[0]
    start = text.index(trigger)
    others = apart(times, Span(start, start + len(trigger)), event_type, sentence)
    return [time.span.of(text) for time in others]


@pytest.mark.parametrize(
    ("text", "trigger", "words"),
    [
        ("Police on Saturday arrested a man suspected of shooting an officer.", "shooting", "Saturday"),
        ("On Monday, police arrested a man suspected of shooting two.", "shooting", "Monday"),
        ("A man was charged Monday with murder in the shooting of a woman.", "shooting", "Monday"),
        ("He was sentenced Friday to 40 years in prison for killing a neighbor.", "killing", "Friday"),
        ("A man pleaded guilty Friday to killing two brothers.", "killing", "Friday"),
        ("Two were arrested on Sunday in connection with a bombing that killed five.", "bombing", "Sunday"),
        ("A jury on Monday convicted a man of shooting an officer.", "shooting", "Monday"),
        ("A suspect in the killing of three was arrested on Sunday, police said.", "killing", "Sunday"),
        ("Victims of the bombing that killed 20 were buried on Monday.", "bombing", "Monday"),
        ("Turkey on Monday condemned the killing of a journalist.", "killing", "Monday"),
        ("The five arrested on Sunday over a shooting are students.", "shooting", "Sunday"),
        ("On Sunday police identified the man killed in a shooting.", "shooting", "Sunday"),
        ("On Friday he was released on bail in the killing of two.", "killing", "Friday"),
    ],
)
def test_the_day_of_an_aftermath_is_not_that_of_its_event(text, trigger, words):
    """
    A day beside a verb of arrest, trial, burial or outcry is kept from what the verb is about.
    """
    assert words in barred(text, trigger)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("On Monday a man charged with murder was shot dead.", "shot"),
        ("Police arrested five men on Sunday in a raid that killed two.", "raid"),
        ("Police clashed with marchers and arrested 40 on Monday.", "clashed"),
        ("Police on Monday arrested 40 people and shot two.", "shot"),
        ("Two were killed as police arrested a man on Sunday.", "killed"),
        ("Police arrested three men for shooting at a bus on Sunday.", "shooting"),
        ("The UN condemned weekend air raids on hospitals.", "air raids"),
        ("Turkey condemned Sunday's attack on a market.", "attack"),
        ("The governor condemned the attack on Monday that killed ten.", "killed"),
        ("A drone killed six jailed activists on Friday.", "killed"),
        ("Gunmen killed a recently released prisoner on Monday.", "killed"),
        ("On Monday, the convicted leader of the group was killed.", "killed"),
        ("Troops freed 12 hostages on Monday in a raid that killed five.", "raid"),
        ("Twenty were buried under rubble on Monday in an air strike.", "air strike"),
    ],
)
def test_what_happened_on_the_same_day_keeps_it(text, trigger):
    """
    What is told beside an arrest, and not as what it was made for, has its day.
    """
    assert barred(text, trigger) == []


def test_an_arrest_has_the_days_beside_it():
    """
    A detention, a release or a protest is itself what came after.
    """
    text = "Police on Saturday arrested a man suspected of shooting an officer."

    assert barred(text, "arrested", "detention") == []
    assert barred("He was sentenced Friday to 40 years in prison.", "prison", "detention") == []


def test_the_day_of_an_aftermath_is_not_carried_over():
    """
    The only day that a report names is not that of other events where it is an arrest's.
    """
    day = Time(Span(0, 8), "2017-09-30", "2017-09-30")
    arrest = Dated("e1", "detention", "stated", day)
    days = frozenset({(day.first, day.last)})

    assert inherit([arrest, Dated("e2", "direct_attack", "stated", None)])[1] is not None
    assert inherit([arrest, Dated("e2", "direct_attack", "stated", None)], days)[1] is None
