"""
The words that say that people were harmed, and how the people stand to them.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from reportedly.counts.added_tolls import added_tolls
from reportedly.counts.cardinals import cardinal_at
from reportedly.counts.harm_senses import (
    are_alive,
    are_freed,
    is_carried,
    is_gunfire,
    is_only_hurt,
    is_sought,
    senses,
)
from reportedly.counts.harm_tables import Word, between, captives, done, harm_words, naming, split_words
from reportedly.counts.harm_verbs import helped
from reportedly.counts.victims import people
from reportedly.language.phrases import Phrases
from reportedly.language.tokens import back_over
from reportedly.records import Token

# How far the end of "took … prisoner" may stand from its verb.
FAR = 12
# Short forms for the dead and the missing in the logs of soldiers, beside "WIA".
SHORT_FORMS = frozenset({"kia", "mia"})
# How far captives may stand from the verb that takes them: "took at least 30 foreign hostages".
NEAR = 6


def find_words(tokens: Sequence[Token]) -> list[Word]:
    """
    The words for harm of a sentence, from left to right.

    1. Those of the list, as what they are where they stand.
    2. Words for somebody's dead to which more are added, which take the place of others.
    3. Verbs that carry the wounded, and nouns that name the doers before their people.
    """
    listed = (where_it_stands(tokens, Word(*found[:2], *found[2])) for found in harm_words().find(tokens))
    kept = [word for word in listed if word.outcome != "none" and not is_only_a_name(tokens, word)]
    tolls = [Word(i, i + 1, "killed", "toll") for i in added_tolls(tokens)]
    kept = [word for word in kept if not any(word.first <= toll.first < word.last for toll in tolls)] + tolls
    return sorted([*kept, *carried(tokens, kept), *done_by(tokens)])


def where_it_stands(tokens: Sequence[Token], word: Word) -> Word:
    """
    *word* as what it is beside the words around it: one that names people, one for another harm, or for none.
    """
    word = placed(tokens, named(tokens, word))
    word = completed(tokens, word) if word.form == "weak" else to_death(tokens, word)
    return in_sense(tokens, word)


def is_only_a_name(tokens: Sequence[Token], word: Word) -> bool:
    """
    Whether a short form of soldiers' logs, "15 KIA, 30 WIA", stands without the other: then it is a force, a
    car or a woman of that name.
    """
    if tokens[word.first].lower not in SHORT_FORMS:
        return False
    return all(token.text != "WIA" for token in tokens)


def done_by(tokens: Sequence[Token]) -> Iterator[Word]:
    """
    The nouns for harm that name its doers before its people: "the murder by gunmen of two teachers".
    """
    for i in range(len(tokens) - 2):
        if tokens[i].lower in done() and tokens[i + 1].lower == "by":
            j = next((k for k in range(i + 2, min(i + FAR, len(tokens))) if tokens[k].lower == "of"), None)
            if j and not any(token.text in {",", ";"} for token in tokens[i:j]):
                yield Word(j, j + 1, done()[tokens[i].lower], "of")


def carried(tokens: Sequence[Token], found: Sequence[Word]) -> Iterator[Word]:
    """
    The verbs by which somebody is carried to a hospital, where no word for harm stands at them.
    """
    for i in range(1, len(tokens)):
        if is_carried(tokens, i) and not any(word.first <= i < word.last for word in found):
            word = Word(i, i + 1, "wounded", "subject")
            if helped(tokens, word):
                yield word


def in_sense(tokens: Sequence[Token], word: Word) -> Word:
    """
    *word*, as no word for harm where it counts shots or people freed, as one for wounds where its victims
    live.
    """
    if word.outcome == "wounded" and (is_gunfire(tokens, word.first) or is_only_hurt(tokens, word.first)):
        return word._replace(outcome="none")
    if tokens[word.first].lower in captives() and are_freed(tokens, word.first):
        return word._replace(outcome="none")
    if word.outcome == "killed" and is_sought(tokens, word.first):
        return word._replace(outcome="missing")
    victims = word.outcome == "killed" and tokens[word.last - 1].lower in senses()["victims"]
    return word._replace(outcome="wounded") if victims and are_alive(tokens, word.last) else word


def placed(tokens: Sequence[Token], word: Word) -> Word:
    """
    *word*, as one for people shot where "shot at" goes on with the place ("three men were shot at a mill").
    """
    if [token.lower for token in tokens[word.first : word.last]] != ["shot", "at"] or word.last == len(
        tokens
    ):
        return word
    shot = word._replace(last=word.first + 1, outcome="wounded", form="either")
    after = tokens[word.last].lower
    place = after in people().definite | people().indefinite | senses()["close"]
    return shot if place and helped(tokens, shot) else word


def completed(tokens: Sequence[Token], word: Word) -> Word:
    """
    *word*, as one for captivity or flight where it says so after its people ("took 18 soldiers prisoner").
    """
    for table in split_words():
        if tokens[word.first].lower in table.verbs:
            outcome = ending(tokens, word.last, table.ends)
            unharmed = "none" if takes_captives(tokens, word.last) else word.outcome
            return (
                Word(word.first, word.last, outcome, "object") if outcome else word._replace(outcome=unharmed)
            )
    return word


def takes_captives(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether captives are what a verb before token *i* takes: "took | 30 hostages" kills nobody.
    """
    for token in tokens[i : i + NEAR]:
        if token.lower in captives() or not token.text[0].isalnum():
            return token.lower in captives()
    return False


def to_death(tokens: Sequence[Token], word: Word) -> Word:
    """
    *word*, as one for killing where it says so after its people ("shooting two farmers to death").
    """
    if word.outcome != "wounded" or word.form not in {"either", "object"}:
        return word
    for k in range(word.last, min(word.last + FAR, len(tokens) - 1)):
        if tokens[k].lower == "to" and tokens[k + 1].lower == "death":
            return word._replace(outcome="killed")
        if tokens[k].lower in between()["apart"] or harm_words().at(tokens, k):
            break
    return word


def ending(tokens: Sequence[Token], i: int, ends: Phrases[str]) -> str | None:
    """
    What the words that end a harm come to, where one stands in the clause that begins at token *i*.
    """
    for k in range(i, min(i + FAR, len(tokens))):
        if tokens[k].text in {",", ";", ":"}:
            return None
        hit = ends.at(tokens, k)
        if hit and tokens[k - 1].lower not in people().indefinite:
            return hit[1]
    return None


def named(tokens: Sequence[Token], word: Word) -> Word:
    """
    *word*, as one that names people where it does ("the wounded", "those killed").
    """
    k = word.first
    outcome = naming().get(tokens[k].lower)
    if outcome is None or word.last - k > 1 or k == 0:
        return word
    if tokens[k - 1].lower in {"a", "an"} and k + 1 < len(tokens) and tokens[k + 1].text[0].isalpha():
        seen = outcome == "wounded" and tokens[k + 1].lower in people().one
        return Word(k, k + 1, outcome, "object") if seen else Word(k, k + 1, "none", "none")
    those = tokens[k - 1].lower in {"those", "the"}
    after = tokens[k + 1] if k + 1 < len(tokens) else None
    plain = after is not None and after.text[0].isalpha() and after.lower not in no_nouns()
    noun = plain and harm_words().at(tokens, k + 1) is None
    if after is not None and after.lower in people().known and is_attribute(tokens, k):
        return attributed(tokens, word, outcome)
    return word if not those or (noun and tokens[k - 1].lower == "the") else Word(k, k + 1, outcome, "named")


@cache
def no_nouns() -> frozenset[str]:
    """
    The words behind "the dead" that no "dead" tells more of.
    """
    return people().stops | between()["put_at"]


def is_attribute(tokens: Sequence[Token], k: int) -> bool:
    """
    Whether a word for harm at token *k* tells which people are meant, or what they are: "five | kidnapped
    miners", "the | kidnapped reporter".
    """
    return tokens[k - 1].lower in people().definite or counts_before(tokens, k)


def counts_before(tokens: Sequence[Token], k: int) -> bool:
    """
    Whether a plain number stands before token *k*, adverbs aside: "two critically | wounded soldiers".
    """
    k = back_over(tokens, k, between()["adverbs"])
    number = cardinal_at(tokens, k - 1) if k else None
    return number is not None and number[0] == k


def attributed(tokens: Sequence[Token], word: Word, outcome: str) -> Word:
    """
    *word* before people, as one that names them by a number of such people, and as none where their death is
    told: "the body of the kidnapped reporter".
    """
    k = word.first
    start = k - 1
    while start > 2 and tokens[start - 1].lower != "of" and k - start < NEAR:
        start -= 1
    death = harm_words().at(tokens, start - 2) if start > 1 else None
    if death and death[0] == start and death[1] == ("killed", "of"):
        return Word(k, k + 1, "none", "none")
    several = counts_before(tokens, k) and tokens[k + 1].lower in people().many
    return Word(k, k + 2, outcome, "people") if several else word
