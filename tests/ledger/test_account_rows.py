"""
Accounts as a ledger keeps them.
"""

import json

from reportedly.events.records import Account, Figure
from reportedly.events.records import Testimony as Said
from reportedly.ledger.account_rows import as_json, from_json

SHOT = Figure("wounded", 4, 4, words="four", whom="people", hit=True)
ACCOUNT = Account("d/e1", "d", (Said("c", "d", "attack", "stated", figures=(SHOT,)),))


def test_an_account_is_kept_whole():
    """
    What is read back is what was put in.
    """
    assert from_json(as_json(ACCOUNT)) == ACCOUNT


def test_an_account_of_an_older_ledger_is_read():
    """
    Its figures say nothing yet of who was shot or is some of the victims.
    """
    kept = json.loads(as_json(ACCOUNT))
    kept["testimonies"][0]["figures"] = [figure[:-2] for figure in kept["testimonies"][0]["figures"]]
    (said,) = from_json(json.dumps(kept)).testimonies

    assert said.figures == (SHOT._replace(hit=False),)
