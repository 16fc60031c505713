"""
Blocks in place of the letters of names, wherever these stand.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from reportedly.masking.name_words import WORD, is_plain, listed
from reportedly.masking.persons import personal_names
from reportedly.records import Claim, Document, Span

BLOCK = "█"


def masks(document: Document, claims: Sequence[Claim]) -> tuple[Span, ...]:
    """
    Where names of victims and witnesses stand in a report, by the claims that were found in it.
    """
    found = pattern(personal_names(document, claims))
    return tuple(Span(*met.span()) for met in found.finditer(document.text)) if found else ()


def masked(text: str, spans: Iterable[Span]) -> str:
    """
    A text with blocks in place of the letters of some words; everything stands where it stood.
    """
    letters = list(text)
    for span in spans:
        letters[span.start : span.end] = blocks(span.of(text))
    return "".join(letters)


def blocks(words: str) -> str:
    """
    As many blocks as words have letters; spaces stay.
    """
    return "".join(letter if letter.isspace() else BLOCK for letter in words)


def pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """
    What finds names, and those parts of them that tell somebody, as whole words.
    """
    wanted = {form for name in names for form in forms_of(name)}
    if not wanted:
        return None
    longest = sorted(wanted, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")


def forms_of(name: str) -> Iterator[str]:
    """
    A name and those parts of it that tell somebody, as written and in capitals.
    """
    for form in (name, *parts(name)):
        yield form
        yield form.upper()


def parts(name: str) -> Iterator[str]:
    """
    The parts of a name that stand for the person by themselves.
    """
    for word in WORD.findall(name):
        bare = word.split("-")[-1] if word.split("-")[0].lower() in listed("particles") else word
        for part in {word, bare}:
            if len(part) > 2 and part[0].isupper() and not is_plain(part):
                yield part
