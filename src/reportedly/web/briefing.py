"""
Counts in what was read and decided, without making anybody wait for all of it.
"""

import logging
import threading

from reportedly.errors import LedgerError
from reportedly.ledger.briefs import behind, brief_new
from reportedly.ledger.ledger import Ledger

LOG = logging.getLogger(__name__)
# How long a page waits: enough for a few reports or decisions, and not for somebody who holds the ledger.
MOMENT = 0.2
PATIENCE = 20.0


class Briefing:
    """
    The briefs of a ledger, kept up to date beside the pages.
    """

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.turn = threading.Lock()
        self.is_over = False

    def still_behind(self) -> int:
        """
        Begins to count in what is new, waits a moment for it, and says how much is left.
        """
        if behind(self.ledger) and self.turn.acquire(blocking=False):
            beside = threading.Thread(target=self.finish, name="briefing", daemon=True)
            beside.start()
            beside.join(MOMENT)
        return behind(self.ledger)

    def finish(self) -> None:
        """
        Counts in all that is new; where the ledger is held by others, the next page tries again.
        """
        try:
            while not self.is_over and brief_new(self.ledger, most=1):
                pass
        except LedgerError as error:
            LOG.warning("%s", error)
        finally:
            self.turn.release()

    def close(self) -> None:
        """
        Ends after the step in hand.
        """
        self.is_over = True
        if self.turn.acquire(timeout=PATIENCE):
            self.turn.release()
