"""Who acts, when, and as which day: the one thing that is injected wherever time or authorship counts."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class Acte:
    """The circumstances of a command.

    `au` is the day as which the line places itself: rights, leaving dates, delays and freezes are judged on that day.
    `quand` is the instant of the clock, with its time zone: it dates the journal, plans and locks, and decides
    nothing. `qui` names the person or the service that acts.
    """

    au: datetime.date
    quand: datetime.datetime
    qui: str
