"""
Numbers that are somebody's age, set beside a name or a word for a person: "Rodriguez, 34, was shot".
"""

from collections.abc import Sequence

from reportedly.counts.cardinals import number_words
from reportedly.counts.victims import head_in, people, phrase_end
from reportedly.lexicons import lexicon
from reportedly.records import Token

OLDEST = 110
# No row of ages has more words and commas before or after one of them.
LONGEST = 12
AGES = frozenset({"ages", "aged"})
YEARS_OLD = ["-", "year", "-", "old"]
OLDER = frozenset({"older", "younger"})
CLOSING = frozenset({",", ".", "and", ";", "—", "–"})
# What may follow the years of one person.
GOING_ON = frozenset({"who", "was", "from", "died"})
# What leaves an age open, beside the words that open a number.
GUESSED = frozenset({"perhaps", "maybe", "possibly", "only", "just", "barely"})
# How far before a list of ages the word for them may stand: "the ages of the victims are 17, 23 and 55".
REACH = 6
# How many words an age to ten years may have: "in her mid - 30 s".
AGE_WORDS = 7
# What stands before a list of places.
WHERE = frozenset({"in", "at", "near", "around", "from", "on", ":"})
# What ties ages told behind people: "aged 12, 14 and 16", "aged between nine and 12".
TIES = frozenset({",", "and", "or", "to", "between", "from", "about", "-", "–"})


def is_age(tokens: Sequence[Token], i: int, j: int) -> bool:
    """
    Whether tokens *i* up to *j* are an age: after a name or a person, or in a list of ages.
    """
    if is_years_of(tokens, i, j) or (j - i == 1 and in_ages(tokens, i)):
        return True
    if j - i > 1 or not may_be_age(tokens[i]):
        return False
    return is_bound(tokens, i) or is_bracketed(tokens, i) or is_set_off(tokens, i) or in_run(tokens, i)


def past_decade(tokens: Sequence[Token], i: int) -> int:
    """
    The token behind an age to ten years at token *i*, "in her late 30s", *i* itself where there is none.
    """
    words = [token.lower for token in tokens[i : i + AGE_WORDS]]
    if words[:1] != ["in"] or words[1:2] not in (["his"], ["her"], ["their"]):
        return i
    decades = {"s", "teens", *lexicon("times")["decades"]}
    return next((i + k for k, word in enumerate(words, 1) if word in decades), i)


def past_ages(tokens: Sequence[Token], i: int) -> int:
    """
    The token behind the ages of people that end before token *i*, "aged 12, 14 and 16" or "in her 30s", *i*
    itself where there are none.
    """
    at = i + (i < len(tokens) and tokens[i].text == ",")
    if at >= len(tokens) or tokens[at].lower not in AGES:
        return past_decade(tokens, i)
    end = i
    for k in range(at + 1, min(at + 1 + LONGEST, len(tokens))):
        if tells_age(tokens, k):
            end = k + 1
        elif tokens[k].lower not in TIES:
            break
    return end


def tells_age(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether token *i* is a number in figures or words that counts nobody behind it.
    """
    after = i + 1
    return (
        may_tell_age(tokens[i])
        and head_in(tokens, after, phrase_end(tokens, after, frozenset()), many=True) is None
    )


def may_tell_age(token: Token) -> bool:
    """
    Whether a token is a number in figures or in one word that somebody may be old.
    """
    return may_be_age(token) or token.lower in number_words().small or token.lower in number_words().tens


def is_bound(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether a number bounds an age from above or below ("younger than 12", "under the age of 10").
    """
    before = (tokens[i - 2].lower, tokens[i - 1].lower) if i > 1 else ("", "")
    return before == ("age", "of") or (before[0] in OLDER and before[1] == "than")


def past_years_old(tokens: Sequence[Token], i: int) -> int:
    """
    The token behind the age that people are told by before their noun: "four 19-year-old conscripts".
    """
    aged = i < len(tokens) and may_be_age(tokens[i])
    after = [token.lower for token in tokens[i + 1 : i + 1 + len(YEARS_OLD)]] if aged else []
    return i + 1 + len(YEARS_OLD) if after == YEARS_OLD else i


def is_years_of(tokens: Sequence[Token], i: int, j: int) -> bool:
    """
    Whether tokens *i* up to *j* tell how old one person is: "a teacher of 24", "a girl of about nine", not "a
    family of 5".
    """
    i -= i > 0 and tokens[i - 1].lower in GUESSED
    if i < 3 or tokens[i - 1].lower != "of" or tokens[i - 3].lower not in people().indefinite:
        return False
    word, after = tokens[i - 2].lower, tokens[j].lower if j < len(tokens) else "."
    aged = may_be_age(tokens[j - 1]) or (tokens[j - 1].text.isalpha() and after not in people().many)
    known = word in people().one and word not in people().bodies
    return known and aged and (tokens[j - 1].text.isalpha() or after in CLOSING | GOING_ON)


def may_be_age(token: Token) -> bool:
    """
    Whether a token is a number in figures that somebody may be old.
    """
    return token.text.isdecimal() and len(token.text) < 4 and int(token.text) <= OLDEST


def is_set_off(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether a number stands between commas after a name or one person ("the other man, 31, was").
    """
    if i < 2 or tokens[i - 1].text != ",":
        return False
    before, after = tokens[i - 2], tokens[i + 1].text if i + 1 < len(tokens) else "."
    if before.text[:1].isupper() or before.lower in AGES:
        return after in CLOSING
    return before.lower in people().one and after in CLOSING - {"and"}


def is_bracketed(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether a number stands in brackets behind a person's name, one of a list that no place begins: "Ali Nasr
    (34), Omar Saleh (29) and two others", not "in Khan Younis (12) and Deir al-Balah (9)".
    """
    marks = [token.text for token in (*tokens[max(0, i - 1) : i], *tokens[i + 1 : i + 2])]
    if marks != ["(", ")"] or not is_name(tokens, i - 1):
        return False
    k = i - 1
    while k > 0 and (tokens[k - 1].text[:1].isupper() or in_row(tokens[k - 1]) or tokens[k - 1].text in "()"):
        k -= 1
    return k == 0 or tokens[k - 1].lower not in WHERE


def is_name(tokens: Sequence[Token], end: int) -> bool:
    """
    Whether two words with capitals end before token *end*.
    """
    return end > 1 and all(token.text.istitle() for token in tokens[end - 2 : end])


def in_ages(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether token *i* stands in a list of ages ("ages 26, 29 and 37", "aged nine to twelve").
    """
    floor, first = max(0, i - LONGEST), i
    while first > floor and (tokens[first - 1].lower in TIES or may_tell_age(tokens[first - 1])):
        first -= 1
    return first > 0 and tokens[first - 1].lower in AGES and tells_age(tokens, i)


def in_run(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether a number stands in a row of bare ones that is set off: "two men, 33 and 19, were shot".
    """
    first, last = run_around(tokens, i)
    numbers = sum(token.text.isdigit() for token in tokens[first:last])
    if numbers < 2 or first == 0 or not closes(tokens, last):
        return False
    before = [token.lower for token in tokens[max(0, first - REACH) : first]]
    return tokens[first].text == "," or (before[-1] in {"are", "were"} and not AGES.isdisjoint(before))


def run_around(tokens: Sequence[Token], i: int) -> tuple[int, int]:
    """
    The row of bare numbers, commas and "and" that token *i* stands in, without what closes it.
    """
    first, last = i, i + 1
    floor, ceiling = max(0, i - LONGEST), min(len(tokens), i + LONGEST)
    while first > floor and in_row(tokens[first - 1]):
        first -= 1
    while last < ceiling and in_row(tokens[last]):
        last += 1
    while not may_be_age(tokens[last - 1]):
        last -= 1
    return first, last


def in_row(token: Token) -> bool:
    """
    Whether a token may stand in a row of ages.
    """
    return may_be_age(token) or token.lower in {",", "and"}


def closes(tokens: Sequence[Token], j: int) -> bool:
    """
    Whether nothing counted follows at token *j*: a comma, a stop or the end.
    """
    return j >= len(tokens) or tokens[j].text in {",", ".", ";", ")"}
