"""
A folder to write reports into, and a web server of our own to fetch them from.
"""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from reportedly.reading import ReadingOptions, read
from reportedly.records import Report, Skipped

NEWS = "At least thirty soldiers were killed in the attack on the village, officials said on Tuesday."


@pytest.fixture
def news():
    return NEWS


@pytest.fixture
def reading(tmp_path):
    """
    Writes some bytes to a file and reads it: the records that come out.
    """

    def written_and_read(name, data, **options):
        path = tmp_path / name
        path.write_bytes(data)
        return list(read(str(path), ReadingOptions(**options)))

    return written_and_read


@pytest.fixture
def document(reading):
    """
    The one document that a file holds.
    """

    def the_one(name, data, **options):
        (record,) = reading(name, data, **options)
        assert isinstance(record, Report), record
        return record.document

    return the_one


@pytest.fixture
def reason(reading):
    """
    Why a file was not read.
    """

    def why(name, data, **options):
        (record,) = reading(name, data, **options)
        assert isinstance(record, Skipped), record
        return record.reason

    return why


class Answering(BaseHTTPRequestHandler):
    """
    Answers each path as the test said.
    """

    def do_GET(self):
        """
        Take note of what was asked, and answer.
        """
        self.server.asked.append((self.path, dict(self.headers)))
        self.server.answers[self.path](self)

    def log_message(self, *_):
        """
        Keep quiet.
        """


class Server(ThreadingHTTPServer):
    """
    A web server on this machine that dies with its test.
    """

    daemon_threads = True
    block_on_close = False

    def handle_error(self, *_):
        """
        Clients that hang up are what the tests are about.
        """


def plainly(status=200, body=b"", **headers):
    def answer(handler):
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


@pytest.fixture
def plain_answer():
    return plainly


@pytest.fixture
def server():
    """
    A running server: `answers` maps paths to what answers them, `url` is its address.
    """
    serving = Server(("127.0.0.1", 0), Answering)
    serving.answers, serving.asked = {}, []
    serving.url = f"http://127.0.0.1:{serving.server_port}"
    thread = threading.Thread(target=serving.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield serving
    serving.shutdown()
    serving.server_close()
    thread.join()
