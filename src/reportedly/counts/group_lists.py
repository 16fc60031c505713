"""
People who are listed behind their whole: "twelve were killed: nine civilians and three police officers".

A list is one of parts where a colon opens it and it counts no more people than were just counted; behind a
dash or a bracket it has to count exactly as many, behind a mere comma to be closed off, too.
"""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.counts.groups import Group
from reportedly.counts.harm_tables import between
from reportedly.counts.victims import people
from reportedly.records import Token

# What opens a list; a comma may as well stand between others who are added.
OPENS = frozenset({":", "(", "-", "–", "—", ","})
CLOSES = frozenset({",", ";", ".", ")", "]", "-", "–", "—", "”", '"'})
# What tells where some were harmed who are told by a bare number: "26: 14 in Homs and 12 in Hama".
WHERE = frozenset({"in", "at", "near", "from", "on"})
# How far behind its whole a list may begin.
REACH = 24
OWNERS = frozenset({"his", "her", "their", "its"})
# The words by which people are said to be of one family.
KINSHIP = frozenset({"of", "from", "a", "the", "one", "same", "single", "family", "household"})
# Words for people of any kind, whom a list may tell more of.
ANY = frozenset({"people", "persons", "members", "others", "victims", "bodies", "family", "lives", "dead"})


def with_lists(tokens: Sequence[Token], groups: list[Group], walls: frozenset[int]) -> list[Group]:
    """
    *groups* with those of each list as parts of the people counted before it.
    """
    found = list(groups)
    for n in range(len(found) - 1):
        for m in listed(tokens, found, n, walls):
            found[m] = replace(found[m], part_of=n, joined_to=None)
    return found


def listed(tokens: Sequence[Token], groups: Sequence[Group], n: int, walls: frozenset[int]) -> list[int]:
    """
    The groups that list the people of group *n*, none where no list of them follows.
    """
    whole, first = groups[n], n + 1
    opened = opening(tokens, groups[first])
    if opened is None or not is_whole(whole) or not 0 <= opened - whole.last <= REACH:
        return []
    members = [first, *added(groups, first)]
    last = groups[members[-1]]
    if groups[first].part_of is not None or is_subject(tokens, last, walls):
        return []
    total = sum(counted(groups[m]) for m in members)
    if total > (whole.low or 0) or not all(
        counted(groups[m]) and is_told(tokens, groups[m]) for m in members
    ):
        return []
    mark, every = tokens[opened].text, len(members) > 1 and total == whole.low
    if mark == ":":
        fits = is_closed(tokens, last)
    else:
        fits = every and (mark != "," or (is_closed(tokens, last) and is_people(tokens, whole, opened)))
    return members if fits else []


def is_whole(group: Group) -> bool:
    """
    Whether several people are counted, whom a list may follow.
    """
    return group.counted and (group.low or 0) > 1 and group.part_of is None


def counted(group: Group) -> int:
    """
    How many people a group of a list is; 0 where it is no one number.
    """
    return group.low if group.low is not None and group.low == group.high else 0


def opening(tokens: Sequence[Token], group: Group) -> int | None:
    """
    Where the mark stands that opens a list with *group*, if one does.
    """
    i = group.first - 1
    if i > 0 and tokens[i].lower in people().definite | OWNERS:
        i -= 1
    return i if i > 0 and tokens[i].text in OPENS else None


def added(groups: Sequence[Group], first: int) -> list[int]:
    """
    The groups that are added to the *first* of a list, up to one that is not.
    """
    roots = {first, groups[first].joined_to} - {None}
    found: list[int] = []
    for m in range(first + 1, len(groups)):
        if groups[m].joined_to not in roots or groups[m].part_of is not None:
            break
        found.append(m)
    return found


def is_subject(tokens: Sequence[Token], group: Group, walls: frozenset[int]) -> bool:
    """
    Whether something else is told of the last people of a list: "12 were killed: two soldiers were held".
    """
    if group.last >= len(tokens):
        return False
    after = tokens[group.last].lower
    verb = any(after in between()[use] for use in ("be", "have", "telling"))
    return verb or after == "who" or group.last in walls


def is_told(tokens: Sequence[Token], group: Group) -> bool:
    """
    Whether a list says who some of its people are, or where a bare number of them was harmed.
    """
    near = group.last < len(tokens) and tokens[group.last].lower in WHERE
    return group.head is not None or near


def is_closed(tokens: Sequence[Token], group: Group) -> bool:
    """
    Whether a mark, or where and how it was, follows the last people of a list.
    """
    after = tokens[group.last] if group.last < len(tokens) else None
    return after is None or after.text in CLOSES or after.lower in WHERE | {"of", "aged"}


def is_people(tokens: Sequence[Token], whole: Group, opened: int) -> bool:
    """
    Whether people of no kind are counted right before a comma at *opened*: "six members of one family,".
    """
    said = whole.head is None or tokens[whole.last - 1].lower in ANY
    return said and {token.lower for token in tokens[whole.last : opened]} <= KINSHIP
