"""Schedules with grace over the changes of four clocks: two that change at midnight, one that changes within UTC's first hour, one by two hours."""

from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from model import Schedule, duration, instant

ZONES = ["America/Havana", "America/Santiago", "Atlantic/Azores", "Antarctica/Troll"]


def changes(zone):
    """Of 2026: (Unix seconds, minutes by which the clock goes forward)."""
    found, before = [], None
    for minute in range(int(datetime(2026, 1, 1, tzinfo=timezone.utc).timestamp()) // 60, int(datetime(2027, 1, 1, tzinfo=timezone.utc).timestamp()) // 60, 15):
        offset = datetime.fromtimestamp(minute * 60, ZoneInfo(zone)).utcoffset() // timedelta(minutes=1)
        if before is not None and offset != before:
            found.append((minute * 60, offset - before))
        before = offset
    return found


def wall(at, zone, later):
    """Minute and hour that the clock shows (or would show, had it not changed) so many minutes after an instant just before a change."""
    local = datetime.fromtimestamp(at - 60, ZoneInfo(zone)).replace(tzinfo=None) + timedelta(minutes=1 + later)
    return f"{local.minute} {local.hour}"


def case(zone, cron, grace, began, lasts, rpo="9d"):
    """A backup that began then, and how its dataset stands around the next planned time."""
    events = [{"at": instant(began), "ping": "start"}, {"at": instant(began + lasts), "ping": "success"}]
    due = Schedule(cron, zone).next_unserved(began)
    late = due + duration(grace)
    ask = sorted({began + lasts, due - 1, due, late, late + 1} - {one for one in (due - 1,) if one < began + lasts})
    return {
        "dataset": {"rpo": rpo, "schedule": cron, "timezone": zone, "grace": grace},
        "events": events,
        "ask": [instant(one) for one in ask],
    }


def schedules():
    for zone in ZONES:
        forward, back = sorted(changes(zone), key=lambda change: -change[1])
        (skips, gap), (repeats, _) = forward, back
        day = 86400
        yield f"{zone}: daily, at a time that the clock skips; the grace runs from the end of the gap", case(
            zone, f"{wall(skips, zone, gap // 2)} * * *", "45m", skips - day + gap * 30 + 7, 40
        )
        yield f"{zone}: daily, at a time that the clock shows twice; the first of them counts", case(
            zone, f"{wall(repeats, zone, -20)} * * *", "2h", repeats - day - 1200 + 3, 1500
        )
        yield f"{zone}: every quarter of an hour, through the hours that come twice", case(
            zone, "*/15 * * * *", "5m", repeats - 60 * 17, 30, "4h"
        )
        yield f"{zone}: a grace longer than the shift goes by time that passes", case(
            zone, f"{wall(skips, zone, -30)} * * *", "5h", skips - day - 1800 + 20, 600
        )
        yield f"{zone}: began half a minute early, at the end of the gap", case(
            zone, f"{wall(skips, zone, gap)} * * 0,6", "90m", skips - 30, 300
        )
