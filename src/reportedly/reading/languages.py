"""
Which language a report is written in.
"""

import re
from functools import cache
from typing import Any

from reportedly.lexicons import lexicon

SAMPLE = 3_000
WORD = re.compile(r"[^\W\d_]+")

# Below this the statistics have hardly more than a few letters to go by.
UNSURE = 0.3


def language_of(text: str) -> str | None:
    """
    The ISO 639-1 code of a text's language; None where there are no words.

    English shows by its small words, which costs nothing; the statistics of py3langid, which
    take a second to load, are asked only where it does not.
    """
    sample = sample_of(text)
    words = [word.lower() for word in WORD.findall(sample)]
    if not words:
        return None
    return "en" if plainly_english(words) else by_statistics(sample)


def sample_of(text: str) -> str:
    """
    The head and the middle of a text: long enough to judge by, of any length of text.
    """
    middle = len(text) // 2
    return text if len(text) <= 2 * SAMPLE else text[:SAMPLE] + "\n" + text[middle : middle + SAMPLE]


def plainly_english(words: list[str]) -> bool:
    """
    Whether small English words make up the share of the words that they do in any English text.
    """
    small, share = english_words()
    found = [word for word in words if word in small]
    return len(found) >= share * len(words) and len(set(found)) >= 2


@cache
def english_words() -> tuple[frozenset[str], float]:
    """
    The small words of English and the share of a text that they must make up.
    """
    listed = lexicon("function_words")
    return frozenset(listed["english"]), float(listed["share"])


def by_statistics(sample: str) -> str:
    """
    The likeliest language by its letters; a few Latin words that could be any are taken for English.
    """
    code, confidence = identifier().classify(sample)
    letters = "".join(WORD.findall(sample))
    return "en" if confidence < UNSURE and letters.isascii() else str(code)


@cache
def identifier() -> Any:  # noqa: ANN401
    """
    The language model of py3langid, loaded when first asked.
    """
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 (slow to load, seldom needed)

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
