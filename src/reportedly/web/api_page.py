"""
The page for those who write scripts: every address of the workbench, what it takes and what it gives.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from fastapi import APIRouter, Depends, Request, Response

from reportedly.web.answers import JSON, Facts, answer
from reportedly.web.guard import needs

router = APIRouter()
Schema = Mapping[str, Any]


class AddressPart(Facts):
    """
    Something that an address takes or gives: `within` is where it stands, in the path, query or body.
    """

    name: str
    kind: str
    within: str
    needed: bool


class Address(Facts):
    """
    One address, with one method; `media` is what it gives, `gives` the parts of that where it is JSON.
    """

    method: str
    path: str
    about: str
    takes: tuple[AddressPart, ...]
    media: str
    gives: tuple[AddressPart, ...]


class Api(Facts):
    """
    All addresses, in the order of their paths.
    """

    addresses: tuple[Address, ...]


@router.get("/api", response_model=Api, dependencies=[Depends(needs("read"))])
def api(request: Request) -> Response:
    """
    All addresses of the workbench, what they take and what they give.
    """
    return answer(request, "api.html", Api(addresses=tuple(addresses(request.app.openapi()))))


def addresses(described: Schema) -> Iterator[Address]:
    """
    The addresses that a description in OpenAPI tells of.
    """
    known = described.get("components", {}).get("schemas", {})
    for path, methods in sorted(described["paths"].items()):
        for method, told in methods.items():
            media, given = given_by(told)
            yield Address(
                method=method.upper(),
                path=path,
                about=" ".join(told.get("description", "").split()),
                takes=(*asked_in(told), *body_of(told, known)),
                media=media,
                gives=tuple(parts(given, known, "answer")),
            )


def asked_in(told: Schema) -> Iterator[AddressPart]:
    """
    What stands in the path and after the question mark.
    """
    for one in told.get("parameters", ()):
        if one["in"] in {"path", "query"}:
            yield AddressPart(
                name=one["name"],
                kind=kind_of(one["schema"]),
                within=one["in"],
                needed=one.get("required", False),
            )


def body_of(told: Schema, known: Schema) -> Iterator[AddressPart]:
    """
    What is sent.
    """
    for media in told.get("requestBody", {}).get("content", {}).values():
        yield from parts(media.get("schema", {}), known, "body")


def given_by(told: Schema) -> tuple[str, Schema]:
    """
    What is given where all goes well: its media type, and its schema.
    """
    for status, answered in told["responses"].items():
        for media, content in answered.get("content", {}).items():
            if status.startswith("2"):
                return media, content.get("schema", {})
    return "", {}


def parts(schema: Schema, known: Schema, within: str) -> Iterator[AddressPart]:
    """
    The fields of an object, or the list or value that stands in its place.
    """
    whole = known[named(schema)] if "$ref" in schema else schema
    needed = whole.get("required", ())
    for name, field in whole.get("properties", {}).items():
        yield AddressPart(name=name, kind=kind_of(field), within=within, needed=name in needed)
    if schema.get("type") == "array":
        yield AddressPart(name="[]", kind=kind_of(schema["items"]), within=within, needed=True)


def kind_of(schema: Schema) -> str:
    """
    What may stand there, in a word or two.
    """
    if "$ref" in schema:
        return named(schema)
    if several := schema.get("anyOf"):
        return " | ".join(kind_of(one) for one in several)
    if schema.get("type") == "array":
        return f"{kind_of(schema.get('items', {}))}[]"
    return str(schema.get("type", JSON))


def named(schema: Schema) -> str:
    """
    The name of a schema that is referred to.
    """
    return str(schema["$ref"]).rpartition("/")[2]
