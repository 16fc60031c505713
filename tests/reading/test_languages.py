import subprocess
import sys

import pytest

from reportedly.lexicons import lexicon
from reportedly.reading.languages import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("THIRTY SOLDIERS WERE KILLED IN AN ATTACK ON THE CITY, THE GOVERNMENT SAID.", "en"),
        ("Three killed in Aleppo strike", "en"),
        ("AIRSTRIKE HITS KHARTOUM MARKET", "en"),
        ("Bij een aanval in Aleppo zijn volgens het observatorium dertig soldaten gedood.", "nl"),
        ("Bei einem Angriff in Aleppo sind dreißig Soldaten getötet worden, teilte die Regierung mit.", "de"),
        ("Au moins trente soldats ont été tués dans une attaque à Alep, selon l'Observatoire.", "fr"),
        ("قتل ثلاثون جنديا على الأقل في هجوم على قرية جنوب حلب بحسب المرصد السوري لحقوق الإنسان", "ar"),
        ("Щонайменше тридцять солдатів загинули внаслідок нападу в Алеппо.", "uk"),
        ("至少三十名士兵在阿勒颇的袭击中丧生。", "zh"),
        ("12 - 14 : 2016", None),
        ("", None),
    ],
)
def test_the_language_of_a_report_is_found(text, language):
    """
    English in capitals or in a bare headline is English; other languages and scripts are told apart.
    """
    assert language_of(text) == language


def test_plain_english_does_not_load_the_statistics(news):
    """
    The language model takes a second to load; English reports never wait for it.
    """
    code = (
        "import sys; from reportedly.reading.languages import language_of\n"
        f"language_of({news!r}); print('numpy' in sys.modules)"
    )

    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "False\n"


def test_a_long_text_is_judged_by_its_head_and_its_middle(news):
    """
    A megabyte takes no longer than a page.
    """
    assert language_of(news * 10_000) == "en"


def test_the_small_words_are_listed_as_they_are_looked_up():
    """
    The list holds single lower-case words and a share between 0 and 1.
    """
    words = lexicon("function_words")

    assert words["schema"] == "function_words/1"
    assert all(word.isalpha() and word == word.lower() for word in words["english"])
    assert len(set(words["english"])) == len(words["english"])
    assert 0 < words["share"] < 1
