"""
Reports and claims made up for the tests of voices.
"""

from dataclasses import replace

from reportedly.events.records import Figure, Testimony
from reportedly.records import Document

STRIKE = (
    "Warplanes struck the covered market of Maarat al-Rih shortly before noon, when most stalls were open. "
    "At least 23 people were killed and scores more were hurt, a doctor at the only field hospital said. "
    "Rescuers dug with bare hands for a baker and his three apprentices, whose oven had collapsed on them. "
    "The drone of the aircraft was heard from the hills for a quarter of an hour before the first rocket. "
    "Governor Salim Hattab, who visited the quarter in the evening, promised a new roof by spring. "
    "Shopkeepers said that they had asked for a shelter twice, and had been told there was no cement left."
)

CLASH = (
    "Fighters of the Northern Brigade overran a checkpoint on the road to Tell Asfar before dawn on Friday. "
    "Eleven soldiers died, according to the ministry of defence, which spoke of attackers on motorcycles. "
    "The brigade claimed thirty dead and showed rifles, a mortar and two burning lorries in its own film. "
    "A teacher who lives beside the road saw ambulances pass until eight and then heard no more shooting. "
    "It is the third attack on this stretch since the harvest, and the first in which the post was lost."
)


def document(name, text, publisher=None, published=None):
    return Document(name, text, "", "", "text", publisher=publisher, published=published)


def claimed(claim, report, who=None, *, killed=None, said=None, certainty="stated"):
    """
    A claim of *who*: a name and the type of source, or None for the report's own voice without a publisher.
    """
    figures = () if killed is None else (Figure("killed", killed, killed),)
    name, kind = who or (None, None)
    return Testimony(claim, report, "air_strike", certainty, name, kind, said=said, figures=figures)


def headline(claim, report, who, killed):
    """
    The same, said in the headline of the report.
    """
    return replace(claimed(claim, report, who, killed=killed), title=True)


def own(claim, report, publisher, **more):
    return claimed(claim, report, (publisher, "publisher"), **more)
