"""
Which of those shot or wounded died, where the sentence goes on to say so.

1. "A boy shot at a checkpoint has died", "she was hit and pronounced dead": who was wounded is dead.
2. "Nine people were shot, one of them fatally", "leaving one dead": one of the wounded is dead.
3. "Nine people were shot, one of them critically", "some in critical condition": a part of the wounded.
4. "Nobody was killed or wounded", "shells killed and wounded civilians": one word for both.
5. "The toll rose to 14 after three of the wounded died": those who died last are a part of all the dead.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from math import inf

from reportedly.counts.cardinals import cardinal_at
from reportedly.counts.group_parts import of_whom
from reportedly.counts.harm_scene import Scene, Told, said
from reportedly.counts.harm_tables import Word, between, fates, naming
from reportedly.counts.harm_verbs import before_helpers
from reportedly.counts.numbers import quantities
from reportedly.language.tokens import span_of, token_at, tokens_between
from reportedly.records import Casualty

IsPart = Callable[[Scene, Told, Word, tuple[Casualty, ...]], bool]
HURT = "wounded"
# How many tokens may stand between "shot" and "one of them fatally", and between a wound and its death.
NEAR = 6
FAR = 20
# How many words of people tell that they are more, or are some of the wounded: "two more bodies".
MORE = 3


def with_fates(scene: Scene, told: Iterable[Told], found: Mapping[int, int]) -> Iterator[Told]:
    """
    Each word for harm with its people, the wounded as dead where they died. *found* are the groups that
    words for harm have by the number of the word.
    """
    deaths = [word for k, word in enumerate(scene.words) if k not in found and is_end(scene, word)]
    kept = told
    for is_part in (is_among, is_worse, is_some, is_later):
        kept = with_parts(scene, kept, is_part)
    kept = with_sums(scene, tuple(kept))
    ends = {word: end for word, entries in kept if (end := end_of(scene, word, entries, deaths))}
    for word, entries in kept:
        if word in ends:
            yield word, (*entries[:-1], replace(entries[-1], outcome="killed"))
        elif word not in ends.values():
            more = (of_both(scene, word, entries), fatally(scene, word, entries), badly(scene, word, entries))
            yield word, (*entries, *chain.from_iterable(more))


def with_parts(scene: Scene, told: Iterable[Told], is_part: IsPart) -> tuple[Told, ...]:
    """
    Each word for harm with its people, those of the next word among them where they are a part: "three were
    shot, two of whom died", "wounded 19, two of them in critical condition".
    """
    kept: list[Told] = []
    for word, entries in told:
        before = kept[-1] if kept else None
        if before and is_part(scene, before, word, entries):
            kept[-1] = before[0], (*before[1], replace(entries[0], subset_of=0))
        else:
            kept.append((word, entries))
    return tuple(kept)


def with_sums(scene: Scene, told: tuple[Told, ...]) -> tuple[Told, ...]:
    """
    Each word for harm with its people, as parts of those who were hit the ones of the next words who come to
    as many: "four were shot, leaving one dead and three injured".
    """
    kept: list[Told] = []
    left = [*told]
    while left:
        (word, entries), many = left[0], parted(scene, left)
        parts = (replace(others[0], subset_of=0) for _, others in left[1 : 1 + many])
        kept.append((word, (*entries, *parts)))
        del left[: 1 + many]
    return tuple(kept)


def parted(scene: Scene, told: Sequence[Told]) -> int:
    """
    How many of the words behind the first tell together what became of all those hit by it; 0 where none do.
    """
    word, entries = told[0]
    ends = {scene.tokens[word.first].lower, scene.tokens[word.last - 1].lower}
    if ends.isdisjoint(fates()["hit"] | {"casualties"}) or word.outcome != HURT or not entries:
        return 0
    whole, *parts = map(exact, entries)
    for many, (other, others) in enumerate(told[1:], 1):
        if len(others) != 1 or other.outcome not in {"killed", HURT} or not exact(others[0]):
            return 0
        parts.append(exact(others[0]))
        if sum(parts) >= whole:
            return many if sum(parts) == whole and len(parts) > 1 else 0
    return 0


def exact(entry: Casualty) -> int:
    """
    How many people an entry counts, 0 where it gives no one number.
    """
    return entry.low if entry.low is not None and entry.low == entry.high and entry.count else 0


def is_worse(scene: Scene, hurt: Told, word: Word, entries: tuple[Casualty, ...]) -> bool:
    """
    Whether *word* only tells how badly off a bare number of those *hurt* is ("two of them in critical
    condition"); they are no more people.
    """
    lead = said(scene, word)
    bare = len(entries) == 1 and is_bare(scene, entries[0])
    state = lead[0] == "in" or lead[-1] == "critical"
    worse = bare and word.outcome == HURT and state and not fates()["badly"].isdisjoint(lead)
    return worse and len(hurt[1]) == 1 and is_part_of(entries[0], hurt[1][0])


def is_some(scene: Scene, hurt: Told, word: Word, entries: tuple[Casualty, ...]) -> bool:
    """
    Whether *word* tells the same harm of some of those told right before: "17 were wounded, four of whom are
    fighting for their lives".
    """
    counted = len(entries) == 1 and len(hurt[1]) == 1 and entries[0].count
    if not counted or word.outcome != hurt[0].outcome or hurt[1][0].count is None:
        return False
    first = token_at(scene.tokens, counted.start)
    some = next((group for group in scene.groups if group.first == first), None)
    if some is None or not some.of_them or some.part_of is None:
        return False
    whole = scene.groups[some.part_of].count
    return whole is not None and scene.tokens[whole[0]].start == hurt[1][0].count.start


def is_bare(scene: Scene, entry: Casualty) -> bool:
    """
    Whether an entry is a number alone, or one of people told before: "two", "two of the men".
    """
    if entry.count is None or entry.victims is None:
        return entry.count is not None
    between_both = tokens_between(scene.tokens, entry.count.start, entry.victims.start)
    return [token.lower for token in between_both][-2:] in (["of", "the"], ["of", "those"])


def is_part_of(entry: Casualty, whole: Casualty) -> bool:
    """
    Whether so many can be some of the wounded, and not all of them.
    """
    if whole.outcome != HURT or entry.low == 0:
        return False
    return entry.vague or whole.vague or (entry.low or 0) < (whole.low or 0)


def is_among(scene: Scene, shot: Told, word: Word, entries: tuple[Casualty, ...]) -> bool:
    """
    Whether the dead of *word* are some of those *shot* or hurt otherwise.
    """
    whole, count, tokens = (
        shot[1][0] if shot[1] else None,
        entries[0].count if entries else None,
        scene.tokens,
    )
    if whole is None or count is None or (shot[0].outcome, word.outcome, len(entries)) != (HURT, "killed", 1):
        return False
    if not 0 < (entries[0].low or 0) < (whole.low or (inf if whole.vague else 0)):
        return False
    first, after = token_at(tokens, count.start), token_at(tokens, count.end)
    hit = tokens[shot[0].first].lower in fates()["hit"]
    left = hit and tokens[first - 1].lower in fates()["leaving"] and entries[0].victims is None
    return left or of_whom(tokens, after) is not None


def is_later(scene: Scene, dead: Told, word: Word, entries: tuple[Casualty, ...]) -> bool:
    """
    Whether the dead of *word* are those who were last added to the *dead*: "the toll rose to 14 after three
    of the wounded died", "19 were killed, after two more bodies were found".
    """
    counted = dead[1] and len(entries) == 1 and entries[0].count
    if not counted or (dead[0].outcome, word.outcome) != ("killed", "killed"):
        return False
    if not 0 < (entries[0].low or 0) < (dead[1][0].low or 0):
        return False
    first, tokens = token_at(scene.tokens, counted.start), scene.tokens
    gap = [token.lower for token in tokens[past(scene, dead[0], dead[1][0]) : first]]
    then = max((i for i, said in enumerate(gap) if said in fates()["later"]), default=None)
    if then is None or (then and gap[then - 1] in fates()["long"]):
        return False
    told = {token.lower for token in tokens[first - 1 : first + MORE]}
    after = tokens[first : first + MORE + 1]
    more = bool(told & fates()["more"]) or any(token.lower in naming() for token in after)
    return more or (dead[0].form == "toll" and word.form in {"subject", "people", "of"})


def is_end(scene: Scene, word: Word) -> bool:
    """
    Whether a word for harm tells how somebody ended: "died", "pronounced dead".
    """
    first = scene.tokens[word.first].lower
    return word.outcome == "killed" and first in fates()["ends"]


def end_of(scene: Scene, word: Word, entries: tuple[Casualty, ...], deaths: Iterable[Word]) -> Word | None:
    """
    The word for the death of the people whom *word* has as wounded, if the sentence tells it.
    """
    hurt = told_of(entries)
    if word.outcome != HURT or hurt is None or not is_before(scene, word, hurt):
        return None
    return next((end for end in deaths if end.first >= word.last and is_same_subject(scene, word, end)), None)


def told_of(entries: tuple[Casualty, ...]) -> Casualty | None:
    """
    Those of whom a word for harm tells: all its people, or the one in "one of the three people stabbed".
    """
    if len(entries) == 1:
        return entries[0]
    if len(entries) != 2 or entries[1].subset_of != 0:
        return None
    whole, some = entries[0].count, entries[1].count
    return entries[1] if whole and some and some < whole else None


def is_before(scene: Scene, word: Word, entry: Casualty) -> bool:
    """
    Whether those whom *word* has as wounded stand before it: they are its subject, and not its object.
    """
    words = entry.victims or entry.count
    return words is not None and words.start < scene.tokens[word.first].start and bool(entry.low)


def is_same_subject(scene: Scene, word: Word, end: Word) -> bool:
    """
    Whether nobody but the people of *word* can be those who died at *end*.
    """
    tokens = scene.tokens
    gap = range(word.last, end.first)
    if any(tokens[i].lower in fates()["breaks"] for i in gap) or len(gap) > FAR:
        return False
    others = [group for group in scene.groups if group.first in gap]
    if any(tokens[group.first - 1].lower not in between()["prepositions"] for group in others):
        return False
    i = max(before_helpers(tokens, end.first), word.last)
    joined = tokens[i - 1].lower in {"and", ","}
    return i == word.last or joined or is_clause(scene, word)


def is_clause(scene: Scene, word: Word) -> bool:
    """
    Whether *word* only says which people are meant: "a boy who was shot", "a boy shot by soldiers".
    """
    begun = before_helpers(scene.tokens, word.first)
    helpers = {token.lower for token in scene.tokens[begun : word.first]}
    return bool(helpers & {"who", "that"}) or not helpers & between()["verbs"]


def of_both(scene: Scene, word: Word, entries: tuple[Casualty, ...]) -> Iterator[Casualty]:
    """
    The dead beside the wounded where one word tells of both and no number of both together: "nobody was
    killed or wounded", "shells killed and wounded civilians".
    """
    if len(entries) != 1:
        return
    one, nobody = entries[0], entries[0].high == 0
    told = {*said(scene, word)}
    if word.outcome == HURT and (one.count is None or nobody) and told & fates()["dead"]:
        yield replace(one, outcome="killed")
    after = [token.lower for token in scene.tokens[word.last : word.last + 2]]
    unhurt = len(after) > 1 and after[0] in {"or", "nor", "and"} and after[1] in fates()["hurt"]
    if word.outcome == "killed" and nobody and unhurt and word.last + 1 not in scene.walls:
        yield replace(one, outcome=HURT)


def fatally(scene: Scene, word: Word, entries: tuple[Casualty, ...]) -> Iterator[Casualty]:
    """
    Those of the wounded who were hit fatally: "nine people were shot, two of them fatally".
    """
    whole = entries[0] if entries else None
    if word.outcome != HURT or whole is None or (whole.low or 0) < 2:
        return
    tokens = scene.tokens
    for i in range(word.last, min(word.last + NEAR, len(tokens))):
        number = cardinal_at(tokens, i)
        after = number and (of_whom(tokens, number[0]) or number[0])
        if number and after and after < len(tokens) and tokens[after].lower in fates()["fatal"]:
            if number[1] < (whole.low or 0):
                count = span_of(tokens, i, number[0])
                yield Casualty("killed", number[1], number[1], subset_of=0, count=count)
            return


def badly(scene: Scene, word: Word, entries: tuple[Casualty, ...]) -> Iterator[Casualty]:
    """
    Those of the wounded who are said to be badly off: "wounded 20 others, some of them seriously".
    """
    if word.outcome != HURT or len(entries) != 1:
        return
    end = past(scene, word, entries[0])
    tokens = scene.tokens[end : end + NEAR + FAR]
    if fates()["badly"].isdisjoint(token.lower for token in tokens):
        return
    number = next((one for one in quantities(tokens) if one.first < NEAR), None)
    if number is None:
        return
    of = number.last - (tokens[number.last - 1].lower == "of")
    after = of_whom(tokens, of) or number.last
    after += tokens[after : after + 1] != () and tokens[after].lower == "in"
    count = span_of(tokens, number.first, number.last)
    part = Casualty(HURT, number.low, number.high, number.vague, subset_of=0, count=count)
    told = scene.walls.isdisjoint(range(end, end + number.last))
    if told and {token.lower for token in tokens[after : after + 1]} & fates()["badly"]:
        yield from [part] * is_part_of(part, entries[0])


def past(scene: Scene, word: Word, whole: Casualty) -> int:
    """
    The first token behind a word for harm and its people.
    """
    ends = [span.end for span in (whole.victims, whole.count) if span]
    return max([word.last, *(token_at(scene.tokens, end) for end in ends)])
