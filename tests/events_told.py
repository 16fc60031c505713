"""
Events told of by hand, for tests of what shows them.
"""

from adding_reports import claim_in, report_of
from reportedly.decisions.review import standing
from reportedly.events.accounts import accounts_of
from reportedly.events.records import Event
from reportedly.events.view import view_of
from reportedly.records import Casualty, Place, Source, Span, Time

EIS = Place(Span(0, 1), "al-Eis", "village", "Aleppo", "Syria", 35.95, 36.99)
HOSTILE = "</p><script>document.title = 'taken'</script><img src='https://example.org/x.png'>"


def saying(source, killed, *, text=None, place=EIS, day="2016-04-05", published="2016-04-06", **fields):
    """
    A report of one claim: how many were killed, according to whom.
    """
    words = text or f"{source} says {killed} were killed."
    told = {"publisher": f"{source} Press", "published": published, "title": f"Of {source}"}
    document = report_of(words, **told, language=fields.pop("language", "en")).document
    low, high = killed if isinstance(killed, tuple) else (killed, killed)
    plain = {
        "event_type": "armed_clash",
        "sources": (Source(Span(0, 1), source, "monitor"),),
        "casualties": (Casualty("killed", low, high, victims_type="combatant", victims_side="Iran"),),
        "place": place,
        "time": Time(Span(0, 1), day, day) if day else None,
    }
    return document, claim_in(words, fields.pop("trigger", "killed"), **{**plain, **fields})


def event_told(*pairs, name="5bf93b721f3b", decisions=(), **options):
    """
    The event that some reports tell of.
    """
    accounts = [account for document, claim in pairs for account in accounts_of(document, [claim])]
    event = Event(name, 1, tuple(account.id for account in accounts))
    return view_of(event, accounts, pairs, standing(list(decisions)), **options)
