"""
Words for harm that mean something else where they stand: shots that were fired, victims who live.

1. "Police fired one shot", "one shot hit him": nobody is counted.
2. "All four victims were in stable condition": they are wounded, as long as no word says that they died.
   "They searched for bodies": those are missing.
3. "Six people were taken to Ibn Sina Hospital": they are wounded, unless they died.
4. "Hurt by sanctions", "freed 210 hostages": nobody is counted.
5. "They tried to kill the mayor", "vowed to kill", "with the intention of killing": nobody is counted.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from reportedly.lexicons import lexicon
from reportedly.records import Token

# How many tokens before a number of shots may fire them, and after victims may tell that they live.
NEAR, FAR = 3, 25
# How many tokens may stand between those who are carried and "to", and between "to" and the hospital.
BY, THERE = 5, 9
# How many tokens before the verb tell who is carried.
FEW = 8
# How many tokens may stand between a verb that frees and its captives: "freed at least 30 foreign".
FREED = 6

# How many tokens may stand between a will and "to": "an attempt by a group of rebels to kidnap".
WILL = 9


@cache
def senses() -> Mapping[str, frozenset[str]]:
    """
    The words that tell shots from people shot, and the living from the dead, by their use.
    """
    return {name: frozenset(words) for name, words in lexicon("harm")["senses"].items()}


def is_gunfire(tokens: Sequence[Token], first: int) -> bool:
    """
    Whether the word at *first* is a shot from a gun, counted by the word before it: "fired one shot".
    """
    told = senses()
    if first == 0 or tokens[first].lower not in told["shots"] or not counts(tokens[first - 1]):
        return False
    after = tokens[first + 1].lower if first + 1 < len(tokens) else ""
    before = {token.lower for token in tokens[max(0, first - 1 - NEAR) : first - 1]}
    return after in told["flies"] or bool(before & told["fires"])


def counts(token: Token) -> bool:
    """
    Whether a token is a number of shots, or one shot.
    """
    return token.lower in senses()["one"] or token.text.isdigit()


def is_utmost(word: str) -> bool:
    """
    Whether a word, in small letters, tells of the utmost of its kind: "worst", "deadliest", not "forest".
    """
    return word in senses()["utmost"] or (word.endswith("est") and word not in senses()["no_utmost"])


def are_alive(tokens: Sequence[Token], last: int) -> bool:
    """
    Whether the victims that end at *last* are told of as in hospital or recovering, or only as hit by
    shots, and nobody as dead; or some of them alone as dead.
    """
    told = senses()
    rest = {token.lower for token in tokens[last : last + FAR]}
    if some_died(tokens, last):
        return True
    alive = bool(rest & told["alive"]) or are_found(tokens, last)
    return alive and told["dead"].isdisjoint(token.lower for token in tokens)


def some_died(tokens: Sequence[Token], last: int) -> bool:
    """
    Whether a number of the victims that end at *last* is told of as dead: "four victims, one of them fatal".
    """
    for i in range(last + 1, min(last + FAR, len(tokens) - 2)):
        of = tokens[i].lower == "of" and tokens[i + 1].lower in {"them", "whom", "which"}
        if of and counts(tokens[i - 1]):
            return any(token.lower in senses()["dead"] for token in tokens[i + 2 : i + 2 + NEAR])
    return False


def are_found(tokens: Sequence[Token], last: int) -> bool:
    """
    Whether a number of victims that end at *last* is told of anew, as hit by shots or a knife: "they found
    two victims of a shooting", not "the two victims".
    """
    before = tokens[last - 3].lower if last > 2 else ""
    anew = last > 1 and counts(tokens[last - 2]) and before not in senses()["known"]
    return anew and any(token.lower in senses()["weapons"] for token in tokens)


def tells_of_dead(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether those who are carried at *i* are dead, or die there.
    """
    told = senses()["dead"]
    clause = [token.lower for token in tokens[max(0, i - FEW) : i]]
    mark = max((k for k, word in enumerate(clause) if word in {",", "and", "while"}), default=-1)
    return not told.isdisjoint([*clause[mark + 1 :], *(token.lower for token in tokens[i:])])


def is_carried(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether the verb at *i* carries somebody who lives to a hospital: "taken by car to Ibn Sina Hospital".
    """
    told = senses()
    if tokens[i].lower not in told["carried"] or tells_of_dead(tokens, i):
        return False
    to = next((k for k in range(i + 1, min(i + 1 + BY, len(tokens))) if tokens[k].lower == "to"), None)
    if to is None or (to > i + 1 and tokens[i + 1].lower not in {"by", "in"}):
        return False
    return any(token.lower in told["hospitals"] for token in tokens[to + 1 : to + 1 + THERE])


def is_meant(tokens: Sequence[Token], first: int, outcome: str) -> bool:
    """
    Whether the harm at *first* is told of as meant or tried, not as done: "tried to kill the mayor".
    """
    told = senses()
    wills = told["meant"] if outcome == "displaced" else told["meant"] | told["bidden"]
    if outcome == "wounded" and is_errand(tokens, first):
        return True
    if first > 1 and tokens[first - 1].lower in {"of", "at"}:
        return tokens[first - 2].lower in told["intents"]
    if first == 0 or tokens[first - 1].lower != "to":
        return False
    for token in reversed(tokens[max(0, first - 1 - WILL) : first - 1]):
        if token.lower in wills:
            return True
        if token.lower in told["else"]:
            return False
    return False


def is_errand(tokens: Sequence[Token], first: int) -> bool:
    """
    Whether those hurt at *first* are only whom somebody goes for: "sent to evacuate the wounded".
    """
    i = first - 1 - (first > 0 and tokens[first - 1].lower == "the")
    i -= i > 0 and tokens[i].lower == "those"
    return i > 0 and tokens[i].lower in senses()["errands"] and tokens[i - 1].lower in {"to", "for"}


def is_only_hurt(tokens: Sequence[Token], first: int) -> bool:
    """
    Whether the word at *first* tells of a harm that wounds nobody: "hurt by sanctions".
    """
    if tokens[first].lower != "hurt" or first + 1 >= len(tokens) or tokens[first + 1].lower != "by":
        return False
    return senses()["hits"].isdisjoint(token.lower for token in tokens[first + 2 : first + 2 + BY])


def are_freed(tokens: Sequence[Token], first: int) -> bool:
    """
    Whether the captives named at *first* are told of as free, all of them: "freed 210 | hostages".
    """
    for token in reversed(tokens[max(0, first - FREED) : first]):
        if token.lower in senses()["frees"]:
            return True
        if token.lower == "of" or not token.text[0].isalnum():
            return False
    return False


def is_sought(tokens: Sequence[Token], first: int) -> bool:
    """
    Whether the bodies at *first* are still looked for: "they searched for survivors and bodies".
    """
    if tokens[first].lower not in {"bodies", "corpses"}:
        return False
    before = [token.lower for token in tokens[max(0, first - NEAR - 1) : first]]
    return "for" in before and not senses()["sought"].isdisjoint(before[: before.index("for")])
