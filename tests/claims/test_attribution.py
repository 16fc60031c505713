from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.claims.actors import find_all_mentions
from reportedly.claims.attribution import attributed, find_attributions
from reportedly.claims.introductions import number_of
from reportedly.language.analysis import analyse
from reportedly.records import Attribution, Source, Span

PIECES = [
    *(
        "said",
        "that",
        ",",
        ".",
        "“",
        "”",
        '"',
        "a",
        "the",
        "monitor",
        "Reuters",
        "told",
        "according",
        "to",
        "he",
    ),
    *(
        "citing",
        "reportedly",
        "showing",
        "video",
        ":",
        "-",
        "who",
        "Ali",
        "and",
        "in",
        "statement",
        "quoted",
        "as",
        "saying",
    ),
]


def read(text, publisher=None, title=None):
    sentences = analyse(text, title)
    return find_attributions(sentences, text, find_all_mentions(sentences, text), publisher)


def who(text, trigger, publisher=None, title=None):
    start = text.index(trigger)
    span = Span(start, start + len(trigger))
    found = [attributed(one, span) for one in read(text, publisher, title)]
    covering = [one for one in found if one]
    return covering[0] if covering else None


def chain(text, trigger, **given_with_it):
    found = who(text, trigger, **given_with_it)
    return [source.span.of(text) for source in found.sources] if found else []


def cue(text, trigger):
    found = who(text, trigger)
    return found.cue.of(text) if found and found.cue else None


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("A monitor said that the shelling killed six people.", "shelling", ["A monitor"]),
        ("The shelling killed six people, a monitor said.", "shelling", ["a monitor"]),
        ("“The raid killed six people,” said Amina Diallo.", "raid", ["Amina Diallo"]),
        ("The raid killed six people a monitor said.", "raid", ["a monitor"]),
        ("According to residents, the raid killed six people.", "raid", ["residents"]),
        ("The raid killed six, Doctors Without Borders said.", "raid", ["Doctors Without Borders"]),
        ("The raid killed six people, according to a hospital source.", "raid", ["a hospital source"]),
        ("The raid killed six people, state television reported on Wednesday.", "raid", ["state television"]),
        ("The army was hit in a raid, as reported by local media.", "raid", ["local media"]),
        ("Rebels accused the army of shelling the market.", "shelling", ["Rebels"]),
        ("Kyiv blamed Russia for the strike on Odesa.", "strike", ["Kyiv"]),
        ("The United Nations called for a ceasefire in Sudan.", "ceasefire", ["The United Nations"]),
        (
            "The Islamic State group claimed responsibility for the bombing.",
            "bombing",
            ["The Islamic State group"],
        ),
        ("Russia denied bombing the hospital.", "bombing", ["Russia"]),
        ("The village was shelled without warning activists reported.", "shelled", ["activists"]),
        ("Scores were also injured, it said.", "injured", ["it"]),
        ("A witness who fled the town said gunmen killed twelve people.", "killed", ["A witness"]),
        ("The group, which relies on local sources, said the raid killed six.", "raid", ["The group"]),
        ("Jan Egeland, an aid official, said the siege had tightened.", "siege", ["Jan Egeland"]),
        ("An AFP photographer saw bodies after the raid.", "raid", ["An AFP photographer"]),
        ("State television aired footage of the bombing in the capital.", "bombing", ["State television"]),
        (
            "Sanders said the Pentagon had confirmed that the last pocket was captured.",
            "captured",
            ["Sanders", "the Pentagon"],
        ),
    ],
)
def test_speakers_are_found_in_either_order(text, trigger, expected):
    """
    Whoever says it is found before and after the verb, with commas and without.
    """
    assert chain(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A raid killed six people near Homs state media said.", ["state media"]),
        ("A raid killed six people in the old city the group said.", ["the group"]),
        (
            "A raid killed six people in the town the Syrian Observatory and medics said.",
            ["the Syrian Observatory and medics"],
        ),
        ("A raid killed six people across the country Farhan warned.", ["Farhan"]),
        (
            "A raid killed ten children Lebanese TV channel Al-Mayadin reported.",
            ["Lebanese TV channel Al-Mayadin"],
        ),
        (
            "A raid killed six on Tuesday a source at the Police Command said.",
            ["a source at the Police Command"],
        ),
        ("A raid killed six Rami Abdel Rahman the head of the monitor said.", ["Rami Abdel Rahman"]),
        (
            "A raid hit fighters besieging the town a monitor of the war said on 5 May.",
            ["a monitor of the war"],
        ),
        ("Fighters besieging the town said a raid killed six people.", ["Fighters"]),
        ("The envoy, Jan Egeland, said a raid killed six people.", ["The envoy, Jan Egeland"]),
        ("Earlier on Monday the army said a raid killed six people.", ["the army"]),
        ("Jaysh al-Izza in a statement said a raid killed six people.", ["Jaysh al-Izza"]),
        ("The Times, the BBC and Reuters said a raid killed six people.", ["the BBC and Reuters"]),
    ],
)
def test_speakers_are_found_in_text_without_commas(text, expected):
    """
    Where nothing sets the speaker apart, the shortest phrase that names one in full is taken.
    """
    assert chain(text, "raid") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A commander told Reuters that the town was captured.", ["Reuters", "A commander"]),
        ("A commander told reporters that the town was captured.", ["A commander"]),
        ("Reuters reported, citing a monitor, that the town was captured.", ["Reuters", "a monitor"]),
        ("AFP quoted a monitor as saying that the town was captured.", ["AFP", "a monitor"]),
        ("“The town was captured,” Haftar said, according to Reuters.", ["Reuters", "Haftar"]),
        ("The mayor was quoted as saying that the town was captured.", ["The mayor"]),
        ("According to information provided by a local council, the town was captured.", ["a local council"]),
    ],
)
def test_chains_have_the_outlet_outside(text, expected):
    """
    The outlet that passes a statement on stands before the one who made it.
    """
    assert chain(text, "captured") == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "Local media, citing police, reported that gunmen abducted 20 students.",
            "abducted",
            ["Local media", "police"],
        ),
        (
            "Le Monde reported that soldiers burned homes, citing residents.",
            "burned",
            ["Le Monde", "residents"],
        ),
        ("“They shot my son,” a resident who asked not to be named told AFP.", "shot", ["AFP", "a resident"]),
        ("Several sources, who spoke under cover, confirmed the arrest.", "arrest", ["Several sources"]),
        ("The ministry said it captured the village, a claim denied by Kyiv.", "captured", ["The ministry"]),
        (
            "Prime Minister Abiy Ahmed's office said rebels killed 12.",
            "killed",
            ["Prime Minister Abiy Ahmed's office"],
        ),
    ],
)
def test_chains_in_other_shapes(text, trigger, expected):
    """
    Chains are found in whatever order their links are named.
    """
    assert chain(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Army spokesman Col. Hassan Ibrahim said rebels killed 12.", "Hassan Ibrahim", "government"),
        ("Volodymyr Zelensky said rebels killed 12.", "Volodymyr Zelensky", "government"),
        ("Fatima Yusuf said rebels killed 12.", "Fatima Yusuf", "witness"),
        ("The UN envoy, Jan Egeland, said rebels killed 12.", "Jan Egeland", "un"),
        ("The envoy for Syria, Staffan de Mistura, said rebels killed 12.", "Staffan de Mistura", "un"),
    ],
)
def test_people_are_named_without_their_titles(text, name, kind):
    """
    A person's name stands without title and rank, which tell the type.
    """
    source = who(text, "killed").sources[0]

    assert (source.name, source.type) == (name, kind)


def test_the_publisher_is_no_source():
    """
    What a publisher says in its own voice has no source, and its name adds no link.
    """
    assert chain("The town was captured, Reuters said.", "captured", publisher="Reuters") == []
    assert chain("The town was captured, Hill News said.", "captured", publisher="Hill News (web)") == []
    assert chain("A rebel told Reuters the town was captured.", "captured", publisher="reuters") == [
        "A rebel"
    ]
    assert chain("SANA reporter said the town was captured.", "captured", publisher="SANA") == []
    told = "A rebel told AP the town was captured."
    assert chain(told, "captured", publisher="Associated Press") == ["A rebel"]
    assert chain("Six were killed, according to a Reuters tally.", "killed", publisher="Reuters") == []


def test_first_persons_are_no_source():
    """
    "We said" outside a quotation is the report's own voice.
    """
    assert chain("We said that the town was captured.", "captured") == []


def test_an_event_outside_of_what_is_said_is_not_attributed():
    """
    What a relative clause tells of the speaker is told by the report.
    """
    text = "The general, whose forces captured Bambari on Monday, said that the ceasefire holds."

    assert chain(text, "captured") == []
    assert chain(text, "ceasefire") == ["The general"]


def test_two_statements_of_one_sentence_stay_apart():
    """
    Each of two speakers of a sentence has his own part of it.
    """
    text = "The army said the shelling stopped while residents said gunfire went on."

    assert chain(text, "shelling") == ["The army"]
    assert chain(text, "gunfire") == ["residents"]


def test_a_relative_clause_with_a_speaker_covers_its_noun():
    """
    "A gas attack which France says killed 40" is an attack as France has it.
    """
    text = "Ministers met after a gas attack the United States says killed more than 40 people."

    assert chain(text, "gas attack") == ["the United States"]


def test_participles_keep_the_speaker():
    """
    "Adding that" is said by the speaker before it.
    """
    text = "The Pentagon said the raid was over, adding that twelve fighters were killed."

    assert chain(text, "killed") == ["The Pentagon"]
    assert cue(text, "killed") == "adding"


def test_a_speaker_named_after_with_keeps_his_words():
    """
    "With witnesses claiming" gives the words to the witnesses.
    """
    text = "Details have emerged of the coup, with witnesses claiming the guards were executed."

    assert chain(text, "executed") == ["witnesses"]


def test_verbs_joined_by_and_share_the_speaker():
    """
    "X met Y and denied" is denied by X.
    """
    assert chain("The armed forces condemned it and denied that soldiers shot her.", "shot") == [
        "The armed forces"
    ]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The prisoners were reportedly executed near Goma.", "executed", "reportedly"),
        ("It was reported that the town was shelled.", "shelled", "It was reported"),
        ("He was shot by alleged members of the group.", "shot", "alleged"),
    ],
)
def test_hedges_without_a_speaker(text, trigger, expected):
    """
    "Reportedly" attributes to nobody: no sources, a cue, and marked as a hedge.
    """
    found = who(text, trigger)

    assert (found.sources, found.hedge, found.cue.of(text)) == ((), True, expected)


def test_hedges_end_with_their_clause():
    """
    A hedge does not reach over "but".
    """
    assert who("Six were reportedly wounded but the shelling killed nobody.", "shelling") is None


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Air raid kills 21 at market: monitor", ["monitor"]),
        ("Blast kills six in Kabul - police", ["police"]),
        ("Aleppo bomb blast kills six Syrian state TV", ["Syrian state TV"]),
        ("Sources: six killed in raid on the market of Hodeidah", ["Sources"]),
        ("Russia says 62 troops killed in strike on Makiivka", ["Russia"]),
        ("Six killed in raid on the market of Hodeidah", []),
        ("Sudan: 12 civilians killed in drone strike on market", []),
        ("Yemen - six killed in raid on the market of Hodeidah", []),
    ],
)
def test_headlines_name_their_sources(title, expected):
    """
    A headline names its source after a colon, a dash or nothing, or before a colon; a country that it begins
    with is what it is about.
    """
    assert chain(title, "kill", title=title) == expected


def test_a_speaker_is_carried_through_a_quotation():
    """
    The sentences of one quotation have one speaker, with no cue where he is not named again.
    """
    text = "“We were shelled at dawn. Six were killed,” said Amina Diallo. “They abducted my son.”"

    assert chain(text, "shelled") == ["Amina Diallo"]
    assert chain(text, "abducted") == ["Amina Diallo"]
    assert cue(text, "abducted") is None


def test_a_plain_sentence_after_a_speaker_is_not_carried():
    """
    A sentence outside of quotation marks is the report's own.
    """
    assert chain("“We hold the town,” said Diallo. The army shelled it.", "shelled") == []


def test_pronouns_and_surnames_are_resolved():
    """
    "He" and a bare surname stand for the person met before; the words stay as they are.
    """
    text = (
        "Colonel Ahmed al-Mesmari said the base was captured. Mesmari said six were killed. "
        "He added that planes were shelled."
    )

    named = who(text, "killed").sources[0]
    assert (named.span.of(text), named.type) == ("Mesmari", "government")
    assert who(text, "shelled").sources[0].span.of(text) == "He"


def test_stand_ins_are_resolved():
    """
    "The group" stands for the monitor named before.
    """
    text = "The Syrian Observatory for Human Rights said six were killed. The group said ten were wounded."

    assert who(text, "wounded").sources[0].name == "Syrian Observatory for Human Rights"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Survivors said six were killed. A nurse said eight were wounded. He said ten were abducted.",
            "nurse",
        ),
        ("Survivors said six were killed. The trader fled. He said ten were abducted.", "He"),
        ("The Fursan council said six were killed. She said ten were abducted.", "She"),
        (
            "Human Rights Watch said six were killed. Two doctors said so. It said ten were abducted.",
            "Human Rights Watch",
        ),
        ("The peasant association said six were killed. It said ten were abducted.", "peasant association"),
    ],
)
def test_a_pronoun_stands_for_a_speaker_of_its_number(text, expected):
    """
    "He" is nobody's council and no crowd, and "it" is no two doctors; where none fits, the word stays.
    """
    assert who(text, "abducted").sources[0].name == expected


@pytest.mark.parametrize(
    ("introduced", "expected"),
    [
        ("Yusuf Bello, a teacher, hid in a well", "Yusuf Bello"),
        ("Amina, 34, was in the yard", "Amina"),
        ("Yusuf Bello, a teacher, was shot", "Omar Haddad"),
        ("Adre, a town, was quiet", "Omar Haddad"),
    ],
)
def test_he_is_a_person_of_whom_the_sentence_before_tells(introduced, expected):
    """
    A sentence that opens with a name and a trade or an age introduces who speaks next; one that tells of his
    death does not, nor is a town a person.
    """
    text = f"Colonel Omar Haddad said six were killed. {introduced}. He said ten were abducted."

    assert who(text, "abducted").sources[0].name == expected


@pytest.mark.parametrize(
    ("speaker", "kind", "expected"),
    [
        ("A doctor in the town", "medical_rescue", "one"),
        ("The governor of Homs", "government", "one"),
        ("A security source", "unnamed_official", "one"),
        ("Residents of the town", "witness", "many"),
        ("A sheikh and a medic", "other", "many"),
        ("Doctors Without Borders", "medical_rescue", "body"),
        ("The peasant association", "other", "body"),
        ("The army", "government", "body"),
    ],
)
def test_speakers_are_one_several_or_a_body(speaker, kind, expected):
    """
    An office or a noun for one person makes one of a speaker, a plural several, and a name for many a body.
    """
    [sentence] = analyse(speaker)

    assert number_of(sentence.tokens, kind) == expected


def test_he_is_the_subject_of_his_sentence():
    """
    "Over what he said" means the person that the sentence is about.
    """
    text = "Deputy Foreign Minister Hossein Araghchi spoke of what he said were violations of the truce."

    assert who(text, "violations").sources[0].name == "Hossein Araghchi"


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [
        ("The Syrian Observatory for Human Rights", "monitor"),
        ("A doctor at the hospital", "medical_rescue"),
        ("The United Nations", "un"),
        ("A rebel commander", "armed_group"),
        ("A security source", "unnamed_official"),
        ("The defence ministry", "government"),
        ("State media", "government"),
        ("Local media", "media"),
        ("Residents", "witness"),
        ("Analysts", "analyst"),
        ("Turkish officials", "government"),
        ("A US official", "unnamed_official"),
        ("Several officials", "unnamed_official"),
        ("Reports", "other"),
        ("Turkey", "government"),
    ],
)
def test_types_of_sources(speaker, expected):
    """
    What a source is called tells what kind of source it is.
    """
    assert who(f"{speaker} said that six people were killed.", "killed").sources[0].type == expected


def test_an_apposition_tells_the_type():
    """
    Who somebody is may stand behind the name.
    """
    assert (
        who("The hospital was hit, said Musa Ali, a doctor in Nyala.", "hit").sources[0].type
        == "medical_rescue"
    )


def test_material_speaks_for_whoever_released_it():
    """
    "The video shows" is said by the one who made the video public.
    """
    text = "Nusra Front released a video purportedly showing a raid. The video shows fighters killed there."

    assert (who(text, "raid").hedge, cue(text, "raid")) == (True, "purportedly showing")
    assert chain(text, "killed") == ["Nusra Front"]
    assert chain("The video shows fighters killed in the village.", "killed") == []


@pytest.mark.parametrize(
    "text",
    [
        "The United States struck the base.",
        "The war has claimed the lives of 40 civilians.",
        "Media reports of the raid spread.",
        "The ministry was told of the raid.",
        "Soldiers captured alleged smugglers.",
        "Sheikh Said fell to the army.",
        "They are expected to attack.",
        "Fighters without saying a word shot him.",
    ],
)
def test_words_that_only_look_like_cues(text):
    """
    Names, nouns and passives that look like verbs of saying have no speaker.
    """
    assert all(not one.sources for found in read(text) for one in found)


def test_the_narrowest_attribution_wins():
    """
    Of two attributions that cover an event, the narrower decides; a hedge without a source comes last.
    """
    source = Source(Span(0, 1), "X", "other")
    wide = Attribution((source,), Span(2, 6), (Span(7, 60),))
    near = Attribution((source,), Span(10, 14), (Span(15, 40),))
    hedge = Attribution((), Span(16, 20), (Span(15, 39),), hedge=True)

    assert attributed([wide, near, hedge], Span(20, 25)) is near
    assert attributed([hedge], Span(20, 25)) is hedge
    assert attributed([wide], Span(70, 75)) is None


def test_no_mentions_are_needed():
    """
    The stage works where nothing is known of the parties.
    """
    text = "The monitor said six were killed."
    sentences = analyse(text)

    assert find_attributions(sentences, text, (), None)[0][0].sources[0].span.of(text) == "The monitor"


@given(st.lists(st.sampled_from(PIECES), max_size=25))
@settings(max_examples=150, deadline=None)
def test_spans_stay_inside_their_sentence(words):
    """
    Whatever the words, cues and contents lie in their sentence, and contents in order.
    """
    text = " ".join(words)
    for sentence, found in zip(analyse(text), read(text), strict=True):
        for one in found:
            spans = [*one.content, *([one.cue] if one.cue else [])]
            assert all(sentence.span.start <= span.start < span.end <= sentence.span.end for span in spans)
            assert all(first.end <= second.start for first, second in pairwise(one.content))


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_text_is_read(text):
    """
    No text makes the stage fail, and every source quotes the text.
    """
    for found in read(text):
        assert all(source.span.of(text) for one in found for source in one.sources)


def test_a_long_line_takes_linear_time():
    """
    One line of many words is read without a blow-up.
    """
    text = "the raid and the shelling said " * 4000

    assert all(read(text))


def test_the_verb_after_a_cited_source_is_the_cue():
    """
    "X, citing Y, said": the cue is the verb of saying, the chain runs from X to Y.
    """
    text = "Reuters, citing a security source, said that gunmen killed five soldiers in Mosul."
    found = who(text, "killed")
    assert [source.type for source in found.sources] == ["media", "unnamed_official"]
    assert found.cue.of(text) == "said"


@pytest.mark.parametrize(
    "opening", ["The commander of Ahrar al-Sham in the area said:", "The mayor said on Tuesday:"]
)
def test_a_speaker_before_a_colon_says_the_quotation_below(opening):
    """
    Who is named before a colon speaks in the paragraphs quoted after it.
    """
    text = f"{opening}\n\n“We killed 20 soldiers.\n\n“Ten were wounded,” he added."
    said, added = who(text, "killed"), who(text, "wounded")
    assert said.cue is None
    assert said.sources[0].span.of(text) in opening
    assert said.sources[0].name == added.sources[0].name


def test_a_colon_without_a_speaker_announces_nobody():
    """
    A list after a colon has no speaker where none is named.
    """
    assert who("The losses so far:\n\nThree soldiers were killed.", "killed") is None


@pytest.mark.parametrize(
    ("text", "trigger", "name"),
    [
        ("The governor blamed Russian forces for shelling the market.", "shelling", "governor"),
        ("Activists blamed the coalition for the strike on Hodeidah.", "strike", "Activists"),
        ("Kyiv accused Moscow of bombing the school.", "bombing", "Ukraine"),
    ],
)
def test_an_accuser_is_the_source_of_what_is_blamed(text, trigger, name):
    """
    Whoever blames or accuses somebody tells of the event.
    """
    assert who(text, trigger).sources[-1].name == name


def test_the_human_rights_office_is_of_the_un():
    """
    The human rights office of the United Nations is a UN body, not a monitor.
    """
    found = who("The UN human rights office said that 30 people were killed.", "killed")
    assert [(source.name, source.type) for source in found.sources] == [("OHCHR", "un")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Donetsk People's Republic said that the shelling killed six people.", "armed_group"),
        ("The Tigray People's Liberation Front said that the shelling killed six people.", "armed_group"),
        ("Residents of the Donetsk People's Republic said that the shelling killed six people.", "witness"),
        (
            "Odaa Sabri, spokesman of the Oromo Liberation Army, said that the shelling killed six.",
            "armed_group",
        ),
        ("The terror group's news agency Amaq said that the shelling killed six people.", "armed_group"),
        ("Al-Masirah TV said that the shelling killed six people.", "armed_group"),
        ("A resistance spokesman said that the shelling killed six people.", "armed_group"),
        ("The defence headquarters said that the shelling killed six people.", "government"),
        ("The Madani resistance committee said that the shelling killed six people.", "witness"),
        ("Odaa Sabri, a resident, said that the shelling killed six people.", "witness"),
        (
            "The Defence Ministry said that it was quiet. The shelling killed six, spokesman Ali Sabri said.",
            "government",
        ),
    ],
)
def test_the_name_of_a_party_is_no_witness_and_no_army(text, kind):
    """
    Words inside the name of a listed party do not make its speakers people, nor an army a state's.
    """
    assert who(text, "shelling").sources[-1].type == kind


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("The government media office in Gaza said that Israel was to blame.", "Israeli army"),
        ("The Israeli Defence Ministry said that Israel was not to blame.", "Israeli Defence Ministry"),
    ],
)
def test_the_army_does_not_stand_for_the_other_side(before, name):
    """
    "The army" stands for a state's source named before, but for none of the enemy's.
    """
    found = who(f"{before} The army said that the shelling killed two men.", "shelling")

    assert [source.name for source in found.sources] == [name]


def test_what_happened_says_nothing():
    """
    In "Casualties reported in Homs" nobody speaks.
    """
    found = who("Dozens of Casualties Reported in Aleppo Bomb Blast", "Blast")
    assert found is None or found.sources == ()
