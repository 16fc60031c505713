"""
What every answer tells a browser not to do.
"""

from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

RULES = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "font-src 'self'",
    "worker-src 'self' blob:",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
]
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def policy(tiles: str | None) -> str:
    """
    What a page may load: our own things, and the map tiles of the address that a user named.
    """
    address = urlsplit(tiles or "")
    if not address.netloc:
        return "; ".join(RULES)
    allowed = f"{address.scheme}://{address.netloc}"
    open_to_tiles = ("img-src", "connect-src")
    return "; ".join(f"{rule} {allowed}" if rule.startswith(open_to_tiles) else rule for rule in RULES)


def headers_of(tiles: str | None) -> dict[str, str]:
    """
    All of them.
    """
    return HEADERS | {"Content-Security-Policy": policy(tiles)}


class SecurityHeaders:
    """
    Puts the headers on every answer, errors and files included.
    """

    def __init__(self, app: ASGIApp, tiles: str | None = None) -> None:
        self.app = app
        self.headers = headers_of(tiles)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """
        Passes a request on, and adds to what comes back.
        """

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self.headers)
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)
