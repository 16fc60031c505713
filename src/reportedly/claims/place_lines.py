"""
The sentences of a report with the names in them, and which of these are those of places.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from reportedly.language.tokens import capital
from reportedly.places.areas import inside
from reportedly.places.fit import SLIGHT, Focus
from reportedly.places.gazetteer import Entry, Gazetteer
from reportedly.places.gazetteer_file import MAIN
from reportedly.places.kinds import AROUND, FACILITIES, SETTLED, WIDE
from reportedly.places.parts import part_named, part_told
from reportedly.places.phrases import Mention, Nouns, head_before, is_near, nouns
from reportedly.places.place_words import words
from reportedly.places.stand_ins import located
from reportedly.places.toponyms import Candidate, candidates, case_of, stands_apart
from reportedly.places.unlisted import beyond
from reportedly.places.worth import is_small, worth_of
from reportedly.records import Sentence, Token

LARGE_CITY = 100_000
# No city of another country is called so.
PARTS = frozenset({"village", "neighbourhood"})
# So much of a report is about the country whose places may go by other names than their own.
HOME = 0.5


def known_in(book: Gazetteer, tokens: Sequence[Token]) -> tuple[str, Nouns, list[Candidate]]:
    """
    How a sentence is capitalised, the nouns for kinds of places in it, and the names of the gazetteer.
    """
    case = case_of(tokens)
    return case, nouns(tokens), candidates(book, tokens, case)


class Line(NamedTuple):
    """
    A sentence with its words, how it is capitalised, the nouns for kinds of places in it, and the names of
    places.
    """

    sentence: Sentence
    tokens: Sequence[Token]
    case: str
    kinds: Nouns
    names: Sequence[Candidate]


class Lines:
    """
    The lines of a report, one after the other, as often as they are asked for; the words of a long report
    are not kept with them.
    """

    def __init__(self, book: Gazetteer, sentences: Sequence[Sentence]) -> None:
        """
        The names of *book* are read at once.
        """
        self.sentences = sentences
        self.known = [known_in(book, sentence.tokens) for sentence in sentences]

    def __iter__(self) -> Iterator[Line]:
        for sentence, (case, kinds, names) in zip(self.sentences, self.known, strict=True):
            yield Line(sentence, sentence.tokens, case, kinds, names)

    def named(self) -> list[tuple[Sequence[Candidate], Sequence[Token]]]:
        """
        The names of each line, with its words where several names may be set beside one another.
        """
        return [
            (names, sentence.tokens if len(names) > 1 else ())
            for sentence, (_, _, names) in zip(self.sentences, self.known, strict=True)
        ]


def noun_beside(line: Line, candidate: Candidate) -> str | None:
    """
    What the noun beside a name says that it is; a "region" is rather a division than a town, and what
    something is "near" is rather a town than its province.
    """
    kinds, tokens = line.kinds, line.tokens
    head = None
    if kinds.listed:
        head = head_before(tokens, candidate.first, kinds) or kinds.starting.get(candidate.last)
    if not head:
        return "town" if is_near(tokens, candidate.first) else None
    return "division" if line.tokens[head[0]].lower == "region" else head[2]


def wider(line: Line, candidate: Candidate, entry: Entry) -> Entry | None:
    """
    The area that a name means with a direction, or that of a town where a part of it is told, or always:
    "western Darfur", "southern Idlib", "in Gaza".
    """
    direction = part_told(line.tokens, candidate.first, candidate.last)
    if candidate.key not in words("parted"):
        return part_named(candidate.key, direction, entry) if direction else None
    if entry.kind not in SETTLED or noun_beside(line, candidate) in SETTLED:
        return None
    if not (direction or means_area(line, candidate)):
        return None
    areas = (other for other in candidate.entries if other.code == entry.code and other.kind == "province")
    return next(areas, None)


def means_area(line: Line, candidate: Candidate) -> bool:
    """
    Whether a name is one of those that by themselves mean the area, and nothing in front of it shows the
    town: "west of Gaza", "the port of Gaza".
    """
    if candidate.key not in words("area_first") or beyond(line.tokens, candidate.first - 1):
        return False
    head = head_before(line.tokens, candidate.first, line.kinds)
    return head is None or head[2] not in FACILITIES


def plausible(candidate: Candidate, entry: Entry, focus: Focus, case: str) -> bool:
    """
    Whether the words name this place at all, by its size, the report's countries and the signs around.
    """
    main, size, share = entry.how == MAIN, entry.population, focus.share(entry.code)
    if candidate.common:
        return (
            case == "mixed"
            and candidate.cue
            and candidate.first > 0
            and (size >= 100_000 or at_home(candidate, entry, focus))
        )
    if entry.kind == "district":
        return main and share >= 0.2
    if case == "caps" and not candidate.cue and size < 200_000:
        return entry.gazetteer_id.startswith("reportedly") and share >= 0.2
    if entry.kind in WIDE:
        return main or share > 0.05 or candidate.cue
    domestic = share >= 0.2 and (candidate.cue or size >= 15_000)
    enough = 200_000 if not candidate.cue else 5_000 if case == "mixed" else 100_000
    if domestic or (main and size >= enough):
        return True
    return main and case == "mixed" and focus.share((entry.code, entry.admin1)) >= 0.2


def at_home(candidate: Candidate, entry: Entry, focus: Focus) -> bool:
    """
    Whether a report speaks of what is around a place whose name is an everyday word, too: "Sake, Congo".
    """
    if entry.how != MAIN:
        return False
    around = focus.share((entry.code, entry.admin1)) >= 0.5
    return around or any(inside(area, entry) for area in focus.names[candidate.key].within)


def astray(line: Line, candidate: Candidate, entry: Entry, focus: Focus) -> bool:
    """
    Whether a report that names other, larger places speaks neither of a small one's country nor of what is
    around it.
    """
    if len(focus.names) < 2 or (not is_small(entry) and noun_beside(line, candidate) not in PARTS):
        return False
    name = focus.names.get(candidate.key)
    own = name.spoken if name else {}
    worth = worth_of(entry)
    home = entry.how == MAIN or focus.share(entry.code) >= HOME
    around = (worth.country, *worth.squares) if home else worth.squares
    if any(focus.subjects.get(subject, 0) - own.get(subject, 0) >= SLIGHT for subject in around):
        return False
    beside = name is not None and any(inside(area, entry) for area in name.within)
    return not beside and any(
        other.weight and is_well_known(other.entries[0])
        for key, other in focus.names.items()
        if key != candidate.key
    )


def is_well_known(entry: Entry) -> bool:
    """
    Whether a place is an area or a large city, which says what a report is about.
    """
    return entry.kind in WIDE or entry.population >= LARGE_CITY


def sound(candidate: Candidate, entry: Entry, line: Line, focus: Focus) -> bool:
    """
    Whether a name is that of a place, be it as a place or as the government or the body that sits there.
    """
    if focus.persons and candidate.key in focus.persons and not located(line.tokens, candidate.first):
        return False
    if candidate.person and entry.kind not in AROUND:
        return False
    if candidate.demonym:
        return True
    return plausible(candidate, entry, focus, line.case) and not astray(line, candidate, entry, focus)


def strays(line: Line, focus: Focus, starts: AbstractSet[int]) -> frozenset[int]:
    """
    Where names begin, of those at some *starts*, that may only mean small places far from all else in the
    report.
    """
    return frozenset(
        name.first
        for name in line.names
        if name.first in starts
        and not name.blocked
        and all(astray(line, name, entry, focus) for entry in name.entries)
    )


def names_office(line: Line, mention: Mention) -> bool:
    """
    Whether a place is the first part of the name of a body ("Jefferson County Coroner's Office").
    """
    tokens = line.tokens
    if mention.end == mention.last or mention.end >= len(tokens) or not capital(tokens[mention.last]):
        return False
    after = tokens[mention.end]
    if capital(after) and after.lower in words("titles"):
        return True
    if not capital(after) or line.case != "mixed" or stands_apart(after):
        return False
    return all(name.first != mention.end for name in line.names)
