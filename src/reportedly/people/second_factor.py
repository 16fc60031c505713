"""
Codes of a second device (TOTP): six digits that hold for half a minute, each good for once.
"""

from datetime import datetime
from hmac import compare_digest

import pyotp

ISSUER = "Reportedly"
STEP = 30


def new_key() -> str:
    """
    A key to be typed into, or scanned by, the second device.
    """
    return pyotp.random_base32()


def address_of(key: str, name: str) -> str:
    """
    The key as an address that a device can scan.
    """
    return pyotp.TOTP(key).provisioning_uri(name=name, issuer_name=ISSUER)


def step_of(key: str, code: str, moment: datetime) -> int | None:
    """
    The half-minute that a code stands for, now or one before or after, as clocks differ; None if it is wrong.
    """
    typed, totp = "".join(code.split()), pyotp.TOTP(key)
    now = int(moment.timestamp()) // STEP
    steps = (now, now - 1, now + 1)
    return next(
        (step for step in steps if compare_digest(typed.encode(), totp.generate_otp(step).encode())), None
    )
