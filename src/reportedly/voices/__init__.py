"""
Independent voices: which reports and claims rest on one witness, however many outlets print them.

1. A report is sketched once (`sketch_of`): runs of its words, rare words, the agency that it credits.
2. Sketches give ties between reports (`ties_between`): copies, partial reprints, rewordings, common credits.
3. Ties and claimants give the voices of an event (`voices_of`), each with the reasons that hold it together.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from reportedly.events.records import Testimony, Tie, Voice
from reportedly.records import Document
from reportedly.telling.sentences import say
from reportedly.voices.copies import copies_among, in_order, named
from reportedly.voices.grouping import voices_of
from reportedly.voices.sketches import Sketch, sketch_of

__all__ = ["Sketch", "copies_among", "sketch_of", "ties_between", "voices_in", "voices_of"]


def ties_between(reports: Iterable[Document | Sketch]) -> tuple[Tie, ...]:
    """
    The ties of some reports of one event, each with its reason; the order of the reports does not matter.
    """
    sketches = [one if isinstance(one, Sketch) else sketch_of(one) for one in reports]
    return (*copies_among(sketches), *credits_among(sketches))


def credits_among(sketches: Iterable[Sketch]) -> Iterator[Tie]:
    """
    Ties between reports that have their text from one agency: of each with the first.
    """
    by_agency: dict[str, list[Sketch]] = defaultdict(list)
    for sketch in in_order(sketches):
        if sketch.agency:
            by_agency[sketch.agency].append(sketch)
    for agency, (first, *others) in sorted(by_agency.items()):
        for other in others:
            reason = say("one_agency", one=named(first), other=named(other), agency=agency)
            yield Tie(first.document, other.document, "credit", 1.0, reason)


def voices_in(testimonies: Iterable[Testimony], reports: Iterable[Document | Sketch]) -> tuple[Voice, ...]:
    """
    The independent voices of an event, from what is claimed of it and the reports that say so.
    """
    sketches = [one if isinstance(one, Sketch) else sketch_of(one) for one in reports]
    agencies = {one.document: one.agency for one in sketches if one.agency}
    return voices_of(testimonies, ties_between(sketches), agencies)
