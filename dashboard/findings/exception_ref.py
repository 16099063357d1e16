"""What names an exception: one value, made from a finding, a pinned row, a disposition or what people raised."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ExceptionRef:
    """What names an exception, for good and everywhere.

    One from the figures has its measure and area, and the last period, signal ('high', 'low' or None) and `window`, the
    quarters taken together (None where nothing stands out, or the method has none). One that people raised has its
    number in the store; one that came with the plan has its title alone. Equal refs are the same exception in the
    same quarters; those of one `matter` may be of other quarters.
    """

    measure: str | None = None
    area: str | None = None
    period: str | None = None
    window: int | None = None
    signal: str | None = None
    raised: int | None = None
    title: str = ""

    @classmethod
    def of_figures(
        cls, measure: str, area: str | None, period: str | None, signal: str | None, window: int | None
    ) -> ExceptionRef:
        """An exception from the figures. Without a signal no quarters are taken together: there is no window."""
        return cls(measure, area, period, int(window) if signal and window else None, signal)

    @classmethod
    def of_raised(cls, number: int | None, title: str) -> ExceptionRef:
        """An exception that people raised. With a number its title does not count: that may be revised."""
        return cls(title=title) if number is None else cls(raised=int(number))

    @property
    def matter(self) -> tuple[str | int | None, ...]:
        """What stays the same from quarter to quarter: the series, or what was raised."""
        if self.measure is not None:
            return "figures", self.measure, self.area
        return ("planned", self.title) if self.raised is None else ("raised", self.raised)

    def is_same_matter(self, other: ExceptionRef) -> bool:
        """True where both are of one series, or the same thing that was raised."""
        return self.matter == other.matter
