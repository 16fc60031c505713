from hypothesis import given, settings
from hypothesis import strategies as st
from voices_by_hand import STRIKE, document

from reportedly.voices.sketches import from_bytes, sketch_of, to_bytes, traces_of


@given(st.text())
@settings(max_examples=30, deadline=None)
def test_traces_are_the_same_once_they_were_kept(text):
    """
    What is written to the ledger is what is read from it, of any text.
    """
    traces = traces_of(text)

    assert from_bytes(to_bytes(traces)) == traces


def test_traces_keep_the_credit():
    """
    The agency, and whether the whole report is from it, are kept, too.
    """
    traces = traces_of(f"BEIRUT (Reuters) - {STRIKE}")

    assert (traces.agency, traces.whole) == ("Reuters", True)
    assert from_bytes(to_bytes(traces)) == traces


def test_an_agency_has_its_own_text_from_itself():
    """
    What Reuters publishes is of Reuters, also where somebody told AFP; a whole credit goes before.
    """
    told = sketch_of(document("a", f"{STRIKE} “It fell at noon,” a resident told AFP.", "Reuters"))
    printed = sketch_of(document("b", f"{STRIKE} --AFP", "Reuters"))
    star = sketch_of(document("c", f"{STRIKE} “It fell at noon,” a resident told AFP.", "The Daily Star"))

    assert (told.agency, printed.agency, star.agency) == ("Reuters", "AFP", "AFP")


def test_a_report_without_a_credit_has_no_agency():
    """
    An outlet that is no agency, or none at all, is none.
    """
    assert sketch_of(document("a", STRIKE, "The Daily Star")).agency is None
    assert sketch_of(document("a", STRIKE)).agency is None
