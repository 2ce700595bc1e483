"""What sources tell of their newest backup: sentinels, restarts, deletions."""

from draw import Draw
from model import instant, seconds

NOON = seconds("2026-11-29T12:00:00Z")


def case(told, ask, **dataset):
    """`told`: (minutes after noon, minutes after noon of the backup; a text or None as it is)."""
    events = [{"at": instant(NOON + 60 * minute), "told": NOON + 60 * value if isinstance(value, int) else value} for minute, value in told]
    events = [{**one, "told": float(one["told"][1:]) if str(one["told"]).startswith("=") else one["told"]} for one in events]
    return {"dataset": {"rpo": "1h", "expected_duration": "5m", **dataset}, "events": events, "ask": [instant(NOON + 60 * minute) for minute in ask]}


def written():
    yield "a sentinel each between good answers: 0, NaN, 9.2e9, a negative time", case(
        [(0, -10), (4, "=0"), (8, "NaN"), (12, "=9223372036.854776"), (16, "=-62135596800"), (20, 15)], [0, 4, 8, 12, 16, 20]
    )
    yield "only ever sentinels", case([(0, "=0"), (5, "NaN"), (10, "=9223372036.854776")], [0, 5, 10, 16])
    yield "the same where the source says what is lost: each sentinel is a loss", case(
        [(0, -10), (4, "=0"), (8, -10), (12, "NaN"), (16, 14)], [0, 4, 8, 12, 16], reports_loss=True
    )
    yield "8,999,999,999 s is a time, not believed; 9,000,000,000 s is never", case(
        [(0, "=8999999999"), (1, "=9000000000")], [0, 1]
    )
    yield "restarts with an empty memory three times, and has it back each time", case(
        [(0, -20), (5, "=0"), (10, -20), (15, "=0"), (20, None), (25, -20), (30, "NaN"), (35, 31)], [0, 5, 10, 15, 20, 21, 25, 30, 35]
    )
    yield "the oldest two of three backups are deleted, which changes nothing", case(
        [(0, -20), (5, -20), (10, -20)], [0, 5, 10], reports_loss=True
    )
    yield "backups are deleted from the newest on, one by one, and a new one comes", case(
        [(0, -10), (10, -40), (20, -55), (30, "=0"), (40, 33)], [0, 10, 20, 30, 35, 36, 40], reports_loss=True
    )
    yield "exactly an hour ahead is believed, a second more is not", case(
        [(0, 60), (1, "=" + str(int(NOON) + 3600 + 61))], [0, 5, 6, 60, 61], semantics="start"
    )
    yield "70 % of the objective and all of it, to the second", case(
        [(minute, 0) for minute in range(5, 66, 5)], [47, 48, 65, 66], semantics="start", rpo="66m"
    ) | {"ask": [instant(NOON + at) for at in (2772, 2773, 3960, 3961)]}
    yield "late by its schedule, then unknown, then stale, then suspended no more", case(
        [(0, -1), (30, -1), (50, None), (62, -1), (70, 65)], [14, 30, 31, 36, 62, 64, 70],
        schedule="*/30 * * * *", grace="15m", semantics="start",
        suspended={"until": "2026-11-29T12:20:00Z", "reason": "A tape was changed."},
    )


def drawn(seed):
    draw = Draw(1000 + seed)
    minute, newest, told = 0, -draw.below(40), []
    for _ in range(12):
        minute += draw.of([1, 2, 5, 5, 6, 15])
        if draw.below(2):
            newest = minute - draw.below(12)
        told.append((minute, draw.of([newest, newest, newest, newest - 30, None, "NaN", "=0", "=9223372036.854776", minute + 90])))
    dataset = {"rpo": draw.of(["20m", "1h"]), "semantics": draw.of(["completion", "start", "continuous"])}
    if draw.below(2):
        dataset |= {"reports_loss": True}
    if draw.below(2):
        dataset |= {"schedule": "7,37 * * * *", "timezone": "Asia/Kathmandu", "grace": draw.of(["4m", "12m"])}
    return case(told, sorted(draw.below(minute + 10) for _ in range(8)), **dataset)


def exposures():
    yield from written()
    for seed in range(1, 11):
        yield "drawn by chance", drawn(seed)
