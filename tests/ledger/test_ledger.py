"""
The ledger: what is kept stays, once and whole, and is found again.
"""

import random
import resource
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adding_reports import GRAMMAR, add_text, claim_in, numbered, quick_ledger, report_of
from reportedly.errors import LedgerError, SkipDocument, UsageError
from reportedly.events.records import Decision
from reportedly.filters import Filters
from reportedly.ledger.decisions import keep
from reportedly.ledger.ledger import Counts, Ledger
from reportedly.ledger.rows import keep_reading
from reportedly.records import Casualty, ReaderInfo, Reading, Skipped, Source, Span

PROGRAM = Path(__file__).parents[1] / "adding_reports.py"


def adding(*arguments, **options):
    command = [sys.executable, str(PROGRAM), *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)


@pytest.fixture
def ledger():
    with quick_ledger() as opened:
        yield opened


def ids(ledger, **asked):
    return [claim.id for _, claim in ledger.claims(Filters(**asked))]


# Keeping


def test_a_reading_comes_back_as_it_was_kept(ledger):
    """
    The document and the claims that were added are those that are found again.
    """
    report, reading = numbered(12)

    assert ledger.add(report, reading)
    assert ledger.kept(report.document, GRAMMAR) == reading
    assert tuple(ledger.claims()) == tuple((report.document, claim) for claim in reading.claims)


def test_the_bytes_are_kept_untouched(ledger):
    """
    What was read is kept beside the ledger, in a file named by its digest.
    """
    report, reading = numbered(12)
    ledger.add(report, reading)
    sha256 = report.document.sha256_raw

    assert ledger.raw(sha256) == report.raw
    assert (ledger.path.parent / "reportedly.files" / sha256[:2] / sha256).read_bytes() == report.raw


def test_bytes_that_are_not_those_of_the_document_are_refused(ledger):
    """
    A report whose bytes do not have the digest of its document is not kept.
    """
    report, reading = numbered(12)

    with pytest.raises(LedgerError, match="are not those that its digest was made from"):
        ledger.add(replace(report, raw=b"other"), reading)
    assert ledger.counts() == Counts(0, 0, 0, 0)


def test_reading_the_same_twice_adds_nothing(ledger):
    """
    The second time, add says that it was there, and all counts stay.
    """
    ledger.add(*numbered(12))
    before = ledger.counts()

    assert not ledger.add(*numbered(12))
    assert ledger.counts() == before == Counts(documents=1, readings=1, claims=3, skipped=0)


def test_who_comes_second_adds_nothing(ledger):
    """
    Where another program kept the same reading in the moment before, nothing is added to it.
    """
    reading = numbered(12)[1]
    with ledger.writing() as transaction:
        assert keep_reading(transaction, reading)
        assert not keep_reading(transaction, reading)


def test_a_reading_that_was_not_kept_is_not_known(ledger):
    """
    A document that is new to the ledger, or to the reader, has no reading.
    """
    report, reading = numbered(12)
    ledger.add(report, reading)

    assert ledger.has_reading(report.document, GRAMMAR)
    assert not ledger.has_reading(report.document, ReaderInfo("grammar", "2"))
    assert ledger.kept(numbered(13)[0].document, GRAMMAR) is None


def test_another_date_of_publication_is_another_layer(ledger):
    """
    The same bytes, said to be published on another day, are read anew; the newest reading is shown.
    """
    report, reading = numbered(12)
    dated = replace(report.document, published="2016-04-06")
    ledger.add(report, reading)

    assert ledger.add(report, Reading(dated, reading.claims[:1], GRAMMAR))
    assert list(ledger.claims()) == [(dated, reading.claims[0])]
    assert ledger.document(dated.id) == dated
    assert ledger.counts() == Counts(documents=1, readings=2, claims=1, skipped=0)


def test_a_newer_reader_is_another_layer(ledger):
    """
    What a newer reader finds is shown; what the older one found can still be cited by its id.
    """
    report, reading = numbered(12)
    ledger.add(report, reading)
    ledger.add(report, Reading(report.document, (), ReaderInfo("grammar", "2")))

    assert list(ledger.claims()) == []
    assert ledger.claim(reading.claims[0].id) == (report.document, reading.claims[0])


def test_what_was_read_last_is_shown_whoever_read_it_before(ledger):
    """
    Where two readers take turns, the claims of the last run are shown; the same one twice adds nothing.
    """
    report, reading = numbered(12)
    other = Reading(report.document, reading.claims[:1], ReaderInfo("grammar", "2"))
    added = [ledger.add(report, one) for one in (reading, other, reading, reading, other, other)]

    assert added == [True, True, True, False, True, False]
    assert ledger.latest(report.document.id) == other
    assert [claim for _, claim in ledger.claims()] == list(other.claims)
    assert ledger.kept(report.document, GRAMMAR) == reading
    assert ledger.counts() == Counts(documents=1, readings=4, claims=1, skipped=0)


def test_what_a_person_tells_again_is_shown_again(ledger):
    """
    A day that was told before another holds once more where it is insisted on; else it adds nothing.
    """
    report, reading = numbered(12)
    days = ("2016-04-05", "2016-04-06", "2016-04-05")
    first, second, again = (
        replace(reading, document=replace(report.document, published=day, url=day)) for day in days
    )
    of_a_day = replace(report, told=("published",))
    for one in (first, second):
        ledger.add(of_a_day, one)

    assert not ledger.add(report, again)
    assert not ledger.add(replace(report, told=("language",)), again)
    assert ledger.latest(report.document.id) == second
    assert ledger.add(of_a_day, again)
    assert ledger.latest(report.document.id) == first
    assert not ledger.add(of_a_day, again)


def test_a_report_that_lies_in_two_places_is_not_read_anew_for_ever(ledger):
    """
    The same bytes under two addresses are two readings, however often both are read.
    """
    report, reading = numbered(12)
    here, there = (replace(reading, document=replace(report.document, url=f"http://{n}.org")) for n in "ab")
    told = replace(report, told=("published",))
    added = [ledger.add(told, one) for one in (here, there, here, there)]

    assert added == [True, True, False, False]


def test_a_review_stands_while_readers_take_turns(ledger):
    """
    What a person rejected stays rejected under each layer that is laid over it again.
    """
    report, reading = numbered(12)
    other = Reading(report.document, reading.claims, ReaderInfo("grammar", "2"))
    claim = reading.claims[0].id
    ledger.add(report, reading)
    keep(ledger, Decision("", "reject", (claim,), "Ana", "", "no such thing"))
    for one in (other, reading, other):
        ledger.add(report, one)

    assert [one.id for _, one in ledger.claims(Filters(decided="rejected"))] == [claim]
    assert ledger.counts().claims == len(reading.claims)


def test_another_text_of_the_same_bytes_leaves_the_older_one(ledger):
    """
    A newer extractor may make another text of the bytes; the older text stays under the older claims.
    """
    report, reading = numbered(12)
    ledger.add(report, reading)
    other = replace(report.document, text="Another text.", sha256_text="0" * 64, extractor="plain/2")
    ledger.add(report, Reading(other, (), GRAMMAR))

    assert ledger.document(other.id).text == "Another text."
    assert ledger.claim(reading.claims[0].id)[0].text == report.document.text


def test_a_document_without_claims_is_kept(ledger):
    """
    A report in which nothing was found is in the ledger all the same.
    """
    report = report_of("Ein Bericht auf Deutsch.", language="de")
    ledger.add(report, Reading(report.document, (), GRAMMAR))

    assert ledger.document(report.document.id) == report.document


def test_half_characters_are_refused_with_a_reason(ledger):
    """
    A text that no file can hold is a reason to skip that document.
    """
    report, reading = numbered(12)
    broken = replace(report.document, text="\ud800")

    with pytest.raises(SkipDocument, match="halves of characters"):
        ledger.add(report, Reading(broken, reading.claims[:0], GRAMMAR))


@settings(deadline=None, max_examples=40)
@given(st.text(min_size=1, max_size=40), st.text(max_size=8))
def test_any_text_comes_back_exactly(text, title):
    """
    Arabic, emoji, combining marks, control characters: what goes in comes out.
    """
    report = report_of(text, title=title)
    claim = claim_in(text, text[0], sources=(Source(Span(0, 1), text, "other"),))
    reading = Reading(report.document, (claim,), GRAMMAR)
    with quick_ledger() as ledger:
        ledger.add(report, reading)

        assert list(ledger.claims()) == [(report.document, claim)]


def test_enormous_numbers_are_kept(ledger):
    """
    A misread number larger than a database can count to does not stop the run.
    """
    claim = add_text(ledger, "Killed: all", "Killed", casualties=(Casualty("killed", 10**30, None),))

    assert ids(ledger, min_killed=1) == [claim]
    assert ledger.claim(claim)[1].casualties[0].low == 10**30


# Skipped


def test_what_was_skipped_is_listed_once(ledger):
    """
    The same path skipped for the same reason is one entry, another reason another.
    """
    first, second = Skipped("a.pdf", "reading", "encrypted"), Skipped("a.pdf", "reading", "truncated")

    assert [ledger.skip(entry) for entry in (first, first, second)] == [True, False, True]
    assert list(ledger.skipped()) == [first, second]


def test_what_is_kept_without_claims_is_listed_with_the_report_that_was_read_last(ledger):
    """
    A row of before that names no report gets the one that is read from the same path again.
    """
    report, reading = numbered(1)
    assert ledger.add(report, reading)
    before = Skipped("a.txt", "language", "in Arabic; the reader knows English")
    again = replace(before, document=report.document.id)

    assert [ledger.skip(entry) for entry in (before, again, before)] == [True, False, False]
    assert list(ledger.skipped()) == [again]


def test_a_path_of_odd_bytes_can_be_listed(ledger):
    """
    A file name that is no text is listed with its bytes spelled out.
    """
    ledger.skip(Skipped("\udcff.txt", "reading", "empty"))

    assert [entry.path for entry in ledger.skipped()] == ["\\udcff.txt"]


# Finding by id


def test_the_beginning_of_an_id_is_enough(ledger):
    """
    A claim and a document are found by the beginning of their ids, as long as it is the only one.
    """
    report, reading = numbered(12)
    ledger.add(report, reading)

    assert ledger.claim(reading.claims[1].id[:8])[1] == reading.claims[1]
    assert ledger.document(report.document.id[:6]) == report.document


def test_the_newest_reading_of_a_document_is_found(ledger):
    """
    A document is found with all that the newest reading found in it.
    """
    report, reading = numbered(12)
    newer = Reading(report.document, reading.claims[1:], ReaderInfo("grammar", "2"))
    ledger.add(report, reading)
    ledger.add(report, newer)

    assert ledger.latest(report.document.id[:6]) == newer
    assert ledger.latest("ffff") is None


def test_the_beginning_of_several_ids_is_refused(ledger):
    """
    Where several ids begin so, they are named.
    """
    text = "One was killed."
    for name in ("abc1", "abc2"):
        add_text(ledger, f"{text} {name}", "killed", id=name)

    with pytest.raises(UsageError, match="abc is the beginning of several: abc1, abc2"):
        ledger.claim("abc")


def test_no_id_at_all_is_refused(ledger):
    """
    Every id begins with nothing: the only one that there is would be taken for what was asked for.
    """
    ledger.add(*numbered(12))

    with pytest.raises(UsageError, match="an id is missing: its first letters will do"):
        ledger.document("")


def test_a_whole_id_is_meant_even_if_others_begin_so(ledger):
    """
    An id that is also the beginning of another one is found.
    """
    for name in ("abc", "abc2"):
        add_text(ledger, f"One was killed. {name}", "killed", id=name)

    assert ledger.claim("abc")[1].id == "abc"


def test_an_unknown_id_finds_nothing(ledger):
    """
    No claim and no document has an id that was never given.
    """
    assert ledger.claim("ffff") is None
    assert ledger.document("ffff") is None


def test_bytes_that_were_taken_away_are_explained(ledger):
    """
    Where the file of a document is gone, the message says so.
    """
    with pytest.raises(LedgerError, match="No such file"):
        ledger.raw("ab" * 32)


# Under strain


def test_several_programs_read_into_one_ledger_at_once(tmp_path):
    """
    Programs that make and fill one ledger at the same time all succeed, and what both read is there once.
    """
    path = tmp_path / "reportedly.db"
    programs = [adding(path, first, first + 60) for first in (0, 30, 60)]
    errors = [program.communicate(timeout=60)[1] for program in programs]

    assert errors == ["", "", ""]
    with Ledger.open(path) as ledger:
        assert ledger.counts() == Counts(documents=120, readings=120, claims=360, skipped=0)


def test_a_kill_loses_nothing_that_was_finished(tmp_path):
    """
    After a kill at any moment, each report said to be kept is there whole, and none in part.
    """
    path = tmp_path / "reportedly.db"
    said = set()
    for attempt in range(3):
        program = adding(path, attempt * 10_000, (attempt + 1) * 10_000)
        said.add(int(program.stdout.readline()))
        time.sleep(random.Random(attempt).uniform(0, 0.2))
        program.send_signal(signal.SIGKILL)
        said |= {int(line) for line in program.communicate()[0].split("\n")[:-1]}

    with Ledger.open(path) as ledger:
        kept = [document for document, _ in ledger.claims()]
        assert all(ledger.has_reading(numbered(number)[0].document, GRAMMAR) for number in said)
        assert all(kept.count(document) == 3 for document in kept)
        assert all(ledger.raw(document.sha256_raw) == document.text.encode() for document in kept)
        assert len(ids(ledger, text="SOHR")) == len(kept)


def limited():
    resource.setrlimit(resource.RLIMIT_FSIZE, (800_000, 800_000))


def test_a_disk_that_fills_up_stops_the_run_with_a_reason(tmp_path):
    """
    Where no more can be written, the run stops and says so; what was kept before is whole.
    """
    path = tmp_path / "reportedly.db"
    program = adding(path, 0, 10_000, preexec_fn=limited)
    said, error = program.communicate(timeout=60)
    numbers = [int(line) for line in said.split()]

    assert "reportedly.errors.StopRun: " in error
    assert "is the disk full?" in error
    with Ledger.open(path) as ledger:
        assert numbers
        assert ledger.counts().claims == 3 * len(numbers)


def test_a_full_disk_is_named(ledger):
    """
    A disk without room for the bytes of a report is told from other faults.
    """
    code = (
        "import resource, sys; sys.path.insert(0, sys.argv[2])\n"
        "from adding_reports import numbered\n"
        "from reportedly.ledger.ledger import Ledger\n"
        "from reportedly.errors import StopRun\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))\n"
        "try: Ledger.open(sys.argv[1]).add(*numbered(1))\n"
        "except StopRun as error: print(error)"
    )
    command = [sys.executable, "-c", code, str(ledger.path), str(PROGRAM.parent)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)

    assert "the disk is full" in run.stdout
    assert [path for path in ledger.path.parent.rglob("*") if path.name.startswith(".")] == []


def steps(ledger, numbers):
    """
    How many steps SQLite takes to add some reports, in tens.
    """
    taken = []
    connection = ledger.engine.raw_connection()
    connection.set_progress_handler(lambda: taken.append(1), 10)
    connection.close()
    for number in numbers:
        ledger.add(*numbered(number))
    return len(taken)


def test_a_full_ledger_takes_no_longer_than_an_empty_one(ledger):
    """
    Adding late reports costs the database as many steps as adding early ones did.
    """
    early = steps(ledger, range(20, 60))
    for number in range(1_000, 1_300):
        ledger.add(*numbered(number))

    assert steps(ledger, range(2_000, 2_040)) < 1.2 * early


def test_the_search_stays_open_to_others_while_claims_are_listed(ledger):
    """
    A long list that is being read does not keep others from writing.
    """
    ledger.add(*numbered(1))
    listing = ledger.claims()
    next(listing)

    assert ledger.add(*numbered(2))
    assert len(list(listing)) == 2
