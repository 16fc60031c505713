"""
Reports fetched from the web, without being led to where nobody meant to go.

The address that is connected to is checked, not the name: a name may resolve to something
else a moment later. Every redirect is checked again. Time and size are limited in all.
"""

import socket
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from ssl import SSLContext
from typing import Any

import httpcore
import httpx
from httpcore import SOCKET_OPTION

from reportedly.errors import SkipDocument
from reportedly.reading.documents import Raw, ReadingOptions, megabytes
from reportedly.reading.signatures import MEDIA_TYPES, VAGUE_TYPES

AGENT = "reportedly/1 (reads reports about armed conflict)"
NOT_FOR_US = "the server does not let it be read; save the page in a browser and read the file"
TOO_OFTEN = ("asked too often; try again in {} seconds", "asked too often; try again later")
FAILED = ("the server failed; try again in {} seconds", "the server failed; try again later")
MEANINGS = {
    401: NOT_FOR_US,
    403: NOT_FOR_US,
    404: "there is no such page",
    410: "the page was taken away",
    451: NOT_FOR_US,
}
NAT64 = ip_network("64:ff9b::/96")


def fetch(url: str, options: ReadingOptions, permits: Callable[[str], bool] | None = None) -> Raw:
    """
    The bytes at an address, with what the server says of them. Why not, as SkipDocument.

    *permits* says of a numeric address whether it may be connected to: by default all public ones.
    """
    allowed = permits or (anywhere if options.allow_private else is_public)
    backend = CheckedNetwork(time.monotonic() + options.timeout, allowed)
    with httpx.Client(
        transport=PlainTransport(backend),
        trust_env=False,
        follow_redirects=False,
        headers={"User-Agent": AGENT},
    ) as client:
        try:
            return followed(client, url, options)
        except (httpx.DecodingError, httpcore.RemoteProtocolError) as error:
            raise SkipDocument(f"broken answer: {error}") from error
        except (httpx.HTTPError, httpx.InvalidURL, httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise SkipDocument(f"no answer: {error or type(error).__name__}") from error
        except httpcore.TimeoutException as error:
            raise SkipDocument(f"took longer than {options.timeout:g} seconds") from error


def followed(client: httpx.Client, url: str, options: ReadingOptions) -> Raw:
    """
    The answer at the end of a few redirects, each looked at before it is followed.
    """
    request = client.build_request("GET", url)
    for _ in range(options.max_redirects + 1):
        refuse_scheme(request.url)
        with sent(client, request) as response:
            if response.next_request is None:
                return taken(response, options)
            request = response.next_request
    raise SkipDocument(f"more than {options.max_redirects} redirects")


@contextmanager
def sent(client: httpx.Client, request: httpx.Request) -> Iterator[httpx.Response]:
    """
    The answer to a request, closed again whatever happens, its body not yet read.
    """
    response = client.send(request, stream=True)
    try:
        yield response
    finally:
        response.close()


def refuse_scheme(url: httpx.URL) -> None:
    """
    Raise SkipDocument for an address that is not of the web.
    """
    if url.scheme not in {"http", "https"} or not url.host:
        raise SkipDocument(f"not a web address: {url.scheme or 'no scheme'}")


def taken(response: httpx.Response, options: ReadingOptions) -> Raw:
    """
    The body of an answer, if it is one that can be read and not too large.
    """
    if response.status_code != httpx.codes.OK:
        raise SkipDocument(refusal(response))
    media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type and media_type not in MEDIA_TYPES and media_type not in VAGUE_TYPES:
        raise SkipDocument(f"content type {media_type} is not read")
    address = shown(response.url)
    return Raw(address, body_of(response, options.max_bytes), address, response.charset_encoding, media_type)


def refusal(response: httpx.Response) -> str:
    """
    What a server answered instead of a page, and what to do about it.
    """
    code = response.status_code
    meaning = MEANINGS.get(code)
    if code == httpx.codes.TOO_MANY_REQUESTS or code >= 500:
        meaning = once_more(response, *(FAILED if code >= 500 else TOO_OFTEN))
    return f"HTTP {code}: {meaning}" if meaning else f"HTTP {code}"


def once_more(response: httpx.Response, soon: str, later: str) -> str:
    """
    When a server wants to be asked again: in so many seconds, where it says so, or *later*.
    """
    wait = response.headers.get("retry-after", "")
    return soon.format(wait) if wait.isascii() and wait.isdecimal() else later


def body_of(response: httpx.Response, limit: int) -> bytes:
    """
    The bytes of an answer; reading stops as soon as they are too many.
    """
    promised = response.headers.get("content-length", "")
    size = int(promised) if promised.isdecimal() else 0
    body = bytearray()
    if size <= limit:
        for piece in response.iter_bytes():
            body += piece
            if len(body) > limit:
                break
    if max(size, len(body)) > limit:
        raise SkipDocument(f"larger than {megabytes(limit)}")
    return bytes(body)


def shown(url: httpx.URL | str) -> str:
    """
    An address as it may be listed and kept: without a password.
    """
    try:
        whole = httpx.URL(url)
    except (httpx.InvalidURL, ValueError):
        return str(url)
    return str(whole.copy_with(userinfo=b"", fragment=None))


class CheckedNetwork(httpcore.SyncBackend):
    """
    Connections to public addresses only, all of which end when the time is up.
    """

    def __init__(self, deadline: float, permits: Callable[[str], bool]) -> None:
        """
        *deadline* is a moment of the monotonic clock; *permits* judges numeric addresses.
        """
        self.deadline = deadline
        self.permits = permits

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 (the time left in all counts)
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> "TimedStream":
        """
        Resolve the name once, check what it resolves to, and connect to that very address.
        """
        addresses = resolved(host, port)
        self.refuse(addresses)
        failed: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in addresses:
            try:
                stream = super().connect_tcp(address, port, self.left(), local_address, socket_options)
            except httpcore.ConnectError as error:
                failed = error
            else:
                return TimedStream(stream, self)
        raise failed

    def refuse(self, addresses: list[str]) -> None:
        """
        Raise SkipDocument if any address is one of the user's own network or machine.
        """
        for address in addresses:
            if not self.permits(address):
                raise SkipDocument(f"private address {address} refused (--allow-private reads it)")

    def left(self) -> float:
        """
        The seconds that are left; raises when there are none.
        """
        seconds = self.deadline - time.monotonic()
        if seconds <= 0:
            raise httpcore.ReadTimeout("time is up")
        return seconds


class TimedStream(httpcore.NetworkStream):
    """
    A connection whose every step waits no longer than the time that is left in all.
    """

    def __init__(self, stream: httpcore.NetworkStream, network: CheckedNetwork) -> None:
        """
        *network* keeps the time.
        """
        self.stream = stream
        self.network = network

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        """
        The next bytes.
        """
        return self.stream.read(max_bytes, self.network.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        """
        Send bytes.
        """
        self.stream.write(buffer, self.network.left())

    def close(self) -> None:
        """
        Hang up.
        """
        self.stream.close()

    def start_tls(
        self,
        ssl_context: SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> "TimedStream":
        """
        Go on encrypted.
        """
        return TimedStream(
            self.stream.start_tls(ssl_context, server_hostname, self.network.left()), self.network
        )

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401
        """
        What is known of the connection.
        """
        return self.stream.get_extra_info(info)


class PlainTransport(httpx.BaseTransport):
    """
    Carries requests over a network that we check: no proxy, nothing from the environment.
    """

    def __init__(self, network: CheckedNetwork) -> None:
        """
        *network* makes the connections.
        """
        self.pool = httpcore.ConnectionPool(ssl_context=httpx.create_ssl_context(), network_backend=network)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """
        Send a request and hand back the answer, its body still to come.
        """
        asked = httpcore.Request(
            request.method,
            httpcore.URL(
                scheme=request.url.raw_scheme,
                host=request.url.raw_host,
                port=request.url.port,
                target=request.url.raw_path,
            ),
            headers=request.headers.raw,
        )
        answer = self.pool.handle_request(asked)
        return httpx.Response(answer.status, headers=answer.headers, stream=Body(answer))

    def close(self) -> None:
        """
        End all connections.
        """
        self.pool.close()


class Body(httpx.SyncByteStream):
    """
    The body of an answer, as it arrives.
    """

    def __init__(self, answer: httpcore.Response) -> None:
        """
        *answer* is still open.
        """
        self.answer = answer

    def __iter__(self) -> Iterator[bytes]:
        return self.answer.iter_stream()

    def close(self) -> None:
        """
        Leave the rest of it.
        """
        self.answer.close()


def resolved(host: str, port: int) -> list[str]:
    """
    The addresses of a host.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise SkipDocument(f"no such host: {host}") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def anywhere(_address: str) -> bool:
    """
    Every address, where the user allows private ones.
    """
    return True


def is_public(address: str) -> bool:
    """
    Whether an address is one of the public internet, also where an IPv4 address is wrapped in it.
    """
    inner = unwrapped(ip_address(address.partition("%")[0]))
    return inner.is_global and not inner.is_multicast and not inner.is_reserved


def unwrapped(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """
    The IPv4 address that an IPv6 address carries, or the address itself.
    """
    if isinstance(address, IPv4Address):
        return address
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    carried = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
    return carried or address
