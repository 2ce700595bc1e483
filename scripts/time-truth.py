"""What Python's zoneinfo says about months and schedules: the truth that src/calendar is held against.

    python3 scripts/time-truth.py names    > src/calendar/zone-names.ts   names of the tz database, which Go's tzdata has too
    python3 scripts/time-truth.py vectors  > test/vectors/time.json        a small table for `npm test`
    python3 scripts/time-truth.py sweep    one line of JSON per zone, 2024 to 2040: for `npm run test:compat`

Nothing here is shared with src/calendar: zones become stretches with one offset each, and every rule is said over those.
"""

import calendar
import json
import sys
import textwrap
from bisect import bisect_right
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo, available_timezones

EPOCH = datetime(1970, 1, 1)
HOUR, DAY = 3600, 86400


def seconds(*parts):
    return int((datetime(*parts) - EPOCH).total_seconds())


def offset(zone, instant):
    return int(datetime.fromtimestamp(instant, timezone.utc).astimezone(zone).utcoffset().total_seconds())


def stretches(zone, start, end):
    """[(from, to, offset)]: the zone's offset over time. Looks every six hours, then finds the second of each change."""
    found, begin, now, at = [], start, offset(zone, start), start
    while at < end:
        after = min(at + 6 * HOUR, end)
        if offset(zone, after) != now:
            low, high = at, after
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if offset(zone, middle) == now else (low, middle)
            found.append((begin, high, now))
            begin, now = high, offset(zone, high)
        at = after
    return found + [(begin, end, now)]


class Clock:
    def __init__(self, name, start, end):
        self.stretches = stretches(ZoneInfo(name), start - 3 * DAY, end + 3 * DAY)
        self.starts = [begin for begin, _, _ in self.stretches]
        self.changes = [begin for begin, _, _ in self.stretches[1:] if start <= begin < end]

    def near(self, wall):
        index = max(0, bisect_right(self.starts, wall - 2 * DAY) - 1)
        return self.stretches[index : index + 6]

    def shown(self, wall):
        """Every instant at which the clock shows a time."""
        return [wall - off for begin, end, off in self.near(wall) if begin <= wall - off < end]

    def reached(self, wall):
        """The first instant at which the clock shows a time or a later one."""
        for begin, end, off in self.near(wall):
            at = max(begin, wall - off)
            if at < end:
                return at
        raise ValueError(f"{wall} lies beyond what was looked at")


def is_last(day):
    return day.day == calendar.monthrange(day.year, day.month)[1]


class Schedule:
    def __init__(self, cron, hours, minutes, days, stepped):
        self.cron, self.days, self.stepped = cron, days, stepped
        self.every_hour = len(hours) == 24
        self.times = [hour * HOUR + minute * 60 for hour in hours for minute in minutes]

    def slots(self, clock, first, last):
        """Instants that are due for the local days from `first` to `last`."""
        due, day = set(), first
        while day <= last:
            if self.days(day):
                midnight = seconds(day.year, day.month, day.day)
                for time in self.times:
                    due.update(self.due(clock, midnight + time))
            day += timedelta(days=1)
        return sorted(due)

    def due(self, clock, wall):
        shown = clock.shown(wall)
        if shown:
            return shown if self.stepped else shown[:1]
        return [] if self.every_hour else [clock.reached(wall)]


def any_day(_day):
    return True


SCHEDULES = [
    Schedule("30 2 * * *", [2], [30], any_day, False),
    Schedule("15 2 * * sun", [2], [15], lambda day: day.weekday() == 6, False),
    Schedule("0 0 * * *", [0], [0], any_day, False),
    Schedule("45 23 L * *", [23], [45], is_last, False),
    Schedule("*/20 1-3 * * *", [1, 2, 3], [0, 20, 40], any_day, True),
    Schedule("5,35 0,23 * * *", [0, 23], [5, 35], any_day, False),
]
# Every quarter of an hour for 17 years would be most of the sweep: around changes of the clock only.
QUARTERS = Schedule("*/15 * * * *", list(range(24)), [0, 15, 30, 45], any_day, True)


def around(schedule, clock, days):
    due = set()
    for change in clock.changes:
        day = (EPOCH + timedelta(seconds=change)).date()
        slots = schedule.slots(clock, day - timedelta(days=days + 1), day + timedelta(days=days + 1))
        due.update(slot for slot in slots if abs(slot - change) <= days * DAY)
    return sorted(due)


def months(clock, first_year, last_year):
    return [clock.reached(seconds(y, m, 1)) for y in range(first_year, last_year + 1) for m in range(1, 13)]


def sweep():
    start, end = seconds(2024, 1, 1), seconds(2041, 1, 1)
    for name in sorted(known_names()):
        clock = Clock(name, start, end)
        slots = {one.cron: one.slots(clock, date(2024, 1, 2), date(2040, 12, 30)) for one in SCHEDULES}
        answer = {"zone": name, "changes": clock.changes, "months": months(clock, 2024, 2040), "slots": slots}
        print(json.dumps({**answer, "quarters": around(QUARTERS, clock, 2)}), flush=True)


VECTOR_ZONES = """UTC Europe/Berlin Europe/London America/New_York America/Havana America/Nuuk America/Santiago America/St_Johns Africa/Cairo
Africa/Casablanca Antarctica/Troll Asia/Beirut Asia/Gaza Asia/Kathmandu Australia/Lord_Howe Pacific/Apia Pacific/Chatham""".split()


def iso(instant):
    return (EPOCH + timedelta(seconds=instant)).isoformat() + "Z"


def vectors():
    answers = []
    for name in VECTOR_ZONES:
        clock = Clock(name, seconds(2026, 1, 1), seconds(2027, 1, 1))
        slots = {one.cron: [iso(at) for at in around(one, clock, 1)] for one in SCHEDULES}
        slots[QUARTERS.cron] = [iso(at) for at in around(QUARTERS, clock, 0.1)]
        changes = [iso(at) for at in clock.changes]
        answers.append({"zone": name, "changes": changes, "months": [iso(at) for at in months(clock, 2026, 2026)], "slots": slots})
    print(json.dumps(answers, indent=1))


def known_names():
    return available_timezones() - {"localtime", "Factory"}


HEAD = """// Written by `python3 scripts/time-truth.py names`.

/**
 * Every name of the IANA time zone database, links of older times too, spelt as there: what Go's tzdata has, and so what Alertmanager takes. Intl takes more
 * (`PST`, `europe/berlin`) and lists less.
 */"""


def names():
    text = textwrap.fill(" ".join(sorted(known_names())), 158, break_on_hyphens=False, break_long_words=False)
    print(f"{HEAD}\nexport const ZONE_NAMES: readonly string[] = `\n{text}\n`\n  .trim()\n  .split(/\\s+/)")


if __name__ == "__main__":
    {"names": names, "vectors": vectors, "sweep": sweep}[sys.argv[1]]()
