"""
What the workbench is told when it starts: which ledger, where it answers, and to whom.
"""

from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

MEGABYTE = 1_000_000
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
EVERYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 (named, so that it can be told apart from loopback)


@dataclass(frozen=True, slots=True)
class Settings:
    """
    `ledger` is opened or made; `names` are the host names it may be asked for by, besides its own; `tiles` a
    PMTiles file or a tile URL for more detail on maps; `upload_limit` is in bytes, for one upload.
    """

    ledger: Path
    host: str = "127.0.0.1"
    port: int = 8000
    names: tuple[str, ...] = ()
    tiles: str | None = None
    reader: str = "trained"
    upload_limit: int = 100 * MEGABYTE

    @property
    def on_loopback(self) -> bool:
        """
        Whether nobody but this machine can reach it.
        """
        return is_loopback(self.host)

    @property
    def tiles_file(self) -> Path | None:
        """
        The file of map tiles, where they are one of this machine.
        """
        return Path(self.tiles) if self.tiles and "://" not in self.tiles else None

    def is_own(self, host: str) -> bool:
        """
        Whether a request's host name is one of ours; any is, when it answers on all addresses and no name is
        given. A page elsewhere that makes its own name mean this machine is turned away by it.
        """
        if self.host in EVERYWHERE and not self.names:
            return True
        return host in {self.host, *self.names} or (is_loopback(host) and self.on_loopback)


def is_loopback(host: str) -> bool:
    """
    Whether a host name or address means the machine itself.
    """
    if host in LOOPBACK:
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
