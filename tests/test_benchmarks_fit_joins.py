"""
The climb to the weights of joining.
"""

import numpy as np
import pytest
from benchmarks.fit_joins import STRENGTH, climbed

SEEN = np.random.default_rng(3)


@pytest.mark.parametrize("far", [0.0, 8.0, -40.0])
def test_the_climb_ends_where_no_step_leads_down(far):
    """
    From a start near or far, the weights end where the pull of the pairs and of the start are even.
    """
    told = np.column_stack([np.ones(400), SEEN.exponential(3.0, 400)])
    truth = (SEEN.random(400) < 0.5 / (1 + told[:, 1])).astype(float)
    say, start = np.full(400, 0.7), np.array([far, far])

    weights = np.array(climbed(told, truth, say, start))

    likely = 1 / (1 + np.exp(-told @ weights))
    assert told.T @ (say * (likely - truth)) + STRENGTH * (weights - start) == pytest.approx(0, abs=1e-3)
