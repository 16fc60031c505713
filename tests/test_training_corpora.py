"""
What there is to learn from is found, told, and kept apart from what is for measuring.
"""

import json

import pytest

from reportedly.claims import find_claims
from reportedly.errors import UsageError
from reportedly.model.labels import EVENTS
from reportedly.printed import printed
from reportedly.training.corpora import NAMES, Wanted, gather, held
from reportedly.training.evaluation import document_of
from reportedly.training.standoff import digest, stood_off
from tiny_training import CLAIMS, HELD_OUT, document, tiny_tokenizer, write_data, write_lines

TOKENIZER = tiny_tokenizer()


@pytest.fixture
def folder(tmp_path):
    return write_data(tmp_path / "data")


def sizes(corpora):
    return {name: len(lessons) for name, lessons in corpora.lessons.items() if lessons}


def test_every_corpus_of_the_folder_is_read(folder):
    """
    Each corpus gives its lessons, and MUC-4 only those of the texts that are for training.
    """
    corpora = gather(Wanted(folder), TOKENIZER)

    assert sizes(corpora) == {"claims": 3, "polnear": 1, "muc4": 1, "factuality": 2}
    assert corpora.absent == ()


def test_a_held_out_report_is_never_trained_on(folder):
    """
    One report in eight, by a hash of its id, is only measured on, also where another corpus has its text.
    """
    articles = [
        {"id": "1", "text": "He spoke.", "attributions": []},
        {"id": "2", "text": "So.", "attributions": []},
    ]
    write_lines(folder / "polnear/train.jsonl", articles)
    labels = folder / "labels"
    record = {"doc": "polnear-1", "published": None, "sha256_text": digest("He spoke."), "claims": []}
    write_lines(labels / "polnear.jsonl", [record])
    corpora = gather(Wanted(folder, labels), TOKENIZER)

    assert held("polnear-1")
    assert [lesson.name for lesson in corpora.held] == [HELD_OUT, "polnear-1"]
    assert [lesson.name for lesson in corpora.lessons["polnear"]] == ["2"]
    assert HELD_OUT not in {lesson.name for lesson in corpora.claims}
    # Reports that were coded in part are not set against the reader's claims.
    assert [report["id"] for report, _ in corpora.reports] == [HELD_OUT]


def test_about_one_in_eight_is_held_out():
    """
    The hash spreads the reports evenly, and says the same of the same id on every machine.
    """
    assert 90 < sum(held(f"report-{number}") for number in range(1000)) < 160
    assert [number for number in range(1, 30) if held(f"report-{number}")] == [5, 18, 20, 28]


def test_what_is_absent_is_said_in_a_line_each(folder):
    """
    A corpus that is not there is named with the files that were looked for.
    """
    (folder / "muc4/dev.jsonl").unlink()
    corpora = gather(Wanted(folder, folder / "nowhere"), TOKENIZER)

    assert [line.partition(":")[0] for line in corpora.absent] == ["without muc4", "without coded"]


def test_nothing_at_all_is_an_error(tmp_path):
    """
    An empty folder is refused.
    """
    with pytest.raises(UsageError, match="nothing to learn from"):
        gather(Wanted(tmp_path), TOKENIZER)


def test_a_corpus_can_be_left_out_and_the_same_reports_stay_held_out(folder):
    """
    Without a corpus the figures are still of the same reports.
    """
    every = frozenset(NAMES) - {"polnear"}
    corpora = gather(Wanted(folder, without=every), TOKENIZER)

    assert sizes(corpora) == {"polnear": 1}
    assert [lesson.name for lesson in corpora.held] == [HELD_OUT]


def test_a_name_that_no_corpus_has_is_refused(folder):
    """
    A slip in a name is not passed over.
    """
    with pytest.raises(UsageError, match="no data called polner"):
        gather(Wanted(folder, without=frozenset({"polner"})), TOKENIZER)


def test_stand_off_labels_are_read_where_their_texts_are(folder):
    """
    Coded reports join the lessons when the text that was coded is at hand.
    """
    text = document("report-2")["text"]
    claims = [stood_off(claim, text) for claim in CLAIMS["report-2"]]
    write_lines(folder / "fakes/dev.jsonl", [{"id": "77", "text": text}])
    labels = folder / "labels"
    record = {"doc": "77", "published": None, "sha256_text": digest(text), "claims": claims}
    write_lines(labels / "fakes.jsonl", [record])
    (lesson,) = gather(Wanted(folder, labels), TOKENIZER).lessons["coded"]

    assert [EVENTS[anchor.type] for anchor in lesson.anchors] == ["shelling", "shelling"]


def test_a_teams_own_coding_goes_before_another_of_the_same_report(folder):
    """
    A report that a team coded anew is taught as the team has it.
    """
    docs = write_lines(folder / "own_docs.jsonl", [document("report-2")])
    gold = write_lines(folder / "own_gold.jsonl", [{"doc": "report-2", "claims": CLAIMS["report-2"][:1]}])
    corpora = gather(Wanted(folder, own=((docs, gold),)), TOKENIZER)

    assert sizes(corpora) == {"claims": 2, "polnear": 1, "muc4": 1, "factuality": 2, "own": 1}
    assert len(corpora.lessons["own"][0].anchors) == 1


def printed_report(name, **changed):
    one = document_of(document(name))
    line = json.loads(json.dumps(printed(one, find_claims(one))))
    line["claims"] = [claim | changed for claim in line["claims"]]
    return line


def test_printed_claims_corrected_by_hand_are_taught(folder):
    """
    What `--json` prints comes back as lessons, with the corrections, at the very words.
    """
    path = write_lines(folder / "corrected.jsonl", [printed_report("report-2", event_type="direct_attack")])
    (lesson,) = gather(Wanted(folder, corrected=(path,)), TOKENIZER).lessons["own"]

    assert lesson.name == "report-2"
    assert {EVENTS[anchor.type] for anchor in lesson.anchors} == {"direct_attack"}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"event_type": "skirmish"}, "event_type skirmish"),
        ({"certainty": "sure"}, "certainty sure"),
        ({"trigger": {"start": 0, "end": 3, "text": "xyz"}}, "record 1 of .*: the words quoted"),
        ({"trigger": None}, "not as --json prints it"),
    ],
)
def test_a_correction_that_cannot_be_is_refused(folder, changed, said):
    """
    An unknown type, or words that do not stand in the report, are named with where they are.
    """
    path = write_lines(folder / "corrected.jsonl", [printed_report("report-2", **changed)])

    with pytest.raises(UsageError, match=said):
        gather(Wanted(folder, corrected=(path,)), TOKENIZER)


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ({"doc": "nowhere", "claims": []}, "codes nowhere, which is not in"),
        ({"doc": "report-2"}, "lacks claims"),
        ({"doc": "report-2", "claims": [{"id": "c1"}]}, "a claim of record 1 of .* lacks sentence"),
    ],
)
def test_a_coding_that_lacks_something_is_refused(folder, record, said):
    """
    A file in another form than the codebook's is told from one that is right.
    """
    docs = write_lines(folder / "own_docs.jsonl", [document("report-2")])
    gold = write_lines(folder / "own_gold.jsonl", [record])

    with pytest.raises(UsageError, match=said):
        gather(Wanted(folder, own=((docs, gold),)), TOKENIZER)


def test_a_file_that_is_not_there_is_named(folder):
    """
    A wrong path is said as such.
    """
    with pytest.raises(UsageError, match=r"there is no file .*nowhere"):
        gather(Wanted(folder, corrected=(folder / "nowhere",)), TOKENIZER)
