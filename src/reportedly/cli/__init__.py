"""
The command line: a module for each command, or for a few that go together.

A command imports what it needs when it runs, so that `reportedly --help` answers at once.
"""

from reportedly.cli import program, read

# --help lists the commands in the order in which they are imported.
# isort: split
from reportedly.cli import browse, events, review, verify, voices

# isort: split
from reportedly.cli import actors, demo, gazetteer, serve, train

# isort: split
from reportedly.cli import coding, user

__all__ = [
    "actors",
    "browse",
    "coding",
    "demo",
    "events",
    "gazetteer",
    "main",
    "read",
    "review",
    "serve",
    "train",
    "user",
    "verify",
    "voices",
]


def main() -> None:
    """
    Runs the program with the arguments it was called with.
    """
    program.use_utf8()
    program.app(prog_name="reportedly")
