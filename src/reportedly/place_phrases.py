"""
The whole phrase around the name of a place: "the strategic village of X", "northern X", "X in Y province".

A coder copies the phrase, not the bare name, and the nouns of the phrase say what kind of place it is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.gazetteer import ARTICLES, Entry
from reportedly.records import Token
from reportedly.toponyms import DASHES, Candidate, capital, heads, reaches, words

WIDE = frozenset({"country", "region", "province", "sea"})
SETTLED = frozenset({"village", "town", "city"})
FACILITIES = frozenset({"landmark", "street", "neighbourhood"})
DETERMINERS = frozenset(
    "the a an this that these those its their another same both two three several".split()
)
NAMING = frozenset({"of", "called", "named"})
INSIDE = frozenset({",", "in", "of", "at", "(", "on", "within", "the"})
OWNING = frozenset({"'s", "’s", "s", "'", "’"})
MEASURES = frozenset("just km kms kilometers kilometres miles about some around only the".split())
BACK = 9
LEADING = frozenset({"camp", "mount", "lake"})

Head = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Mention:
    """
    One name of a sentence with the place it means.

    `first` to `last` are the tokens of the name, `start` to `end` those of the phrase; `region` is the
    place it lies in where the gazetteer lacks the name itself; `near` is true for "east of X".
    """

    first: int
    last: int
    start: int
    end: int
    entry: Entry | None
    name: str
    kind: str
    region: Entry | None = None
    demonym: bool = False
    near: bool = False


def nouns(tokens: Sequence[Token]) -> list[Head]:
    """
    The nouns for kinds of places in a sentence: first token, token after, precision.
    """
    return list(heads().find(tokens))


def head_before(tokens: Sequence[Token], i: int, found: Sequence[Head]) -> tuple[int, str] | None:
    """
    The noun of "the town of X" or "the town X", before token *i*.
    """
    linked = i > 0 and tokens[i - 1].lower in NAMING
    at = i - 1 if linked else i
    for first, end, kind in found:
        if end == at and (linked or kind in SETTLED or kind in {"province", "district", "neighbourhood"}):
            return first, kind
    return None


def head_after(end: int, found: Sequence[Head]) -> tuple[int, str] | None:
    """
    The noun of "X province" at token *end*.
    """
    return next(((last, kind) for first, last, kind in found if first == end), None)


def left_edge(tokens: Sequence[Token], i: int) -> int:
    """
    Where the phrase begins whose noun or name is at token *i*: its determiner, or its directions.
    """
    kept = i
    for j in range(i - 1, max(i - BACK, -1), -1):
        token = tokens[j]
        if token.lower in DETERMINERS:
            return j
        if token.text[0].isdigit():
            kept = j
            continue
        if token.lower in words("directions"):
            kept = j if kept == j + 1 else kept
        elif token.text in DASHES:
            continue
        elif (
            not token.text.isalpha() or token.lower in words("never") or token.lower in words("prepositions")
        ):
            break
    return kept


def name_edge(tokens: Sequence[Token], first: int) -> int:
    """
    Where the phrase of a bare name begins: directions, "rebel-held", "the" before it.
    """
    j = first
    while j:
        before = tokens[j - 1]
        if before.lower in words("directions"):
            j -= 1
        elif j > 2 and before.lower in words("holding") and tokens[j - 2].text in DASHES:
            j -= 3
        else:
            break
    return j - 1 if j and tokens[j - 1].lower in {"the", "a"} else j


def outward(tokens: Sequence[Token], start: int, found: Sequence[Head]) -> tuple[int, bool]:
    """
    Where "districts east of X" begins, given where X does; and whether the place is only near X.
    """
    at = start
    if (
        start > 1
        and tokens[start - 1].lower in {"of", "from"}
        and tokens[start - 2].lower in words("directions")
    ):
        at = start - 2
        while at and (tokens[at - 1].lower in MEASURES or tokens[at - 1].text[0].isdigit()):
            at -= 1
    elif start and tokens[start - 1].lower in {"near", "outside", "around"}:
        at = start - 1
    if at == start:
        return start, False
    for first, end, _ in found:
        if end == at and not (
            first and capital(tokens[first - 1]) and tokens[first - 1].lower not in DETERMINERS
        ):
            return left_edge(tokens, first), True
    return (start if tokens[start - 1].lower in {"near", "outside", "around"} else at), True


def mention_of(tokens: Sequence[Token], candidate: Candidate, entry: Entry, found: Sequence[Head]) -> Mention:
    """
    A name with the phrase around it.
    """
    first, last = candidate.first, candidate.last
    if candidate.demonym:
        return Mention(first, last, first, last, entry, entry.name, "country", demonym=True)
    before, after = head_before(tokens, first, found), head_after(last, found)
    end = after[0] if after else last
    edge = left_edge(tokens, before[0]) if before else name_edge(tokens, first)
    start, near = outward(tokens, edge, found)
    kind = after[1] if after else before[1] if before else entry.kind
    name = entry.name
    if after and after[1] in FACILITIES and entry.kind not in FACILITIES:
        name = f"{entry.name} {' '.join(token.text for token in tokens[last:end])}"
        near = True
    return Mention(first, last, start, end, entry, name, kind, near=near)


def named_after(tokens: Sequence[Token], end: int) -> tuple[int, int] | None:
    """
    The name in "the village of X", where X is not in the gazetteer.
    """
    leading = tokens[end - 1].lower in LEADING and capital(tokens[end - 1])
    start = end if leading else end + 1
    if start >= len(tokens) or tokens[start].lower in words("never"):
        return None
    if not leading and tokens[end].lower not in NAMING:
        return None
    spans = reaches(tokens, start, 3)
    return (start, spans[0][0]) if spans and capital(tokens[spans[0][0] - 1]) else None


def named_before(tokens: Sequence[Token], first: int) -> tuple[int, int] | None:
    """
    The name in "X village", where X is not in the gazetteer.
    """
    j = first
    while j and first - j < 6:
        token = tokens[j - 1]
        if token.lower in words("bodies"):
            return None
        named = capital(token) and token.text[0].isalpha() and token.lower not in words("never")
        if not (named or token.text in DASHES or token.lower in ARTICLES - {"as", "an", "at"}):
            break
        j -= 1
    while j < first and not begins(tokens, j):
        j += 1
    return (j, first) if j < first and capital(tokens[first - 1]) else None


def bare(tokens: Sequence[Token], head: Head) -> bool:
    """
    Whether a noun may make the words before it a place: not "Nusra Front", not "school" in general.
    """
    return not capital(tokens[head[0]]) or tokens[head[1] - 1].lower not in words("vague_heads")


def named_in_capitals(tokens: Sequence[Token], first: int) -> tuple[int, int] | None:
    """
    The name in "THE X NEIGHBORHOOD", where capitals do not show how far it reaches.
    """
    j = first
    while j and first - j < 5 and tokens[j - 1].text.isalpha() and plain(tokens[j - 1]):
        j -= 1
    marked = j > 0 and (tokens[j - 1].lower in DETERMINERS or tokens[j - 1].lower in words("locating"))
    return (j, first) if j < first and marked else None


def plain(token: Token) -> bool:
    """
    Whether a word in a sentence of capitals may belong to a name.
    """
    lower = token.lower
    return not (
        lower in DETERMINERS
        or lower in words("never") - {"new"}
        or lower in words("prepositions")
        or lower in words("directions")
        or lower in words("common")
        or lower in words("bodies")
        or lower in heads().by_first
    )


def named_within(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """
    The name in "in X", where X is not in the gazetteer but begins as names of Arabic places do.
    """
    if i + 1 >= len(tokens) or tokens[i].lower not in {"in", "at", "near", "from", "around", "outside"}:
        return None
    start = i + 1
    if bare_name(tokens, start):
        return start, start + 1
    article = tokens[start].lower in ARTICLES and start + 2 < len(tokens)
    article = article and (tokens[start + 1].text in DASHES or capital(tokens[start + 1]))
    if not (article or (tokens[start].lower in words("place_starts") and capital(tokens[start]))):
        return None
    spans = reaches(tokens, start, 4)
    return (start, spans[0][0]) if spans and spans[0][0] > start + 1 else None


def bare_name(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether a single capitalised word after a preposition can be a place by its looks alone.
    """
    token = tokens[i]
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    alone = after is None or not (capital(after) or after.text in DASHES or after.lower in OWNING)
    return (
        alone
        and len(token.text) > 4
        and capital(token)
        and token.text.isalpha()
        and not token.text.isupper()
        and tokens[i - 1].lower in {"in", "near", "around", "outside"}
        and not any(
            {token.lower, token.lower.rstrip("s")} & words(each)
            for each in ("never", "beside", "common", "bodies", "titles", "directions")
        )
        and token.lower not in heads().by_first
    )


def begins(tokens: Sequence[Token], j: int) -> bool:
    """
    Whether an unknown name can begin at token *j*: a capital, or an article with a dash.
    """
    if capital(tokens[j]):
        return tokens[j].lower not in words("directions")
    return tokens[j].lower in ARTICLES and j + 1 < len(tokens)


def unknown_spans(
    tokens: Sequence[Token], found: Sequence[Head], *, mixed: bool
) -> Iterator[tuple[int, int, Head]]:
    """
    Names that only the words beside them show to be places: first token, token after, the noun beside.
    """
    for head in found:
        first, end, kind = head
        span = named_after(tokens, end)
        if span is None and kind not in {"country", "city", "province"} and bare(tokens, head):
            span = named_before(tokens, first) if mixed else named_in_capitals(tokens, first)
        if span:
            yield *span, head
    for i in range(len(tokens) - 1) if mixed else ():
        span = named_within(tokens, i)
        if span:
            yield *span, (span[0], span[0], "village")


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


def listing(tokens: Sequence[Token], mentions: Sequence[Mention], found: Sequence[Head]) -> list[Mention]:
    """
    The mentions of a sentence, with all of "the towns of X, Y and Z" as one.
    """
    out: list[Mention] = []
    listed = 0
    for mention in mentions:
        if mention.first < listed:
            continue
        head = head_before(tokens, mention.first, found)
        if head and tokens[mention.first - 1].lower == "of" and tokens[mention.first - 2].lower.endswith("s"):
            end = run_end(tokens, mention.first)
            if end > mention.end and capital(tokens[end - 1]):
                listed = end
                out.append(
                    replace(
                        mention, last=end, end=end, name=" ".join(t.text for t in tokens[mention.first : end])
                    )
                )
                continue
        out.append(mention)
    return out


def contains(outer: Entry, inner: Mention) -> bool:
    """
    Whether a place lies in another, wider one, as far as the gazetteer knows.
    """
    entry = inner.entry
    if entry is None:
        return not inner.demonym
    if outer.code != entry.code or outer is entry:
        return False
    if outer.kind == "country":
        return entry.kind != "country"
    if outer.kind == "province":
        return outer.admin1 == entry.admin1 and entry.kind not in {"country", "province"}
    if outer.kind == "region":
        return entry.kind not in WIDE and outer.admin1 == entry.admin1
    if entry.kind in FACILITIES and inner.kind in FACILITIES:
        return True
    return outer.name == outer.admin1 == entry.admin1 and entry.kind not in {"country", "province"}


def joined(tokens: Sequence[Token], one: Mention, other: Mention) -> Mention | None:
    """
    Two neighbouring mentions as one, where one lies in the other: the inner one, over the words of both.
    """
    gap = [token.lower for token in tokens[one.end : other.start]]
    if len(gap) > 2 or other.demonym or (other.near and one.entry is not None):
        return None
    inside = all(word in INSIDE for word in gap)
    if inside and other.entry and not one.demonym and contains(other.entry, one):
        return replace(
            one, end=max(one.end, other.end), region=other.entry if one.entry is None else one.region
        )
    owning = other.start < one.end or not gap or gap[0] in OWNING
    if (
        owning
        and one.entry
        and (one.entry.kind in WIDE or other.start < one.end)
        and contains(one.entry, other)
    ):
        region = one.entry if other.entry is None else other.region
        return replace(other, start=min(one.start, other.start), region=region)
    return None


def chained(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
    """
    The mentions of a sentence, with "X in Y province", "X, Y", "Y's X" as one each.
    """
    out: list[Mention] = []
    for mention in mentions:
        whole = joined(tokens, out[-1], mention) if out else None
        if whole:
            out[-1] = whole
        else:
            out.append(mention)
    return out
