"""
How well read claims agree with coded ones, field by field.

A read claim pairs with at most one coded claim, of an overlapping sentence, and only with a
reason: the same words, the same type or a count in common. All figures are micro-averaged
over the documents. A field is right for a coded claim that is paired and agrees in it, so a
missed claim counts against every field; `untouched` is the share of coded claims of which an
analyst would have to change nothing.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

Coded = dict[str, Any]
Pair = tuple[int, int]

FIELDS = ("event_type", "source", "source_type", "certainty", "casualties", "perpetrator", "place", "time")
UNTOUCHED = ("event_type", "source", "certainty", "casualties", "place", "time")
FILLERS = frozenset("the a an of in s al el city town village province governorate district".split())  # noqa: SIM905 (a word list)


def content_words(words: str | None) -> Counter[str]:
    """
    The words that make a name what it is: folded, without articles and kinds of place.
    """
    folded = unicodedata.normalize("NFKD", words or "").casefold()
    bare = "".join(letter for letter in folded if not unicodedata.combining(letter))
    found = re.findall(r"[^\W_]+", bare)
    return Counter([word for word in found if word not in FILLERS] or found)


def alike(one: str | None, other: str | None) -> bool:
    """
    Whether two wordings share half of their words (Dice's coefficient of at least 0.5).
    """
    a, b = content_words(one), content_words(other)
    return bool(a and b) and 4 * (a & b).total() >= a.total() + b.total()


def same_name(one: Coded | None, other: Coded | None) -> bool:
    """
    Whether two parties or places agree, as worded or as named; both unsaid agree too.
    """
    if not one or not other:
        return not one and not other
    wordings = [[value[key] for key in ("text", "name") if value.get(key)] for value in (one, other)]
    return any(alike(a, b) for a in wordings[0] for b in wordings[1])


def days(time: Coded) -> tuple[str | None, str | None]:
    """
    The first and last day of a time, printed ("from", "to") or coded ("start", "end").
    """
    return (time["from"], time["to"]) if "from" in time else (time.get("start"), time.get("end"))


def same_time(one: Coded | None, other: Coded | None) -> bool:
    """
    Whether two times cover the same days; both unsaid agree too.
    """
    if not one or not other:
        return not one and not other
    return days(one) == days(other)


def counts(claim: Coded, *also: str) -> Counter[tuple[Any, ...]]:
    """
    The figures of a claim's casualties, with other fields of theirs.
    """
    entries = claim.get("casualties") or []
    return Counter(
        (
            one["outcome"],
            one.get("low"),
            one.get("high"),
            bool(one.get("vague")),
            *(one.get(field) for field in also),
        )
        for one in entries
    )


def shared_counts(golds: Sequence[Coded], reads: Sequence[Coded], *also: str) -> int:
    """
    How many figures of a document are coded and read alike.
    """
    gold, read = (sum((counts(claim, *also) for claim in claims), Counter()) for claims in (golds, reads))
    return (gold & read).total()


def innermost(claim: Coded) -> Coded | None:
    """
    The source that a claim comes from in the end.
    """
    return claim["sources"][-1] if claim.get("sources") else None


def agreement(gold: Coded, read: Coded) -> dict[str, bool]:
    """
    Field → whether a coded and a read claim agree in it.
    """
    one, other = innermost(gold), innermost(read)
    return {
        "event_type": gold["event_type"] == read["event_type"],
        "source": same_name(one, other),
        "source_type": (one or {}).get("type") == (other or {}).get("type"),
        "certainty": gold["certainty"] == read["certainty"],
        "casualties": counts(gold) == counts(read),
        "perpetrator": same_name(gold.get("perpetrator"), read.get("perpetrator")),
        "place": same_name(gold.get("place"), read.get("place")),
        "time": same_time(gold.get("time"), read.get("time")),
    }


def located(claim: Coded, text: str) -> tuple[range, range]:
    """
    Where a claim's sentence and trigger stand; a coded claim quotes them, a read one has offsets.
    """
    sentence, trigger = claim["sentence"], claim["trigger"]
    if isinstance(sentence, dict):
        return range(sentence["start"], sentence["end"]), range(trigger["start"], trigger["end"])
    start = text.find(sentence)
    at = start + max(sentence.find(trigger), 0)
    return range(start, start + len(sentence)), range(at, at + len(trigger))


def shared(one: range, other: range) -> int:
    """
    How many letters two stretches of text have in common.
    """
    return max(0, min(one.stop, other.stop) - max(one.start, other.start))


def candidates(golds: Sequence[Coded], reads: Sequence[Coded], text: str) -> Iterator[tuple[int, int, int]]:
    """
    Every pair that has a reason, with its weight; indices negative, so that earlier claims win ties.
    """
    places = [located(read, text) for read in reads]
    for g, gold in enumerate(golds):
        sentence, trigger = located(gold, text)
        for r, read in enumerate(reads):
            other_sentence, other_trigger = places[r]
            if shared(sentence, other_sentence) < 0.5 * min(len(sentence), len(other_sentence)):
                continue
            same = agreement(gold, read)
            touching = shared(trigger, other_trigger) > 0
            if touching or same["event_type"] or (counts(gold) & counts(read)).total():
                weight = 4 * touching + 3 * same["event_type"] + 2 * same["casualties"] + sum(same.values())
                yield weight, -g, -r


def paired(golds: Sequence[Coded], reads: Sequence[Coded], text: str) -> list[Pair]:
    """
    Coded and read claims that belong together, the heaviest pairs first.
    """
    return heaviest(candidates(golds, reads, text))


def heaviest(weighed: Iterable[tuple[int, int, int]]) -> list[Pair]:
    """
    The heaviest pairs, one after the other, none of whose sides was paired before.
    """
    found: dict[int, int] = {}
    for _, g, r in sorted(weighed, reverse=True):
        if -g not in found and -r not in found.values():
            found[-g] = -r
    return list(found.items())


def links(claims: Sequence[Coded], pairs: Iterable[Pair], side: int) -> set[Pair]:
    """
    Pairs of coded claims that one side (0 coded, 1 read) takes for the same event.
    """
    ordered = sorted(pairs)
    return {
        (one[0], other[0])
        for one, other in combinations(ordered, 2)
        if claims[one[side]].get("event") is not None
        and claims[one[side]]["event"] == claims[other[side]].get("event")
    }


def tally(golds: Sequence[Coded], reads: Sequence[Coded], text: str) -> Counter[str]:
    """
    The raw numbers of one document, by name of figure and side.
    """
    pairs = paired(golds, reads, text)
    found: Counter[str] = Counter(gold=len(golds), read=len(reads), claims_any_type=len(pairs))
    for g, r in pairs:
        same = agreement(golds[g], reads[r])
        found.update(name for name in FIELDS if same[name])
        found["untouched"] += all(same[name] for name in UNTOUCHED)
    gold_links, read_links = links(golds, pairs, 0), links(reads, pairs, 1)
    found.update(
        counts=shared_counts(golds, reads),
        counts_by_type=shared_counts(golds, reads, "victims_type"),
        gold_counts=sum(counts(claim).total() for claim in golds),
        read_counts=sum(counts(claim).total() for claim in reads),
    )
    found.update(
        event_links=len(gold_links & read_links), gold_links=len(gold_links), read_links=len(read_links)
    )
    return found


def figure(right: int, golds: int, reads: int) -> dict[str, float]:
    """
    Precision, recall and F1, with the numbers that they come from.
    """
    precision, recall = (right / whole if whole else 0.0 for whole in (reads, golds))
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    rounded = {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}
    return {**rounded, "right": right, "gold": golds, "read": reads}


def score(
    read_by_document: Mapping[str, Sequence[Coded]],
    gold_by_document: Mapping[str, Sequence[Coded]],
    texts: Mapping[str, str],
) -> dict[str, dict[str, float]]:
    """
    Figure → precision, recall and F1 over all documents that are coded.
    """
    total: Counter[str] = Counter()
    for document, golds in gold_by_document.items():
        total.update(tally(golds, read_by_document.get(document, []), texts[document]))
    result = {
        "claims": figure(total["event_type"], total["gold"], total["read"]),
        "claims_any_type": figure(total["claims_any_type"], total["gold"], total["read"]),
        "counts": figure(total["counts"], total["gold_counts"], total["read_counts"]),
        "counts_by_type": figure(total["counts_by_type"], total["gold_counts"], total["read_counts"]),
        "event_links": figure(total["event_links"], total["gold_links"], total["read_links"]),
    }
    for name in (*FIELDS[1:], "untouched"):
        result[name] = figure(total[name], total["gold"], total["read"])
    return result
