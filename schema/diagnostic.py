"""What parsing noticed: findings are values, the text is never changed."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

Severity = Literal["error", "warning", "info"]
DiagnosticCode = Literal["gap", "duplicate", "out-of-order", "missing-first", "rejected", "decoded-with-errors"]


class Diagnostic(BaseModel):
    """One finding, with its place in the source."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: DiagnosticCode
    severity: Severity = "warning"
    start: int
    """Code points, of the marker's first character."""
    end: int
    """Code points, half-open."""
    text: str
    """The characters concerned, as written."""
    expected: int | None = None
    """The ordinal that would have continued the series."""
