"""
How decisions are named: by their numbers in the log, the 12th as "d12".
"""

from reportedly.errors import UsageError

# What stands for the last decision where none was taken yet.
NONE_YET = "d0"


def id_of(number: int) -> str:
    """
    The name of the decision of a number.
    """
    return f"d{number}"


def number_of(name: str) -> int:
    """
    The number that the name of a decision stands for.
    """
    digits = name.removeprefix("d")
    if not (digits.isascii() and digits.isdecimal()):
        raise UsageError(f"{name} is no decision; `reportedly review log` lists them")
    return int(digits)
