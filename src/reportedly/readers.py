"""
The readers that find claims in a document: the grammar by itself, and the trained reader on top of it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from reportedly import claims
from reportedly.errors import UsageError
from reportedly.records import Claim, Document, ReaderInfo


@dataclass(frozen=True, slots=True)
class Reader:
    """
    What finds claims in a document, and the languages that it knows.

    Another version of it adds a layer over what it found before: raise the version when it finds otherwise.
    `workers` is how many documents are best read at a time; `find` is then called by so many threads. Where
    there is much to read, so many `helpers` read beside this process, each by `afar`: it finds what `find`
    does, and can be sent to another process.
    """

    info: ReaderInfo
    languages: frozenset[str]
    find: Callable[[Document], tuple[Claim, ...]]
    workers: int = 1
    helpers: int = 0
    afar: Callable[[Document], tuple[Claim, ...]] | None = None


GRAMMAR = Reader(claims.READER, claims.LANGUAGES, claims.find_claims)
DEFAULT = "trained"
# Each process beside this one takes 250 MB; of more cores than so many, each has several.
MOST_HELPERS = 4


def trained(model: Path | None = None, threads: int = 0) -> Reader:
    """
    The trained reader, loaded: *model* is the folder of a model of your own, *threads* the number of cores
    to use, 0 for all. `StopRun` where the model is missing, damaged or made for other labels.
    """
    from reportedly import trained as by_both  # noqa: PLC0415 (the grammar needs none of it)
    from reportedly.model.encoder import encoder  # noqa: PLC0415
    from reportedly.model.weights import SHIPPED  # noqa: PLC0415

    loaded = encoder(model or SHIPPED, threads)
    find = partial(by_both.find_claims, encoder=loaded)
    # While the encoder works for some reports, the grammar works for others.
    workers = loaded.threads + 2 if loaded.threads > 1 else 1
    helpers = min(loaded.threads, MOST_HELPERS) if loaded.threads > 1 else 0
    afar = partial(found_beside, model, loaded.threads // max(helpers, 1))
    return Reader(by_both.info_of(loaded), claims.LANGUAGES, find, workers, helpers, afar)


def found_beside(model: Path | None, threads: int, document: Document) -> tuple[Claim, ...]:
    """
    What the trained reader finds in a document on its share of the cores: what another process is asked.
    """
    return trained(model, threads).find(document)


def grammar(model: Path | None = None, threads: int = 0) -> Reader:
    """
    The grammar reader: no model, one core.
    """
    if model:
        raise UsageError(
            f"the grammar reads without a model; leave {model} away, or read with --reader trained"
        )
    del threads
    return GRAMMAR


READERS: Mapping[str, Callable[[Path | None, int], Reader]] = {"trained": trained, "grammar": grammar}


def reader(name: str = DEFAULT, model: Path | None = None, threads: int = 0) -> Reader:
    """
    The reader of a name, ready to read: "trained" or "grammar"; *model* and *threads* are as in `trained`.

    `UsageError` where there is no such reader; `StopRun` where its model cannot be used.
    """
    if name not in READERS:
        raise UsageError(f"there is no reader {name}; there are {' and '.join(READERS)}")
    return READERS[name](model, threads)


def find_claims(document: Document, name: str = DEFAULT) -> tuple[Claim, ...]:
    """
    The claims of a document, in reading order, as the named reader finds them; it raises what `reader` does.
    """
    return reader(name).find(document)
