import gzip
import socket
import time

import httpcore
import pytest

from reportedly.errors import SkipDocument
from reportedly.reading import ReadingOptions, read
from reportedly.reading.fetch import CheckedNetwork, fetch, is_public, shown
from reportedly.records import Skipped

HERE = ReadingOptions(allow_private=True, timeout=5, max_bytes=1_000_000)
HASTY = ReadingOptions(allow_private=True, timeout=0.4)


def redirect(to):
    def answer(handler):
        handler.send_response(302)
        handler.send_header("Location", to)
        handler.end_headers()

    return answer


def drip(handler):
    while True:
        handler.wfile.write(b"Thirty ")
        time.sleep(0.05)


def endless_body(handler):
    handler.send_response(200)
    handler.end_headers()
    drip(handler)


def endless_headers(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    drip(handler)


def silence(handler):
    handler.rfile.read(1)


def test_a_page_is_fetched_and_read(server, plain_answer, news):
    """
    What the server says of the text is used, and the address is kept.
    """
    words = f"{news} – «مقتل»"
    server.answers["/one"] = plain_answer(
        body=words.encode("utf-16"), Content_Type="text/plain; charset=utf-16"
    )
    (report,) = read(f"{server.url}/one", HERE)

    assert (report.document.text, report.document.url) == (words, f"{server.url}/one")
    assert report.raw == words.encode("utf-16")


@pytest.mark.parametrize(
    ("kind", "body", "extractor"),
    [
        ("text/html", "<p>Thirty were killed.</p>", "html/"),
        ("application/json", '{"text": "Thirty were killed."}', "json"),
        (
            "application/xml",
            "<rss version='2.0'><channel><item><description>Dead</description></item></channel></rss>",
            "feed/",
        ),
        ("", "Thirty were killed.", "text"),
    ],
)
def test_the_format_is_what_the_server_and_the_content_say(server, plain_answer, kind, body, extractor):
    """
    Pages, JSON, feeds and plain text are told apart.
    """
    server.answers["/one"] = plain_answer(body=body.encode(), Content_Type=kind)
    (report,) = read(f"{server.url}/one", HERE)

    assert report.document.extractor.startswith(extractor)


def test_the_server_is_told_who_asks(server, plain_answer):
    """
    A plain name, no cookie, no password.
    """
    server.answers["/one"] = plain_answer(body=b"Dead.")
    list(read(f"{server.url}/one", HERE))
    headers = server.asked[0][1]

    assert headers["User-Agent"].startswith("reportedly/")
    assert {"Cookie", "Authorization"} & set(headers) == set()


def test_redirects_are_followed(server, plain_answer):
    """
    The address that is kept is the last one.
    """
    server.answers |= {"/a": redirect("/b"), "/b": plain_answer(body=b"Dead.")}
    (report,) = read(f"{server.url}/a", HERE)

    assert report.document.url == f"{server.url}/b"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (redirect("/here"), "more than 5 redirects"),
        (redirect("file:///etc/passwd"), "not a web address: file"),
        (redirect("http://"), "no answer"),
    ],
)
def test_redirects_that_lead_nowhere_end(server, answer, reason):
    """
    Circles and addresses that are not of the web have their reasons.
    """
    server.answers["/here"] = answer
    (record,) = read(f"{server.url}/here", HERE)

    assert record.reason.startswith(reason)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ({"status": 404}, "HTTP 404: there is no such page"),
        ({"status": 403}, "HTTP 403: the server does not let it be read; save the page in a browser"),
        ({"status": 429, "Retry_After": "120"}, "HTTP 429: asked too often; try again in 120 seconds"),
        ({"status": 429, "Retry_After": "Fri, 31 Dec"}, "HTTP 429: asked too often; try again later"),
        ({"status": 500}, "HTTP 500: the server failed; try again later"),
        ({"status": 204}, "HTTP 204"),
        ({"Content_Type": "image/png", "body": b"x"}, "content type image/png is not read"),
        ({"Content_Length": "10000000000"}, "larger than 1 MB"),
        ({"Content_Length": "5", "body": b"x"}, "broken answer: peer closed connection"),
        ({"Content_Encoding": "gzip", "body": b"not gzip at all"}, "broken answer: Error -3"),
        ({"Content_Encoding": "gzip", "body": gzip.compress(bytes(5_000_000))}, "larger than 1 MB"),
        ({}, "empty file"),
    ],
)
def test_an_answer_that_cannot_be_read_has_its_reason(server, plain_answer, answer, reason):
    """
    Missing, refused, of another kind, too large, broken off, a bomb, or empty.
    """
    server.answers["/one"] = plain_answer(**answer)
    (record,) = read(f"{server.url}/one", HERE)

    assert record.path == f"{server.url}/one"
    assert record.reason.startswith(reason)


def test_ten_gigabytes_are_not_taken(server):
    """
    A server that sends without end or length is left as soon as it is too much.
    """
    sent = []

    def pour(handler):
        handler.send_response(200)
        handler.end_headers()
        for _ in range(10_000):
            handler.wfile.write(bytes(1_000_000))
            sent.append(1)

    server.answers["/one"] = pour
    (record,) = read(f"{server.url}/one", HERE)

    assert record.reason == "larger than 1 MB"
    assert len(sent) < 30


@pytest.mark.parametrize("never", [endless_body, endless_headers, silence])
def test_a_server_that_never_ends_is_left(server, never):
    """
    The time is one for all: dripping bytes do not buy more of it.
    """
    server.answers["/one"] = never
    start = time.monotonic()
    (record,) = read(f"{server.url}/one", HASTY)

    assert record.reason == "took longer than 0.4 seconds"
    assert time.monotonic() - start < 20


def test_private_addresses_are_refused(server):
    """
    Nothing on the user's own machine is asked unless the user says so.
    """
    port = server.server_port
    for host in ("127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "0.0.0.0", "2130706433"):
        (record,) = read(f"http://{host}:{port}/one", ReadingOptions(timeout=5))

        assert "private address" in record.reason, host
    assert server.asked == []


def test_a_redirect_to_a_private_address_is_refused(server):
    """
    Every address is checked, after every redirect.
    """
    server.answers["/one"] = redirect(f"http://127.0.0.2:{server.server_port}/secret")

    with pytest.raises(SkipDocument, match=r"private address 127\.0\.0\.2 refused"):
        fetch(f"{server.url}/one", ReadingOptions(timeout=5), permits=lambda address: address == "127.0.0.1")
    assert [path for path, _ in server.asked] == ["/one"]


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2001:4860:4860::8888", True),
        ("10.0.0.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("ff02::1", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:8.8.8.8", True),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::808:808", True),
        ("2002:7f00:1::", False),
    ],
)
def test_what_is_public_is_judged_by_the_number(address, public):
    """
    Also where an IPv4 address is wrapped in an IPv6 one.
    """
    assert is_public(address) is public


def test_the_environment_cannot_lead_around_the_check(server, plain_answer, monkeypatch):
    """
    A proxy that is set for other programs is not used.
    """
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    server.answers["/one"] = plain_answer(body=b"Dead.")
    (report,) = read(f"{server.url}/one", HERE)

    assert report.document.text == "Dead."


@pytest.mark.parametrize("media_type", ["application/octet-stream", "text/x-markdown"])
def test_what_a_server_calls_no_name_is_known_by_its_bytes(server, plain_answer, news, media_type):
    """
    Files for download are sent as a stream of bytes.
    """
    server.answers["/one"] = plain_answer(body=news.encode(), Content_Type=media_type)
    (report,) = read(f"{server.url}/one", HERE)

    assert report.document.text == news


def test_passwords_are_not_listed(server, plain_answer):
    """
    What stands before the @ of an address is used and not kept.
    """
    server.answers["/one"] = plain_answer(body=b"Dead.")
    server.answers["/none"] = plain_answer(404)
    address = server.url.replace("http://", "http://me:secret@")
    (report,) = read(f"{address}/one#part", HERE)
    (record,) = read(f"{address}/none", HERE)

    assert report.document.url == f"{server.url}/one"
    assert record == Skipped(f"{server.url}/none", "reading", "HTTP 404: there is no such page")


def test_a_server_that_is_not_there_is_listed():
    """
    Nobody listens at a port that was just given back.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (record,) = read(f"http://127.0.0.1:{port}/", HERE)

    assert record.reason.startswith("no answer:")


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://", "not a web address"),
        ("http://no-such-host.invalid/", "no such host: no-such-host.invalid"),
        ("http://" + "x" * 300 + ".example/", "no"),
        ("http://[::1/", "no answer"),
        ("http://host:99999999/", "no"),
    ],
)
def test_an_address_that_is_none_is_listed(url, reason):
    """
    Broken addresses and unknown hosts have their reasons.
    """
    (record,) = read(url, HERE)

    assert record.reason.startswith(reason)


def test_a_server_that_speaks_no_tls_is_listed(server):
    """
    A secure address whose server is not secure is not read.
    """
    (record,) = read(server.url.replace("http:", "https:") + "/one", HERE)

    assert record.reason.startswith("no answer:")


def test_an_address_that_cannot_be_parsed_is_shown_as_it_is():
    """
    The row names what the user typed.
    """
    assert shown("http://[::1/") == "http://[::1/"


def test_no_step_is_begun_when_the_time_is_up():
    """
    However quick a server is, the next read comes too late.
    """
    with pytest.raises(httpcore.ReadTimeout):
        CheckedNetwork(time.monotonic() - 1, is_public).left()
