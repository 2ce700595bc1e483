#!/usr/bin/env python3
"""Writes test/vectors/backups/*.json: what Plimsoll must say of backups, worked out without any of its code.

Schedules are searched minute by minute with zoneinfo; runs are written down by hand; exposures follow the table of docs/backups.md.
Run it as `python3 scripts/backup-truth.py` from the checkout; docs/backups.md describes the format."""
import json
import os
import re
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

UTC = timezone.utc
MINUTE = timedelta(minutes=1)
SILENT = timedelta(seconds=300)


def at(text):
    return datetime.fromisoformat(text.replace('Z', '+00:00')).astimezone(UTC)


def iso(instant):
    return None if instant is None else instant.strftime('%Y-%m-%dT%H:%M:%S.000Z')


def seconds(text):
    return 0 if text is None else int(text[:-1]) * {'s': 1, 'm': 60, 'h': 3600, 'd': 86400}[text[-1]]


def field(text, low, high):
    values = set()
    for part in text.split(','):
        part, _, step = part.partition('/')
        if part == '*':
            first, last = low, high
        else:
            first, _, last = part.partition('-')
            first = int(first)
            last = int(last) if last else first
        values |= set(range(first, last + 1, int(step or 1)))
    return values


def slots(cron, zone, begin, end):
    """Due instants in (begin, end], by looking at each minute that passes, and at those that the clock leaves out."""
    minutes, hours, days, months, weekdays = cron.split()
    zone, every_hour = ZoneInfo(zone), field(hours, 0, 23) == set(range(24))
    goes_by_time = any(part.startswith('*') for part in (minutes, hours))
    wanted = (field(minutes, 0, 59), field(hours, 0, 23), field(days, 1, 31), field(months, 1, 12), field(weekdays, 0, 6))

    def fits(wall):
        return (wall.minute in wanted[0] and wall.hour in wanted[1] and wall.day in wanted[2]
                and wall.month in wanted[3] and (wall.weekday() + 1) % 7 in wanted[4])

    due, before = set(), None
    instant = begin.replace(second=0) - timedelta(hours=30)
    while instant <= end:
        wall = instant.astimezone(zone)
        if fits(wall) and (wall.fold == 0 or goes_by_time):
            due.add(instant)
        naive = wall.replace(tzinfo=None)
        if before is not None and naive - before > MINUTE and not every_hour:
            skipped = before + MINUTE
            while skipped < naive:
                if fits(skipped):
                    due.add(instant)
                skipped += MINUTE
        before = naive
        instant += MINUTE
    return sorted(one for one in due if begin < one <= end)


def next_due(dataset, start):
    """The slot that the next backup is for, when the newest began at `start`: one that begins a minute early is for the slot ahead."""
    around = slots(dataset['schedule'], dataset.get('timezone', 'UTC'), start - timedelta(days=9), start + timedelta(days=9))
    ahead = [one for one in around if one > start]
    behind = [one for one in around if one <= start]
    if ahead[0] - start <= MINUTE and (not behind or ahead[0] - start < start - behind[-1]):
        return ahead[1]
    return ahead[0]


def state(dataset, now, point, began, answered):
    due = late_at = None
    if dataset.get('schedule') and began is not None:
        due = next_due(dataset, began)
        if dataset.get('grace'):
            late_at = due + timedelta(seconds=seconds(dataset['grace']))
    exposure = None if point is None else max(0, (now - point).total_seconds())
    rpo = seconds(dataset['rpo'])
    if dataset.get('suspended') and now < at(dataset['suspended']['until']):
        name = 'suspended'
    elif answered is None or now - answered > SILENT:
        name = 'unknown'
    elif point is None:
        name = 'never'
    elif exposure > rpo:
        name = 'stale'
    elif late_at is not None and now > late_at:
        name = 'late'
    elif exposure > 0.7 * rpo:
        name = 'ageing'
    else:
        name = 'ok'
    return {'at': iso(now), 'state': name, 'newestPointAt': iso(point), 'exposureSeconds': exposure,
            'nextDueAt': iso(due), 'lateAt': iso(late_at)}


# --- schedules with grace over changes of clocks, four zones, five each: one success, then questions around its next slot

# The days before the changes, a time of day that is left out, and one that comes twice.
ZONES = {
    'Europe/Berlin': ('2026-03-28', '2026-10-24', '30 2 * * *', '45 2 * * *'),
    'America/New_York': ('2026-03-07', '2026-10-31', '30 2 * * *', '45 1 * * *'),
    'Australia/Lord_Howe': ('2026-10-03', '2026-04-04', '15 2 * * *', '45 1 * * *'),
    'Pacific/Chatham': ('2026-09-26', '2026-04-04', '0 3 * * *', '15 3 * * *'),
}


def schedule_cases():
    cases = []
    for zone, (spring, autumn, skipped, twice) in ZONES.items():
        for title, day, cron, grace, began in [
            ('a time that the clock skips', spring, skipped, '1h', None),
            ('a time that the clock shows twice', autumn, twice, '30m', None),
            ('every ten minutes through the night on which the clock goes forward', spring, '*/10 * * * *', '5m', 'night'),
            ('every six hours over the night on which the clock goes back', autumn, '0 */6 * * *', '2h', 'midnight'),
            ('weekly on the Sunday of the change, began half a minute early', spring, '15 4 * * 0', '90m', 'early'),
        ]:
            dataset = {'rpo': '9d', 'schedule': cron, 'timezone': zone, 'grace': grace}
            midnight = datetime.fromisoformat(day).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
            due = slots(cron, zone, midnight, midnight + timedelta(days=9))
            first = due[0]
            if began == 'night':
                change = [one for one in due if one >= midnight + timedelta(hours=24, minutes=100)]
                first = change[0]
            if began == 'midnight':
                first = [one for one in due if one.astimezone(ZoneInfo(zone)).hour == 0][0]
            start = first - timedelta(seconds=30) if began == 'early' else first + timedelta(seconds=7)
            end = start + timedelta(seconds=40)
            events = [{'at': iso(start), 'ping': 'start'}, {'at': iso(end), 'ping': 'success'}]
            following = next_due(dataset, start)
            late = following + timedelta(seconds=seconds(grace))
            ask = [end, following - MINUTE, following, late, late + timedelta(seconds=1)]
            cases.append({
                'name': f'{zone}: {title}', 'dataset': dataset, 'events': events, 'ask': [iso(one) for one in ask],
                'expected': {'answers': [state(dataset, one, start, start, one) for one in ask]},
            })
    return cases


# --- runs, by hand: (name, dataset, events, expected runs). Times of 29 November 2026, +1 is the day after.

A, B = '11111111-1111-1111-1111-111111111111', '22222222-2222-2222-2222-222222222222'


def day(text):
    clock, _, more = text.partition('+')
    clock = clock if clock.count(':') == 2 else clock + ':00'
    return iso(at(f'2026-11-29T{clock}Z') + timedelta(days=int(more or 0)))


RUNS = [
    ('a dump that takes ten minutes', {}, ['02:00 start', '02:10 success'], ['success 02:00 02:10 02:00']),
    ('no start was told', {}, ['02:10 success'], ['success - 02:10 02:00']),
    ('nobody says how long it takes', {'expected_duration': None}, ['02:10 success'], ['success - 02:10 02:10']),
    ('crosses midnight', {}, ['23:50 start', '00:20+1 success'], ['success 23:50 00:20+1 23:50']),
    ('begins late, crosses midnight and fails', {}, ['23:59 start', '03:00+1 fail'], ['fail 23:59 03:00+1 -']),
    ('takes longer than a day', {}, ['01:00 start', '02:00+1 success'], ['success 01:00 02:00+1 01:00']),
    ('two overlap, the later one ends first', {}, [f'01:00 start {A}', f'01:30 start {B}', f'01:40 success {B}', f'02:00 success {A}'],
     ['success 01:00 02:00 01:00', 'success 01:30 01:40 01:30']),
    ('two overlap, the later one fails', {}, [f'01:00 start {A}', f'01:30 start {B}', f'01:40 fail {B}', f'02:00 success {A}'],
     ['success 01:00 02:00 01:00', 'fail 01:30 01:40 -']),
    ('two overlap without ids: the first is given up', {}, ['01:00 start', '01:30 start', '01:40 success', '02:00 success'],
     ['abandoned 01:00 - -', 'success 01:30 01:40 01:30', 'success - 02:00 01:50']),
    ('one without id overlaps one with', {}, ['01:00 start', f'01:10 start {A}', '01:20 success', f'01:30 success {A}'],
     ['success 01:00 01:20 01:00', 'success 01:10 01:30 01:10']),
    ('was killed, and the next night is another', {}, ['02:00 start', '02:00+1 start', '02:10+1 success'],
     ['abandoned 02:00 - -', 'success 02:00+1 02:10+1 02:00+1']),
    ('the start is repeated by a client that heard no answer', {}, ['02:00:00 start', '02:00:40 start', '02:10 success'],
     ['success 02:00 02:10 02:00']),
    ('the end is repeated by a client that heard no answer', {}, ['02:00 start', '02:10:00 success', '02:10:59 success'],
     ['success 02:00 02:10 02:00']),
    ('an end a minute after an end is another run', {}, ['02:00 start', '02:10:00 success', '02:11:00 success'],
     ['success 02:00 02:10 02:00', 'success - 02:11 02:01']),
    ('success after failure', {}, ['02:00 start', '02:05 fail', '02:06 start', '02:12 success'],
     ['fail 02:00 02:05 -', 'success 02:06 02:12 02:06']),
    ('an exit status of 3 is no success', {}, ['02:00 start', '02:05 exit 3'], ['fail 02:00 02:05 -']),
    ('an exit status of 0 is one', {}, ['02:00 start', '02:05 exit 0'], ['success 02:00 02:05 02:00']),
    ('could not be delivered for four hours', {}, [f'06:00 start {A} ago 14400', f'06:00 success {A} ago 13800'],
     ['success 02:00 02:10 02:00']),
    ('the end is heard before the start, by an id', {}, [f'02:10 success {A}', f'02:11 start {A}'], ['success - 02:10 02:00']),
    ('the daemon\'s clock was set back in between', {}, ['02:30 start', '02:10 success'], ['success - 02:10 02:00']),
]


def event(text):
    clock, kind, *more = text.split()
    said = {'at': day(clock), 'ping': kind}
    if kind == 'exit':
        said = {'at': day(clock), 'ping': 'success' if more[0] == '0' else 'fail', 'exit_status': int(more.pop(0))}
    if more and len(more[0]) == 36:
        said['rid'] = more.pop(0)
    if more:
        said['ago'] = int(more[1])
    return said


def run_cases():
    cases = []
    for name, changes, events, runs in RUNS:
        dataset = {key: value for key, value in {'rpo': '26h', 'expected_duration': '10m', **changes}.items() if value is not None}
        expected, newest = [], None
        for one in runs:
            outcome, began, ended, point = (part if part == '-' or index == 0 else day(part) for index, part in enumerate(one.split()))
            clean = [None if part == '-' else part for part in (began, ended, point)]
            expected.append(dict(zip(('outcome', 'startedAt', 'endedAt', 'pointAt'), (outcome, *clean))))
            if clean[2] is not None and (newest is None or clean[2] > newest):
                newest = clean[2]
        asked = at(day('05:00+1'))
        cases.append({
            'name': name, 'dataset': dataset, 'events': [event(one) for one in events], 'ask': [iso(asked)],
            'expected': {'runs': expected, 'answers': [state(dataset, asked, None if newest is None else at(newest), None, asked)]},
        })
    return cases


# --- what a source tells of a dataset, with sentinels, restarts and deletions

def told_cases():
    base = at('2026-11-29T12:00:00Z')
    new = lambda minutes: (base + timedelta(minutes=minutes)).timestamp()
    plain = {'rpo': '1h', 'expected_duration': '5m'}
    S = lambda **more: {**plain, **more}
    table = [
        # name, dataset, (minute, told: Unix seconds, 'never' as the source writes it, or None where it does not answer), minutes asked
        ('a backup each half hour', plain, [(0, new(-2)), (30, new(28)), (60, new(58))], [1, 31, 61]),
        ('ages and grows stale', plain, [(0, new(-2)), (42, new(-2)), (55, new(-2))], [0, 36, 45, 54, 55, 56]),
        ('0 is never', plain, [(0, 0)], [1]),
        ('a negative time is never', plain, [(0, -62135596800)], [1]),
        ('9.22e18 is never', plain, [(0, 9.223372036854776e18)], [1]),
        ('9.22e9 is never', plain, [(0, 9.223372036854776e9)], [1]),
        ('not a number is never', plain, [(0, 'NaN')], [1]),
        ('milliseconds are never', plain, [(0, new(-2) * 1000)], [1]),
        ('a source that never answered', plain, [(0, None)], [1, 10]),
        ('a source that falls silent: unknown, and its last point keeps ageing', plain, [(0, new(-2)), (5, None)], [4, 5, 6, 70]),
        ('the source comes back with what it knew', plain, [(0, new(-2)), (5, None), (20, new(-2))], [10, 21, 60]),
        ('an exporter restarts and has forgotten', plain, [(0, new(-2)), (5, 0), (10, 0)], [6, 11]),
        ('an exporter restarts and tells an older one', plain, [(0, new(-2)), (5, new(-500))], [6]),
        ('a replaced pod tells of never, then of the next', plain, [(0, new(-2)), (5, 'NaN'), (20, new(19))], [6, 21]),
        ('a point ahead of now is no age below zero', S(semantics='start'), [(0, new(10))], [1, 9, 15]),
        ('a point two hours ahead is not believed', plain, [(0, new(-2)), (5, new(125))], [6]),
        ('semantics start: nothing is subtracted', S(semantics='start'), [(0, new(-2))], [1]),
        ('semantics continuous: nothing is subtracted', S(semantics='continuous'), [(0, new(-1)), (1, new(0))], [2]),
        ('a backup is deleted at a source that says so', S(reports_loss=True), [(0, new(-2)), (5, new(-30)), (6, 0), (7, None), (9, new(8))], [1, 6, 6.5, 8, 10]),
        ('suspended until a day, then judged again', S(suspended={'until': iso(base + timedelta(minutes=90)), 'reason': 'moved'}),
         [(0, new(-2)), (89, new(-2)), (90, new(-2))], [1, 89, 90, 91]),
    ]
    cases = []
    for name, dataset, told, asked in table:
        events = [{'at': iso(base + timedelta(minutes=minute)), 'told': value} for minute, value in told]
        answers = []
        takes = 0 if dataset.get('semantics') in ('start', 'continuous') else seconds(dataset.get('expected_duration'))
        for minutes in asked:
            now = base + timedelta(minutes=minutes)
            newest = answered = None
            for minute, value in told:
                heard = base + timedelta(minutes=minute)
                if heard > now or value is None:
                    continue
                if value != 'NaN' and value < 9e9 and value - takes > heard.timestamp() + 3600:
                    continue
                answered = heard
                known = value != 'NaN' and 0 < value < 9e9
                point = datetime.fromtimestamp(value - takes, UTC) if known else None
                if dataset.get('reports_loss'):
                    newest = point
                elif point is not None and (newest is None or point > newest):
                    newest = point
            answers.append(state(dataset, now, newest, newest, answered))
        cases.append({'name': name, 'dataset': dataset, 'events': events,
                      'ask': [iso(base + timedelta(minutes=minutes)) for minutes in asked], 'expected': {'answers': answers}})
    return cases


def write(kind, cases):
    assert len(cases) == 20, (kind, len(cases))
    for number, case in enumerate(cases, 1):
        name = '-'.join(re.sub('[^a-z0-9]+', ' ', case['name'].lower()).split())[:60].rstrip('-')
        written = {'id': f'{kind}-{number:02}', 'reason': case['name'],
                   'input': {key: case[key] for key in ('dataset', 'events', 'ask')}, 'expected': case['expected']}
        with open(f'test/vectors/backups/{kind}-{number:02}-{name}.json', 'w') as file:
            json.dump(written, file, indent=2)
            file.write('\n')


if __name__ == '__main__':
    os.makedirs('test/vectors/backups', exist_ok=True)
    write('schedule', schedule_cases())
    write('run', run_cases())
    write('told', told_cases())
