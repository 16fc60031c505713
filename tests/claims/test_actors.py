"""
Parties are found as a coder would copy them, with the name and side that the report gives them.
"""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.actors.parties import actor_named
from reportedly.claims.actors import Ground, alongside, find_all_mentions, find_mentions, ground_of
from reportedly.claims.places import find_places
from reportedly.language.analysis import analyse
from reportedly.records import Mention, Span

SYRIA = "Syria is at war. Clashes were reported in Syria. "
SALVADOR = "SAN SALVADOR, EL SALVADOR. THE FMLN ATTACKED EL SALVADOR'S CAPITAL. "


def mentions(text):
    return [mention for found in find_all_mentions(analyse(text), text) for mention in found]


def last_words(text):
    return [(mention.span.of(text), mention.name) for mention in find_all_mentions(analyse(text), text)[-1]]


def one(text):
    found = find_all_mentions(analyse(text), text)[-1]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Jabhat al-Nusra", "Nusra Front"),
        ("JABHAT AL-NUSRA", "Nusra Front"),
        ("Jabhat Al Nusra", "Nusra Front"),
        ("Jabhat an-Nusra", "Nusra Front"),
        ("Da’esh", "Islamic State"),
        ("Da'esh", "Islamic State"),
        ("Isis", "Islamic State"),
        ("Ahrar ash-Sham", "Ahrar al-Sham"),
        ("Medecins Sans Frontieres", "Médecins Sans Frontières"),
        ("Brigade 65", "65th Airborne Special Forces Brigade"),
        ("Sendero Luminoso", "Shining Path"),
        ("the Rapid Support Forces (RSF)", "Rapid Support Forces"),
        ("the FMLN [Farabundo Marti National Liberation Front]", "FMLN"),
        ("Hezbollah's", "Hezbollah"),
        ("Hezbollahs", "Hezbollah"),
    ],
)
def test_names_of_the_list(words, name):
    """
    A listed name is found in any case, spelling of the article and apostrophe, with its short form.
    """
    text = f"Today {words} attacked."

    assert last_words(text) == [(words, name)]


@pytest.mark.parametrize(
    ("words", "name", "side"),
    [
        ("Syrian government forces", "Syrian government", "Syrian government"),
        ("Assad regime warplanes", "Syrian government", "Syrian government"),
        ("Russian jets", "Russia", "Russia"),
        ("Syrias army", "Syrian army", "Syrian government"),
        ("a US drone", "United States", "United States"),
        ("US-backed rebels", "Syrian rebels", "Syrian rebels"),
        ("opposition factions", "Syrian rebels", "Syrian rebels"),
        ("the rebels", "Syrian rebels", "Syrian rebels"),
        ("the army", "Syrian army", "Syrian government"),
        ("at least 12 soldiers", "Syrian government", "Syrian government"),
        ("the regime", "Syrian government", "Syrian government"),
        ("Assad", "Syrian government", "Syrian government"),
        ("pro-regime militias", "pro-Syrian government forces", "Syrian government"),
        ("government-backed fighters", "pro-Syrian government forces", "Syrian government"),
        ("anti-government fighters", "Syrian rebels", "Syrian rebels"),
        ("pro-Hezbollah fighters", "pro-Hezbollah forces", "Hezbollah"),
        ("the coalition", "US-led coalition", "US-led coalition"),
        ("US-led coalition aircraft", "US-led coalition", "US-led coalition"),
        ("fighters from the Nusra Front", "Nusra Front", "Nusra Front"),
        ("members of the Free Syrian Army (FSA)", "Free Syrian Army", "Syrian rebels"),
        ("Russian-installed authorities", "Russia", "Russia"),
        ("the Hamas-led government", "Hamas", "Hamas"),
        ("Moscow-appointed officials", "Moscow-appointed officials", "Russia"),
        ("the armed forces of Armenia", "Armenian armed forces", "Armenia"),
        ("the army of the Republic of Azerbaijan", "Azerbaijani army", "Azerbaijan"),
        ("the former regime", "former regime", None),
        ("the ousted Syrian regime", "ousted Syrian regime", None),
        ("soldiers of Ethiopia", "Ethiopian government", "Ethiopian government"),
        ("the rebels of Sudan", "Sudanese rebels", "Sudanese rebels"),
        ("troops loyal to Haftar", "Libyan National Army", "Libyan National Army"),
        (
            "the Kurdish-led Syrian Democratic Forces (SDF)",
            "Syrian Democratic Forces",
            "Syrian Democratic Forces",
        ),
        ("two suicide bombers", "suicide bombers", None),
        ("unidentified gunmen", "unidentified gunmen", None),
        ("foreign troops", "foreign troops", None),
        ("three policemen", "Syrian police", "Syrian government"),
        ("a Russian Sukhoi Su-34 jet", "Russia", "Russia"),
        ("Turkish-backed factions", "Syrian National Army", "Syrian rebels"),
        ("Iran-backed factions", "Iran-backed factions", None),
        ("Iranian militiamen", "Iranian militiamen", "Iran"),
        ("Syrians", "Syrian people", None),
        ("the popular committees", "National Defence Forces", "Syrian government"),
        ("civil defence workers", "White Helmets", "White Helmets"),
        ("the security forces", "Syrian security forces", "Syrian government"),
    ],
)
def test_phrases_that_name_a_party(words, name, side):
    """
    A noun phrase is found whole, and takes the name and side of its party in a report about Syria.
    """
    text = f"{SYRIA}{words[0].upper()}{words[1:]} attacked yesterday."
    mention = one(text)

    assert (mention.span.of(text).casefold(), mention.name, mention.side) == (words.casefold(), name, side)


def test_capitals():
    """
    A report in capitals is read like any other; its rebels are the group of that war.
    """
    text = f"{SALVADOR}THE REBELS KILLED THREE SOLDIERS."

    assert last_words(text) == [("THE REBELS", "FMLN"), ("THREE SOLDIERS", "Salvadoran government")]


def test_the_group_is_the_one_named_last():
    """
    "The group" and "the terror group" stand for the armed group named before.
    """
    text = "Boko Haram raided a village. Al-Shabaab took a base. The militant group denied it."

    assert last_words(text) == [("The militant group", "al-Shabaab")]


def test_the_monitor_is_the_one_named_last():
    """
    "The Britain-based monitor" stands for the monitor named before.
    """
    text = "The Syrian Observatory for Human Rights said 3 died. The Britain-based monitor said more."

    assert last_words(text) == [("The Britain-based monitor", "Syrian Observatory for Human Rights")]


def test_a_group_that_nobody_named():
    """
    "The group" with nothing before it names nobody.
    """
    assert mentions("The group denied it.") == []


def test_militants_are_of_the_one_group_of_the_report():
    """
    Bare "militants" keep their words and take the side of the group that the report is about.
    """
    mention = one("ISIS attacked the town. Five militants died.")

    assert (mention.name, mention.side) == ("militants", "Islamic State")


def test_militants_of_no_one_group():
    """
    Where a report names several groups alike, bare "militants" have no side.
    """
    assert one("ISIS met Hamas. Five militants died.").side is None


@pytest.mark.parametrize(
    "text",
    [
        "Fighting went on in Syria.",
        "They crossed the Turkish border.",
        "ISIS-held Raqqa was quiet.",
        "Iran-backed talks went on.",
        "THE REPORT IS LONG.",
        "The report is long.",
        "They went along in a good aa way.",
        "It is raining on us in turkey season.",
        "The victims lived near Damascus.",
        "Many people came.",
        "",
    ],
)
def test_no_party(text):
    """
    Places, peoples' things and common words are no parties.
    """
    assert [mention.name for mention in mentions(text) if mention.kind != "aircraft"] == []


def test_a_capital_that_is_struck_is_a_place():
    """
    "Moscow said" is Russia, "struck Moscow" a place.
    """
    assert [mention.name for mention in mentions("Moscow denied it.")] == ["Russia"]
    assert mentions("Drones struck Moscow.")[1:] == []


def test_the_sentence_decides_whose_soldiers():
    """
    Soldiers in a sentence about another country at war are that country's.
    """
    text = "Mali is at war. Mali and Mali's army said so. In Burkina Faso, 15 soldiers died."

    assert last_words(text) == [("15 soldiers", "Burkinabe government")]


def test_its_army_is_not_guessed():
    """
    "Its forces" and "its army" keep their words; whose they are is not said.
    """
    mention = one(f"{SYRIA}Its army attacked.")

    assert (mention.name, mention.side) == ("army", None)


def test_no_country_no_side():
    """
    Without any country named, the army, the coalition and the rebels stay what they are called.
    """
    text = "The army, the coalition and rebels met soldiers."

    assert [mention.name for mention in mentions(text)] == ["army", "coalition", "rebels", "soldiers"]
    assert {mention.side for mention in mentions(text)} == {None}


def test_pro_nobody():
    """
    "Pro-government" in no known country keeps its words.
    """
    assert one("Pro-government militias attacked.").name == "pro-government militias"


def test_a_common_name_elsewhere():
    """
    Civil defence in a country whose service is not listed keeps its words and its kind.
    """
    mention = one("Peru and Peru again. Civil defence said so.")

    assert (mention.name, mention.kind, mention.actor) == ("civil defence", "medical_rescue", None)


def test_own_rebels_of_a_country():
    """
    A country without a known armed group has "its" rebels, named after it.
    """
    assert one("Chad is vast. Then rebels came.").name == "Chadian rebels"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("M23 took Kibumba in DR Congo on Tuesday. The rebels burned it.", "M23"),
        ("LRA fighters raided Dungu in DR Congo. These rebels came at night.", "Lord's Resistance Army"),
        ("M23 and ADF fighters met in DR Congo. The rebels went on.", "Congolese rebels"),
        ("M23 took Kibumba in DR Congo on Tuesday. Rebels came to Beni, too.", "Congolese rebels"),
        ("M23 took Kibumba in DR Congo on Tuesday. It rained. The rebels left.", "Congolese rebels"),
        ("Islamic State fighters came to Marea in Syria. The rebels shot at them.", "Syrian rebels"),
    ],
)
def test_the_rebels_are_the_group_named_just_before(text, name):
    """
    "The rebels" are the one armed group that the sentence before names, if no enemy of the rebels.
    """
    assert one(text).name == name


def test_country_without_rebels_by_name():
    """
    Rebels of a country for which no name is listed are named by its adjective.
    """
    assert one("Qatari rebels attacked.").name == "Qatari rebels"


def test_coalition_by_country():
    """
    "The coalition" in a report about Yemen is the one led by Saudi Arabia.
    """
    assert one("Yemen is at war. Yemen again. The coalition denied it.").actor == "saudi-led-coalition"


def test_names_of_words_in_capitals():
    """
    A phrase in capitals is named in plain case.
    """
    assert one("THE PALESTINIAN MILITANTS CAME.").name == "Palestinian militants"


def test_machines_are_told_apart():
    """
    A party that acts by its aircraft is of the kind "aircraft".
    """
    assert {mention.kind for mention in mentions("Russian jets and Israeli army helicopters struck.")} == {
        "aircraft"
    }


def test_parties_that_act_together():
    """
    Parties that "and" joins are one; the side is kept where they share it.
    """
    text = f"{SYRIA}The Assad regime and Russian forces struck, the army and Hezbollah did not."
    found = find_all_mentions(analyse(text), text)[-1]
    both = [alongside(mention, found, text) for mention in found]

    assert both[0].span.of(text) == both[1].span.of(text) == "The Assad regime and Russian forces"
    assert both[1].name == "Syrian government and Russian military"
    assert both[0].side is None


def test_a_party_alone():
    """
    A party that nothing joins to another stays itself.
    """
    text = "Hamas struck Hezbollah."
    found = mentions(text)

    assert alongside(found[0], found, text) == found[0]


def test_short_form_twice():
    """
    A name and its short form side by side are one mention, with and without brackets.
    """
    assert last_words("Today Hayat Tahrir al-Sham HTS came.") == [
        ("Hayat Tahrir al-Sham HTS", "Hayat Tahrir al-Sham")
    ]
    assert last_words("Today ISIS, Daesh came.") == [("ISIS", "Islamic State"), ("Daesh", "Islamic State")]


def test_parties_side_by_side():
    """
    Where a text lost its commas, a country after a noun begins another party.
    """
    assert [name for _, name in last_words("Today Hamas rebels Russian jets, Hezbollah came.")] == [
        "Hamas",
        "Russia",
        "Hezbollah",
    ]


def test_the_end_of_the_text():
    """
    A short name at the very end of a text is found, though longer ones begin like it.
    """
    assert last_words("Today by the Syrian Observatory") == [
        ("the Syrian Observatory", "Syrian Observatory for Human Rights")
    ]


def test_words_that_name_nobody():
    """
    Describing words without a noun are no party.
    """
    assert mentions("They were heavily armed and unidentified.") == []


def test_one_sentence_alone():
    """
    A sentence can be read on its own.
    """
    text = "Hamas attacked."

    assert find_mentions(analyse(text)[0], text) == (
        Mention(Span(0, 5), "Hamas", "armed_group", "hamas", "Hamas", "Palestine"),
    )


def test_actor_by_name():
    """
    An actor is found by any of its names.
    """
    assert actor_named("jabhat an-nusra") == actor_named("Al-Nusra Front") == actor_named("Nusra")
    assert actor_named("nobody of note") is None


@pytest.mark.parametrize(
    ("words", "name", "side"),
    [
        ("The 31st Mechanized Brigade", "Syrian government", "Syrian government"),
        ("Brigade 877", "Syrian government", "Syrian government"),
        ("Brigade 65", "65th Airborne Special Forces Brigade", "Iran"),
        ("the rebel coalition", "Syrian rebels", "Syrian rebels"),
        ("the coalition", "US-led coalition", "US-led coalition"),
        ("opposition armed groups", "opposition armed groups", "Syrian rebels"),
    ],
)
def test_units_and_alliances(words, name, side):
    """
    A numbered unit is the state's unless it is listed; a rebel coalition is none of states.
    """
    found = one(f"{SYRIA}{words} attacked.")

    assert (found.name, found.side) == (name, side)


def test_a_unit_of_another_country():
    """
    A unit that is listed under its short name in other countries is one of this country's army.
    """
    found = one("Clashes in Colombia went on in Colombia. The 7th Division attacked.")

    assert (found.name, found.actor) == ("Colombian government", None)


def test_a_unit_without_a_country():
    """
    Where no country is named, a numbered unit is nobody's.
    """
    assert mentions("The 31st Brigade attacked.") == []


def test_a_verb_is_no_modifier():
    """
    "Attacks" after a party is what it does.
    """
    assert "attack" not in mentions("The Islamist alliance attacks Syrian villages.")[0].name


@given(
    st.text(
        alphabet=st.sampled_from("ISIS Assad’s forces (SDF) al-US–the army of 3 \n.é\u0301🙂ص"), max_size=60
    )
)
def test_spans_hold_words(text):
    """
    Whatever the text, every mention stands where it says, inside its sentence, in order.
    """
    sentences = analyse(text)
    for sentence, found in zip(sentences, find_all_mentions(sentences, text), strict=True):
        ends = [sentence.span.start]
        for mention in found:
            assert ends[-1] <= mention.span.start < mention.span.end <= sentence.span.end
            assert mention.span.of(text).strip() == mention.span.of(text)
            ends.append(mention.span.end)


def test_long_lines_take_linear_time():
    """
    Ten times the words take about ten times as long.
    """
    seconds = []
    for size in (1_000, 10_000):
        text = "rebels of the army and 12 " * size
        sentences = analyse(text)
        start = time.process_time()
        find_all_mentions(sentences, text)
        seconds.append(time.process_time() - start)

    assert seconds[1] < 30 * max(seconds[0], 0.01)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Iranian media said so.", "Iranian media"),
        ("Iranian state media said so.", "Iranian state media"),
        ("Pro-government media said so.", "pro-government media"),
        ("Syrian state-run newspapers said so.", "Syrian state-run newspapers"),
    ],
)
def test_outlets_are_media_and_no_party(text, name):
    """
    The outlets of a country or party are media that take no side in the war.
    """
    mention = one(text)
    assert (mention.name, mention.kind, mention.side) == (name, "media", None)


def test_whose_outlets_tell_does_not_fight():
    """
    "The army" is not Iran's because Iranian media tell of it.
    """
    text = "Iranian media told of the war. In Syria, the army advanced."
    assert ("the army", "Syrian army") in last_words(text)


@pytest.mark.parametrize("words", ["the army", "Soldiers", "Troops", "The military", "the 401st Brigade"])
def test_armies_in_a_report_on_palestine_are_those_of_israel(words):
    """
    A people without an army of its own is not the one that shells its towns.
    """
    text = (
        f"Palestinian medics in Gaza spoke of nine dead. Palestinians fled Rafah. Then {words} entered Jenin."
    )

    assert one(text).side == "Israel"


def test_palestinian_forces_are_named_as_such():
    """
    Where a report says whose police it is, it is theirs.
    """
    found = one("Palestinian medics in Gaza spoke of nine dead. Palestinian police fired in the air.")

    assert found.side == "Palestinians"


@pytest.mark.parametrize(
    ("text", "name", "actor"),
    [
        (
            "Clashes went on in Armenia. The Karabakh army retreated.",
            "Artsakh Defence Army",
            "artsakh-defence-army",
        ),
        ("Clashes went on in Iraq. Kata'ib Hizbullah retreated.", "Kataib Hezbollah", "kataib-hezbollah"),
        ("Clashes went on in Libya. Volcano of Rage retreated.", "Government of National Accord", "gna"),
        (
            "Clashes went on in Yemen. US-Saudi aggression warplanes returned.",
            "Saudi-led coalition",
            "saudi-led-coalition",
        ),
        (
            "Clashes went on in Somalia. Somaliland soldiers retreated.",
            "Somaliland forces",
            "somaliland-forces",
        ),
        (
            "Clashes went on in Afghanistan. Men of the Resistance Front retreated.",
            "National Resistance Front of Afghanistan",
            "national-resistance-front",
        ),
        (
            "Clashes went on in Kashmir. Men of The Resistance Front retreated.",
            "The Resistance Front",
            "the-resistance-front",
        ),
        ("Clashes went on in Sri Lanka. The Tigers retreated.", "Tamil Tigers", "ltte"),
        ("Clashes went on in Lebanon. The Islamic Resistance retreated.", "Hezbollah", "hezbollah"),
        (
            "Clashes went on in Sudan. The Transitional Military Council met.",
            "Sudanese government",
            "sudanese-government",
        ),
        (
            "Clashes went on in Mali. EIGS fighters retreated.",
            "Islamic State Sahel Province",
            "islamic-state-sahel",
        ),
        ("Clashes went on in Iraq. Asaib Ahl al-Haqq retreated.", "Asaib Ahl al-Haq", "asaib-ahl-al-haq"),
        (
            "Clashes went on in Iraq. Hashd forces retreated.",
            "Popular Mobilization Forces",
            "popular-mobilization-forces",
        ),
        ("Clashes went on in Gaza. Al-Qassam fighters retreated.", "Al-Qassam Brigades", "qassam-brigades"),
        ("Clashes went on in Cameroon. The BIR retreated.", "Cameroonian army", "cameroonian-army"),
        ("Clashes went on in Azerbaijan. Separatist forces retreated.", "Artsakh", None),
        ("Clashes went on in Kashmir. LeT gunmen retreated.", "Lashkar-e-Taiba", "lashkar-e-taiba"),
        ("Clashes went on in Yemen. Hadi's forces retreated.", "Yemeni government", "yemeni-government"),
        (
            "Clashes went on in Ethiopia. Federal forces retreated.",
            "Ethiopian National Defence Force",
            "endf",
        ),
        ("Clashes went on in Syria. The pro-Assad Shabiha retreated.", "Shabiha", "shabiha"),
        ("Clashes went on in Lebanon. The pro-Iranian Hezbollah retreated.", "Hezbollah", "hezbollah"),
        ("Clashes went on in Yemen. Anti-Houthi forces retreated.", "anti-Houthi forces", None),
        ("Clashes went on in Iraq. Pro-Iranian Iraqi militias retreated.", "pro-Iran forces", None),
        ("Bandits came to Niger State. The army retreated.", "Nigerian army", None),
        ("The dissidents of Gentil Duarte fought in Colombia. The army retreated.", "Colombian army", None),
    ],
)
def test_names_of_one_war_are_not_those_of_another(text, name, actor):
    """
    A name that two wars know is read by the report's, and a person or place of like name is no party.
    """
    found = one(text)

    assert (found.name, found.actor) == (name, actor)


def test_fighters_tied_to_an_enemy_are_not_the_group_of_the_report():
    """
    "The fighters" are those of the one group that a report is about; those whom its enemy backs are not.
    """
    text = "Islamic State captured Mosul. "

    assert one(f"{text}The militants retreated.").side == "Islamic State"
    assert one(f"{text}US-backed militants advanced.").side is None
    assert one("The Houthis captured Marib. Iran-backed militants advanced.").side == "Houthis"


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The AFP said two soldiers died in the Philippines.", "philippine-army"),
        ("AFP troops fought in Basilan in the Philippines.", "philippine-army"),
        ("The Philippines was calm, an AFP reporter saw. The AFP photographer left.", "afp"),
        ("The Philippines is at war, AFP said.", "afp"),
        ("Twelve died in Syria, the AFP said.", "afp"),
    ],
)
def test_the_afp_is_an_army_in_the_philippines_only(text, actor):
    """
    "The AFP" and "AFP troops" are the armed forces there; "AFP" alone is the agency, as everywhere else.
    """
    named = {one.actor for one in mentions(text) if "AFP" in one.span.of(text)}

    assert named == {actor}


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Rwandan soldiers crossed into Congo. The soldiers killed ten.", "Rwanda"),
        ("French troops hit jihadists in Mali. The troops killed four.", "France"),
        ("French and Malian troops hit jihadists in Mali. The troops killed four.", "Malian government"),
        ("Rwandan soldiers crossed into Congo. It rained for days. Then the soldiers killed ten.", "Rwanda"),
        (
            "Rwandan soldiers crossed into Congo. Congolese soldiers fled. Then the soldiers killed ten.",
            "Congolese government",
        ),
        ("Rwandan soldiers crossed into Congo. Soldiers killed ten.", "Congolese government"),
    ],
)
def test_the_soldiers_are_those_named_before(text, side):
    """
    "The soldiers" are those of the last sentence that names any, if it names one army; bare ones are the
    country's.
    """
    last = mentions(text)[-1]

    assert side == last.side


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lebanese troops entered Tripoli. The army came to Tripoli under fire.", "Lebanese army"),
        ("Six died in Tripoli, Lebanon. Tripoli police shot at them.", "Lebanese police"),
        ("Six died in Tripoli, Libya. Tripoli police shot at them.", "Libyan police"),
        ("Six died in Benghazi. Tripoli denied it.", "Government of National Unity"),
        ("Six died in Erbil. Erbil denied it.", "Kurdistan Regional Government"),
    ],
)
def test_a_town_with_the_name_of_a_capital_is_no_seat(text, name):
    """
    Where a report means another town by the name of a capital, that name is no government's.
    """
    sentences = analyse(text)
    found = find_all_mentions(sentences, text, ground_of(find_places(sentences, text)))

    assert [one.name for one in found[-1]] == [name]


def sides(text, *lands):
    found = find_all_mentions(analyse(text), text, Ground(lands))
    return [one.side for listed in found for one in listed]


def test_towns_tell_which_country_a_report_is_about():
    """
    A report that names no country is about that of its towns, which also outweigh the adjective of another.
    """
    assert ["Syrian government"] == sides("The regime shelled Hama.", "Syria")
    assert ["Russia", "Syrian rebels"] == sides("Russian jets hit Hama. Rebels shot back.", "Syria", "Syria")
    assert [None] == sides("The regime shelled Hama.")
    assert [None] == sides("The regime shelled Hama.", "Atlantis")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mali is at war. Men in army uniforms killed ten.", "Malian army"),
        ("Nigeria is at war. Gunmen in police uniforms killed ten.", "Nigerian police"),
        ("A group called the Baghdad Knights killed two.", "Iraqi government"),
    ],
)
def test_clothes_and_names_are_no_bodies(text, name):
    """
    Who wears an army's uniform is not that army, and "the Baghdad Knights" are no government.
    """
    assert name not in {one.name for one in mentions(text)}


def test_a_man_of_a_people_is_no_fighter_by_that():
    """
    "A Palestinian man" is no soldier of anybody; "a Palestinian fighter" fights.
    """
    assert [("nation", None)] == [(one.kind, one.side) for one in mentions("A Palestinian man died.")]
    assert ["armed_group"] == [one.kind for one in mentions("A Palestinian fighter died.")]


def test_soldiers_in_kashmir_are_those_of_india():
    """
    A sentence about Kashmir is about India's army, also in a report that names Pakistan.
    """
    found = mentions("A soldier died in Kashmir. Pakistan denied it.")

    assert "India" == found[0].side


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hezbollah fired. The Lebanese group lost two men.", "Hezbollah"),
        ("Hamas fired. Hezbollah fired. The Palestinian faction lost two men.", "Hamas"),
        ("The Houthis fired. The Yemeni movement lost two men.", "Houthis"),
        ("Hamas fired. The Lebanese army lost two men.", "Lebanese army"),
    ],
)
def test_the_group_of_a_country_is_its_last_named(text, name):
    """
    "The Lebanese group" is the armed group of that country that was named last; its army is none.
    """
    assert mentions(text)[-1].name == name


@pytest.mark.parametrize(
    ("areas", "actor"),
    [
        ([["West Bank"]], "palestinian-health-ministry"),
        ([["Gaza Strip"]], "gaza-health-ministry"),
        ([[], ["Gaza Strip"]], "gaza-health-ministry"),
        ([["West Bank"], ["Gaza Strip"], ["Gaza Strip"]], "palestinian-health-ministry"),
        ([], "palestinian-health-ministry"),
    ],
)
def test_a_country_in_two_parts_has_two_ministries(areas, actor):
    """
    Which of two bodies is meant, the part of the country tells that the sentence, else the report, names.
    """
    text = "The Palestinian Health Ministry counted two. Shells fell. Two died."

    assert find_all_mentions(analyse(text), text, Ground((), areas))[0][0].actor == actor


def test_a_land_without_a_government_has_the_police_of_who_holds_it():
    """
    "Police" in Kashmir are India's, as its army is; in a town of Pakistan they are Pakistan's.
    """
    text = "Police shot at a crowd in Kashmir."

    assert [one.name for one in find_all_mentions(analyse(text), text)[-1]] == ["Indian police"]
    text = "Police shot at a crowd in Muzaffarabad."
    assert find_all_mentions(analyse(text), text, Ground(["Pakistan"]))[-1][0].name == "Pakistani police"


@pytest.mark.parametrize(
    "text",
    [
        "Jordan Smith saw the attack.",
        "Several shots hit Kenya Jones while driving.",
        "The nurse was Georgia Petrov, who died.",
        "The nurse was Jordan O'Neill, who died.",
        "They found Jack London dead.",
        "Several shots hit Michael Jordan while driving.",
        "They mourned Chad Wolf on the spot.",
    ],
)
def test_people_called_after_a_country_are_no_party(text):
    """
    A country or capital that is part of a person's name is no government.
    """
    assert mentions(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jordan Armed Forces fired on them.", "Jordanian army"),
        ("Israel Prime Minister Levi had spoken.", "Israel"),
        ("On Sunday Israel bombed the port.", "Israel"),
        ("Israel's Levi had spoken.", "Israel"),
        ("ISRAEL BOMBED THE PORT.", "Israel"),
        ("Israel Bombs Port", "Israel"),
    ],
)
def test_a_country_before_another_name_is_still_one(text, name):
    """
    Before a body or an office, as an owner, and where every word has a capital, a country is no first name.
    """
    assert mentions(text)[0].name == name


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("The ministry in Moscow", "Russia"),
        ("The foreign ministry in Tehran", "Iran"),
        ("The army in Beirut", "Lebanese government"),
        ("Police in Baghdad", "Iraqi government"),
        ("The army near Moscow", "Ukraine"),
        ("The ministry in Kharkiv", "Ukraine"),
    ],
)
def test_a_body_in_a_capital_is_that_of_its_country(words, side):
    """
    A ministry, army or police with a capital behind it is that country's, and the capital stays a place.
    """
    found = mentions(f"Ukraine is at war. {words} counted two dead.")

    assert found[-1].side == side
    assert found[-1].span.end == len(f"Ukraine is at war. {words}".split(" in ")[0].split(" near ")[0])


@pytest.mark.parametrize(
    ("text", "year", "actors"),
    [
        ("War goes on in Yemen. The government in Sanaa fell silent.", "2025", ["houthi-government"]),
        ("War goes on in Yemen. Sanaa denied it.", "2025", ["houthi-government"]),
        ("War goes on in Yemen. The government in Sanaa fell silent.", "2010", [None]),
        (
            "War goes on in Libya. The authorities in Benghazi came.",
            "2023",
            ["government-of-national-stability"],
        ),
        ("War goes on in Libya. The Tripoli-based authorities came.", "2018", ["gna"]),
        ("War goes on in Congo. Authorities in Goma came.", None, ["m23"]),
        ("War goes on in Congo. The Goma authorities came.", "2021", [None]),
        ("War goes on in Syria. The administration in Idlib fled.", "2019", ["syrian-salvation-government"]),
        ("Israel is at war. Officials in Gaza wept.", "2024", ["hamas-government"]),
        ("Israel is at war. Aid officials in Gaza wept.", "2024", []),
        ("War goes on in Ukraine. Ukrainian officials in Donetsk fled.", "2014", [None]),
    ],
)
def test_who_runs_a_town_is_meant_by_its_authorities(text, year, actors):
    """
    A government, authorities or officials of a town are those of who ran it that year.
    """
    found = find_all_mentions(analyse(text), text, published=year)

    assert [mention.actor for mention in found[-1]] == actors


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Israel's jets struck Beirut in Lebanon. Israel Katz said the army hit a depot.", "Israel"),
        (
            "Jets struck Beirut in Lebanon. The Lebanese army fired. The army retreated.",
            "Lebanese government",
        ),
        ("Israeli strikes hit Tyre in Lebanon. The army was looking into it.", "Israel"),
        ("Clashes went on in Lebanon, in Tripoli. The army retreated.", "Lebanese government"),
        (
            "Clashes went on in Syria. Turkish soldiers died. The army struck back, Hulusi Akar said.",
            "Turkey",
        ),
        ("Clashes went on in Mali. The French army came. The French army left. The army fled.", "France"),
        ("Clashes went on in Mali. The French army came. The military fled.", "Malian government"),
        ("The Russian army shelled Kherson in Ukraine. The army fired back.", "Ukraine"),
        ("War goes on in Sudan. Qatar's foreign minister said the army had to stop.", "Sudanese government"),
    ],
)
def test_the_army_is_of_whoever_speaks_or_was_named_so(text, side):
    """
    A body is that of the fighting state that speaks, of the one named by that noun, or of the country.
    """
    found = [mention for mention in mentions(text) if mention.kind == "state_military"]

    assert found[-1].side == side


def test_the_gang_is_the_one_named_last():
    """
    "The gang" and "the cartel" stand for the criminal group named before.
    """
    text = "Gran Grif came to Pont-Sonde in Haiti. The gang burned houses."

    assert one(text).actor == "gran-grif"
