"""
Files compressed with gzip, read as a stream, with a stop to those that swell beyond all measure.
"""

import io
import zlib
from typing import TYPE_CHECKING, BinaryIO

from reportedly.errors import SkipDocument

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

BLOCK = 65_536

# Text shrinks to a fifth or a tenth; a bomb to a thousandth.
RATIO = 100


class Gunzipped(io.RawIOBase):
    """
    What a compressed stream holds, block by block. Raises SkipDocument on a bomb or on damage.
    """

    def __init__(self, stream: BinaryIO, allowed: int) -> None:
        """
        *allowed* bytes may come out at any ratio; beyond it a hundredfold growth is a bomb.
        """
        self.stream = stream
        self.allowed = allowed
        self.inflate = zlib.decompressobj(wbits=31)
        self.waiting = b""
        self.taken = 0
        self.given = 0

    def readable(self) -> bool:
        """
        True: it can be read, and only that.
        """
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """
        Fill *buffer* with the next bytes; 0 at the end.
        """
        view = memoryview(buffer)
        piece = self.next_piece(len(view))
        view[: len(piece)] = piece
        self.given += len(piece)
        if self.given > max(self.allowed, RATIO * self.taken):
            raise SkipDocument("gzip bomb: swells more than a hundredfold")
        return len(piece)

    def next_piece(self, size: int) -> bytes:
        """
        The next decompressed bytes, at most *size*; none at the end.
        """
        piece = b""
        while not piece and self.more():
            try:
                piece = self.inflate.decompress(self.waiting, size)
            except zlib.error as error:
                raise SkipDocument(f"damaged gzip file: {error}") from error
            self.waiting = self.inflate.unconsumed_tail or self.inflate.unused_data
        return piece

    def more(self) -> bool:
        """
        Whether there is more to decompress: fetches it, and begins the next member of the file.
        """
        if not self.waiting:
            self.waiting = self.stream.read(BLOCK)
            self.taken += len(self.waiting)
        if self.inflate.eof:
            self.waiting = self.waiting.lstrip(b"\0")
            self.inflate = zlib.decompressobj(wbits=31) if self.waiting else self.inflate
        elif not self.waiting:
            raise SkipDocument("truncated gzip file")
        return bool(self.waiting)
