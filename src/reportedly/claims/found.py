"""
All that is found in each sentence of a report, before it is joined into claims.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import repeat

from reportedly.claims.actors import find_all_mentions, ground_of, homes_of, names_in
from reportedly.claims.attribution import find_attributions
from reportedly.claims.counts import find_harms
from reportedly.claims.events import Weighed, Weigher, weigher
from reportedly.claims.places import find_places, without_groups
from reportedly.claims.taken_back import days_meant, taken_back
from reportedly.claims.times import day_printed, times_of_report
from reportedly.counts.bygone import bygone
from reportedly.language.analysis import analyse
from reportedly.records import Attribution, Document, Harm, Mention, Place, Sentence, Span, Time


@dataclass(frozen=True, slots=True)
class Found:
    """
    All that was found in one sentence, before it is joined into claims. `bygone` are the stretches of a
    sentence with harm that tell of an older event; `taken_back` is true where the outlet tells in it what it
    says no longer.
    """

    sentence: Sentence
    weigher: Weigher
    harms: tuple[Harm, ...]
    mentions: tuple[Mention, ...]
    places: tuple[Place, ...]
    times: tuple[Time, ...]
    attributions: tuple[Attribution, ...]
    bygone: tuple[range, ...]
    taken_back: bool = False

    def weighed(self, wanted: AbstractSet[str] | None = None) -> Weighed:
        """
        The words that name its events, and those that may, of all types or of those *wanted*: weighed anew
        each time that they are asked for.
        """
        return self.weigher(self.sentence, wanted)


def find_all(document: Document) -> list[Found]:
    """
    What each finder finds in each sentence.
    """
    text = document.text
    sentences = analyse(text, document.title)
    harms = [find_harms(sentence, text) for sentence in sentences]
    counted = [counted_in(listed) for listed in harms]
    names = names_in(sentences, text)
    places = find_places(sentences, text, homes_of(names))
    published = day_printed(document, sentences)
    mentions = find_all_mentions(sentences, text, ground_of(places), names, published=published)
    times = times_of_report(document, sentences, places)
    columns = zip(
        sentences,
        repeat(weigher(sentences, document.title, counted), len(sentences)),
        harms,
        mentions,
        map(without_groups, places, mentions, sentences),
        map(days_meant, times, sentences),
        find_attributions(sentences, text, mentions, document.publisher),
        [tuple(bygone(one.tokens)) if found else () for one, found in zip(sentences, harms, strict=True)],
        taken_back(sentences),
        strict=True,
    )
    return [Found(*row) for row in columns]


def counted_in(harms: Sequence[Harm]) -> tuple[Span, ...]:
    """
    The words of harm that come with a number of people.
    """
    return tuple(harm.word for harm in harms if is_counted(harm))


def is_counted(harm: Harm) -> bool:
    """
    Whether a harm comes with a number of people.
    """
    return any(entry.count is not None for entry in harm.casualties)
