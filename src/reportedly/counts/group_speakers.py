"""
People who only tell of others: "killing five, a local official said".
"""

from collections.abc import Sequence

from reportedly.counts.groups import Group
from reportedly.counts.harm_tables import between
from reportedly.counts.victims import people, phrase_end
from reportedly.records import Token

# How far behind people the word may stand that they say.
CLOSE = 16
# How far behind "according to" those may stand who say so.
LED = 6
# Small words within the name or office of one who speaks: "a doctor at the hospital of Bama said".
IN_OFFICES = frozenset({"of", "for", "in", "at", "from", "with", "the", "a", "an"})

MARKS = frozenset({"'s", "’s", "'", "’", "-"})


def is_speaker(tokens: Sequence[Token], group: Group, gap: Sequence[str], walls: frozenset[int]) -> bool:
    """
    Whether a group tells of others rather than being harmed itself ("killing five, a local official said").

    Its name may follow ("Health Minister Abiad said"), or stand before it ("Abiad, the minister, said").
    """
    i, told = group.last, between()["telling"]
    if "," not in gap:
        return False
    if group.counted and tokens[group.first].lower not in people().indefinite:
        return is_numbered_speaker(tokens, group, walls)
    if len(gap) > 1 and gap[-1] == "," and tokens[i : i + 1] and tokens[i].text == ",":
        return i + 1 < len(tokens) and tokens[i + 1].lower in told
    while i < len(tokens) and i not in walls and i - group.last < CLOSE and tokens[i].lower not in told:
        if not may_name(tokens, i):
            return False
        i += 1
    return i < len(tokens) and tokens[i].lower in told


def is_numbered_speaker(tokens: Sequence[Token], group: Group, walls: frozenset[int]) -> bool:
    """
    Whether a number of people, with one more at most, speak: "killing five, two officers and a medic said".
    """
    i = group.last
    words = [token.lower for token in tokens[i : i + 2]]
    if words[:1] == ["and"] and words[1:] and words[1] in people().indefinite:
        i = phrase_end(tokens, i + 2, walls)
    return i < len(tokens) and i not in walls and tokens[i].lower in between()["telling"]


def may_name(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether token *i* may stand in the name or office of somebody who speaks.
    """
    token, after = tokens[i], tokens[i + 1 : i + 2]
    if token.lower == "and":
        begun = people().definite | people().indefinite
        return bool(after) and (after[0].text[0].isupper() or after[0].lower in begun)
    small = token.lower in people().stops - IN_OFFICES and token.text.islower()
    return not small and may_be_named(token)


def may_be_named(token: Token) -> bool:
    """
    Whether a token is a word, or a mark within a name.
    """
    return token.text[0].isalpha() or token.lower in MARKS


def is_asked(tokens: Sequence[Token], group: Group, walls: frozenset[int]) -> bool:
    """
    Whether people are only whom a report has it from: "according to the hospital's director, three died".

    A number of people is, right behind "according to"; in "according to police 12 died" it is of others.
    """
    before = tokens[max(0, group.first - LED) : group.first]
    at = next((k for k in range(len(before) - 1) if before[k].lower == "according"), None)
    after = tokens[group.last].lower if group.last < len(tokens) else ""
    if at is None or group.last in walls or after in between()["verbs"]:
        return False
    if group.counted and tokens[group.first].lower not in people().indefinite:
        return all(token.lower in people().definite for token in before[at + 2 :])
    return all(map(may_be_named, before[at:]))
