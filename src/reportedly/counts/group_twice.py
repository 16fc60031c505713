"""
People who are told twice: "a passenger, a woman in her 20s", "a soldier, Sergeant Ali Nasr".
"""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.counts.ages import is_age, past_decade
from reportedly.counts.group_shares import is_share_again
from reportedly.counts.groups import KIN, Group
from reportedly.counts.victims import people
from reportedly.records import Token

# How many words may tell more of somebody told again, and what goes on with a list behind them.
WORDY = 10
NO_VERBS = frozenset(
    {"and", "or", "but", "a", "an", "the", "one", "another", "two", "three", "four", "his", "her"}
)
# What families are counted by, and what ends a remark that counts their people.
FAMILIES = frozenset({"families", "households"})
CLOSES = frozenset({",", ")"})
# What one person does, and not several.
SINGULAR = {"was", "is", "has", "had", "died", "who"}


def is_kin(tokens: Sequence[Token], first: int, last: int) -> bool:
    """
    Whether tokens *first* up to *last* only tell of which family or families others are ("nine members of one
    family", "19 people from three families").
    """
    of = first > 0 and tokens[first - 1].lower in {"of", "from"}
    return of and tokens[last - 1].lower in KIN | FAMILIES


def is_recounted(tokens: Sequence[Token], group: Group, before: Group) -> bool:
    """
    Whether a group counts the people of the families before it: "280 families, roughly 1,200 people, fled".
    """
    after = tokens[group.last].text if group.last < len(tokens) else ""
    gap = [token.lower for token in tokens[before.last : group.first]]
    told = (gap in ([","], ["("]) and after in CLOSES) or gap in (["or"], [",", "or"])
    families = before.counted and tokens[before.last - 1].lower in FAMILIES
    return told and families and group.counted and (group.low or 0) > (before.low or 0)


def is_told_again(tokens: Sequence[Token], group: Group, before: Group) -> bool:
    """
    Whether a group only tells more of the one before it.
    """
    if is_kin(tokens, group.first, group.last) or is_apposed(tokens, group, before):
        return True
    return is_share_again(tokens, group, before)


def told(found: Sequence[Group]) -> Group:
    """
    The people told last, of "one of the wounded" the one, as far as those words reach.
    """
    last, before = found[-1], found[-2] if len(found) > 1 else found[-1]
    one = last.named and before.low == before.high == 1 and before.counted and last.first - before.last < 2
    return replace(before, last=last.last) if one else last


def is_apposed(tokens: Sequence[Token], group: Group, before: Group) -> bool:
    """
    Whether a group tells again of the one person before: "a man, a farmer, was killed", not "a man, a woman".
    """
    if is_titled(tokens, group, before):
        return True
    both = {group.low, group.high, before.low, before.high} == {1} and tokens[group.first].lower in {
        "a",
        "an",
    }
    if not both or group.first != past_age(tokens, before.last) + 1 or tokens[group.first - 1].text != ",":
        return False
    at = group.last + 2 * (group.last < len(tokens) and tokens[group.last].lower == "of")
    rest = [token.lower for token in tokens[at : at + 2]]
    return rest[:1] in ([], ["."], [";"]) or is_remark(tokens, at)


def is_remark(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether what goes on at token *i* with somebody told again is closed off by a comma, and no list goes on.
    """
    for k in range(i, min(i + WORDY, len(tokens) - 1)):
        if tokens[k].text == ",":
            after = tokens[k + 1]
            verb = after.text.islower() and after.lower not in NO_VERBS and after.lower not in people().known
            return after.lower in SINGULAR or (verb and k > i)
        if tokens[k].lower in {"and", "or", ";", "."}:
            return False
    return False


def is_titled(tokens: Sequence[Token], group: Group, before: Group) -> bool:
    """
    Whether a group is the rank before the name of somebody just counted: "a soldier, Sergeant Ali Nasr".
    """
    single = {group.low, group.high, before.low, before.high} == {1}
    one = single and before.counted and not group.counted
    rank = group.first == before.last + 1 and tokens[before.last].text == ","
    name = [token.text for token in tokens[group.first : group.last + 1]]
    return one and rank and len(name) == 2 and all(word.istitle() for word in name)


def past_age(tokens: Sequence[Token], i: int) -> int:
    """
    The token behind the age of one person whose words end before token *i* ("of 63", "in her 30s"), if any.
    """
    end = past_decade(tokens, i)
    if end > i:
        return end
    opens = i + 1 < len(tokens) and tokens[i].lower in {"of", ","}
    return i + 2 if opens and is_age(tokens, i + 1, i + 2) else i
