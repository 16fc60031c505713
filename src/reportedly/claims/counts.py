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

from reportedly.harm_links import Scene, following, linked, scene_of
from reportedly.harm_words import Word, between, find_words, helped, number_of
from reportedly.language import Phrases, lexicon
from reportedly.numbers import quantities
from reportedly.records import Casualty, Count, Harm, Sentence, Span, Token
from reportedly.victims import SAME, counts_things, people, phrase_end

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
        victims=head and Span(tokens[head[0]].start, tokens[named_end(scene, head[1]) - 1].end),
    )


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
        if not (tokens[i - 1].text[0].isalpha() or tokens[i - 1].text in {"-", "'", '"'}):
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
        chosen = following(scene, root, owned)
        entries = []
        for n in chosen:
            entry = casualty(scene, n, chosen, word, former)
            former = entry.victims_type if entry.subset_of is None else former
            entries.append(entry)
        yield word, tuple(worked_out(entries, scene.tokens))


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
