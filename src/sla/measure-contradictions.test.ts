import { afterAll, expect, test } from '@jest/globals'
import { agreementMistakes, type WrittenAgreement } from '../../test/support/agreement-mistakes.js'
import { createConfigFolder } from '../../test/support/config-folder.js'

const folder = createConfigFolder()
afterAll(() => {
  folder.remove()
})

const BAD_MINUTES = '{ method: bad_intervals, bad_when: { error_ratio_above: 0.05 } }'
const BOTH = '[a, { slo: b, group: { region: eu } }]'

test.each<[string, WrittenAgreement, string]>([
  [
    'a period of two kinds',
    { period: '{ calendar: month, rolling: 30d }' },
    '9:41 period.rolling: `calendar` says already what the period is (take one of the two out)',
  ],
  [
    'a period of no kind',
    { period: '{ timezone: UTC }' },
    '9:13 period: expected `calendar`, `billing_anchor_day` or `rolling` (such as {calendar: month})',
  ],
  [
    'a period that is a text',
    { period: 'month' },
    '9:13 period: expected a map such as {calendar: month}, {billing_anchor_day: 15} or {rolling: 30d} ()',
  ],
  [
    'months that begin with a month',
    { period: '{ calendar: month, year_starts: 2 }' },
    '9:45 period.year_starts: only quarters and years begin with a month of their own (take it out: months, bills and rolling days begin the same in every year)',
  ],
  [
    'a bill on the 32nd',
    { period: '{ billing_anchor_day: 32 }' },
    '9:35 period.billing_anchor_day: expected a day of the month, 1 to 31 ()',
  ],
  [
    'rolling days that are no days',
    { period: '{ rolling: 36h }' },
    '9:24 period.rolling: expected whole days such as 30d (days count on the calendar)',
  ],
  [
    'a zone that there is not',
    { service_hours: '{ from: "08:00", to: "20:00", timezone: Berlin }' },
    '10:60 service_hours.timezone: expected an IANA time zone such as Europe/Berlin or UTC (did you mean Europe/Berlin?)',
  ],
  [
    'hours that are empty',
    { service_hours: '{ from: "08:00", to: "08:00" }' },
    '10:41 service_hours.to: expected another time than that of `from`: these hours are empty (a whole day is from "00:00" to "24:00")',
  ],
  [
    'hours without an end',
    { service_hours: '{ from: "08:00" }' },
    '10:20 service_hours.to: missing, expected a time of day (such as `from: "08:00"` and `to: "20:00"`)',
  ],
  [
    'hours from an hour that there is not',
    { service_hours: '{ from: "24:00", to: "08:00" }' },
    '10:28 service_hours.from: expected a time of day such as 08:00 ()',
  ],
  [
    'no hours at all',
    { service_hours: '{ ranges: [] }' },
    '10:30 service_hours.ranges: expected at least one range such as {weekdays: [mon], from: "08:00", to: "20:00"} ()',
  ],
  [
    'hours that overlap',
    { service_hours: '{ ranges: [{ from: "08:00", to: "12:00" }, { weekdays: [tue], from: "11:30", to: "15:00" }] }' },
    '10:63 service_hours.ranges[1]: overlaps with a range above, on tue 11:30 (each minute belongs to one range: shorten one of the two, or put them together)',
  ],
  [
    'hours of Sunday that overlap with those of Monday',
    {
      service_hours:
        '{ ranges: [{ weekdays: [mon], from: "04:00", to: "12:00" }, { weekdays: [sun], from: "22:00", to: "06:00" }] }',
    },
    '10:80 service_hours.ranges[1]: overlaps with a range above, on mon 04:00 (each minute belongs to one range: shorten one of the two, or put them together)',
  ],
  [
    'hours that are given in both ways',
    { service_hours: '{ from: "08:00", to: "20:00", ranges: [{ from: "08:00", to: "20:00" }] }' },
    '10:28 service_hours.from: `ranges` says already when it is (write all of them under `ranges`, or only one without it)',
  ],
  [
    'a weekday that stands twice',
    { service_hours: '{ weekdays: [mon, mon], from: "08:00", to: "20:00" }' },
    '10:38 service_hours.weekdays[1]: mon stands twice (take one out)',
  ],
  [
    'a holiday that is no date',
    { service_hours: '{ from: "08:00", to: "20:00", holidays: [2026-02-30] }' },
    '10:61 service_hours.holidays[0]: expected a day such as 2026-10-01 ()',
  ],
  [
    'a holiday of the business calendar that is no date',
    { business_calendar: '{ holidays: [Christmas] }' },
    '10:37 business_calendar.holidays[0]: expected a day such as 2026-10-01 ()',
  ],
  [
    'bad intervals of which nobody says when they are bad',
    { measure: '{ method: bad_intervals }' },
    '10:14 measure.bad_when: missing, expected when an interval is bad (add `bad_when: {error_ratio_above: 0.05}`)',
  ],
  [
    'bad intervals of a method that knows none',
    { measure: '{ method: request_ratio, bad_when: { error_ratio_above: 0.05 } }' },
    '10:49 measure.bad_when: means nothing to request_ratio (take it out: request_ratio takes `no_data`)',
  ],
  [
    'an interval of a method that has none',
    { measure: '{ interval: 5m }' },
    '10:26 measure.interval: means nothing to request_ratio (take it out: request_ratio takes `no_data`)',
  ],
  [
    'a share that is a percentage',
    { measure: '{ method: bad_intervals, bad_when: { error_ratio_above: 5 } }' },
    '10:70 measure.bad_when.error_ratio_above: expected a share from 0 to 1 (5 % is 0.05)',
  ],
  [
    'a bound in both ways',
    { measure: '{ method: bad_intervals, bad_when: { error_ratio_above: 0.1, error_ratio_at_least: 0.1 } }' },
    '10:49 measure.bad_when: expected either `error_ratio_above` or `error_ratio_at_least` (`above` leaves exactly that share good, `at_least` makes it bad)',
  ],
  [
    'intervals that are never bad',
    { measure: '{ method: bad_intervals, bad_when: { error_ratio_above: 1 } }' },
    '10:70 measure.bad_when.error_ratio_above: no interval is ever bad: more than all events cannot fail (write `error_ratio_at_least: 1` for: all of them fail)',
  ],
  [
    'intervals that are always bad',
    { measure: '{ method: bad_intervals, bad_when: { error_ratio_at_least: 0 } }' },
    '10:73 measure.bad_when.error_ratio_at_least: each interval is bad, also one without an error (write `error_ratio_above: 0` for: any of them fails)',
  ],
  [
    'runs of intervals longer than a minute',
    { measure: '{ method: bad_intervals, interval: 5m, bad_when: { error_ratio_above: 0.05 }, min_consecutive: 5 }' },
    '10:109 measure.min_consecutive: runs are of minutes, but the interval is 5m (write `interval: 1m`, or take `min_consecutive` out)',
  ],
  [
    'recovery that must keep nothing',
    { slo: null, measure: '{ method: recovery }' },
    '9:14 measure: expected what recovery must keep: `rto`, `rpo` or both (such as `rto: 30m` and `rpo: 5m`)',
  ],
  [
    'recovery over events',
    { measure: '{ method: recovery, rto: 30m }' },
    '8:10 slo: recovery counts incidents and drills of the service, not events (take it out, or choose another method)',
  ],
  [
    'recovery whose credit follows the downtime',
    { slo: null, measure: '{ method: recovery, rto: 30m }', credits: '{ proportional: { multiplier: 10 } }' },
    '10:30 credits.proportional: recovery has no downtime to be in proportion to (write `tiers`, such as [{below: 100, credit: 100}])',
  ],
  [
    'no indicator at all',
    { slo: null },
    '6:5 slo: missing, expected a name (add `slo: availability`, or several under `combine`)',
  ],
  [
    'one indicator and several',
    { combine: `{ of: ${BOTH}, how: worst_of }` },
    '10:14 combine: `slo` says already whose events are counted (take one of the two out)',
  ],
  [
    'several of which there is one',
    { slo: null, combine: '{ of: [a], how: worst_of }' },
    '9:20 combine.of: expected at least two: one alone is `slo` ()',
  ],
  [
    'an indicator that stands twice',
    { slo: null, combine: '{ of: [a, a], how: worst_of }' },
    '9:24 combine.of[1]: a stands twice (take one out, or give each group a `name` of its own)',
  ],
  [
    'minutes joined of a method without them',
    { slo: null, combine: `{ of: ${BOTH}, how: all_down }` },
    '9:65 combine.how: all_down joins minutes, which request_ratio does not judge one by one (write `measure: {method: bad_intervals, interval: 1m, …}`, or `how: worst_of`)',
  ],
  [
    'minutes joined of intervals of an hour',
    {
      slo: null,
      measure: '{ method: bad_intervals, interval: 1h, bad_when: { error_ratio_above: 0 } }',
      combine: `{ of: ${BOTH}, how: weighted, weights: { a: 1, b: 1 } }`,
    },
    '10:65 combine.how: weighted joins minutes, which bad_intervals of 1h does not judge one by one (write `measure: {method: bad_intervals, interval: 1m, …}`, or `how: worst_of`)',
  ],
  [
    'weights that are not there',
    { slo: null, combine: `{ of: ${BOTH}, how: weighted }` },
    '9:14 combine.weights: missing, expected a weight for each (such as `weights: {a: 1, b: 1}`)',
  ],
  [
    'weights that miss a member',
    { slo: null, combine: `{ of: ${BOTH}, how: weighted, weights: { a: 1 } }` },
    '9:84 combine.weights: expected a weight for b too (such as `weights: {a: 1, b: 1}`)',
  ],
  [
    'a weight of nobody',
    { slo: null, combine: `{ of: ${BOTH}, how: weighted, weights: { a: 1, b: 1, c: 1 } }` },
    '9:101 combine.weights.c: c is none of those that are combined (take it out; combined are a, b)',
  ],
  [
    'weights that nothing weighs',
    { slo: null, combine: `{ of: ${BOTH}, how: worst_of, weights: { a: 1, b: 1 } }` },
    '9:84 combine.weights: means nothing to worst_of (take it out, or write `how: weighted`)',
  ],
  [
    'a member that is not there',
    { slo: null, combine: '{ of: [a, c], how: worst_of }' },
    '9:24 combine.of[1]: unknown SLO c (did you mean a?)',
  ],
  [
    'a member of which a group is meant',
    { slo: null, combine: '{ of: [a, b], how: worst_of }' },
    '9:24 combine.of[1]: the SLO b has one budget per region: expected the group that was promised (write `{slo: b, group: {region: …}}`)',
  ],
  [
    'an interval with less than two scrapes',
    { slo: 'b', group: '{ region: eu }', measure: BAD_MINUTES },
    '11:24 measure.method: an interval of 1m has less than two scrapes: they are 60 s apart (scrape more often, or agree on a longer interval)',
  ],
])('%s', async (_case, changes, expected) => {
  expect(await agreementMistakes(folder, changes)).toEqual([expected])
})
