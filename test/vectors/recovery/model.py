"""What docs/backups.md, docs/drills.md and docs/how-it-measures.md say of backups and drills, worked out a second time.

Independent of src/: it walks minute by minute through the clocks of Python's zoneinfo where Plimsoll computes, and reads runs and drills off the
whole list of what was said where Plimsoll folds over it. All instants are Unix seconds inside.
"""

from datetime import datetime, timezone
from math import isnan
from zoneinfo import ZoneInfo

UTC = timezone.utc


def seconds(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


def instant(at):
    """As Plimsoll writes it: milliseconds, UTC."""
    return None if at is None else datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{round(at * 1000) % 1000:03d}Z"


def duration(text):
    total, digits = 0, ""
    for letter in text:
        if letter.isdigit():
            digits += letter
        else:
            total, digits = total + int(digits) * {"d": 86400, "h": 3600, "m": 60, "s": 1}[letter], ""
    return total


# Schedules -----------------------------------------------------------------------------------------------------------


def field(text, lowest, highest):
    values = set()
    for part in text.split(","):
        span, _, step = part.partition("/")
        begin, _, end = span.partition("-")
        first = lowest if begin == "*" else int(begin)
        last = highest if begin == "*" else int(end or begin)
        values |= set(range(first, last + 1, int(step or 1)))
    return values


class Schedule:
    """Minute, hour and day of the week; day and month are `*` in all cases."""

    def __init__(self, cron, zone):
        minute, hour, day, month, weekday = cron.split()
        assert (day, month) == ("*", "*")
        self.minutes, self.hours, self.weekdays = field(minute, 0, 59), field(hour, 0, 23), field(weekday, 0, 6)
        self.by_time_that_passes = "*" in minute or "*" in hour
        self.in_each_hour = self.hours == set(range(24))
        self.zone = ZoneInfo(zone)

    def shows(self, wall):
        """`wall`: minutes of the clock on the wall since 1970."""
        at = datetime.fromtimestamp(wall * 60, UTC)
        return at.minute in self.minutes and at.hour in self.hours and at.isoweekday() % 7 in self.weekdays

    def due(self, begin, end):
        """Each minute in [begin, end] at which something is due."""
        found, before = [], None
        for minute in range(int(begin // 60), int(end // 60) + 1):
            local = datetime.fromtimestamp(minute * 60, self.zone)
            wall = minute + int(local.utcoffset().total_seconds() // 60)
            skipped = range(before + 1, wall) if before is not None else ()
            before = wall
            made_good = not self.in_each_hour and any(self.shows(one) for one in skipped)
            shown = self.shows(wall) and (local.fold == 0 or self.by_time_that_passes)
            if made_good or shown:
                found.append(minute * 60)
        return found

    def next_unserved(self, began):
        """The first planned instant for which a backup that began then does not stand."""
        all_due = self.due(began - 15 * 86400, began + 30 * 86400)
        passed = [one for one in all_due if one <= began]
        ahead = [one for one in all_due if one > began]
        is_early = ahead[0] - began <= 60 and (not passed or ahead[0] - began < began - passed[-1])
        return ahead[1] if is_early else ahead[0]


# Datasets ------------------------------------------------------------------------------------------------------------


def standing(dataset, point, began, answered, now):
    rpo = duration(dataset["rpo"])
    exposure = None if point is None else max(0.0, now - point)
    due = late = None
    if "schedule" in dataset and point is not None:
        due = Schedule(dataset["schedule"], dataset.get("timezone", "UTC")).next_unserved(began if began is not None else point)
        late = due + duration(dataset["grace"]) if "grace" in dataset else None
    if "suspended" in dataset and now < seconds(dataset["suspended"]["until"]):
        state = "suspended"
    elif answered is None or now - answered > 300:
        state = "unknown"
    elif point is None:
        state = "never"
    elif exposure > rpo:
        state = "stale"
    elif late is not None and now > late:
        state = "late"
    else:
        state = "ageing" if exposure * 10 > rpo * 7 else "ok"
    return {
        "at": instant(now),
        "state": state,
        "newestPointAt": instant(point),
        "exposureSeconds": exposure,
        "nextDueAt": instant(due),
        "lateAt": instant(late),
    }


# Pings ---------------------------------------------------------------------------------------------------------------


def sort_into_runs(dataset, pings):
    """Lists of pings, each list a run, in the order in which the first of each was heard."""
    known_time = dataset.get("semantics", "completion") != "completion"
    runs = []
    for ping in pings:
        rid = ping.get("rid")
        if rid is not None:
            mine = next((run for run in runs if run[0].get("rid") == rid), None)
            if mine is None:
                runs.append([ping])
            else:
                mine.append(ping)
            continue
        nameless = [run for run in runs if run[0].get("rid") is None and run[0]["kind"] != "log"]
        last = nameless[-1] if nameless else None
        started = next((one["when"] for one in last if one["kind"] == "start"), None) if last else None
        ended = next((one for one in last if one["kind"] in ("success", "fail")), None) if last else None
        is_open = last is not None and ended is None and not any(one["kind"] == "given up" for one in last)
        kind = ping["kind"]
        if kind == "start" and is_open:
            if abs(ping["when"] - started) < 60:
                continue
            last.append({"kind": "given up", "when": ping["when"]})
            runs.append([ping])
        elif kind == "start":
            runs.append([ping])
        elif is_open:
            last.append(ping)
        elif kind == "log":
            runs.append([ping])
        else:
            again = ended is not None and ended["kind"] == kind and abs(ping["when"] - ended["when"]) < 60
            # Who tells no start and tells times of data may do so as often as he likes.
            if not (again and (started is not None or not known_time)):
                runs.append([ping])
    return runs


def read_run(dataset, pings):
    kinds = [one["kind"] for one in pings]
    end_place = next((place for place, kind in enumerate(kinds) if kind in ("success", "fail")), None)
    heard_before_end = pings if end_place is None else pings[:end_place]
    start = next((one["when"] for one in heard_before_end if one["kind"] == "start"), None)
    if end_place is None:
        outcome = "abandoned" if "given up" in kinds else "log" if start is None else "running"
        return {"outcome": outcome, "began": start, "ended": None, "point": None}
    end = pings[end_place]
    if start is not None and start > end["when"]:
        start = None
    point = None
    if end["kind"] == "success":
        by_duration = end["when"] - duration(dataset.get("expected_duration", "0s"))
        point = end["when"] if dataset.get("semantics", "completion") != "completion" else by_duration if start is None else start
    return {"outcome": end["kind"], "began": start, "ended": end["when"], "point": point}


def read_ping(dataset, event):
    kind = event["ping"]
    if kind == "fail" and event.get("exit_status") == 3 and dataset.get("partial") == "ok":
        kind = "success"
    return {**event, "kind": kind, "when": seconds(event["at"]) - event.get("ago", 0)}


def runs_until(dataset, events, now):
    pings = [read_ping(dataset, one) for one in events if now is None or seconds(one["at"]) <= now]
    return [read_run(dataset, run) for run in sort_into_runs(dataset, pings)]


def pinged(case):
    dataset, events = case["dataset"], case["events"]
    answers = []
    for ask in case["ask"]:
        now = seconds(ask)
        saved = [run for run in runs_until(dataset, events, now) if run["point"] is not None]
        newest = max(saved, key=lambda run: run["point"]) if saved else {"point": None, "began": None}
        answers.append(standing(dataset, newest["point"], newest["began"], now, now))
    runs = [
        {"outcome": run["outcome"], "startedAt": instant(run["began"]), "endedAt": instant(run["ended"]), "pointAt": instant(run["point"])}
        for run in runs_until(dataset, events, None)
    ]
    return {"runs": runs, "answers": answers}


# Sources -------------------------------------------------------------------------------------------------------------


def told(case):
    dataset = case["dataset"]
    off = duration(dataset.get("expected_duration", "0s")) if dataset.get("semantics", "completion") == "completion" else 0
    answers = []
    for ask in case["ask"]:
        now = seconds(ask)
        heard = []
        for event in case["events"]:
            value, at = event["told"], seconds(event["at"])
            if at > now or value is None:
                continue
            is_never = value == "NaN" or isnan(float(value)) or not 0 < float(value) < 9e9
            if not is_never and value - off > at + 3600:
                continue
            heard.append((at, None if is_never else value - off))
        points = [point for _, point in heard if point is not None]
        if dataset.get("reports_loss"):
            newest = heard[-1][1] if heard else None
        else:
            newest = max(points, default=None)
        answers.append(standing(dataset, newest, None, heard[-1][0] if heard else None, now))
    return {"answers": answers}


# Drills --------------------------------------------------------------------------------------------------------------

ORDER = ["injected", "detected", "decided", "restored", "validated"]


def whole(number):
    return None if number is None else int(number) if number == int(number) else number


def read_check(check, said, begin, end):
    looks = [one for one in said if one.get("check") == check["name"] and begin <= seconds(one["at"]) <= end]
    if not looks:
        return "waiting", None
    if not looks[-1]["passed"]:
        return "failing", None
    failures = [place for place, one in enumerate(looks) if not one["passed"]]
    streak = looks[failures[-1] + 1 :] if failures else looks
    since, last = seconds(streak[0]["at"]), seconds(streak[-1]["at"])
    return ("passed", since) if last - since >= duration(check.get("for", "0s")) else ("holding", None)


def drill(case):
    said, declared = case["said"], seconds(case["declared"])
    rto = duration(case["rto"])
    now = seconds(case.get("now", said[-1]["at"] if said else case["declared"]))
    marks = {one["milestone"]: seconds(one["at"]) for one in said if "milestone" in one}
    begin = marks.get("injected", declared)
    deadline = begin + (duration(case["deadline"]) if "deadline" in case else 2 * rto)
    checks = {check["name"]: read_check(check, said, begin, deadline) for check in case.get("checks", [])}
    proofs = [since for _, since in checks.values()]
    validated = max(proofs) if proofs and None not in proofs else None
    close = next((one for one in said if {"finish", "abandon", "expire"} & set(one)), None)
    till = validated if validated is not None else seconds(close["at"]) if close else now
    elapsed = max(0, till - begin)

    pauses = []
    for one in said:
        if "pause" in one:
            pauses.append([seconds(one["at"]), None])
        elif ("resume" in one or one is close) and pauses and pauses[-1][1] is None:
            pauses[-1][1] = seconds(one["at"])
    paused = sum(max(0, min(till, till if end is None else end) - max(begin, start)) for start, end in pauses)

    if close is None:
        state = "paused" if pauses and pauses[-1][1] is None else "running"
    elif "abandon" in close:
        state = "abandoned"
    elif case.get("type") == "tabletop":
        state = "passed" if "finish" in close else "abandoned"
    elif validated is not None:
        state = "passed"
    else:
        untried = all(word == "waiting" for word, _ in checks.values())
        state = "abandoned" if "expire" in close and untried else "failed"

    def between(first, last):
        return None if first is None or last is None or last < first else whole(last - first)

    marks_all = {**marks, **({"validated": validated} if validated is not None else {})}
    present = [name for name in ORDER if name in marks_all]
    disorder = [f"{b} before {a}" for a, b in zip(present, present[1:]) if marks_all[b] < marks_all[a]]
    points = [one["recovery_point"] for one in said if "recovery_point" in one]
    actual = None if validated is None else validated - begin
    return {
        "state": state,
        "elapsed_seconds": whole(elapsed),
        "paused_seconds": whole(paused),
        "rto_actual_seconds": whole(actual),
        "rto_met": None if actual is None else actual <= rto,
        "rpo_actual_seconds": whole(max(0, begin - seconds(points[-1]))) if points else None,
        "detect_seconds": between(begin, marks.get("detected")),
        "decide_seconds": between(marks.get("detected"), marks.get("decided")),
        "restore_seconds": between(marks.get("decided"), marks.get("restored")),
        "validate_seconds": between(marks.get("restored"), validated),
        "disorder": disorder,
        "checks": {name: word for name, (word, _) in checks.items()},
    }


def expected(case):
    if "declared" in case:
        return drill(case)
    return pinged(case) if any("ping" in one for one in case["events"]) else told(case)
