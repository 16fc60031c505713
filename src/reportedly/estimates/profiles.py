"""
Profiles: which rules make a figure out of claims, in which order, as tables that a person can read.

A profile is a TOML file: `schema`, `name`, `about`, and a list of `rules`, each with the name of a rule,
a sentence and the settings that the rule takes.
"""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from reportedly.errors import UsageError
from reportedly.estimates import bounding, leaving_out, parting, superseding, voting, wounds
from reportedly.estimates.weighing import Weighing
from reportedly.lexicons import LEXICONS

SCHEMA = "profile/1"
FOLDER = LEXICONS / "profiles"
DEFAULT = "conservative"

Settings = Mapping[str, Any]


class Kind(NamedTuple):
    """
    A rule that profiles may name: its place in the order, what it does, and the settings it takes by name.

    `settings` gives the values allowed for each; `needed` is true where no figure comes about without it.
    """

    stage: int
    apply: Callable[..., Weighing]
    settings: Mapping[str, tuple[object, ...]] = {}
    needed: bool = False


KINDS: Mapping[str, Kind] = {
    "worded": Kind(
        1,
        leaving_out.worded,
        {"up_to": (0, 1), "between": ("low", "middle", "high"), "vague": ("range", "acled")},
        needed=True,
    ),
    "rejected": Kind(2, leaving_out.rejected, needed=True),
    "unreal": Kind(2, leaving_out.unreal, needed=True),
    "distrusted": Kind(2, leaving_out.distrusted),
    "cumulative": Kind(2, leaving_out.cumulative, needed=True),
    "retracted": Kind(2, superseding.retracted),
    "superseded": Kind(2, superseding.superseded),
    "victims_give_way": Kind(2, leaving_out.victims_give_way),
    "dead_of_shot": Kind(2, wounds.dead_of_shot),
    "died_of_wounds": Kind(2, wounds.died_of_wounds),
    "some_of_wounded": Kind(2, wounds.some_of_wounded),
    "single_persons": Kind(2, leaving_out.single_persons),
    "parts_give_way": Kind(2, leaving_out.parts_give_way),
    "vague_gives_way": Kind(2, leaving_out.vague_gives_way),
    "contested": Kind(3, voting.contested),
    "whole_tolls": Kind(3, voting.whole_tolls, needed=True),
    "one_vote": Kind(4, voting.one_vote, needed=True),
    "presumed_civilian": Kind(5, voting.presumed_civilian),
    "enemy_losses": Kind(5, voting.enemy_losses),
    "low": Kind(6, bounding.low, needed=True),
    "high": Kind(7, bounding.high, needed=True),
    "sums_bound": Kind(7, bounding.sums_bound),
    "best": Kind(8, bounding.best, {"way": tuple(bounding.WAYS)}, needed=True),
    "own_losses": Kind(9, bounding.own_losses),
    "contested_zero": Kind(9, parting.contested_zero),
    "parts": Kind(10, parting.parts, needed=True),
    "decided": Kind(11, parting.decided, needed=True),
}


class Rule(NamedTuple):
    """
    One line of a profile: a rule, why the profile has it, and its settings.
    """

    rule: str
    about: str
    settings: Settings


@dataclass(frozen=True)
class Profile:
    """
    A named way to make figures out of claims: its rules in their order.
    """

    name: str
    about: str
    rules: tuple[Rule, ...]


@cache
def profile(name: str = DEFAULT) -> Profile:
    """
    The profile of a name, or of a TOML file of your own. `UsageError` where it cannot be used.
    """
    path = Path(name) if name.endswith(".toml") else FOLDER / f"{name}.toml"
    if not path.is_file():
        raise UsageError(f"there is no profile {name}; there are {', '.join(names())}, or a .toml file")
    return parsed(table_of(path), path.stem)


def names() -> tuple[str, ...]:
    """
    The profiles that come with the package.
    """
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


def table_of(path: Path) -> Mapping[str, Any]:
    """
    What the file of a profile holds.
    """
    text = path.read_text(encoding="utf-8", errors="replace")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"profile {path}: this is no TOML ({error})") from error


def parsed(table: Mapping[str, Any], name: str) -> Profile:
    """
    The profile that a table gives. `UsageError` names the first thing that is wrong with it.
    """
    if table.get("schema") != SCHEMA:
        raise UsageError(f'profile {name}: it must say schema = "{SCHEMA}"')
    listed = table.get("rules")
    if not isinstance(listed, list):
        raise UsageError(f"profile {name}: it has no list of rules ([[rules]])")
    rules = tuple(rule(entry, name) for entry in listed)
    problem = next(problems(rules), None)
    if problem:
        raise UsageError(f"profile {name}: {problem}")
    return Profile(str(table.get("name", name)), str(table.get("about", "")), rules)


def rule(entry: Any, name: str) -> Rule:  # noqa: ANN401 (a file may hold anything)
    """
    One line of a profile. `UsageError` where it names no rule.
    """
    if not isinstance(entry, dict) or entry.get("rule") not in KINDS:
        named = entry.get("rule") if isinstance(entry, dict) else entry
        raise UsageError(f"profile {name}: there is no rule {named}; there are {', '.join(KINDS)}")
    settings = {key: value for key, value in entry.items() if key not in {"rule", "about"}}
    return Rule(entry["rule"], str(entry.get("about", "")), settings)


def problems(rules: tuple[Rule, ...]) -> Iterator[str]:
    """
    What keeps a list of rules from making a figure, in sentences.
    """
    named = [one.rule for one in rules]
    yield from (f"the rule {needed} is missing" for needed in needed_rules() if needed not in named)
    yield from (f"the rule {one} stands twice" for one in KINDS if named.count(one) > 1)
    stages = [KINDS[one].stage for one in named]
    for before, after in zip(range(len(rules)), range(1, len(rules)), strict=False):
        if stages[before] > stages[after]:
            yield f"the rule {named[after]} must stand before {named[before]}"
    for one in rules:
        yield from wrong_settings(one)


def needed_rules() -> Iterable[str]:
    """
    The rules that every profile must have.
    """
    return (name for name, kind in KINDS.items() if kind.needed)


def wrong_settings(one: Rule) -> Iterator[str]:
    """
    What is wrong with the settings of a rule.
    """
    allowed = KINDS[one.rule].settings
    yield from (f"the rule {one.rule} takes no setting {key}" for key in one.settings if key not in allowed)
    for key, values in allowed.items():
        if one.settings.get(key) not in values:
            choices = " or ".join(map(str, values))
            yield f"the rule {one.rule} needs {key}: {choices}"
