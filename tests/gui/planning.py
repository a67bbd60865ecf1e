# SPDX-License-Identifier: GPL-3.0-or-later
"""The cells of the planning, read by their French names: « Léa, cantine, jeudi 3 décembre, … »."""
import datetime
import re
from dataclasses import dataclass

MONTHS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
          "octobre", "novembre", "décembre")
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
NAME = re.compile(rf"^(?P<child>[^,]+), (?P<activity>[^,]+), (?P<weekday>{'|'.join(WEEKDAYS)}) "
                  rf"(?P<day>\d+)(?:er)? (?P<month>{'|'.join(MONTHS)}), (?P<state>.+)$")
LUNCH = re.compile("cantine|repas|déjeuner", re.I)
THURSDAY = 3

OPEN, CHOSEN, BOOKED = "disponible", "choisi", "réservé"


@dataclass(frozen=True)
class Cell:
    child: str
    activity: str
    date: datetime.date
    state: str
    name: str

    @property
    def place(self):
        """What stays of the name when the state changes."""
        return self.name[:-len(self.state)]

    def is_(self, state):
        return re.match(rf"{state}\b", self.state) is not None


def read(name, about):
    """The cell of that name, in the year whose day is nearest to the date `about`; None where it is
    not a cell's name."""
    found = NAME.match(name)
    if not found:
        return None
    day, month = int(found["day"]), MONTHS.index(found["month"]) + 1
    weekday = WEEKDAYS.index(found["weekday"])
    dates = []
    for year in (about.year - 1, about.year, about.year + 1):
        try:
            dates.append(datetime.date(year, month, day))
        except ValueError:
            pass  # a 29 February
    dates = [date for date in dates if date.weekday() == weekday]
    if not dates:
        raise AssertionError(f"no {found['weekday']} has that date: {name}")
    date = min(dates, key=lambda date: abs(date - about))
    return Cell(found["child"], found["activity"], date, found["state"], name)


def pick_lunch(cells):
    """Of the first week in which a lunch can still be booked: its first Thursday, else its first
    day; None where there is none."""
    lunches = [cell for cell in cells if LUNCH.search(cell.activity) and cell.is_(OPEN)]
    if not lunches:
        return None
    first = min(lunch.date.isocalendar()[:2] for lunch in lunches)
    week = [lunch for lunch in lunches if lunch.date.isocalendar()[:2] == first]
    thursdays = [lunch for lunch in week if lunch.date.weekday() == THURSDAY]
    return min(thursdays or week, key=lambda lunch: (lunch.date, lunch.name))
