"""
An event as `--json` prints it: short in a list, or whole with everything that its figures rest on.
"""

from collections.abc import Iterable
from typing import Any

from reportedly.estimates.contradictions import Contradiction
from reportedly.estimates.without import Without
from reportedly.events.records import Decision, Estimate, Figure, Grade, Step, Voice
from reportedly.events.view import EventView, Told
from reportedly.places.exactness import radius
from reportedly.records import Place
from reportedly.telling.sentences import told_by

Object = dict[str, Any]


def printed_event(view: EventView) -> Object:
    """
    An event as it is printed in a list.
    """
    return {
        "id": view.event.id,
        "version": view.event.version,
        "first": view.first,
        "last": view.last,
        "place": view.place and printed_place(view.place),
        "unplaced": view.unplaced,
        "types": list(view.types),
        "sides": list(view.sides),
        "accounts": list(view.event.accounts),
        "reports": [document.id for document in view.documents],
        "claims": list(view.told),
        "voices": [{"id": voice.id, "name": voice.name} for voice in view.voices],
        "profile": view.profile.name,
        "estimates": [printed_figure(one) for one in view.estimates],
        "grades": [printed_grade(one) for one in view.grades],
    }


def printed_whole(view: EventView, asked: Iterable[Estimate] | None = None) -> Object:
    """
    An event with every claim, voice, rule and decision; only the figures *asked* for, if any are.
    """
    figures = view.estimates if asked is None else asked
    return printed_event(view) | {
        "claims": [printed_told(one, view) for one in view.told.values()],
        "voices": [printed_voice(voice) for voice in view.voices],
        "estimates": [printed_figure(one) | {"trace": steps(one.trace)} for one in figures],
        "contradictions": [printed_contradiction(one) for one in view.contradictions()],
        "tolls": [toll._asdict() for outcome in outcomes(view) for toll in view.tolls(outcome)],
        "without": [printed_without(one) for one in view.without()],
        "sums": [one._asdict() for one in view.sums()],
        "decisions": [printed_decision(one) for one in view.decided],
        "overruled": [
            printed_decision(entry.decision) | {"overruled_by": entry.by.id} for entry in view.overruled
        ],
        "rules": [rule._asdict() for rule in view.profile.rules],
    }


def outcomes(view: EventView) -> list[str]:
    """
    The harms of which an event has figures, each once.
    """
    return list(dict.fromkeys(one.outcome for one in view.estimates))


def printed_place(place: Place) -> Object:
    """
    Where, with how far off the point may be, in metres.
    """
    return {
        "name": place.name,
        "admin1": place.admin1,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
        "radius": radius(place),
        "gazetteer_id": place.gazetteer_id,
    }


def printed_figure(one: Estimate) -> Object:
    """
    A figure; null where nobody gives a number.
    """
    return {
        "outcome": one.outcome,
        "people": one.people,
        "low": one.low,
        "best": one.best,
        "high": one.high,
        "open": one.open,
    }


def printed_grade(one: Grade) -> Object:
    """
    A grade with its reason, and the decision that set it.
    """
    return {
        "scheme": one.scheme,
        "value": one.value,
        "reason": one.reason,
        "made_of": told_by(one.reason),
        "decision": one.decision,
    }


def steps(trace: Iterable[Step]) -> list[Object]:
    """
    The rules that made a figure, in their order.
    """
    return [
        {
            "rule": one.rule,
            "sentence": one.sentence,
            "made_of": told_by(one.sentence),
            "used": list(one.used),
            "left_out": list(one.left_out),
        }
        for one in trace
    ]


def printed_told(one: Told, view: EventView) -> Object:
    """
    One claim: its words, who says it in which report, the numbers, and how it was decided on.
    """
    testimony, voice = one.testimony, view.voice_of(one.claim.id)
    return {
        "id": one.claim.id,
        "report": one.document.id,
        "words": one.claim.sentence.of(one.document.text),
        "publisher": one.document.publisher,
        "said": testimony.said,
        "claimant": testimony.claimant,
        "claimant_side": testimony.claimant_side,
        "voice": voice and voice.id,
        "certainty": testimony.certainty,
        "event_type": testimony.event_type,
        "perpetrator": testimony.perpetrator_side or testimony.perpetrator,
        "target": testimony.target_side or testimony.target,
        "first": testimony.first,
        "last": testimony.last,
        "figures": [printed_number(figure) for figure in testimony.figures],
        "status": one.status,
    }


def printed_number(figure: Figure) -> Object:
    """
    What a claim says of how many people.
    """
    return {
        "outcome": figure.outcome,
        "low": figure.low,
        "high": figure.high,
        "vague": figure.vague,
        "scope": figure.scope,
        "victims_type": figure.victims_type,
        "side": figure.side,
        "group": figure.group,
        "part_of": figure.part_of,
    }


def printed_voice(voice: Voice) -> Object:
    """
    An independent voice with its claims, and why they are one.
    """
    return {
        "id": voice.id,
        "name": voice.name,
        "claims": list(voice.claims),
        "ties": [{**tie._asdict(), "made_of": told_by(tie.reason)} for tie in voice.ties],
    }


def printed_contradiction(one: Contradiction) -> Object:
    """
    Two groups of claims that cannot both be right.
    """
    return {
        "kind": one.kind,
        "sentence": one.sentence,
        "made_of": told_by(one.sentence),
        "ones": list(one.ones),
        "others": list(one.others),
        "sharpness": round(one.sharpness, 3),
    }


def printed_without(one: Without) -> Object:
    """
    What leaving out a voice changes.
    """
    changes = [
        {
            "outcome": change.outcome,
            "people": change.people,
            "with": change.with_it and printed_figure(change.with_it),
            "without": change.without_it and printed_figure(change.without_it),
        }
        for change in one.changes
    ]
    return {"voice": one.voice, "name": one.name, "changes": changes}


def printed_decision(one: Decision) -> Object:
    """
    What a person decided.
    """
    return {
        "id": one.id,
        "kind": one.kind,
        "about": list(one.about),
        "who": one.who,
        "at": one.at,
        "why": one.why,
        "field": one.field,
        "value": one.value,
    }
