"""
How much the encoder and the grammar each weigh in a choice: a few numbers, fitted on reports kept apart.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

DEFAULTS: Mapping[str, float] = {
    "event_bias": -0.2,
    "event_encoder": 0.75,
    "event_grammar": 0.35,
    "event_unlisted": 0.0,
    "event_threshold": 0.42,
    "certainty_grammar": 1.5,
    "source_grammar": 1.5,
    "source_none": -0.5,
    "source_new": 0.6,
    "perpetrator_grammar": 1.0,
    "perpetrator_none": -0.5,
    "perpetrator_new": 0.5,
    "target_grammar": 1.0,
    "target_none": 0.0,
    "target_new": 0.6,
    "place_grammar": 1.5,
    "place_none": -2.0,
    "time_grammar": 1.5,
    "time_none": -1.0,
    "link_threshold": 0.5,
}


@dataclass(frozen=True, slots=True)
class Blend:
    """
    The numbers, by name, as the manifest of a model has them.
    """

    numbers: Mapping[str, float]

    def __getitem__(self, name: str) -> float:
        return self.numbers[name]


def blend_of(manifest: Mapping[str, Any]) -> Blend:
    """
    The numbers of a model; where it has none of its own, those to begin with.
    """
    return Blend({**DEFAULTS, **manifest.get("blend", {})})
