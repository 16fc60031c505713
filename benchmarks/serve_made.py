"""
Made reports for measuring the workbench: those of `scale_made`, dressed as reports of a war are.

Each event has a party that most reports blame and another that some blame, sources are named by country and
province, some places are known only as a province and some not at all, and types are as unequal as in life.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from benchmarks.scale_made import Made, readings
from reportedly.printed import claim_id
from reportedly.records import Claim, Document, Evidence, Party, Place, Reading, Source, Span

KINDS = {
    "air_strike": ("air_strike", "air_strike", "shelling", "destruction"),
    "shelling": ("shelling", "shelling", "siege"),
    "armed_clash": ("armed_clash", "armed_clash", "territory_change"),
    "bombing": ("bombing", "suicide_bombing"),
    "direct_attack": ("direct_attack", "attack", "execution", "harm"),
}
PARTIES = ("the army", "rebel fighters", "the air force", "the Front", "militiamen", "border guards")
SOURCE_TYPES = {
    "the army": "government",
    "residents": "witness",
    "a monitor": "monitor",
    "a doctor": "medical_rescue",
    "rebels": "armed_group",
    "the ministry": "government",
    "activists": "social_media",
    "a commander": "armed_group",
}
OF_PROVINCE = frozenset({"residents", "a doctor", "activists", "a commander"})
BLAMED, OTHERWISE, NO_PLACE, ONLY_PROVINCE = 0.6, 0.15, 0.05, 0.1


@dataclass(frozen=True, slots=True)
class Dress:
    """
    What all reports of an event have in common besides what they were made with.
    """

    kind: str
    blamed: str
    other: str


def dressed_readings(claims: int, seed: int = 0) -> Iterator[Reading]:
    """
    Reports with about so many claims.
    """
    return readings(claims, seed, dressed)


def dressed(event: Made, bare: Reading) -> Reading:
    """
    One report with a title, a party that is blamed, and sources that can be told apart.
    """
    chance = Random(bare.document.id)  # noqa: S311 (no secret)
    worn = dress_of(event)
    document, party = document_of(bare.document, event, worn, chance)
    place = place_of(event.place, document.text, chance)
    claims = tuple(claim_of(claim, document, worn, party, place) for claim in bare.claims)
    return Reading(document, claims, bare.reader)


def dress_of(event: Made) -> Dress:
    """
    The same for all reports of an event.
    """
    chance = Random("".join(event.names))  # noqa: S311 (no secret)
    blamed, other = chance.sample(PARTIES, 2)
    return Dress(chance.choice(KINDS[event.kind]), blamed, other)


def document_of(bare: Document, event: Made, worn: Dress, chance: Random) -> tuple[Document, Span | None]:
    """
    The report with a last sentence on who did it, where it says so; and where the party stands.
    """
    text, party = bare.text, None
    if chance.random() < BLAMED:
        name = worn.other if chance.random() < OTHERWISE else worn.blamed
        start = len(text) + len("\n\nPeople there blamed ")
        text += f"\n\nPeople there blamed {name} for it, and showed a video."
        party = Span(start, start + len(name))
    digest = hashlib.sha256(text.encode()).hexdigest()
    language = "ar" if chance.random() < 1 / 5 else "en"
    title = f"{event.killed} killed in {event.place.name}"
    made = replace(
        bare, id=digest[:16], text=text, sha256_raw=digest, sha256_text=digest, title=title, language=language
    )
    return made, party


def place_of(place: Place, text: str, chance: Random) -> Place | None:
    """
    The place as this report tells of it.
    """
    told = chance.random()
    if told < NO_PLACE:
        return None
    start = text.index(place.name)
    found = replace(place, span=Span(start, start + len(place.name)))
    if told < NO_PLACE + ONLY_PROVINCE:
        return replace(found, name=place.admin1 or place.name, precision="province")
    return found


def claim_of(bare: Claim, document: Document, worn: Dress, party: Span | None, place: Place | None) -> Claim:
    """
    A claim of the report as it is dressed.
    """
    (source,) = bare.sources
    name = party.of(document.text) if party else ""
    video = party and Span(document.text.rindex("video"), len(document.text) - 1)
    return replace(
        bare,
        id=claim_id(document.id, bare.trigger, worn.kind, [source.span]),
        event_type=worn.kind,
        sources=(source_of(source, bare.place),),
        perpetrator=party and Party(party, name, side=name),
        place=place,
        evidence=(Evidence(video, "video"),) if video else (),
    )


def source_of(bare: Source, place: Place | None) -> Source:
    """
    A source by its full name.
    """
    home = "" if place is None else place.admin1 if bare.name in OF_PROVINCE else place.country
    return replace(bare, name=f"{bare.name} of {home}", type=SOURCE_TYPES[bare.name])
