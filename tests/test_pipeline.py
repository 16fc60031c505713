"""
From paths to claims that are kept, whatever some of the reports hold.
"""

import json
import time
import tracemalloc
from dataclasses import replace

import pytest

from adding_reports import GRAMMAR as INFO
from adding_reports import claim_in, quick_ledger, report_of
from reportedly.errors import StopRun
from reportedly.ledger.ledger import Counts
from reportedly.pipeline import begun, kept_by, placed, read_all, read_items, stretches
from reportedly.readers import GRAMMAR, Reader
from reportedly.reading import ReadingOptions, read
from reportedly.records import ReaderInfo, Reading, Skipped

ENGLISH = "At least 30 soldiers were killed in the fighting near the town on Tuesday, the monitor said."
GERMAN = "Mindestens dreißig Soldaten wurden am Dienstag bei den Kämpfen in der Nähe der Stadt getötet."


class Finder:
    """
    Finds the word "killed", fails at the word "fault", has lost its list of places at "lost", and remembers
    what it was asked.
    """

    def __init__(self):
        self.asked = []

    def __call__(self, document):
        """
        The claim of a document, if it has one.
        """
        self.asked.append(document)
        if "fault" in document.text:
            raise KeyError("no\nsuch word")
        if "lost" in document.text:
            raise StopRun("the list of places is damaged; delete it")
        return (claim_in(document.text, "killed"),) if "killed" in document.text else ()


@pytest.fixture
def ledger():
    with quick_ledger() as opened:
        yield opened


@pytest.fixture
def finder():
    return Finder()


@pytest.fixture
def reader(finder):
    return Reader(INFO, frozenset({"en"}), finder)


@pytest.fixture
def write(tmp_path):
    def write(name, text):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


def test_claims_are_found_and_kept(ledger, write):
    """
    A report that names an event comes out with its claims, and the ledger holds them.
    """
    (reading,) = read_all([write("one.txt", ENGLISH)], ReadingOptions(), ledger, GRAMMAR)

    assert [entry.low for claim in reading.claims for entry in claim.casualties] == [30]
    assert [claim for _, claim in ledger.claims()] == list(reading.claims)


def test_paths_are_read_without_options(tmp_path, write):
    """
    A program may hand over a path alone: nothing is kept then.
    """
    name = write("one.txt", ENGLISH)

    (reading,) = read_all([tmp_path / "one.txt"], reader=GRAMMAR)

    assert list(read_all([name], ReadingOptions(), None, GRAMMAR)) == [reading]


def test_the_options_reach_the_report(write, reader):
    """
    What the user knows better is what is used.
    """
    options = ReadingOptions(published="2016-04-06")
    (reading,) = read_all([write("one.txt", ENGLISH)], options, None, reader)

    assert reading.document.published == "2016-04-06"


def test_each_report_is_kept_before_the_next_is_begun(ledger, write, reader, finder):
    """
    When a report comes out it is safe, and nothing was done yet for the one after it.
    """
    run = read_all(
        [write("one.txt", ENGLISH), write("two.txt", ENGLISH + " Yes.")], ReadingOptions(), ledger, reader
    )
    next(run)

    assert ledger.counts().claims == len(finder.asked) == 1


def test_several_reports_in_hand_come_out_in_their_order(ledger, write):
    """
    Where some are read sooner than others, the order and all that is kept are as if one were read at a time.
    """
    texts = [f"{number} soldiers were killed near the town today." for number in range(2, 12)]

    def find(document):
        time.sleep(0.02 if document.text.startswith(("2 ", "5 ")) else 0)
        return (claim_in(document.text, "killed"),)

    paths = [write(f"{number}.txt", text) for number, text in enumerate(texts)]
    readings = list(read_all(paths, ReadingOptions(), ledger, Reader(INFO, frozenset({"en"}), find, 3)))

    assert [reading.document.text for reading in readings] == texts
    assert [document.text for document, _ in ledger.claims()] == texts


def test_what_came_before_is_handed_on_before_one_waits():
    """
    Standard input or an address may keep a run waiting: nothing that is finished waits with it.
    """
    assert list(stretches(["a", "b", "-", "c", "https://example.org", "http://example.org", "d"])) == [
        ["a", "b"],
        ["-", "c"],
        ["https://example.org"],
        ["http://example.org", "d"],
    ]
    assert list(stretches(["-"])) == [["-"]]
    assert list(stretches([])) == []


def test_no_more_reports_are_in_hand_than_asked(write, finder):
    """
    A run that is stopped has begun few that it did not hand on.
    """
    paths = [write(f"{number}.txt", f"{number}. {ENGLISH}") for number in range(20)]
    run = read_all(paths, ReadingOptions(), None, Reader(INFO, frozenset({"en"}), finder, 3))
    next(run)
    run.close()

    assert len(finder.asked) <= 5


def test_a_second_run_does_not_search_again(ledger, write, reader, finder):
    """
    What a reader found before comes from the ledger.
    """
    path = write("one.txt", ENGLISH)
    first, second = (list(read_all([path], ReadingOptions(), ledger, reader)) for _ in range(2))

    assert first == second
    assert len(finder.asked) == 1


def test_a_reader_that_reads_again_is_the_newest_and_does_not_search(ledger, write, reader, finder):
    """
    Whoever read last is shown, from what the ledger has of it.
    """
    path = write("one.txt", ENGLISH)
    other = Reader(ReaderInfo("grammar", "2"), reader.languages, finder)
    for one in (reader, other, reader):
        (reading,) = read_all([path], ReadingOptions(), ledger, one)

    assert ledger.latest(reading.document.id).reader == reader.info
    assert len(finder.asked) == 2


def test_a_day_that_is_told_again_is_the_newest(ledger, write, reader):
    """
    Of days that are told one after the other, the last is shown.
    """
    path = write("one.txt", ENGLISH)
    for day in ("2016-04-05", "2016-04-06", "2016-04-05"):
        (reading,) = read_all([path], ReadingOptions(day), ledger, reader)

    assert ledger.latest(reading.document.id).document.published == "2016-04-05"


def test_each_report_holds_to_what_was_told_about_it_alone(ledger, write, reader):
    """
    A day told about one report of an errand is not held against another that was told its publisher only.
    """
    path, beside = write("a.txt", ENGLISH), write("b.txt", ENGLISH.replace("30", "40"))
    paper, dated = ReadingOptions(publisher="Wire"), ReadingOptions("2016-04-05", "Wire")
    for told in (paper, dated, paper, dated):
        list(read_all([path], told, ledger, reader))
    (one,), (other,) = read(path, paper), read(beside, dated)
    list(read_items([one, other], ledger, reader))

    assert ledger.latest(one.document.id).document.published == "2016-04-05"


def test_a_newer_reader_searches_again(ledger, write, reader, finder):
    """
    Another version of a reader reads what the one before it has read.
    """
    path = write("one.txt", ENGLISH)
    newer = Reader(ReaderInfo("grammar", "2"), reader.languages, finder)
    for one in (reader, newer):
        list(read_all([path], ReadingOptions(), ledger, one))

    assert ledger.counts() == Counts(documents=1, readings=2, claims=1, skipped=0)


def test_a_fault_of_the_reader_skips_one_report_alone(ledger, write, reader):
    """
    Where the reader fails on a report, it is listed with the fault in one line, and the others are read.
    """
    paths = [write("bad.txt", "The fault is there and in the town."), write("good.txt", ENGLISH)]
    bad, good = read_all(paths, ReadingOptions(), ledger, reader)

    assert (bad.stage, bad.reason) == ("claims", "the reader failed on it (KeyError: 'no\\nsuch word')")
    assert isinstance(good, Reading)
    assert list(ledger.skipped()) == [bad]
    assert ledger.counts().documents == 1


def test_a_fault_without_words_is_named_by_its_kind(reader):
    """
    An error that says nothing is listed by its kind.
    """

    def find(_document):
        raise RecursionError

    outcome = begun(report_of("Text."), None, Reader(INFO, reader.languages, find))()

    assert outcome.reason == "the reader failed on it (RecursionError)"


def test_a_report_in_an_unknown_language_is_kept_without_claims(ledger, write, reader, finder):
    """
    A report that the reader cannot understand is kept, is listed as such, and has no claims.
    """
    (skipped,) = read_all([write("de.txt", GERMAN)], ReadingOptions(), ledger, reader)

    assert skipped.stage == "language"
    assert skipped.reason == "in German; the reader knows English"
    assert ledger.counts() == Counts(documents=1, readings=1, claims=0, skipped=1)
    assert finder.asked == []


def test_an_unknown_language_is_listed_without_a_ledger_too(write, reader):
    """
    Where nothing is kept, the list does not say that it was.
    """
    (skipped,) = read_all([write("de.txt", GERMAN)], ReadingOptions(), None, reader)

    assert skipped.reason == "in German; the reader knows English"


@pytest.mark.parametrize("language", [None, "en", "en-GB", "EN"])
def test_a_language_is_known_in_all_its_forms(reader, language):
    """
    A region does not matter, and a report without a known language is tried.
    """
    assert isinstance(begun(report_of("Text.", language=language), None, reader)(), Reading)


def test_what_cannot_be_read_is_noted(ledger, write, reader):
    """
    An empty file and a path without a file are listed, and the run goes on.
    """
    paths = [write("empty.txt", ""), "/nowhere/at/all.txt", write("good.txt", ENGLISH)]
    *skipped, good = read_all(paths, ReadingOptions(), ledger, reader)

    assert [type(item) for item in skipped] == [Skipped, Skipped]
    assert list(ledger.skipped()) == skipped
    assert isinstance(good, Reading)


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_text_that_cannot_be_kept_is_skipped(ledger, reader, language):
    """
    A report that no file can hold is listed, with where it lay, whether its language is known or not.
    """
    report = report_of("Text.", title="\ud800", language=language)
    outcome = kept_by(ledger, report, begun(report, ledger, reader)(), reader)

    assert outcome == Skipped(
        report.path,
        "ledger",
        "holds halves of characters, which no file can hold",
    )


def test_a_report_is_listed_by_where_it_lay():
    """
    Where reading does not say where a report lay, its address counts, or else the target and its id.
    """
    known, unknown = report_of(GERMAN, url="https://example.org/de"), report_of(GERMAN)

    assert placed(known, "folder").path == known.path
    assert placed(replace(known, path=""), "folder").path == "https://example.org/de"
    assert placed(replace(unknown, path=""), "folder").path == f"folder ({unknown.document.id})"


def test_one_report_of_many_in_a_file_is_listed_by_its_own_id(reader):
    """
    The id that a file gives to a report tells it from the others of that file.
    """
    report = replace(report_of(GERMAN, language="de", source_id="17"), path="many.jsonl")

    assert begun(report, None, reader)().path == "many.jsonl (17)"


def test_what_would_fail_every_report_stops_the_run(ledger, write, reader):
    """
    Where the reader lost what it needs for all reports, none is skipped for it: the run ends and says why.
    """
    paths = [write("good.txt", ENGLISH), write("lost.txt", "It was lost in the fighting in the town.")]

    with pytest.raises(StopRun, match="damaged; delete it"):
        list(read_all(paths, ReadingOptions(), ledger, reader))
    assert ledger.counts() == Counts(documents=1, readings=1, claims=1, skipped=0)


def test_a_ledger_that_cannot_be_written_stops_the_run(ledger, write, reader):
    """
    When nothing more can be kept, going on would lose what is read.
    """
    ledger.path.with_suffix(".files").write_text("a file where a folder must be")

    with pytest.raises(StopRun):
        list(read_all([write("one.txt", ENGLISH)], ReadingOptions(), ledger, reader))


def peak_of(run):
    tracemalloc.start()
    for _ in run:
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def lines_of(count):
    return "".join(json.dumps({"id": str(i), "text": f"{i}: {ENGLISH} " * 20}) + "\n" for i in range(count))


def test_many_reports_take_the_memory_of_few(write, reader, ledger):
    """
    A run over many reports holds no more of them than a run over few.
    """
    reader = Reader(INFO, frozenset({"en"}), lambda document: (claim_in(document.text, "killed"),))
    few, many = write("few.jsonl", lines_of(20)), write("many.jsonl", lines_of(200))
    peak_of(read_all([few], ReadingOptions(), ledger, reader))

    short = peak_of(read_all([write("other.jsonl", lines_of(40))], ReadingOptions(), ledger, reader))
    assert peak_of(read_all([many], ReadingOptions(), ledger, reader)) < 1.5 * short
