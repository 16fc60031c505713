"""
Which of the times of a sentence is the event's.
"""

import pytest

from reportedly.claims.times import find_times
from reportedly.claims.when import choose, said_on
from reportedly.language.analysis import analyse
from reportedly.records import Sentence, Span, Time

PRINTED = "2016-04-06"


def chosen(text, trigger, cues=()):
    sentence = analyse(text)[0]
    times = find_times([sentence], text, PRINTED)[0]
    spans = [Span(text.index(cue), text.index(cue) + len(cue)) for cue in cues]
    start = text.index(trigger)
    time = choose(times, Span(start, start + len(trigger)), sentence, text, spans)
    return time and time.span.of(text)


@pytest.mark.parametrize(
    ("text", "trigger", "words"),
    [
        ("Shelling killed ten on Monday.", "Shelling", "Monday"),
        ("On Monday, shelling killed ten.", "killed", "Monday"),
        ("Shelling killed ten on Monday, activists said on Tuesday.", "killed", "Monday"),
        ("Activists said that on Monday shelling killed ten.", "killed", "Monday"),
        ("Sunday's attack killed ten, he said on Monday.", "attack", "Sunday"),
        ("He said Sunday's attack killed ten.", "attack", "Sunday"),
        ("It was hit on Monday after rebels had taken the hill on Saturday.", "taken", "Saturday"),
        ("It was hit on Monday after rebels had taken the hill on Saturday.", "hit", "Monday"),
        ("The army said in the city on Monday shells had hit it.", "hit", "Monday"),
        ("Since they came in mid-March they lost men.", "came", "mid-March"),
        ("Since they came in mid-March they lost men.", "lost", "Since they came in mid-March"),
        ("On Monday, police said, gunmen killed ten.", "killed", "Monday"),
        ("In January ten were killed in a camp on New Year's Day.", "killed", "New Year's Day"),
        ("In March ten were killed, and on 5 March two were shot.", "killed", "March"),
        ("In March ten were killed, and on 5 March two were shot.", "shot", "5 March"),
        ("Men were shot after the base fell on Friday.", "shot", "after the base fell on Friday"),
        ("Men were shot after the base fell on Friday.", "fell", "Friday"),
        ("Protests broke out after Friday's raid.", "Protests", "after Friday"),
        ("Protests broke out after Friday's raid.", "raid", "Friday"),
        ("After Friday's raid, in which ten died, protests broke out.", "protests", "After Friday"),
        ("After Friday's raid, in which ten died, protests broke out.", "died", "Friday"),
        ("Rebels held the town until Friday.", "held", "until Friday"),
        ("On Monday police said gunmen killed ten.", "killed", None),
        ("It began on Monday when, by all that men tell, gunmen killed ten.", "killed", "Monday"),
        ("In March, after talks in the town had failed, gunmen killed ten.", "killed", "March"),
        ("It is shut since Sunday, when gunmen killed ten.", "shut", "since Sunday"),
        ("It is shut since Sunday, when gunmen killed ten.", "killed", "Sunday"),
        ("It is shut since Sunday, when shelling began.", "shelling", "since Sunday"),
        ("Since Sunday, when gunmen came, ten were killed.", "killed", "Since Sunday"),
        ("He was ill since the 3 April attack.", "attack", "3 April"),
        ("The raid came two days after gunmen killed ten.", "killed", "two days after"),
        ("The raid came two days after gunmen killed ten.", "raid", None),
        ("Two days after gunmen came, ten were killed.", "killed", None),
        ("They fled on Monday after two weeks of shelling.", "shelling", "two weeks"),
        ("They fled on Monday after two weeks of shelling.", "fled", "Monday"),
        ("They fled to the church, as their parents had done in 1963.", "fled", None),
        ("They fled to the church, as the army took the hill on Monday.", "fled", "Monday"),
        ("They came on Monday and have since killed ten.", "killed", "Monday"),
    ],
)
def test_the_time_nearest_to_the_event_is_its_time(text, trigger, words):
    """
    Nearness decides, a clause between counting as distance.
    """
    assert chosen(text, trigger) == words


def test_what_is_counted_from_an_event_is_no_time_of_it():
    """
    "Two days after the strikes" is when something else happened, where the day of the strikes is known.
    """
    text = "Homs was hit on 3 March. Two days after the strikes, ten were killed."
    sentences = analyse(text)
    times = find_times(sentences, text, PRINTED)[1]
    of = {
        word: choose(times, Span(text.index(word), text.index(word) + len(word)), sentences[1], text)
        for word in ("strikes", "killed")
    }

    assert of["strikes"] is None
    assert of["killed"].first == "2016-03-05"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Ten men were killed, activists said on Tuesday.", "killed"),
        ("The army said on Tuesday it had taken the town of Homs.", "taken"),
        ("On Tuesday, the army announced the capture of the town.", "capture"),
        ("Shelling killed ten.", "killed"),
        ("Shelling killed ten " + "in the far off town " * 12 + "on Monday.", "killed"),
    ],
)
def test_the_day_of_a_statement_is_no_events_day(text, trigger):
    """
    A day that belongs to the saying, or stands too far off, is not given to the event.
    """
    assert chosen(text, trigger) is None


def test_cues_of_the_attribution_count_as_words_of_saying():
    """
    A cue that the word list lacks still takes the day beside it.
    """
    text = "Ten men were killed, monitors lamented on Tuesday."

    assert chosen(text, "killed") == "Tuesday"
    assert chosen(text, "killed", cues=["lamented"]) is None


def test_times_without_days_are_left_aside():
    """
    A relative time of a report without a date gives an event no day.
    """
    text = "Shelling killed ten today."
    sentence = analyse(text)[0]

    assert choose(find_times([sentence], text, None)[0], Span(0, 8), sentence, text) is None


def test_an_event_inside_the_words_of_a_time_has_that_time():
    """
    "The first day of the attack" names the event within the time.
    """
    text = "They fell on the day of the attack."
    sentence = analyse(text)[0]
    time = Time(Span(13, 34), PRINTED, PRINTED, PRINTED)

    assert choose([time], Span(28, 34), sentence, text) == time


def test_a_sentence_without_words_has_no_time():
    """
    Nothing is chosen where nothing stands.
    """
    assert choose([], Span(0, 0), Sentence(Span(0, 0), (), 0), "") is None


def listed(text, trigger):
    sentences = analyse(text)
    at = text.index(trigger)
    rows = zip(sentences, find_times(sentences, text, PRINTED), strict=True)
    sentence, times = next(row for row in rows if row[0].span.start <= at < row[0].span.end)
    time = choose(times, Span(at, at + len(trigger)), sentence, text)
    return time and (time.span.of(text), time.inherited)


INCIDENTS = """Incidents at the front this week

1 April: Rebels captured the hill.

5 April: A plane was shot down. The pilot was taken.

A second one was hit on Monday, the army said.

6 April: The army said that it retook the hill.

Losses: Four advisers died.
"""


@pytest.mark.parametrize(
    ("trigger", "time"),
    [
        ("captured", ("1 April", False)),
        ("taken", ("5 April", True)),
        ("hit", ("Monday", False)),
        ("retook", ("6 April", False)),
        ("died", None),
    ],
)
def test_a_date_before_a_line_holds_until_the_next(trigger, time):
    """
    In a list of incidents, each date holds for the lines below it that name no time, up to the next label.
    """
    assert listed(INCIDENTS, trigger) == time


def test_a_single_date_before_a_line_holds_for_it_alone():
    """
    One dated line does not date the rest of a report.
    """
    text = "April 2 — Shelling hit Aleppo. Two people were wounded.\n\nA car bomb went off in Homs."
    assert listed(text, "wounded") == ("April 2", True)
    assert listed(text, "went off") is None


@pytest.mark.parametrize(
    ("text", "trigger", "cue", "words"),
    [
        ("Shelling killed ten on Monday, activists said on Tuesday.", "killed", "said", "Tuesday"),
        ("Activists said on Tuesday that shelling killed ten.", "killed", "said", "Tuesday"),
        ("Shelling killed ten on Monday, activists said.", "killed", "said", None),
        ("Shelling killed ten on Monday.", "killed", None, None),
    ],
)
def test_the_day_of_a_statement_is_told_apart(text, trigger, cue, words):
    """
    The day beside the word of saying is when it was said; without one it is not told.
    """
    sentence = analyse(text)[0]
    times = find_times([sentence], text, PRINTED)[0]
    spans = [Span(text.index(one), text.index(one) + len(one)) for one in (trigger, cue) if one]
    said = said_on(times, spans[0], sentence, spans[1] if cue else None)

    assert (said and said.span.of(text)) == words
