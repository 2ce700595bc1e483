import { describe, expect, test } from '@jest/globals'
import { gateReasons, type GateEvidence, type GateStanding } from './gate-reasons.js'
import { GATE_CHECKS, judgeGate, type GateOverride, type GateReason, type GateSettings } from './gate.js'

const moment = { now: new Date('2026-11-28T12:00:00Z'), zone: 'UTC' }
const settings: GateSettings = { checks: GATE_CHECKS, budgetLeast: 0, onUnknown: 'closed', freezes: [] }
const standing: GateStanding = {
  slos: [{ slo: 'availability', group: {}, errorBudgetRemaining: 0.431 }],
  datasets: [{ dataset: 'orders-db', state: 'ok', exposureSeconds: 300, rpoSeconds: 900 }],
  incidents: [],
  agreements: [{ sla: 'enterprise', periodLabel: '2026-11', verdict: 'on_track' }],
}
const calm: GateEvidence = {
  standing,
  drills: [{ name: 'restore-orders', overdueSeconds: null }],
  deployment: { version: 'v41', watchedTo: moment.now, rolledBack: null, judgement: null },
}
const judged = (verdict: 'degraded' | 'healthy' | 'inconclusive') => ({ verdict, at: moment.now, findings: [] })

/** State and sentence of the reasons of one check. */
function look(
  check: GateReason['check'],
  {
    deployment = calm.deployment,
    drills = calm.drills,
    ...changes
  }: Partial<GateStanding & Omit<GateEvidence, 'standing'>>,
  own: Partial<GateSettings> = {},
) {
  const evidence = { standing: { ...standing, ...changes }, deployment, drills }
  const found = gateReasons({ ...settings, ...own }, evidence, moment)
  return found.filter((one) => one.check === check).map(({ state, sentence }) => `${state}: ${sentence}`)
}

test('a calm service has a reason of every kind, and an open gate', () => {
  const reasons = gateReasons(settings, calm, moment)
  expect(reasons.map(({ check, state }) => `${check} ${state}`)).toEqual(GATE_CHECKS.map((check) => `${check} open`))
  expect(judgeGate(reasons, settings, null)).toMatchObject({ state: 'open', override: null })
})

describe('a budget', () => {
  const slo = (errorBudgetRemaining: number | null, group = {}) => ({
    slos: [{ slo: 'availability', group, errorBudgetRemaining }],
  })
  test.each([
    [0.431, 0, 'open: availability has 43.1 % of its error budget left'],
    [0.0001, 0, 'open: availability has 0.01 % of its error budget left'],
    [0, 0, 'closed: availability has spent its error budget'],
    [-0.5, 0, 'closed: availability has spent its error budget'],
    [0.1, 0.1, 'closed: availability has 10.0 % of its error budget left, and more than 10.0 % is wanted'],
    [0.1001, 0.1, 'open: availability has 10.01 % of its error budget left'],
    [null, 0, 'unknown: of the error budget of availability nothing is known'],
  ])('of which %p is left, at %p, is told as it is', (left, budgetLeast, expected) => {
    expect(look('budget', slo(left), { budgetLeast })).toEqual([expected])
  })
  test('of a group is told with its labels', () => {
    expect(look('budget', slo(0, { region: 'eu' }))).toEqual(['closed: availability eu has spent its error budget'])
  })
})

test('an incident that is open closes it; one that has recovered, or is a drill, does not', () => {
  const one = { number: 7, title: 'checkout fails', state: 'open', kind: 'real' }
  expect(look('incident', { incidents: [one] })).toEqual(['closed: incident 7 is open: checkout fails'])
  const others = [
    { ...one, state: 'recovered' },
    { ...one, kind: 'drill' },
  ]
  expect(look('incident', { incidents: others })).toEqual(['open: no incident is open'])
})

test.each([
  ['stale', 'closed: the backup of orders-db is too old: its newest is 20 min old, and its RPO 15 min'],
  ['never', 'closed: orders-db was never backed up'],
  ['unknown', 'unknown: the source of orders-db is silent'],
  ['late', 'open: the backup of orders-db is late: its newest is 20 min old'],
  ['suspended', 'open: the backup of orders-db is suspended: its newest is 20 min old'],
] as const)('a dataset that is %s is told', (state, expected) => {
  const datasets = [{ dataset: 'orders-db', state, exposureSeconds: 1200, rpoSeconds: 900 }]
  expect(look('backup', { datasets })).toEqual([expected])
})

test.each([
  [null, null, 'open: v42 is watched until 28 November 2026, 12:00 (UTC)'],
  ['degraded', null, 'closed: v42 made things worse, and was not rolled back'],
  ['degraded', { at: moment.now, by: 'anna' }, 'open: v42 was rolled back'],
  ['healthy', null, 'open: v42 made nothing worse'],
  ['inconclusive', null, 'open: v42 had too little traffic for a verdict'],
] as const)('a last deployment with the verdict %p, rolled back %p, is told', (verdict, rolledBack, expected) => {
  const judgement = verdict === null ? null : judged(verdict)
  expect(look('deployment', { deployment: { version: 'v42', judgement, rolledBack, watchedTo: moment.now } })).toEqual([
    expected,
  ])
})

test.each([
  ['on_track', 'open: the agreement enterprise is on track in 2026-11'],
  ['met', 'open: the agreement enterprise is met in 2026-11'],
  ['at_risk', 'closed: the agreement enterprise is at risk in 2026-11'],
  ['breached', 'closed: the agreement enterprise is breached in 2026-11'],
  ['undetermined', 'unknown: the agreement enterprise is undetermined in 2026-11'],
] as const)('an agreement that is %s is told', (verdict, expected) => {
  expect(look('agreement', { agreements: [{ sla: 'enterprise', periodLabel: '2026-11', verdict }] })).toEqual([
    expected,
  ])
})

test('a drill that is overdue closes it; a service without drills or agreements has no reason of that kind', () => {
  const drills = [
    { name: 'failover', overdueSeconds: 3 * 86_400 },
    { name: 'restore-orders', overdueSeconds: null },
  ]
  expect(look('drill', { drills })).toEqual([
    'closed: the drill failover is overdue by 3 d',
    'open: the drill restore-orders is not due yet',
  ])
  expect([look('drill', { drills: [] }), look('agreement', { agreements: [] })]).toEqual([[], []])
})

test('a freeze closes it while it is on, in its zone', () => {
  const freeze = {
    ...{ name: 'black-friday', timezone: 'Europe/Berlin', services: ['checkout'], announced: null, reason: 'Busy.' },
    time: { kind: 'recurring', schedule: '0 18 * * fri', durationSeconds: 66_600 },
  } as const
  // From Friday 18:00 in Berlin on for 18 h 30 min: up to 11:30 UTC on Saturday.
  const at = (now: string) =>
    gateReasons({ ...settings, checks: ['freeze'], freezes: [freeze] }, calm, { ...moment, now: new Date(now) }).map(
      ({ state }) => state,
    )
  expect([at('2026-11-27T16:59:59Z'), at('2026-11-27T17:00:00Z'), at('2026-11-28T11:30:00Z')]).toEqual([
    ['open'],
    ['closed'],
    ['open'],
  ])
})

describe('what is not known', () => {
  const unknown = gateReasons(settings, { ...calm, standing: null }, moment)
  test('is everything that the status tells of, without a new one', () => {
    expect(unknown.map(({ check, state }) => `${check} ${state}`)).toEqual([
      ...['budget', 'agreement', 'incident', 'backup'].map((check) => `${check} unknown`),
      ...['drill open', 'deployment open', 'freeze open'],
    ])
  })
  test('counts as the service says', () => {
    expect(judgeGate(unknown, { onUnknown: 'closed' }, null).state).toBe('closed')
    expect(judgeGate(unknown, { onUnknown: 'open' }, null).state).toBe('open')
  })
})

test('whoever opens it is named only where it would be closed', () => {
  const override: GateOverride = {
    ...{ id: '1', service: 'checkout', by: 'anna', reason: 'The fix.' },
    ...{ at: moment.now, until: new Date('2026-11-28T13:00:00Z') },
  }
  const closed = gateReasons(settings, { ...calm, standing: null }, moment)
  expect(judgeGate(closed, settings, override)).toMatchObject({ state: 'open', override })
  expect(judgeGate(gateReasons(settings, calm, moment), settings, override)).toMatchObject({ override: null })
})
