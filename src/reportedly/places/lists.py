"""
Places that are named as a list behind the noun for all of them: "the towns of X, Y and Z".
"""

from collections.abc import Sequence

from reportedly.language.tokens import DASHES, capital
from reportedly.places.names import ARTICLES
from reportedly.places.phrases import Head, Mention, Nouns, head_before
from reportedly.places.place_words import words
from reportedly.records import Token


def run_end(tokens: Sequence[Token], i: int) -> int:
    """
    Where a list of names ends that begins at token *i*, with or without commas.
    """
    j = i
    while j < len(tokens):
        token = tokens[j]
        follows = j + 1 < len(tokens) and (capital(tokens[j + 1]) or tokens[j + 1].text in DASHES)
        article = token.lower in ARTICLES and follows
        named = capital(token) and token.text[0].isalpha() and token.lower not in words("never")
        opens = token.text in {",", "and"} and (
            follows or (j + 1 < len(tokens) and tokens[j + 1].lower in ARTICLES)
        )
        if not (named or article or opens or token.text in DASHES):
            break
        j += 1
    return j


def is_of_many(tokens: Sequence[Token], head: Head, mention: Mention) -> bool:
    """
    Whether a noun is one of several places: "the towns of", "the tri-border area of"; what lies between two
    known ones is told by their points.
    """
    if mention.entry and mention.start and tokens[mention.start - 1].lower == "between":
        return False
    return tokens[head[1] - 1].lower.endswith("s") or tokens[head[0]].lower in {"tri", "three"}


def listing(tokens: Sequence[Token], mentions: Sequence[Mention], found: Nouns) -> list[Mention]:
    """
    The mentions of a sentence, with all of "the towns of X, Y and Z" as one.
    """
    if not found.listed:
        return list(mentions)
    out: list[Mention] = []
    listed = 0
    for mention in mentions:
        if mention.first < listed:
            continue
        head = head_before(tokens, mention.first, found)
        if head and tokens[mention.first - 1].lower == "of" and is_of_many(tokens, head, mention):
            end = run_end(tokens, mention.first)
            if end > mention.end and capital(tokens[end - 1]):
                listed = end
                out.append(
                    mention._replace(
                        last=end,
                        end=end,
                        name=" ".join(t.text for t in tokens[mention.first : end]).replace(" ,", ","),
                    )
                )
                continue
        out.append(mention)
    return out
