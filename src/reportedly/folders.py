"""
Where the user's own files lie: what was added in the data folder, what can be made anew in the cache folder.
"""

from collections.abc import Mapping
from pathlib import Path


def data_folder(environment: Mapping[str, str]) -> Path:
    """
    Where what the user added is kept.
    """
    return folder_of(environment, "REPORTEDLY_DATA", "XDG_DATA_HOME", ".local/share")


def cache_folder(environment: Mapping[str, str]) -> Path:
    """
    Where the gazetteer's file is kept between runs.
    """
    return folder_of(environment, "REPORTEDLY_CACHE", "XDG_CACHE_HOME", ".cache")


def folder_of(environment: Mapping[str, str], own: str, shared: str, usual: str) -> Path:
    """
    The folder that a variable of ours names; without it ours in the one for all programs, which a variable
    may name, too, and else is the *usual* one at home.
    """
    if environment.get(own):
        return Path(environment[own])
    home = Path(environment.get("HOME", "~")).expanduser()
    return Path(environment.get(shared) or home / usual) / "reportedly"
