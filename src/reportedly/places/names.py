"""
How names of places are compared: without case, accents and marks, and Arabic ones under any spelling.
"""

import re
import unicodedata

LOOSE = "~"
ARTICLES = frozenset(
    {
        "al",
        "el",
        "ad",
        "as",
        "ash",
        "at",
        "ath",
        "az",
        "an",
        "ar",
        "ed",
        "es",
        "esh",
        "et",
        "ez",
        "en",
        "er",
        "ul",
    }
)
ARABIC = frozenset(
    {
        "SY",
        "IQ",
        "LB",
        "JO",
        "PS",
        "IL",
        "EG",
        "LY",
        "YE",
        "SD",
        "SA",
        "KW",
        "AE",
        "BH",
        "QA",
        "OM",
        "DZ",
        "TN",
        "MA",
        "MR",
        "SO",
        "AF",
        "PK",
        "IR",
        "TR",
        "TD",
        "ML",
        "NE",
    }
)
MARKS = re.compile(r"[\W_]+")
LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "ə": "e"} | dict.fromkeys("'’‘ʿʾ`´ʼ", "")
)
SPELLINGS = (
    (re.compile(r"\b[ae]([dnrstz])(?=\1)"), ""),
    (re.compile(r"a[uw]|o[uw]*|u+"), "w"),
    (re.compile(r"[aeiy]+"), "a"),
    (re.compile(r"w+"), "u"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"q"), "k"),
    (re.compile(r"h\b"), ""),
)


def folded(name: str) -> str:
    """
    A name as it is looked up: no capitals, accents, apostrophes or marks, one space between words.
    """
    plain = name.casefold().translate(LETTERS)
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
        plain = plain.casefold().translate(LETTERS)
    if plain.isalpha():
        return plain
    return MARKS.sub(" ", plain).strip()


def loosened(key: str) -> str:
    """
    A folded Arabic name without article and with its spellings levelled: Sheikhoun is Shaykhun.
    """
    words = key.split()
    kept = [word for word in words if word not in ARTICLES] or words
    plain = " ".join(kept)
    for pattern, letter in SPELLINGS:
        plain = pattern.sub(letter, plain)
    return LOOSE + plain
