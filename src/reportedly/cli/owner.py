"""
Who is at this machine: whoever decides, codes or lets others in from the command line.
"""

from contextlib import suppress

NOBODY = "the owner of this machine"


def login() -> str:
    """
    The name of the user of this machine; nothing where it has none.
    """
    from getpass import getuser

    with suppress(OSError, KeyError):
        return getuser()
    return ""


def owner() -> str:
    """
    Who decides on people and plans from the command line, for the history: whoever is at this machine.
    """
    return login() or NOBODY
