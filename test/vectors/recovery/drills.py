"""Timelines of drills, with pauses and those that were given up."""

from draw import Draw
from model import instant, seconds

BEGIN = seconds("2026-10-25T00:00:00Z")


def at(minutes):
    return instant(BEGIN + round(minutes * 60))[:-5] + "Z"


def case(*said, **more):
    """`said`: (minutes after the declaration, key, value[, passed])."""
    lines = [{"at": at(one[0]), one[1]: one[2], **({"passed": one[3]} if len(one) > 3 else {})} for one in said]
    return {"type": "restore", "rto": "30m", "declared": at(0), "checks": [{"name": "sql"}, {"name": "sli", "for": "5m"}], "said": lines, **more}


def written():
    proof = [(20, "check", "sql", True), (21, "check", "sli", True), (26, "check", "sli", True)]
    yield "paused twice; both are in the time and are said", case(
        (1, "milestone", "injected"), (3, "pause", "a key"), (7, "resume", True), (10, "pause", "fire alarm"), (18, "resume", True), *proof, (27, "finish", True)
    )
    yield "given up while it is paused: the pause ends with it", case(
        (1, "milestone", "injected"), (5, "pause", "a key"), (15, "abandon", "nobody has the key"), (16, "recovery_point", at(-30))
    )
    yield "given up after all had passed", case(*proof, (30, "abandon", "not our standby"))
    yield "given up a second after it began", case((1 / 60, "abandon", "wrong drill"))
    yield "the deadline goes by within a pause", case(
        (10, "check", "sql", True), (12, "pause", "lunch"), (60, "expire", True)
    )
    yield "the deadline goes by within a pause and nothing was tried: given up", case((12, "pause", "lunch"), (60, "expire", True))
    yield "paused from before the failure until after the proof: only what lies between counts", case(
        (2, "pause", "a"), (4, "milestone", "injected"), (19, "check", "sql", True), (20, "check", "sli", True), (25, "check", "sli", True), (28, "resume", True), (29, "finish", True)
    )
    yield "still paused; what holds has no proof yet", case(
        (20, "check", "sql", True), (21, "check", "sli", True), (22, "pause", "a"), now=at(24)
    )
    yield "a check that holds across a pause holds", case(
        (18, "check", "sql", True), (19, "check", "sli", True), (20, "pause", "a"), (23, "resume", True), (24, "check", "sli", True), (25, "finish", True)
    )
    yield "goes on after an interruption of an hour, behind the deadline: too late", case(
        (5, "milestone", "detected"), (6, "pause", "the laptop slept"), (70, "resume", True), (71, "check", "sql", True), (72, "check", "sli", True), (77, "check", "sli", True), (78, "finish", True)
    )


def drawn(seed):
    draw = Draw(2000 + seed)
    minute, is_paused, said = 0.0, False, []
    for _ in range(14):
        minute += draw.of([0.5, 1, 2, 3.25, 5, 8])
        if is_paused and draw.below(2):
            said.append((minute, "resume", True))
            is_paused = False
            continue
        what = draw.of(["check", "check", "check", "check", "milestone", "pause", "recovery_point"])
        if what == "check":
            said.append((minute, "check", draw.of(["sql", "sli"]), draw.below(3) > 0))
        elif what == "milestone":
            said.append((minute, "milestone", draw.of(["injected", "detected", "decided", "restored"])))
        elif what == "recovery_point":
            said.append((minute, "recovery_point", at(-draw.below(90))))
        elif not is_paused:
            said.append((minute, "pause", "x"))
            is_paused = True
    closing = draw.of([None, ("finish", True), ("finish", True), ("abandon", "x"), ("expire", True)])
    if closing is not None:
        said.append((minute + 1, *closing))
    more = {"now": at(minute + 3)} if closing is None else {}
    return case(*said, type=draw.of(["restore", "failover", "tabletop"]), deadline=draw.of(["45m", "1h"]), **more)


def drills():
    yield from written()
    for seed in range(1, 11):
        yield "drawn by chance", drawn(seed)
