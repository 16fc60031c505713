"""
The names that parties go by: the actor list, the nations, and the nouns for those who fight.

Words are compared without case, hyphens, accents and the spelling of the article (`al-`, `el-`, `an-`), and
with or without the ending of a possessive ("Syria's", "Syrias").
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from reportedly.actors.actor_list import IN_COUNTRY, MARKS, actor_rows, actors, names_of, rows
from reportedly.language.tokens import DASHES, tokens_of
from reportedly.lexicons import alternatives, lexicon
from reportedly.records import Actor, Token

ARTICLES = frozenset({"al", "el", "ul", "an", "ar", "as", "ash", "at", "ad", "az", "adh"})
SHORT = 3
THE = re.compile(r"^the\s+", re.IGNORECASE)
ASIDE = re.compile(r"\s*\([^()]*\)\s*$")


# A name, word by word, as it is compared.
Key = tuple[str, ...]


class Word(NamedTuple):
    """
    One word as it is compared, and where it stands; `hyphen` where one joins it to the word before.
    """

    key: str
    start: int
    end: int
    text: str
    hyphen: bool = False


class Nation(NamedTuple):
    """
    A country or people as a party: its adjective, and the names of its government's side and of its rebels.

    `weight` is how much one mention says that the report is about this country: more where a war is fought.
    `army` is the country whose army is meant where a report about it names none: itself, or another. `seated`
    is whether it has a capital.
    """

    name: str
    adjective: str
    side: str
    rebels: str
    weight: int
    army: str
    seated: bool = True

    @property
    def at_war(self) -> bool:
        """
        Whether reports tell its government's side from other sides within the country.
        """
        return self.side != self.name


class Term(NamedTuple):
    """
    What a phrase stands for: its role in a noun phrase, the kind and name of the party.

    `near` holds the actors that go by the phrase only in reports about their country ("civil defence"),
    perhaps beside one that does so everywhere ("the AFP" in the Philippines).
    """

    role: str
    kind: str = ""
    name: str = ""
    nation: Nation | None = None
    actor: Actor | None = None
    near: tuple[Actor, ...] = ()


class Piece(NamedTuple):
    """
    One phrase found: the first word, the one after it, and what it stands for.
    """

    first: int
    after: int
    term: Term


class Entry(NamedTuple):
    """
    A phrase to look for, and what it stands for.

    `case` says how it must be written: "" in any case, "^" with a capital, "=" exactly, "!" exactly and not
    in a sentence all in capitals.
    """

    keys: Key
    texts: tuple[str, ...]
    case: str
    term: Term


@lru_cache(maxsize=20_000)
def plain(word: str) -> str:
    """
    A word without case, accents and curly marks.
    """
    letters = unicodedata.normalize("NFKD", word.lower())
    letters = letters.replace("’", "'").replace("ʿ", "'").replace("`", "'")
    return "".join(letter for letter in letters if not unicodedata.combining(letter)) or word


def words_of(tokens: Sequence[Token]) -> list[Word]:
    """
    The words of *tokens*; hyphens inside a word and possessive endings are left out.
    """
    words: list[Word] = []
    last = len(tokens) - 1
    hyphen = False
    for i, token in enumerate(tokens):
        key = token.lower
        if len(key) <= 3:
            joined = i > 0 and token.start == tokens[i - 1].end
            joins = i < last and tokens[i + 1].start == token.end
            if joined and joins and key in DASHES:
                hyphen = True
                continue
            if joined and words and key in {"'s", "’s"}:
                words[-1] = words[-1]._replace(end=token.end)
                continue
            if joins and key in ARTICLES and tokens[i + 1].text in DASHES:
                key = "al"
        words.append(Word(key if key.isascii() else plain(key), token.start, token.end, token.text, hyphen))
        hyphen = False
    return words


def keys_of(name: str) -> Key:
    """
    A name as it is compared.
    """
    return tuple(word.key for word in words_of(tokens_of(name)))


@cache
def nations() -> Mapping[str, Nation]:
    """
    The countries and peoples, by each name of theirs that can stand in a table.
    """
    found = {}
    for row in rows("nations"):
        names = [name.lstrip(MARKS) for name in alternatives(row["name"])]
        adjective = alternatives(row["adjectives"])[0].lstrip(MARKS)
        army = row["army"] or names[0]
        told = (names[0], adjective, row["side"], row["rebels"], int(row["weight"]), army)
        nation = Nation(*told, seated=bool(row["capitals"]))
        found.update(dict.fromkeys(names, nation))
    return found


def term_of(actor: Actor) -> Term:
    """
    What a name stands for that an actor of the list goes by everywhere.
    """
    return Term("actor", actor.kind, actor.name, nations().get(actor.country or ""), actor)


@cache
def capitals() -> Mapping[str, Nation]:
    """
    The countries and peoples by the names of their capitals, as they are written.
    """
    found = {}
    for row in rows("nations"):
        nation = nations()[alternatives(row["name"])[0].lstrip(MARKS)]
        found.update({name.lstrip(MARKS): nation for name in alternatives(row["capitals"])})
    return found


def named(names: Sequence[str], term: Term) -> Iterator[tuple[str, Term]]:
    """
    The same term under each of its names.
    """
    return ((name, term) for name in names)


def actor_terms() -> Iterator[tuple[str, Term]]:
    """
    The names of the actor list in all scripts; a name that begins with an article also without it.
    """
    near = near_actors()
    for row in actor_rows():
        actor = actors()[row["id"]]
        plain_term = term_of(actor)
        for name in names_of(row):
            if name.startswith(IN_COUNTRY):
                continue
            term = plain_term._replace(near=near.pop(name)) if name in near else plain_term
            yield capitalised(name), term
            if name.lower().startswith("al-") and " " in name:
                yield name[3:], term
    for name, known in near.items():
        yield capitalised(name), Term("actor", known[0].kind, name, near=known)


def near_actors() -> dict[str, tuple[Actor, ...]]:
    """
    The names that stand for somebody only in reports about his country, with all who go by them.
    """
    near: dict[str, tuple[Actor, ...]] = {}
    for row in actor_rows():
        for name in names_of(row):
            if name.startswith(IN_COUNTRY):
                near[name[1:]] = (*near.get(name[1:], ()), actors()[row["id"]])
    return near


def capitalised(name: str) -> str:
    """
    A short name in capitals with the mark that it must begin with one ("DAS", not "das").
    """
    return f"^{name}" if len(name) <= SHORT and name.isalpha() and name.isupper() else name


def nation_terms() -> Iterator[tuple[str, Term]]:
    """
    The names, adjectives, capitals and heads of state that can stand for a country.
    """
    for row in rows("nations"):
        nation = nations()[alternatives(row["name"])[0].lstrip(MARKS)]
        yield from named(alternatives(row["capitals"]), Term("capital", "government", nation.side, nation))
        yield from named(alternatives(row["name"]), Term("country", "nation", nation.name, nation))
        yield from named(alternatives(row["people"]), Term("people", "nation", nation.name, nation))
        yield from named(alternatives(row["leaders"]), Term("leader", "person", nation.side, nation))
        yield from named(alternatives(row["adjectives"]), Term("adjective", "nation", nation.name, nation))


def word_terms() -> Iterator[tuple[str, Term]]:
    """
    The nouns for those who fight and the words that go with them.
    """
    table = lexicon("parties")
    opposition, followers = (frozenset(table[key]["words"]) for key in ("opposition", "followers"))
    yield from named(table["determiners"]["words"], Term("determiner"))
    yield from named(table["modifiers"]["words"], Term("modifier"))
    links = table["links"]
    owning = {word: kind for kind in ("run", "installed") for word in links[kind]}
    for role, words in (("tie", links["ties"]), ("held", links["held"])):
        yield from ((word, Term(role, owning.get(word, ""))) for word in words)
    yield from named(table["weak"]["words"], Term("weak"))
    for kind, words in table["heads"].items():
        for word in words:
            yield (
                word,
                Term("opposition" if word in opposition else "head", kind, "follower" * (word in followers)),
            )
    for kind, words in table["organs"].items():
        yield from ((word, Term("organ", kind, word)) for word in words)


def entry_of(phrase: str, term: Term) -> Entry:
    """
    A phrase of a table as it is looked for.
    """
    case = phrase[0] if phrase[0] in MARKS else ""
    name = phrase[1:] if case else phrase
    if name.isascii() and name.replace(" ", "").isalpha():
        texts = tuple(name.split())
        return Entry(tuple(text.lower() for text in texts), texts, case, term)
    words = words_of(tokens_of(name))
    return Entry(tuple(word.key for word in words), tuple(word.text for word in words), case, term)


@cache
def vocabulary() -> Mapping[str, Mapping[str, Sequence[Entry]]]:
    """
    All phrases by their first and second word ("" where there is none), the longest first.

    Of two phrases alike, the later table's holds: an actor before a nation before a common noun.
    """
    found: dict[tuple[Key, tuple[str, ...]], Entry] = {}
    for source in (word_terms, nation_terms, actor_terms):
        for phrase, term in source():
            entry = entry_of(phrase, term)
            found[entry.keys, entry.texts if entry.case else ()] = entry
    table: dict[str, dict[str, list[Entry]]] = {}
    for entry in sorted(found.values(), key=lambda entry: (-len(entry.keys), not entry.case)):
        second = entry.keys[1] if len(entry.keys) > 1 else ""
        table.setdefault(entry.keys[0], {}).setdefault(second, []).append(entry)
    return table


def candidates(words: Sequence[Word], i: int) -> Iterator[Entry]:
    """
    The phrases that may stand at word *i*, the longest first.
    """
    table, key = vocabulary(), words[i].key
    by_second = table.get(key) or (table.get(key[:-1]) if key[-1] == "s" and len(key) > 2 else None)
    if not by_second:
        return
    if i + 1 < len(words):
        second = words[i + 1].key
        yield from by_second.get(second, ())
        if second[-1] == "s":
            yield from by_second.get(second[:-1] or second, ())
    yield from by_second.get("", ())


def same(words: Sequence[Word], i: int, entry: Entry, *, capitals: bool) -> bool:
    """
    Whether *entry* stands at word *i*, the last word of a name or noun perhaps with a possessive's ending.
    """
    keys = entry.keys
    after = i + len(keys)
    if after > len(words):
        return False
    for k in range(1, len(keys) - 1):
        if words[i + k].key != keys[k]:
            return False
    last = words[after - 1].key
    if last != keys[-1] and (last[-1] != "s" or last[:-1] != keys[-1] or entry.term.role == "modifier"):
        return False
    return not entry.case or cased(words[i:after], entry, capitals=capitals)


def cased(words: Sequence[Word], entry: Entry, *, capitals: bool) -> bool:
    """
    Whether *words* are written as *entry* asks for.
    """
    if capitals:
        return entry.case != "!"
    if entry.case == "^":
        return words[0].text[0].isupper()
    return all(word.text in {text, text + "s"} for word, text in zip(words, entry.texts, strict=True))


def pieces_of(words: Sequence[Word], *, capitals: bool) -> list[Piece]:
    """
    The phrases in *words*, the longest first, from left to right.

    *capitals* says that the sentence is written in them.
    """
    pieces = []
    after = 0
    for i in range(len(words)):
        if i < after:
            continue
        for entry in candidates(words, i):
            if same(words, i, entry, capitals=capitals):
                after = i + len(entry.keys)
                pieces.append(Piece(i, after, entry.term))
                break
    return pieces


def entries() -> Iterator[Entry]:
    """
    All phrases that are looked for.
    """
    return (entry for seconds in vocabulary().values() for found in seconds.values() for entry in found)


@cache
def by_name() -> Mapping[Key, Actor]:
    """
    The actor list by name and alias, as compared.
    """
    return {entry.keys: entry.term.actor for entry in entries() if entry.term.actor}


def actor_named(name: str) -> Actor | None:
    """
    The actor of the list that goes by *name*, in any case and spelling of the article.
    """
    return by_name().get(keys_of(name))


def without_article(name: str) -> str:
    """
    A name without the "the" before it.
    """
    return THE.sub("", name)


def without_aside(name: str) -> str:
    """
    A name without what stands in brackets behind it and is no part of it: "Orient Wire (sample)".
    """
    return ASIDE.sub("", name)
