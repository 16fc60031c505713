"""
Passwords of people who exist in tests alone are kept with little work, so that many can sign in.
"""

import pytest
from argon2 import PasswordHasher

from reportedly import passwords


@pytest.fixture(scope="session", autouse=True)
def quick_passwords():
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(passwords, "HASHER", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
        passwords.nobodys.cache_clear()
        yield
    passwords.nobodys.cache_clear()
