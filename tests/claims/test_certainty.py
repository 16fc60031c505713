import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.claims.certainty import judge
from reportedly.language.analysis import analyse
from reportedly.records import Attribution, Source, Span


def judged(text, trigger, attributions=()):
    sentence = analyse(text)[0]
    start = text.index(trigger)
    verdict, words = judge(sentence, Span(start, start + len(trigger)), attributions)
    return verdict, words.of(text) if words else None


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Shelling killed six people in Nyala.", "Shelling"),
        ("No soldiers died in the ambush.", "died"),
        ("Kyiv accused Russia of shelling the port.", "shelling"),
        ("The army foiled an attack on the base.", "attack"),
        ("On 2 May rebels captured the town.", "captured"),
        ("Shots could be heard after the ambush.", "ambush"),
        ("Rebels tried to advance on the town.", "advance"),
    ],
)
def test_plain_reports_are_stated(text, trigger):
    """
    What is told without doubt is stated, also where nobody was hurt or somebody is accused.
    """
    assert judged(text, trigger) == ("stated", None)


@pytest.mark.parametrize(
    ("text", "trigger", "words"),
    [
        ("Six people were reportedly killed in Nyala.", "killed", "reportedly"),
        ("A suspected chemical attack killed six people.", "chemical attack", "suspected"),
        ("The men were shot by alleged gang members.", "shot", "by alleged"),
        ("The strike may have killed six people.", "killed", "may have"),
        ("Hundreds are believed to have been abducted.", "abducted", "believed to have"),
        ("It was not clear whether the raid hit the school.", "raid", "not clear whether"),
        ("The ministry would not confirm the raid.", "raid", "would not confirm"),
        ("Officials believe the blast was an accident.", "blast", "Officials believe"),
        ("The army could not verify that the town was captured.", "captured", "could not verify"),
        ("Russia may be using thermobaric bombs.", "using thermobaric bombs", "may be"),
        ("In May a suspected raid hit the camp.", "raid", "suspected"),
    ],
)
def test_hedges(text, trigger, words):
    """
    A hedge that covers the event is found, with its words.
    """
    assert judged(text, trigger) == ("hedged", words)


@pytest.mark.parametrize(
    ("text", "trigger", "words"),
    [
        ("Russia denied bombing the hospital.", "bombing", "denied"),
        ("The rebels did not capture the town.", "capture", "did not"),
        ("There is no evidence that the army shelled it.", "shelled", "no evidence that"),
        ("The truce does not apply to the front.", "truce", "does not apply to"),
        ("They have never used such weapons.", "used", "have never"),
    ],
)
def test_denials(text, trigger, words):
    """
    What is said not to have happened is denied.
    """
    assert judged(text, trigger) == ("denied", words)


@pytest.mark.parametrize(
    ("text", "trigger", "words"),
    [
        ("The army will attack the town.", "attack", "will"),
        ("The group threatened to execute the hostages.", "execute", "threatened to"),
        ("The United Nations called for a ceasefire.", "ceasefire", "called for"),
        ("If the city falls, thousands would flee.", "flee", "would"),
        ("Ministers urged the coalition to suspend the strikes.", "suspend", "urged"),
        ("Residents feared an assault on Rafah.", "assault", "feared"),
        ("More arrests are possible.", "arrests", "are possible"),
        ("Thousands of people may flee the city.", "flee", "may"),
    ],
)
def test_what_has_not_happened(text, trigger, words):
    """
    What is planned, threatened, feared, demanded or only possible is unreal.
    """
    assert judged(text, trigger) == ("unreal", words)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Six were reportedly wounded but the shelling killed nobody.", "shelling"),
        ("Russia denied the charge after shelling killed six people.", "shelling"),
        ("The army will respond because rebels captured the town.", "captured"),
        ("He asked them, when the shelling stopped, to leave.", "shelling"),
    ],
)
def test_a_new_clause_ends_the_reach(text, trigger):
    """
    Words in one clause say nothing about an event in another.
    """
    assert judged(text, trigger) == ("stated", None)


def test_requests_end_with_their_clause():
    """
    "To" after a mark is not what was asked for.
    """
    assert judged("They asked, as always, to attack.", "attack")[0] == "stated"


def test_a_doubtful_source_hedges():
    """
    A cue that is itself a hedge makes what it covers hedged, and nothing else.
    """
    text = "Nusra Front released a video purporting to document men fleeing."
    start = text.index("fleeing")
    source = Source(Span(0, 11), "Nusra Front", "armed_group")
    cue = Span(31, 53)
    found = Attribution((source,), cue, (Span(54, len(text)),), hedge=True)

    assert judged(text, "fleeing", (found,)) == ("hedged", cue.of(text))
    assert judged(text, "released", (found,)) == ("stated", None)
    assert start > cue.end


@given(st.text(min_size=1, max_size=120), st.integers(0, 119), st.integers(1, 20))
@settings(max_examples=100, deadline=None)
def test_any_trigger_has_a_verdict(text, start, length):
    """
    Whatever the text and the trigger, there is one of four verdicts.
    """
    for sentence in analyse(text):
        verdict, words = judge(sentence, Span(start, start + length), ())
        assert verdict in {"stated", "hedged", "denied", "unreal"}
        assert words is None or sentence.span.start <= words.start < words.end <= sentence.span.end


@pytest.mark.parametrize(
    ("text", "trigger", "verdict"),
    [
        ("The group denied carrying out the attack that killed 30.", "attack", "stated"),
        ("The militia denies responsibility for the bombing of a mosque.", "bombing", "stated"),
        ("The army denied it was behind the shelling of the camp.", "shelling", "stated"),
        ("Rwanda rejected accusations that it was responsible for the raid.", "raid", "stated"),
        ("There is no evidence that Iran was behind the drone strike.", "drone strike", "stated"),
        ("The bombing killed 12, and the group denied responsibility.", "bombing", "stated"),
        ("The army rejected accusations that it had shelled the camp.", "shelled", "denied"),
        ("The army denied carrying out air strikes on the camp.", "air strikes", "denied"),
        ("The army denied shelling the camp.", "shelling", "denied"),
    ],
)
def test_who_only_denies_the_doing_does_not_deny_the_event(text, trigger, verdict):
    """
    An attack in which somebody says to have had no hand has happened all the same.
    """
    assert judged(text, trigger)[0] == verdict
