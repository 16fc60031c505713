"""
People harmed whom a sentence tells of by name, or by a word for one person that no list holds.
"""

from collections.abc import Set as AbstractSet

from reportedly.counts.group_parts import AMONG
from reportedly.counts.harm_scene import Scene
from reportedly.counts.harm_senses import senses
from reportedly.counts.harm_tables import Word, between
from reportedly.counts.harm_verbs import before_helpers, helped, number_of
from reportedly.counts.victims import WHOLE_NAME, counts_things, name_end, people, phrase_end
from reportedly.language.tokens import span_of, token_at
from reportedly.records import Casualty, Span, Token

# The most words of a name, and of a phrase that a name ends.
MOST_NAMES, MOST_WORDS = 6, 10
# The longest age with its commas: ", 31 years old,"; and one in brackets.
AGE = 5
BRACKETED = 3
# How many words may lead to somebody's office: "deputy police chief of Homs".
OFFICE = 4
# The longest description between a name and its verb.
MOST_SAID = 16
# The most words that tell of one person: "Dutch hobby birdwatcher".
MOST_TOLD = 3
SURE = {"killed", "wounded", "abducted"}
PLURAL = frozenset({"were", "have", "are", "not", "never"})
NO_PERSON = frozenset({"it", "which", "that", "town", "city", "village", "there", "attack"})
# What tells people by another.
OWN = frozenset({"his", "her", "their"})


def run_before(scene: Scene, end: int) -> int:
    """
    Where the phrase that ends before token *end* begins.
    """
    tokens, stops = scene.tokens, people().stops - {"the", "of", "his", "her"}
    i = end
    while i > max(0, end - MOST_WORDS) and tokens[i - 1].lower not in stops and i - 1 not in scene.walls:
        if not (tokens[i - 1].text[0].isalpha() or tokens[i - 1].lower in {"-", "'", '"', "'s", "’s"}):
            break
        i -= 1
    return i


def name_before(scene: Scene, end: int) -> Span | None:
    """
    The name or pronoun for one person that ends before token *end*.
    """
    last = scene.tokens[end - 1]
    if last.lower in between()["pronouns_one"]:
        return span_of(scene.tokens, end - 1, end)
    start = run_before(scene, end)
    named = start < end and last.text[:1].isupper() and not is_town(scene, start, end)
    return span_of(scene.tokens, start, end) if named else None


def is_town(scene: Scene, start: int, end: int) -> bool:
    """
    Whether a phrase names a kind of place with "of" behind it: "the Damascus suburb of Daraya".
    """
    tokens, kinds = scene.tokens, between()["settled"]
    return any(tokens[i].lower in kinds and tokens[i + 1].lower == "of" for i in range(start, end - 1))


def one_before(scene: Scene, word: Word) -> Casualty | None:
    """
    The one person whom a passive in the singular was done to ("he was killed").
    """
    tokens = scene.tokens
    dies = word.form == "subject" and word.outcome == "killed"
    is_dead = (
        word.form == "state" and tokens[word.first].lower == "dead" and helped(tokens, word) in {"is", "was"}
    )
    if word.form != "subject" and not is_dead and not (word.form == "either" and helped(tokens, word)):
        return None
    end = before_helpers(tokens, word.first)
    helpers = {token.lower for token in tokens[end : word.first]}
    if end == 0 or helpers & PLURAL or tokens[end - 1].lower in NO_PERSON:
        return None
    sure = word.outcome in SURE or tokens[word.first].lower == "arrested"
    sure = sure and word.form == "either" and number_of(tokens, word) == "one"
    end = before_remark(scene, end)
    name = name_before(scene, end) if sure or (not scene.shouted and (helpers or dies)) else None
    unknown = unknown_before(scene, end) if sure and name is None else None
    broad = is_broad(tokens[word.first])
    if unknown and (not broad or tokens[end - 1].lower.endswith(people().endings)):
        return Casualty(word.outcome, 1, 1, count=unknown[0], victims=unknown[1])
    return Casualty(word.outcome, 1, 1, victims=name) if name or sure else None


def before_remark(scene: Scene, end: int) -> int:
    """
    Where the name ends that an age or a description in commas parts from its verb ("Ali Nasr, 31, died").
    """
    tokens = scene.tokens
    if end < 4 or tokens[end - 1].text != ",":
        return end
    floor = max(1, end - MOST_SAID)
    commas = [
        i for i in range(end - 2, floor, -1) if tokens[i].text == "," and is_described(scene, i + 1, end)
    ]
    for i in commas:
        start = name_start(scene, i)
        if i - start >= 2 and (start == 0 or tokens[start - 1].lower not in between()["prepositions"]):
            return i
    return end


def is_described(scene: Scene, i: int, end: int) -> bool:
    """
    Whether tokens *i* up to the comma before *end* tell a person's age, or who a person is.
    """
    opening = scene.tokens[i]
    if opening.text.isdigit() and i + 2 == end:
        return True
    clear = scene.walls.isdisjoint(range(i, end))
    return clear and (
        opening.lower in {"a", "an", "the", "who"} or opening.text.isdigit() or is_office(scene, i, end)
    )


def is_office(scene: Scene, i: int, end: int) -> bool:
    """
    Whether tokens *i* up to the comma before *end* say without an article who one is: "head of a clinic".
    """
    offices = between()["offices"]
    words = [token.lower for token in scene.tokens[i : min(i + OFFICE, end - 1)]]
    first = next((k for k, word in enumerate(words) if word in people().one or word in offices), None)
    return first is not None and people().stops.isdisjoint(words[:first])


def several_named(scene: Scene, word: Word) -> Casualty | None:
    """
    People listed by name before a passive in the plural ("A. Diaz, B. Soto and C. Vega were arrested").
    """
    tokens = scene.tokens
    if word.form not in {"either", "subject"} or number_of(tokens, word) != "many":
        return None
    end = before_helpers(tokens, word.first)
    starts = names_before(scene, end)
    end -= tokens[end - 1].text == ","
    if len(starts) < 2:
        return None
    return Casualty(word.outcome, len(starts), len(starts), victims=span_of(tokens, starts[0], end))


def names_before(scene: Scene, end: int) -> list[int]:
    """
    Where each name begins in a list of names that ends before token *end*, in reading order.
    """
    starts: list[int] = []
    joint = "and"
    while True:
        end = before_age(scene, end)
        start = name_start(scene, end)
        if end - start < 2:
            return starts if joint == "," else []
        starts.insert(0, start)
        before = scene.tokens[start - 1].lower if start else ""
        if before not in {"and", ","} or (len(starts) > 1 and before == "and"):
            return starts
        joint = before
        end = start - 1 - (before == "and" and start > 1 and scene.tokens[start - 2].text == ",")


def before_age(scene: Scene, end: int) -> int:
    """
    Where a name ends whose age, set off by commas or brackets, ends before token *end* ("Ali Nasr, 31,").
    """
    words = [token.lower for token in scene.tokens[max(0, end - AGE) : end]]
    if [words[-3:-2], words[-1:]] == [["("], [")"]] and words[-2].isdecimal():
        return end - BRACKETED
    if words[-1:] == [","]:
        words.pop()
    for said in (["years", "old"], []):
        n = len(words) - len(said)
        if n > 1 and words[n:] == said and words[n - 1].isdecimal() and words[n - 2] == ",":
            return max(0, end - AGE) + n - 2
    return end


def name_start(scene: Scene, end: int) -> int:
    """
    Where the name that ends before token *end* begins.
    """
    tokens, heads, start = scene.tokens, people(), end
    while start > 0 and end - start < MOST_NAMES and start - 1 not in scene.walls:
        token = tokens[start - 1]
        if not (token.text[0].isupper() and token.text[-1].isalpha()) or token.lower in heads.stops:
            break
        start -= 1
    return end if any(token.lower in heads.things for token in tokens[start:end]) else start


def one_after(scene: Scene, word: Word) -> Casualty | None:
    """
    The one person whose name follows *word* ("killed Zahran Alloush").
    """
    tokens, i = scene.tokens, word.last
    if word.form not in {"either", "object", "of"} or i >= len(tokens) or helped(tokens, word):
        return None
    if tokens[i].lower in {"him", "her"} and word.outcome in SURE:
        return Casualty(word.outcome, 1, 1, victims=span_of(tokens, i, i + 1))
    if tokens[i].lower in {"a", "an"} and word.outcome in SURE:
        return one_unknown(scene, word)
    j = name_end(tokens, i, scene.walls)
    if j - i < WHOLE_NAME or not (word.outcome in SURE or tokens[word.first].lower.startswith("arrest")):
        return None
    return Casualty(word.outcome, 1, 1, victims=span_of(tokens, i, j))


def one_unknown(scene: Scene, word: Word) -> Casualty | None:
    """
    One person by a word that no list holds ("murdered a machinist").
    """
    tokens, i = scene.tokens, word.last
    end = phrase_end(tokens, i + 1, scene.walls)
    if end == i + 1 or is_broad(tokens[word.first]):
        return None
    if counts_things(tokens, i + 1, end, None):
        return None
    words = span_of(tokens, i + 1, end)
    return Casualty(word.outcome, 1, 1, count=span_of(tokens, i, i + 1), victims=words)


def unknown_before(scene: Scene, end: int) -> tuple[Span, Span] | None:
    """
    The article and the words of one person who is told of by a word that no list holds, right before token
    *end*: "a birdwatcher was killed".
    """
    tokens, start = scene.tokens, run_before(scene, end)
    if start in {0, end} or tokens[start - 1].lower not in people().indefinite:
        return None
    stops = people().stops
    small = all(token.text.islower() and token.lower not in stops for token in tokens[start:end])
    if not small or end - start > MOST_TOLD or counts_things(tokens, start, end, None):
        return None
    return span_of(tokens, start - 1, start), span_of(tokens, start, end)


def one_among(scene: Scene, word: Word) -> Casualty | None:
    """
    The one person told by name who was among those that *word* names ("Ali Nasr was among the dead").
    """
    i = word.first - 2
    if word.form != "named" or i < 1 or scene.tokens[i].lower not in AMONG:
        return None
    start = before_helpers(scene.tokens, i)
    if start == i or {token.lower for token in scene.tokens[start:i]} & PLURAL:
        return None
    name = name_before(scene, before_remark(scene, start))
    if name is None or any(
        span_of(scene.tokens, group.first, group.last).meets(name) for group in scene.groups
    ):
        return None
    return Casualty(word.outcome, 1, 1, victims=name)


def of_names(scene: Scene, word: Word, emitted: AbstractSet[tuple[str, int]]) -> Casualty | None:
    """
    Those whom *word* has by their names; a "he" or "she" only where nobody was told of before.
    """
    one = several_named(scene, word) or one_before(scene, word) or one_after(scene, word)
    if one is None or one.victims is None or not any(tells_enough(word, outcome) for outcome, _ in emitted):
        return one
    at = token_at(scene.tokens, one.victims.start)
    return None if scene.tokens[at].lower in between()["pronouns_one"] else one


def tells_enough(word: Word, outcome: str) -> bool:
    """
    Whether somebody told of before with *outcome* may be the "he" or "she" of *word*: one who has died was
    wounded first.
    """
    return outcome == word.outcome or (outcome, word.outcome) == ("killed", "wounded")


def is_broad(token: Token) -> bool:
    """
    Whether a word for harm tells of what comes to things as well as to people.
    """
    return any(token.lower.startswith(beginning) for beginning in senses()["broad"])
