"""
Elements of drawings that stand in a page, with whatever a report says escaped.

Colours are classes of `pages/templates/drawings.css`, so that a drawing follows the light or dark
of its page.
"""

import re
from collections.abc import Iterable

from markupsafe import Markup, escape

from reportedly.telling.wording import safe

LETTER = 0.56
# What stands between these marks runs in its own direction.
ISOLATE, END = "\u2068", "\u2069"
MARKS = re.compile(f"[{ISOLATE}{END}]")


def element(name: str, *inside: str, **attributes: str | float | None) -> Markup:
    """
    One element with what is inside it; `class_` is its class, `text_anchor` its text-anchor.

    An attribute that is None is left away; words that are not markup already are escaped.
    """
    written = "".join(
        f' {written_name(key)}="{escape(value_of(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    if not inside:
        return Markup(f"<{name}{written}/>")  # noqa: S704 (names stand in this package, values are escaped)
    body = "".join(part if isinstance(part, Markup) else escape(kept(part)) for part in inside)
    return Markup(f"<{name}{written}>{body}</{name}>")  # noqa: S704


def written_name(key: str) -> str:
    """
    An attribute's name as it is written: "text_anchor" is "text-anchor", "viewBox" stays.
    """
    return key.rstrip("_").replace("_", "-")


def value_of(value: str | float) -> str:
    """
    A value as it is written: a number to a tenth, which is finer than a screen shows.
    """
    return kept(value) if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")


def kept(words: str) -> str:
    """
    Words that cannot turn what is around them. What a sentence sets apart, so that it runs in its own
    direction, stays so where each of these marks ends as it should: nothing outside is touched.
    """
    parts, depth, last = list[str](), 0, 0
    for met in MARKS.finditer(words):
        parts.append(spaced(words[last : met.start()]))
        depth += 1 if met.group() == ISOLATE else -1
        parts.append(met.group())
        if depth < 0:
            return safe(words)
        last = met.end()
    return safe(words) if depth else "".join([*parts, spaced(words[last:])]).strip()


def spaced(words: str) -> str:
    """
    A part of a line that cannot steer it, with the space around it.
    """
    before, after = (" " if words[at:end].isspace() else "" for at, end in ((0, 1), (-1, None)))
    return f"{before}{safe(words)}{after}" if words.strip() else words[:1]


def joined(parts: Iterable[Markup]) -> Markup:
    """
    Elements one after the other.
    """
    return Markup("").join(parts)


def drawing(width: float, height: float, kind: str, label: str, parts: Iterable[Markup]) -> Markup:
    """
    A whole drawing, as wide as its page lets it be; *label* is what a screen reader says of it.
    """
    return element(
        "svg",
        joined(parts),
        xmlns="http://www.w3.org/2000/svg",
        class_=f"drawing {kind}",
        viewBox=f"0 0 {value_of(width)} {value_of(height)}",
        width=width,
        height=height,
        role="img",
        aria_label=label,
    )


def width_of(words: str, size: float) -> float:
    """
    About how wide some words are, set in letters of this size.
    """
    return len(words) * LETTER * size


def shortened(words: str, room: float, size: float) -> str:
    """
    Words that fit into some room, cut with an ellipsis where they do not.
    """
    most = max(4, int(room / (LETTER * size)))
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
