"""Runs that overlap, cross midnight and start late, as pings tell of them."""

from draw import Draw
from model import instant, seconds

NIGHT = seconds("2026-11-28T00:00:00Z")
IDS = [f"{digit * 8}-{digit * 4}-4{digit * 3}-8{digit * 3}-{digit * 12}" for digit in "123"]


def at(clock, day=0):
    hour, minute, second = (clock + ":00")[:8].split(":")
    return NIGHT + day * 86400 + int(hour) * 3600 + int(minute) * 60 + int(second)


def ping(when, what, **more):
    return {"at": instant(when), "ping": what, **more}


def case(events, ask, **dataset):
    return {"dataset": {"rpo": "26h", "expected_duration": "10m", **dataset}, "events": events, "ask": [instant(one) for one in ask]}


def written():
    a, b, c = ({"rid": rid} for rid in IDS)
    yield "three overlap; the one that began first ends last and makes nothing older", case(
        [ping(at("01:00"), "start", **a), ping(at("01:20"), "start", **b), ping(at("01:40"), "start", **c)]
        + [ping(at("02:00"), "success", **c), ping(at("02:30"), "success", **b), ping(at("05:00"), "success", **a)],
        [at("01:59"), at("02:00"), at("02:30"), at("05:00"), at("20:00")],
    )
    yield "three overlap; the newest fails, and the one before it counts", case(
        [ping(at("01:00"), "start", **a), ping(at("01:20"), "start", **b), ping(at("01:40"), "start", **c)]
        + [ping(at("01:50"), "fail", exit_status=1, **c), ping(at("02:30"), "success", **a), ping(at("03:00"), "success", **b)],
        [at("01:50"), at("02:30"), at("03:00")],
    )
    yield "begins before midnight in Tokyo, ends after it: it stands for the day on which it began", case(
        [ping(at("14:50"), "start"), ping(at("15:20"), "success")],
        [at("15:20"), at("14:50", 1), at("15:20", 1), at("15:20:01", 1)],
        schedule="45 23 * * *", timezone="Asia/Tokyo", grace="35m",
    )
    yield "planned before midnight, begins after it: that night's all the same, and late until it is done", case(
        [ping(at("23:45", -1), "start"), ping(at("23:55", -1), "success"), ping(at("00:30", 1), "start"), ping(at("01:05", 1), "success")],
        [at("23:45"), at("00:15", 1), at("00:15:01", 1), at("00:30", 1), at("01:04:59", 1), at("01:05", 1)],
        schedule="45 23 * * *", grace="30m", rpo="2d",
    )
    yield "begins 59 s early, and that of the day before is missing", case(
        [ping(at("01:59:01"), "start"), ping(at("02:08"), "success")],
        [at("02:08"), at("03:00", 1), at("03:00:01", 1)],
        schedule="0 2 * * *", grace="1h", rpo="3d",
    )
    yield "begins 61 s early, which is somebody's own run and not the planned one", case(
        [ping(at("01:58:59"), "start"), ping(at("02:08"), "success")],
        [at("02:08"), at("03:00"), at("03:00:01")],
        schedule="0 2 * * *", grace="1h", rpo="3d",
    )
    yield "every minute: half a minute early is nearer to neither, and stands for the time behind", case(
        [ping(at("02:00:30"), "start"), ping(at("02:00:40"), "success")],
        [at("02:01:10"), at("02:01:20"), at("02:01:21")],
        schedule="* * * * *", grace="20s", rpo="1h",
    )
    yield "only its end is known: it stands for planned times up to the age of its data", case(
        [ping(at("02:09:59"), "success")],
        [at("02:10"), at("02:30"), at("02:30:01")],
        schedule="0 2 * * *", grace="30m",
    )
    yield "a success without a start, said again by a client that heard no answer: no fresher for that", case(
        [ping(at("02:10"), "success"), ping(at("02:10:45"), "success"), ping(at("02:10:59"), "success")],
        [at("02:20")],
    )
    yield "copied all the time: who tells how far it has come may do so every ten seconds", case(
        [ping(at("02:00:00") + 10 * step, "success") for step in range(5)],
        [at("02:00:25"), at("02:00:40"), at("02:01:40")],
        semantics="continuous", rpo="1m",
    )


def drawn(seed):
    draw = Draw(seed)
    now, events = at("00:00"), []
    for _ in range(10 + draw.below(8)):
        now += draw.of([5, 20, 59, 60, 61, 400, 1700, 5000, 20000])
        what = draw.of(["start", "start", "start", "success", "success", "success", "fail", "log"])
        event = ping(now, what)
        if draw.below(2):
            event["rid"] = draw.of(IDS)
        if what == "fail" and draw.below(2):
            event["exit_status"] = draw.of([1, 3, 3, 255])
        if draw.below(4) == 0:
            event["ago"] = draw.of([1, 90, 3600, 30000])
        events.append(event)
    dataset = {"rpo": draw.of(["6h", "26h"]), "semantics": draw.of(["completion", "completion", "start"])}
    if draw.below(2):
        dataset |= {"partial": "ok"}
    if draw.below(3):
        dataset |= {"schedule": draw.of(["0 2 * * *", "*/30 * * * *", "15 */4 * * *"]), "grace": draw.of(["10m", "2h"])}
    first, last = seconds(events[0]["at"]), seconds(events[-1]["at"])
    asks = sorted(first + draw.below(int(last - first) + 4 * 3600) for _ in range(6))
    return case(events, asks, **dataset)


def runs():
    yield from written()
    for seed in range(1, 11):
        yield "drawn by chance", drawn(seed)
