"""
Who was killed, wounded, missing, abducted, detained or driven out in a sentence, and how many.

1. Words for harm are looked up (`lexicons/harm.toml`); a sentence without one is left at once.
2. The groups of people are found with their numbers.
3. Each word takes its people from the side where its kind of word has them: "N were killed",
   "killing N", "the death of N", "the toll rose to N".
4. Parts ("including 3 children") and added groups ("and two soldiers") follow their whole.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from reportedly.language import Phrases, lexicon
from reportedly.numbers import quantities
from reportedly.records import Casualty, Count, Harm, Sentence, Span, Token
from reportedly.victims import SAME, Group, find_groups, people, shouted

OUTCOMES = ("killed", "wounded", "missing", "abducted", "detained", "displaced")
FORMS = ("either", "object", "subject", "state", "of", "toll", "people", "weak")
SURE = {"killed", "wounded", "abducted"}
LOOSE = 14
NO_PERSON = frozenset({"it", "which", "that", "town", "city", "village", "there", "attack"})
PREPOSITIONS = frozenset(
    {
        "of",
        "from",
        "in",
        "by",
        "at",
        "with",
        "on",
        "for",
        "near",
        "against",
        "under",
        "to",
        "into",
        "including",
        "among",
        "between",
    }
)


class Word(NamedTuple):
    """
    A word for harm in a sentence: tokens *first* up to *last*, its outcome and its kind.
    """

    first: int
    last: int
    outcome: str
    form: str


class Scene(NamedTuple):
    """
    One sentence under reading: its tokens, its words for harm and its groups of people.
    """

    tokens: tuple[Token, ...]
    words: list[Word]
    groups: list[Group]
    walls: frozenset[int]


@cache
def harm_words() -> Phrases[tuple[str, str]]:
    """
    Every word for harm with its outcome and its kind.
    """
    table = lexicon("harm")
    words = {word: (outcome, form) for outcome in OUTCOMES for form in FORMS for word in table[outcome][form]}
    return Phrases(words | dict.fromkeys(table["none"]["words"], ("none", "none")))


@cache
def naming() -> Mapping[str, str]:
    """
    The words that with "the" or "those" name people by the harm alone, with their outcome.
    """
    return {word: outcome for outcome, words in lexicon("harm")["named"].items() for word in words}


@cache
def between() -> Mapping[str, frozenset[str]]:
    """
    The small words that stand between people and harm, by their use.
    """
    return {name: frozenset(words) for name, words in lexicon("harm")["between"].items()}


@cache
def cumulative_words() -> Phrases[None]:
    """
    The words that make a count one over a long time.
    """
    return Phrases(dict.fromkeys(lexicon("harm")["cumulative"]["words"]))


def find_words(tokens: Sequence[Token]) -> list[Word]:
    """
    The words for harm of a sentence, from left to right.
    """
    return [
        named(tokens, Word(first, last, *value))
        for first, last, value in harm_words().find(tokens)
        if value[0] != "none"
    ]


def named(tokens: Sequence[Token], word: Word) -> Word:
    """
    *word*, as one that names people where it does ("the wounded", "those killed").
    """
    k = word.first
    outcome = naming().get(tokens[k].lower)
    if outcome is None or word.last - k > 1 or k == 0:
        return word
    those = tokens[k - 1].lower in {"those", "the"}
    after = tokens[k + 1] if k + 1 < len(tokens) else None
    noun = after is not None and after.text[0].isalpha() and after.lower not in people().stops
    return word if not those or (noun and tokens[k - 1].lower == "the") else Word(k, k + 1, outcome, "named")


def filler(tokens: Sequence[Token], i: int, j: int) -> bool:
    """
    Whether tokens *i* up to *j* are only helping verbs and adverbs.
    """
    small = between()
    fill = small["be"] | small["have"] | small["adverbs"]
    return all(token.lower in fill or token.text in {",", '"'} for token in tokens[i:j])


def helped(tokens: Sequence[Token], word: Word) -> str | None:
    """
    The form of "to be" that makes *word* a passive ("were killed"), if any.
    """
    small, i = between(), word.first - 1
    while i >= 0 and tokens[i].lower in small["adverbs"] and tokens[i].lower not in {"who", "that", "which"}:
        i -= 1
    return tokens[i].lower if i >= 0 and tokens[i].lower in small["be"] else None


def usable(group: Group, *, adjacent: bool = True) -> bool:
    """
    Whether *group* may stand alone; a lone singular without an article only beside its verb.
    """
    lone = group.count is None and group.head is not None and group.first == group.head[0]
    return adjacent or not lone or group.vague


def beside_left(scene: Scene, word: Word) -> int | None:
    """
    The group that ends right before *word*, helping verbs aside.
    """
    for n in range(len(scene.groups) - 1, -1, -1):
        group = scene.groups[n]
        if group.last <= word.first:
            return n if filler(scene.tokens, group.last, word.first) else None
    return None


def beside_right(scene: Scene, word: Word) -> int | None:
    """
    The group that begins right after *word*.
    """
    for n, group in enumerate(scene.groups):
        if group.first >= word.last:
            gap = scene.tokens[word.last : group.first]
            lead = between()["lead"] | between()["adverbs"] - {"who", "that", "which"}
            near = len(gap) <= 3 and all(token.lower in lead or token.text == '"' for token in gap)
            return n if near else None
    return None


def agrees(scene: Scene, n: int, number: str) -> bool:
    """
    Whether group *n* can be the subject of a verb in *number* ("one", "many" or "").
    """
    group = scene.groups[n]
    single = group.low == group.high == 1
    if number == "one":
        return single or group.low == 0 or group.named
    return not (
        number == "many" and single and scene.tokens[group.first].lower != "one" and group.joined_to is None
    ) or any(other.joined_to == n for other in scene.groups)


def after_preposition(scene: Scene, n: int) -> bool:
    """
    Whether group *n* stands after a preposition, so that another may be the subject.
    """
    i = scene.groups[n].first
    return i > 0 and scene.tokens[i - 1].lower in PREPOSITIONS


def clause_left(scene: Scene, word: Word) -> int | None:
    """
    The people of the clause before *word*: the nearest counted ones, subjects first.
    """
    breaks, floor = between()["breaks"], max(0, word.first - 25)
    for k in range(word.first - 1, floor - 1, -1):
        if k in scene.walls or scene.tokens[k].lower in breaks:
            floor = k + 1
            break
    number = number_of(scene.tokens, word)
    nearby = [
        n
        for n, group in enumerate(scene.groups)
        if floor <= group.first and group.last <= word.first and agrees(scene, n, number)
    ]
    whole = [n for n in nearby if scene.groups[n].part_of is None]
    counted = [n for n in whole if scene.groups[n].counted]
    bare = [
        n
        for n in whole
        if usable(scene.groups[n], adjacent=False) and word.first - scene.groups[n].last < LOOSE
    ]
    for choice in (
        [n for n in counted if not after_preposition(scene, n)],
        counted,
        [n for n in bare if not after_preposition(scene, n)],
    ):
        if choice:
            return choice[-1]
    return None


def number_of(tokens: Sequence[Token], word: Word) -> str:
    """
    Whether the verb of *word* speaks of one or of many, where it tells.
    """
    i, helpers = word.first, set()
    small = between()
    while i > 0 and tokens[i - 1].lower in small["be"] | small["have"] | small["adverbs"]:
        i -= 1
        helpers.add(tokens[i].lower)
    if helpers & {"was", "is", "has"}:
        return "one"
    return "many" if helpers & {"were", "are", "have"} else ""


def bespoken(scene: Scene, n: int, word: Word) -> bool:
    """
    Whether group *n*, to the right of *word*, belongs to the word for harm after it ("30 hurt").
    """
    last = scene.groups[n].last
    return any(
        other.first >= last
        and other.form in {"either", "state", "subject"}
        and filler(scene.tokens, last, other.first)
        and beside_right(scene, other) is None
        for other in scene.words
        if other is not word
    )


def root_of(scene: Scene, n: int) -> int:
    """
    The first of the groups that group *n* is added to or part of.
    """
    seen = n
    while True:
        group = scene.groups[seen]
        up = group.part_of if group.part_of is not None else group.joined_to
        if up is None:
            return seen
        seen = up


def passive(scene: Scene, word: Word) -> int | None:
    """
    The group before *word* that it was done to.
    """
    n = beside_left(scene, word)
    if n is None or (after_preposition(scene, n) and not scene.groups[n].counted):
        better = clause_left(scene, word)
        n = n if better is None else better
    return None if n is None else root_of(scene, n)


def does(tokens: Sequence[Token], word: Word) -> bool:
    """
    Whether *word* is plainly something that a doer did ("have killed", "killed him").
    """
    i = word.first - 1
    while i >= 0 and tokens[i].lower in between()["adverbs"]:
        i -= 1
    after = tokens[word.last].lower if word.last < len(tokens) else ""
    return (i >= 0 and tokens[i].lower in {"have", "has", "had"}) or after in {"him", "them", "us"}


def of_either(scene: Scene, word: Word) -> int | None:
    """
    The group of a word that may look either way ("N were killed", "killed N", "N killed").
    """
    left, right = beside_left(scene, word), beside_right(scene, word)
    if helped(scene.tokens, word):
        return passive(scene, word)
    if (
        left is not None
        and scene.groups[left].counted
        and (scene.groups[left].head is None or right is None or bespoken(scene, right, word))
    ):
        return root_of(scene, left)
    if right is not None and not (left is not None and bespoken(scene, right, word)):
        return right
    if left is not None:
        return root_of(scene, left)
    return None


def of_toll(scene: Scene, word: Word) -> int | None:
    """
    The number that a toll is said to stand at.
    """
    links = between()["toll_links"]
    for n, group in enumerate(scene.groups):
        article = scene.tokens[group.first].lower in people().indefinite
        if group.counted and not article and 0 <= group.first - word.last < 25:
            before = scene.tokens[group.first - 1].lower
            if before in links or group.first == word.last:
                return n
    return None


def of_people(scene: Scene, word: Word) -> int | None:
    """
    The group whose own words say the harm ("12 fatalities", "no casualties", "heavy losses").
    """
    said = scene.tokens[word.last - 1].lower
    for n, group in enumerate(scene.groups):
        if group.first <= word.first and word.last == group.last:
            before = scene.tokens[word.first - 1].lower if word.first else ""
            plain = said in {"casualties", "bodies", "hostages", "corpses"}
            serious = before in between()["serious"] and said in {"losses", "deaths", "casualties"}
            return n if group.counted or plain or serious else None
    left = beside_left(scene, word)
    return (
        left
        if left is not None and scene.groups[left].counted and scene.groups[left].last == word.first
        else None
    )


def of_named(scene: Scene, word: Word) -> int | None:
    """
    The people whom *word* itself names ("the wounded").
    """
    return next((n for n, group in enumerate(scene.groups) if group.named and group.last == word.last), None)


def of_weak(scene: Scene, word: Word) -> int | None:
    """
    The people that a word taken for harm only before people has ("claimed 11 children").
    """
    n = beside_right(scene, word)
    if n is None or not scene.groups[n].counted or scene.groups[n].head is None:
        return None
    known = scene.tokens[scene.groups[n].last - 1].lower in people().known
    return n if known else None


def group_of(scene: Scene, word: Word) -> int | None:
    """
    The first group that *word* was done to.
    """
    if word.form == "either":
        return of_either(scene, word)
    if word.form in {"object", "of"}:
        return beside_right(scene, word)
    if word.form in {"subject", "state"}:
        return passive(scene, word)
    return {"toll": of_toll, "people": of_people, "weak": of_weak, "named": of_named}[word.form](scene, word)


def following(scene: Scene, root: int, taken: set[int]) -> list[int]:
    """
    *root* with the groups added to it and the parts of each, in reading order.
    """
    chosen = [root]
    for n, group in enumerate(scene.groups):
        if n in taken or n == root:
            continue
        if group.part_of in chosen or group.joined_to in chosen:
            chosen.append(n)
    return chosen


def casualty(scene: Scene, n: int, chosen: list[int], word: Word, former: str) -> Casualty:
    """
    Group *n* as an entry of the list that *chosen* makes.
    """
    group, tokens = scene.groups[n], scene.tokens
    head = group.head
    unnamed = head is None or tokens[head[1] - 1].lower in SAME
    return Casualty(
        outcome=word.outcome,
        low=group.low,
        high=group.high,
        vague=group.vague,
        subset_of=chosen.index(group.part_of) if group.part_of in chosen else None,
        victims_type=former if unnamed and group.type == "unknown" else group.type,
        count=group.count and Span(tokens[group.count[0]].start, tokens[group.count[1] - 1].end),
        victims=head and Span(tokens[head[0]].start, tokens[head[1] - 1].end),
    )


def shared(scene: Scene, k: int, found: Mapping[int, int]) -> int | None:
    """
    The group of the word for harm beside word *k* where "and" joins the two ("shot and killed N").
    """
    word = scene.words[k]
    for other in (k + 1, k - 1):
        if not 0 <= other < len(scene.words) or other not in found:
            continue
        low, high = sorted((word, scene.words[other]))
        gap = [token.lower for token in scene.tokens[low.last : high.first]]
        if gap in (["and"], ["or"], ["&"], ["then"], ["and", "then"]):
            return found[other]
    return None


def linked(scene: Scene) -> dict[int, int]:
    """
    For each word for harm that has people, its first group.
    """
    found = {k: n for k, word in enumerate(scene.words) if (n := group_of(scene, word)) is not None}
    for k, word in enumerate(scene.words):
        if k not in found and word.form in {"either", "object"}:
            n = shared(scene, k, found)
            if n is not None:
                found[k] = n
    return found


def run_before(tokens: Sequence[Token], end: int) -> int:
    """
    Where the phrase that ends before token *end* begins.
    """
    stops, i = people().stops - {"the", "of", "his", "her"}, end
    while (
        i > 0
        and end - i < 10
        and tokens[i - 1].lower not in stops
        and (tokens[i - 1].text[0].isalpha() or tokens[i - 1].text in "-'\"")
    ):
        i -= 1
    return i


def one_before(scene: Scene, word: Word) -> Casualty | None:
    """
    The one person whom a passive in the singular was done to ("he was killed").
    """
    tokens, small = scene.tokens, between()
    sure = word.outcome in SURE and word.form == "either" and number_of(tokens, word) == "one"
    if word.form not in {"either", "subject"} or not (helped(tokens, word) or word.form == "subject"):
        return None
    end = word.first
    while end > 0 and tokens[end - 1].lower in small["be"] | small["have"] | small["adverbs"]:
        end -= 1
    helpers = {token.lower for token in tokens[end : word.first]}
    if end == 0 or helpers & {"were", "have", "are", "not", "never"} or tokens[end - 1].lower in NO_PERSON:
        return None
    start = run_before(tokens, end)
    named = start < end and (
        tokens[end - 1].text[:1].isupper() or tokens[end - 1].lower in small["pronouns_one"]
    )
    if not named or any(k in scene.walls for k in range(start, end)):
        return Casualty(word.outcome, 1, 1) if sure else None
    if not sure and (shouted(tokens) or not helpers):
        return None
    return Casualty(word.outcome, 1, 1, victims=Span(tokens[start].start, tokens[end - 1].end))


def one_after(scene: Scene, word: Word) -> Casualty | None:
    """
    The one person whose name follows *word* ("killed Zahran Alloush").
    """
    tokens, i = scene.tokens, word.last
    if word.form not in {"either", "object", "of"} or i >= len(tokens) or helped(tokens, word):
        return None
    if tokens[i].lower in {"him", "her"} and word.outcome in SURE:
        return Casualty(word.outcome, 1, 1, victims=Span(tokens[i].start, tokens[i].end))
    j = i
    while (
        j < len(tokens)
        and j - i < 7
        and j not in scene.walls
        and tokens[j].text[0].isupper()
        and tokens[j].lower not in people().stops
    ):
        j += 1
    if j - i < 2 or not (word.outcome in SURE or tokens[word.first].lower.startswith("arrest")):
        return None
    return Casualty(word.outcome, 1, 1, victims=Span(tokens[i].start, tokens[j - 1].end))


def is_cumulative(tokens: Sequence[Token]) -> bool:
    """
    Whether the sentence counts over a long time ("since March 2011", "so far").
    """
    return next(iter(cumulative_words().find(tokens)), None) is not None


def harms_of(scene: Scene) -> Iterator[tuple[Word, tuple[Casualty, ...]]]:
    """
    Each word for harm with its people.
    """
    found = linked(scene)
    owned = set(found.values())
    former, emitted = "unknown", set()
    for k, word in enumerate(scene.words):
        if k not in found:
            one = one_before(scene, word) or one_after(scene, word)
            if one:
                yield word, (one,)
            continue
        root = found[k]
        if (word.outcome, root) in emitted:
            continue
        emitted.add((word.outcome, root))
        chosen = following(scene, root, owned - {root})
        entries = []
        for n in chosen:
            entry = casualty(scene, n, chosen, word, former)
            former = entry.victims_type if entry.subset_of is None else former
            entries.append(entry)
        yield word, tuple(entries)


def find_harms(sentence: Sentence, text: str) -> tuple[Harm, ...]:  # noqa: ARG001
    """
    Every harm that a sentence speaks of, with the people counted under it.
    """
    tokens = sentence.tokens
    words = find_words(tokens)
    if not words:
        return ()
    walls = frozenset(
        i
        for word in words
        if word.form not in {"people", "weak", "named"}
        for i in range(word.first, word.last)
    )
    naming_words = frozenset(word.first for word in words if word.form == "named")
    scene = Scene(tokens, words, find_groups(tokens, walls, naming_words), walls)
    scope = "cumulative" if is_cumulative(tokens) else "incident"
    return tuple(
        Harm(
            Span(tokens[word.first].start, tokens[word.last - 1].end),
            tuple(scoped(entry, scope) for entry in entries),
        )
        for word, entries in harms_of(scene)
    )


def scoped(entry: Casualty, scope: str) -> Casualty:
    """
    *entry* with its scope.
    """
    return entry if scope == entry.scope else replace(entry, scope=scope)


def find_counts(sentence: Sentence, text: str) -> tuple[Count, ...]:  # noqa: ARG001
    """
    Every number of a sentence that may count people.
    """
    return tuple(
        Count(number.span(sentence.tokens), number.low, number.high, number.vague)
        for number in quantities(sentence.tokens)
    )
