"""
Where a report's main event happened, in the labels of FA-KES: the governorates of Syria.
"""

from benchmarks.fakes_cases import Case
from benchmarks.fakes_cause import told

# The label of each governorate; FA-KES has one for Damascus and its countryside.
GOVERNORATES = {
    "Aleppo": "aleppo",
    "Damascus": "damascus",
    "Rif Dimashq": "damascus",
    "Daraa": "daraa",
    "Deir ez-Zor": "deir ezzor",
    "Hama": "hama",
    "Hasakah": "hasakeh",
    "Homs": "homs",
    "Idlib": "idlib",
    "Latakia": "lattakia",
    "Quneitra": "quneitra",
    "Raqqa": "raqqa",
    "Suwayda": "suwayda",
    "Tartus": "tartous",
}


def governorate(case: Case) -> str | None:
    """
    The label for where the main toll, or else an event of the report, is said to have happened.
    """
    places = (claim.place for claim in told(case) if claim.place)
    named = (GOVERNORATES.get(place.admin1) for place in places if place.admin1)
    return next((label for label in named if label), None)


def place_right(case: Case) -> bool | None:
    """
    Whether the governorate is the labelled one.
    """
    return bool(governorate(case) == case.labels["location"])
