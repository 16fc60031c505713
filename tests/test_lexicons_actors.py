"""
The actor list, the nations and the party words are whole, and agree with each other.
"""

import csv
from collections import Counter, defaultdict

import pytest

from reportedly.actors.actor_list import COLUMNS, MARKS, actors
from reportedly.actors.parties import nations, pieces_of, words_of
from reportedly.language.tokens import tokens_of
from reportedly.lexicons import LEXICONS, lexicon

ACTOR_COLUMNS = list(COLUMNS)
NATION_COLUMNS = ["name", "adjectives", "people", "capitals", "side", "rebels", "leaders", "weight", "army"]
NAMES = {"actor", "country", "people", "leader", "capital", "adjective"}

PLAIN_WORDS = """
is rt us it who aa as at an in on of un la el mas das mir fact tip care arena amal bild turkey china polish
poles independent guardian times telegraph observer mail contra trump amnesty aim his her she
he may march said will
state nation force front army shield star sun wave union movement party east west north south lion lions eagle
hawk hawks tiger tigers owl owls dawn hope unity peace people popular resistance salvation liberation defence
"""


def table(name):
    with (LEXICONS / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


ACTORS = table("actors")


def aliases(row):
    return [alias for alias in row["aliases"].split("|") if alias]


def test_actors_have_their_columns():
    """
    The actor list has the documented columns, and a value where one is needed.
    """
    assert list(ACTORS[0]) == ACTOR_COLUMNS
    assert [row["id"] for row in ACTORS if not (row["id"] and row["name"] and row["kind"])] == []
    assert [row["id"] for row in ACTORS if None in row or None in row.values()] == []


def test_the_list_is_long():
    """
    At least 1,200 actors are known.
    """
    assert len(ACTORS) >= 1200


def test_ids_are_unique():
    """
    No two actors share an id.
    """
    assert [actor for actor, times in Counter(row["id"] for row in ACTORS).items() if times > 1] == []


def test_kinds_are_listed():
    """
    Every kind is one of the documented list, and every kind of the list is used.
    """
    assert {row["kind"] for row in ACTORS} == set(lexicon("parties")["actor_kinds"])


def test_parents_exist():
    """
    An actor is part of one that is in the list.
    """
    ids = {row["id"] for row in ACTORS}

    assert [row["id"] for row in ACTORS if row["parent"] and row["parent"] not in ids] == []


def test_parents_form_no_circle():
    """
    Going from part to whole always ends.
    """
    known = actors()

    for actor in known.values():
        seen = [actor.id]
        while parent := known[seen[-1]].parent:
            assert parent not in seen
            seen.append(parent)


def test_countries_are_nations():
    """
    The country of an actor is one of the table of nations.
    """
    assert [row["id"] for row in ACTORS if row["country"] and row["country"] not in nations()] == []


def test_no_alias_belongs_to_two_actors():
    """
    A name leads to one actor, unless it is marked as one that the country of the report decides.
    """
    owners = defaultdict(set)
    for row in ACTORS:
        for name in [row["name"], *aliases(row)]:
            if not name.startswith("~"):
                key = tuple(word.key for word in words_of(tokens_of(name.lstrip(MARKS))))
                owners[key].add(row["id"])

    assert {key: ids for key, ids in owners.items() if len(ids) > 1} == {}


def test_a_name_for_many_countries_is_one_for_each():
    """
    Two actors of one country do not share a name that the country decides.
    """
    shared = Counter(
        (alias.casefold(), row["country"])
        for row in ACTORS
        for alias in aliases(row)
        if alias.startswith("~")
    )

    assert [pair for pair, times in shared.items() if times > 1 or not pair[1]] == []


@pytest.mark.parametrize("word", PLAIN_WORDS.split())
def test_plain_words_are_no_names(word):
    """
    A common English word in lower case names nobody.
    """
    pieces = pieces_of(words_of(tokens_of(word)), capitals=False)

    assert [piece.term.name for piece in pieces if piece.term.role in NAMES] == []


def test_cells_are_clean():
    """
    No cell has spaces at its ends, and no list an empty entry.
    """
    cells = [cell for row in [*ACTORS, *table("nations")] for cell in row.values()]

    assert [cell for cell in cells if cell != cell.strip() or "||" in cell or cell.strip("|") != cell] == []


def test_nations_have_their_columns():
    """
    Each nation has a name, an adjective, a side and a weight.
    """
    rows = table("nations")

    assert list(rows[0]) == NATION_COLUMNS
    assert [row["name"] for row in rows if not (row["adjectives"] and row["side"] and row["weight"])] == []


def test_party_words_are_the_schema():
    """
    The party words say which schema they follow, and every list holds words in lower case.
    """
    words = lexicon("parties")
    lists = [words[key]["words"] for key in ("weak", "modifiers", "opposition", "followers", "determiners")]
    lists += [*words["heads"].values(), *words["organs"].values(), *words["links"].values()]

    assert words["schema"] == "parties/1"
    assert [word for entries in lists for word in entries if word != word.lower().strip()] == []


def test_word_kinds_are_listed():
    """
    Heads, organs and stand-ins use kinds of the documented lists only.
    """
    words = lexicon("parties")
    kinds = {*words["actor_kinds"], *words["mention_kinds"]}

    assert {*words["heads"], *words["organs"], *words["anaphors"]} - kinds == set()


def test_armies_are_those_of_nations():
    """
    The country whose army is meant in a report about another is one of the table.
    """
    assert [row["army"] for row in table("nations") if row["army"] and row["army"] not in nations()] == []


def test_pronouns_point_one_way():
    """
    Each pronoun is in small letters and belongs to one class.
    """
    listed = lexicon("parties")["pronouns"]
    words = [word for entries in listed.values() for word in entries]

    assert set(listed) == {"it", "they", "we", "he"}
    assert [word for word in words if word != word.lower() or words.count(word) > 1] == []


def test_coalitions_are_actors():
    """
    The coalition meant in a country is an actor of the list.
    """
    assert [actor for actor in lexicon("parties")["coalitions"].values() if actor not in actors()] == []


def test_rulers_are_known_and_their_years_are_in_order():
    """
    A town is in a known country, and run by a known actor, for some years, by one at a time.
    """
    ids = {row["id"] for row in ACTORS}
    held = Counter()
    for row in table("rulers"):
        assert row["actor"] in ids
        assert row["country"] in nations()
        years = range(int(row["from"]), int(row["to"] or 2100) + 1)
        assert years
        held.update((place, year) for place in row["places"].split("|") for year in years)

    assert [one for one, times in held.items() if times > 1] == []
