"""
Over what time a count of people runs: that of one incident, or a long one ("bringing the toll to 70").
"""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from reportedly.counts.added_tolls import added_words
from reportedly.counts.harm_senses import is_utmost
from reportedly.counts.harm_tables import Word, between
from reportedly.counts.harm_verbs import helped
from reportedly.language.phrases import Phrases
from reportedly.language.tokens import back_over
from reportedly.lexicons import lexicon
from reportedly.records import Token

SHORT = frozenset({"hour", "hours", "day", "days", "night", "minutes"})
# How far before "since" words may stand for what there was nothing like.
COMPARED = 8
# Words before the name of a day.
OF_A_DAY = frozenset({"early", "late", "last", "at", "about", "around"})
# What tells more of the word before it.
RELATIVE = frozenset({"which", "that", "who", "where"})
# What parts a toll from harm that is told of otherwise ("the toll to 70 dead after shells left ten wounded").
OTHERWISE = frozenset(
    {"after", "when", "as", "while", "by", "with", "left", "who", "which", "that", ";", ":"}
)


@cache
def cumulative_words(name: str) -> Phrases[None]:
    """
    The words that make a count one over a long time.
    """
    return Phrases(dict.fromkeys(lexicon("harm")["cumulative"][name]))


@cache
def days() -> frozenset[str]:
    """
    The days that are no long time ago: "since Monday", "since dawn".
    """
    return frozenset([*lexicon("times")["weekdays"], *lexicon("harm")["cumulative"]["days"]])


@cache
def wars() -> frozenset[str]:
    """
    What goes on for as long as people are counted in it.
    """
    return frozenset([*lexicon("times")["words"]["lasting_events"], *lexicon("harm")["cumulative"]["wars"]])


def counted_long(tokens: Sequence[Token], words: Sequence[Word]) -> list[Word]:
    """
    Those of the *words* for harm that the sentence counts over a long time ("since March 2011", "so far").
    """
    long: set[Word] = set()
    for first, last, _ in cumulative_words("words").find(tokens):
        if tokens[first].lower == "since":
            long.update([] if is_since_lately(tokens, first) else since(tokens, first, words))
            continue
        after = {token.lower for token in tokens[last : last + 3]}
        if tokens[last - 1].lower not in {"past", "last"} or after.isdisjoint(SHORT):
            return list(words)
    return [word for word in words if word in long]


def is_since_lately(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether "since" at token *i* goes back no further than some days, or counts nothing ("the worst since").
    """
    after = next((token.lower for token in tokens[i + 1 : i + 3] if token.lower not in OF_A_DAY), "")
    return after in days() or is_compared(tokens, i)


def since(tokens: Sequence[Token], i: int, words: Sequence[Word]) -> list[Word]:
    """
    Those of the *words* for harm that "since" at token *i* counts.

    Not where it tells of something else: "two died in the city that has been divided since"; nor those behind
    a remark that it ends: "the group, which has killed 300 since 2009, killed six"; nor those of a remark
    before it: "the men, who killed six, have fought since 2009".
    """
    before = [word for word in words if word.first < i]
    counted = [
        word
        for word in before
        if word.form == "toll" or not (is_aside(tokens, word.last, i) or is_remark_before(tokens, word, i))
    ]
    if len(counted) < len(before) or any(is_remark(tokens, word) for word in before):
        return counted
    return list(words)


def is_remark(tokens: Sequence[Token], word: Word) -> bool:
    """
    Whether *word* is told in a remark: ", which has killed 300".
    """
    i = back_over(tokens, word.first, between()["verbs"])
    return i > 1 and tokens[i - 1].lower in RELATIVE and tokens[i - 2].text == ","


def is_remark_before(tokens: Sequence[Token], word: Word, j: int) -> bool:
    """
    Whether *word* is told in a remark that ends before token *j*, where the verb of the sentence follows.
    """
    helpers = between()["verbs"]
    verbs = (after for before, after in pairwise(tokens[word.last : j]) if before.text == ",")
    return is_remark(tokens, word) and any(verb.lower in helpers for verb in verbs)


def is_aside(tokens: Sequence[Token], i: int, j: int) -> bool:
    """
    Whether tokens *i* up to *j* begin a clause that tells more of something other than a war.
    """
    return any(
        tokens[k].lower in RELATIVE and tokens[k - 1].lower not in wars() and tokens[k].text.islower()
        for k in range(i + 1, j)
    )


def is_compared(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether "since" at token *i* only says for how long nothing was like it ("the deadliest attack since").
    """
    before = [token.lower for token in tokens[max(0, i - COMPARED) : i + 1]]
    return "first" in before or any(
        is_utmost(word) for word, after in pairwise(before) if (word, after) != ("most", "of")
    )


def added_up(tokens: Sequence[Token], words: Sequence[Word]) -> int | None:
    """
    The token behind the words by which the sentence adds a count to earlier ones ("bringing the toll to 40",
    "taking its losses to 140").
    """
    found = next((last for _, last, _ in cumulative_words("toll_words").find(tokens)), None)
    if found is None:
        found = next((word.last for word in words if is_added_toll(tokens, word)), None)
    return None if found is None else min(found, len(tokens) - 1)


def running_words(tokens: Sequence[Token], words: Sequence[Word]) -> list[Word]:
    """
    Those words for harm that count over a long time.

    Where a toll is added to, it alone: "killed 12, bringing the toll since March to 70", "his death brings
    the number of soldiers killed to 30".
    """
    added = added_up(tokens, words)
    tolls = [word for word in words if word.form == "toll"] if added is not None else []
    if added is not None and not tolls and tokens[added].lower in {"number", "total"}:
        tolls = [word for word in words if word.first > added]
    if tolls and tolls[-1].form == "toll":
        tolls += told_with(tokens, [word for word in words if word.first > tolls[-1].first])
    return tolls or counted_long(tokens, words)


def told_with(tokens: Sequence[Token], words: Sequence[Word]) -> list[Word]:
    """
    Those of the *words* behind a toll that go on with it: "bringing the toll to 70 dead and 90 injured".
    """
    going: list[Word] = []
    for word in words:
        gap = {token.lower for token in tokens[going[-1].last : word.first]} if going else set()
        if word.form not in {"state", "either"} or helped(tokens, word) or gap & OTHERWISE:
            break
        going.append(word)
    return going if going and going[0].form == "state" else []


def is_added_toll(tokens: Sequence[Token], word: Word) -> bool:
    """
    Whether a word for harm is one for the dead of somebody whose number is added to.
    """
    return word.form == "toll" and tokens[word.first].lower in added_words()["added"]
