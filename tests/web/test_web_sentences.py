"""
What the core says, in the other languages of the workbench.
"""

import pytest

from reportedly.lexicons import lexicon
from reportedly.telling.sentences import holes, say, told_by
from reportedly.web.phrasebook import environment
from reportedly.web.sentences import tongue_of
from reportedly.web.texts import NAMES

OTHERS = sorted(set(NAMES) - {"en"})


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_has_its_words_with_the_same_values(language):
    """
    None is lacking, none is left over, and each takes the values of the English one, once or more.
    """
    tongue, known = tongue_of(language, environment(language)), lexicon("sentences")

    def parts(text):
        return {field for _, field, _ in holes(text) if field}

    assert set(tongue.sentences) == set(known["sentences"])
    pairs = {name: (text, tongue.sentences[name]) for name, text in known["sentences"].items()}
    assert {name for name, (one, other) in pairs.items() if parts(one) != parts(other)} == set()
    assert set(tongue.nouns) == set(known["nouns"])
    assert set(tongue.phrases) == set(known["phrases"])


@pytest.mark.parametrize("language", OTHERS)
def test_every_form_of_a_noun_that_the_language_counts_by_is_there(language):
    """
    Arabic has six.
    """
    tongue = tongue_of(language, environment(language))
    wanted = {tongue.plural(number) for number in range(200)}

    assert all(wanted <= set(forms) for forms in tongue.nouns.values())


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        (say("best_smallest", number=7, count=2), "أفضل تقدير 7: أقل عدد (صوتان)."),
        (say("high", number="31+", name="SANA"), "الأعلى 31 أو أكثر، بحسب \u2068SANA\u2069."),
        (say("parts", number=3, shares=[(3, "civilians")]), "3 في المجموع: 3 مدنيون."),
        (
            say("graded", who="Ana", day="2016-04-06", why="x", value="Fair", reason=say("single_voice")),
            (
                "حدّده \u2068Ana\u2069 في \u20682016-04-06\u2069: «\u2068x\u2069». المقترح: جيد. "
                "صوت واحد يروي ضرراً لحق بمدنيين."
            ),
        ),
    ],
)
def test_values_are_said_in_arabic(sentence, words):
    """
    With the words of the interface for codes, and names kept apart from the direction of the line.
    """
    tongue, told = tongue_of("ar", environment("ar")), told_by(sentence)

    assert tongue.says(told["name"], told["values"]) == words


def test_english_says_them_as_the_core_does():
    """
    It needs no catalogue of its own.
    """
    assert tongue_of("en", environment("en")) is None
