"""
What forms send: fields that may be left empty, boxes that may be ticked, and why somebody decides.
"""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

# Why somebody decides something; it is kept with the decision for good.
Reason = Annotated[str, Field(max_length=4000)]


def given(value: Any) -> Any:  # noqa: ANN401 (whatever a form sends)
    """
    What a form sends, where a field that was left empty asks for nothing.
    """
    return value.strip() or None if isinstance(value, str) else value


def ticked(value: Any) -> Any:  # noqa: ANN401 (the same)
    """
    The ticked boxes of a form as a list: of a single one it sends no list.
    """
    return [value] if isinstance(value, str) else value


Word = Annotated[str | None, BeforeValidator(given)]
