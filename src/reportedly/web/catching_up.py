"""
Keeps what the pages of many events are drawn from up to date, without making anybody wait for all of it.
"""

import threading
from contextlib import ExitStack

from reportedly.ledger.ledger import Ledger
from reportedly.ledger.summaries import left, summarise_new

AT_ONCE = 40


class CatchingUp:
    """
    Sums up new and changed events: a few while a page waits, the rest beside it.
    """

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.turn = threading.Lock()

    def still_missing(self) -> int:
        """
        Sums up a few, and has the rest summed up beside; how many events are missing yet.
        """
        if not self.turn.acquire(blocking=False):
            return left(self.ledger)
        with ExitStack() as undo:
            undo.callback(self.turn.release)
            missing = summarise_new(self.ledger, AT_ONCE)
            if missing:
                undo.pop_all()  # the thread gives the turn back
                threading.Thread(target=self.finish, name="summing up", daemon=True).start()
        return missing

    def finish(self) -> None:
        """
        Sums up all that is missing.
        """
        try:
            summarise_new(self.ledger)
        finally:
            self.turn.release()
