"""
The benchmarks of figures count what is right, on records made by hand.
"""

from benchmarks import event_reports_estimates as coded
from benchmarks import incidents_estimates as read

from reportedly.events import records as event_records
from reportedly.events.records import Account, Figure
from reportedly.records import Document


def row(name, event, best, low=None, high=None):
    bounds = {"best": best, "low": best if low is None else low, "high": best if high is None else high}
    harm = {f"{kind}_{bound}": number for kind in ("deaths", "injuries") for bound, number in bounds.items()}
    return {"id": name, "event_id": event, **harm}


def coded_report(made):
    return event_records.Testimony(
        made["id"],
        made["id"],
        "harm",
        "stated",
        f"outlet {made['id']}",
        "media",
        figures=(
            Figure("killed", made["deaths_low"], made["deaths_high"]),
            Figure("wounded", made["injuries_low"], made["injuries_high"]),
        ),
    )


ROWS = [row("a", "e1", 7), row("b", "e1", 7), row("c", "e1", 5), row("d", "e2", 1)]


def test_figures_of_coded_reports():
    """
    The range holds the coders' best; where reports disagree, the best is what most of them say.
    """
    found = coded.figures(ROWS, [["a", "b", "c"], ["d"]], coded_report)["killed"]

    assert (2, 1.0, 1, 1.0) == tuple(
        found[name] for name in ("events", "held", "disagreed", "best_right_where_disagreed")
    )


def test_figures_of_wrong_joins_are_wrong():
    """
    An event that is joined only in part is judged by the group that has most of its rows.
    """
    found = coded.figures(ROWS, [["a", "c", "d"], ["b"]], coded_report)["killed"]

    assert 0.0 == found["best_right_where_disagreed"]


def test_the_coders_best_is_the_lowest_of_the_most_frequent():
    """
    Of 5, 5, 7, 7, 9 the coders would take 5.
    """
    assert 5 == coded.coders_best([9, 7, 5, 7, 5])


def account(document, *figures):
    made = event_records.Testimony(
        document, document, "direct_attack", "stated", "police", "other", figures=figures
    )
    return Account(f"{document}/e1", document, (made,))


def test_figures_of_incidents():
    """
    Killed and injured of an incident are those of the event that its reports are joined to.
    """
    documents = {name: Document(name, f"Text of {name}.", "", "", "text") for name in ("d1", "d2")}
    incidents = {
        "d1": {"id": "i1", "killed": 2, "injured": 0},
        "d2": {"id": "i1", "killed": 2, "injured": 0},
        "d3": {"id": "i2", "killed": 0, "injured": 1},
    }
    two = Figure("killed", 2, 2, words="two")
    events = read.gold_events(incidents, [account("d1", two), account("d2", two), account("d9", two)])

    assert {
        "killed": {"incidents": 2, "share": 1.0},
        "wounded": {"incidents": 2, "share": 0.5},
    } == read.figures(incidents, events, documents)
