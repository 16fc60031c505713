"""
Who was killed, wounded, missing, abducted, detained or driven out in a sentence, and how many.

1. Words for harm are looked up (`lexicons/harm.toml`); a sentence without one is left at once.
2. The groups of people are found with their numbers.
3. Each word takes its people from the side where its kind of word has them: "N were killed",
   "killing N", "the death of N", "the toll rose to N".
4. Parts ("including 3 children") and added groups ("and two soldiers") follow their whole.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cache

from reportedly.groups import Group
from reportedly.harm_links import MOST_NAMES, Scene, following, linked, scene_of
from reportedly.harm_words import Word, between, find_words, helped, number_of
from reportedly.language import Phrases, lexicon, token_at
from reportedly.numbers import quantities
from reportedly.records import Casualty, Count, Harm, Sentence, Span, Token
from reportedly.victims import SAME, counts_things, kind_of, people, phrase_end

NOT_ONLY_PEOPLE = (
    "execut",
    "shot",
    "shoot",
    "hurt",
    "eliminat",
    "burn",
    "wound",
    "death",
    "loss",
    "remains",
    "poison",
)
SHORT = frozenset({"hour", "hours", "day", "days", "night", "minutes"})
SURE = {"killed", "wounded", "abducted"}
PLURAL = frozenset({"were", "have", "are", "not", "never"})
NO_PERSON = frozenset({"it", "which", "that", "town", "city", "village", "there", "attack"})


@cache
def cumulative_words(name: str) -> Phrases[None]:
    """
    The words that make a count one over a long time.
    """
    return Phrases(dict.fromkeys(lexicon("harm")["cumulative"][name]))


def casualty(scene: Scene, n: int, chosen: list[int], word: Word, former: str) -> Casualty:
    """
    Group *n* as an entry of the list that *chosen* makes.
    """
    group, tokens = scene.groups[n], scene.tokens
    losers = bearers(scene, group)
    head = losers or group.head
    suffered = losers is not None and losers[0] < group.first
    unnamed = head is None or tokens[head[1] - 1].lower in SAME
    return Casualty(
        outcome="killed" if suffered else word.outcome,
        low=group.low,
        high=group.high,
        vague=group.vague,
        subset_of=chosen.index(group.part_of) if group.part_of in chosen else None,
        victims_type=former if unnamed and group.type == "unknown" else type_for(scene, group, head),
        count=group.count and Span(tokens[group.count[0]].start, tokens[group.count[1] - 1].end),
        victims=head and Span(tokens[head[0]].start, tokens[named_end(scene, head[1]) - 1].end),
    )


def bearers(scene: Scene, group: Group) -> tuple[int, int] | None:
    """
    The force that losses are said to be of: "inflicted heavy losses on X", "X suffered heavy losses".
    """
    tokens, last = scene.tokens, group.last
    if group.counted or tokens[last - 1].lower not in between()["losses"]:
        return None
    if last + 1 < len(tokens) and tokens[last].lower in between()["inflicted_on"]:
        start = last + 1 + (tokens[last + 1].lower in people().definite)
        end = phrase_end(tokens, start, scene.walls)
        return (start, end) if end > start else None
    end = group.first - 1
    if end < 1 or tokens[end].lower not in between()["suffered"]:
        return None
    while end > 0 and tokens[end - 1].lower in between()["helpers"]:
        end -= 1
    start = run_before(scene, end)
    start += start < end and tokens[start].lower in people().definite
    return (start, end) if start < end else None


def type_for(scene: Scene, group: Group, head: tuple[int, int] | None) -> str:
    """
    What the people of a group are taken for; those who bear losses by the words for them.
    """
    return group.type if head is None or head == group.head else kind_of(scene.tokens, head[0], head[1] - 1)


def named_end(scene: Scene, end: int) -> int:
    """
    Where the people's phrase ends with the name it gives after "of" or "from" ("of Brigade 65").
    """
    tokens = scene.tokens
    if scene.shouted or end + 1 >= len(tokens) or tokens[end].lower not in {"of", "from"}:
        return end
    j = end + 1
    while j < min(len(tokens), end + 7) and j not in scene.walls:
        if not (tokens[j].text[0].isupper() or tokens[j].text.isdigit() or tokens[j].text == "-"):
            break
        j += 1
    return j if j > end + 1 and tokens[end + 1].text[0].isupper() else end


def run_before(scene: Scene, end: int) -> int:
    """
    Where the phrase that ends before token *end* begins.
    """
    tokens, stops = scene.tokens, people().stops - {"the", "of", "his", "her"}
    i = end
    while i > max(0, end - 10) and tokens[i - 1].lower not in stops and i - 1 not in scene.walls:
        if not (tokens[i - 1].text[0].isalpha() or tokens[i - 1].text in {"-", "'", '"', "'s", "’s"}):
            break
        i -= 1
    return i


def name_before(scene: Scene, end: int) -> Span | None:
    """
    The name or pronoun for one person that ends before token *end*.
    """
    last = scene.tokens[end - 1]
    if last.lower in between()["pronouns_one"]:
        return Span(last.start, last.end)
    start = run_before(scene, end)
    named = start < end and last.text[:1].isupper()
    return Span(scene.tokens[start].start, last.end) if named else None


def one_before(scene: Scene, word: Word) -> Casualty | None:
    """
    The one person whom a passive in the singular was done to ("he was killed").
    """
    tokens, helping = scene.tokens, between()["helpers"]
    dies = word.form == "subject" and word.outcome == "killed"
    if word.form != "subject" and not (word.form == "either" and helped(tokens, word)):
        return None
    end = word.first
    while end > 0 and tokens[end - 1].lower in helping:
        end -= 1
    helpers = {token.lower for token in tokens[end : word.first]}
    if end == 0 or helpers & PLURAL or tokens[end - 1].lower in NO_PERSON:
        return None
    sure = word.outcome in SURE or tokens[word.first].lower == "arrested"
    sure = sure and word.form == "either" and number_of(tokens, word) == "one"
    name = name_before(scene, end) if sure or (not scene.shouted and (helpers or dies)) else None
    return Casualty(word.outcome, 1, 1, victims=name) if name or sure else None


def several_named(scene: Scene, word: Word) -> Casualty | None:
    """
    People listed by name before a passive in the plural ("A. Diaz, B. Soto and C. Vega were arrested").
    """
    tokens, helping = scene.tokens, between()["helpers"]
    if word.form not in {"either", "subject"} or number_of(tokens, word) != "many":
        return None
    end = word.first
    while end > 0 and tokens[end - 1].lower in helping:
        end -= 1
    starts = names_before(scene, end)
    if len(starts) < 2:
        return None
    return Casualty(
        word.outcome, len(starts), len(starts), victims=Span(tokens[starts[0]].start, tokens[end - 1].end)
    )


def names_before(scene: Scene, end: int) -> list[int]:
    """
    Where each name begins in a list of names that ends before token *end*, in reading order.
    """
    starts: list[int] = []
    joint = "and"
    while True:
        start = name_start(scene, end)
        if end - start < 2:
            return starts if joint == "," else []
        starts.insert(0, start)
        before = scene.tokens[start - 1].lower if start else ""
        if before not in {"and", ","} or (len(starts) > 1 and before == "and"):
            return starts
        joint = before
        end = start - 1 - (before == "and" and start > 1 and scene.tokens[start - 2].text == ",")


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
        return Casualty(word.outcome, 1, 1, victims=Span(tokens[i].start, tokens[i].end))
    if tokens[i].lower in {"a", "an"} and word.outcome in SURE:
        return one_unknown(scene, word)
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


def one_unknown(scene: Scene, word: Word) -> Casualty | None:
    """
    One person by a word that no list holds ("murdered a machinist").
    """
    tokens, i = scene.tokens, word.last
    end = phrase_end(tokens, i + 1, scene.walls)
    verb = tokens[word.first].lower
    if end == i + 1 or verb.startswith(NOT_ONLY_PEOPLE):
        return None
    if counts_things(tokens, i + 1, end, None):
        return None
    words = Span(tokens[i + 1].start, tokens[end - 1].end)
    return Casualty(word.outcome, 1, 1, count=Span(tokens[i].start, tokens[i].end), victims=words)


def is_cumulative(tokens: Sequence[Token]) -> bool:
    """
    Whether the sentence counts over a long time ("since March 2011", "so far").
    """
    for first, last, _ in cumulative_words("words").find(tokens):
        after = {token.lower for token in tokens[last : last + 3]}
        if tokens[last - 1].lower not in {"past", "last"} or after.isdisjoint(SHORT) or last == first:
            return True
    return False


def is_added_up(tokens: Sequence[Token]) -> bool:
    """
    Whether the sentence adds a count to earlier ones ("bringing the toll to 40").
    """
    return next(iter(cumulative_words("toll_words").find(tokens)), None) is not None


def share(words: Sequence[str], whole: Casualty) -> tuple[int, int | None] | None:
    """
    A share of a whole of known number as a number ("more than half of them").
    """
    named = [shares()[word] for word in words if word in shares()]
    if not named or whole.low is None or whole.low != whole.high:
        return None
    part = int(whole.low * named[0])
    return (part + 1, None) if words[0] in {"more", "over"} else (part, part)


@cache
def shares() -> Mapping[str, float]:
    """
    The words for a share of people.
    """
    table: Mapping[str, float] = lexicon("numbers")["shares"]
    return table


def worked_out(entries: Sequence[Casualty], tokens: Sequence[Token]) -> Iterator[Casualty]:
    """
    *entries* with shares of a known whole turned into numbers.
    """
    for entry in entries:
        if entry.vague and entry.count and entry.subset_of is not None:
            words = [token.lower for token in tokens if entry.count.start <= token.start < entry.count.end]
            found = share(words, entries[entry.subset_of])
            yield replace(entry, low=found[0], high=found[1], vague=False) if found else entry
        else:
            yield entry


def harms_of(scene: Scene) -> Iterator[tuple[Word, tuple[Casualty, ...]]]:
    """
    Each word for harm with its people.
    """
    found = linked(scene)
    owned = set(found.values())
    former = "unknown"
    emitted: set[tuple[str, int]] = set()
    for k, word in enumerate(scene.words):
        if k not in found:
            one = of_names(scene, word, emitted)
            if one:
                yield word, (one,)
            continue
        root = found[k]
        if (word.outcome, root) in emitted:
            continue
        emitted.add((word.outcome, root))
        chosen = following(scene, root, owned)
        entries = []
        for n in chosen:
            entry = casualty(scene, n, chosen, word, former)
            former = entry.victims_type if entry.subset_of is None else former
            entries.append(entry)
        yield word, tuple(worked_out(entries, scene.tokens))


def of_names(scene: Scene, word: Word, emitted: AbstractSet[tuple[str, int]]) -> Casualty | None:
    """
    Those whom *word* has by their names; a "he" or "she" only where nobody was told of before.
    """
    one = several_named(scene, word) or one_before(scene, word) or one_after(scene, word)
    if one is None or one.victims is None or all(outcome != word.outcome for outcome, _ in emitted):
        return one
    at = token_at(scene.tokens, one.victims.start)
    return None if scene.tokens[at].lower in between()["pronouns_one"] else one


def scoped(entries: tuple[Casualty, ...], *, cumulative: bool) -> tuple[Casualty, ...]:
    """
    *entries* with their scope.
    """
    return tuple(replace(entry, scope="cumulative") for entry in entries) if cumulative else entries


def find_harms(sentence: Sentence, text: str) -> tuple[Harm, ...]:  # noqa: ARG001 (the finders share one call)
    """
    Every harm that a sentence speaks of, with the people counted under it.
    """
    words = find_words(sentence.tokens)
    if not words:
        return ()
    scene = scene_of(sentence.tokens, words)
    long, added_up = is_cumulative(sentence.tokens), is_added_up(sentence.tokens)
    return tuple(
        Harm(
            Span(sentence.tokens[word.first].start, sentence.tokens[word.last - 1].end),
            scoped(entries, cumulative=long or (added_up and word.form == "toll")),
        )
        for word, entries in harms_of(scene)
    )


def find_counts(sentence: Sentence, text: str) -> tuple[Count, ...]:  # noqa: ARG001
    """
    Every number of a sentence that may count people.
    """
    return tuple(
        Count(number.span(sentence.tokens), number.low, number.high, number.vague)
        for number in quantities(sentence.tokens)
    )
