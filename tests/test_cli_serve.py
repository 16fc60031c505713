"""
`reportedly serve` as a person runs it.
"""

import socket

from reportedly.cli.serve import bound


def test_small_answers_are_sent_at_once():
    """
    The socket is one that asyncio knows as TCP, or else it would hold back the end of each answer for 40 ms.
    """
    with bound("127.0.0.1", 0) as listening:
        assert listening.proto == socket.IPPROTO_TCP
