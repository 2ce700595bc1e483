import { describe, expect, test } from '@jest/globals'
import { sampleDataset } from '../../test/support/sample-dataset.js'
import type { ControlPlan, Proof } from '../backup/controls/control-plan.js'
import { controlsOf, type Control } from './control.js'
import { judgeControl, type Answer, type DrillEvidence, type Evidence } from './judge-control.js'

const NOW = new Date('2026-11-20T12:00:00Z')
const DAY = 86_400
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1000)
const unix = (at: Date) => at.getTime() / 1000

const metric: Proof = { kind: 'metric', query: 'encrypted' }
const source = {
  lastSuccess: 'x',
  semantics: 'completion',
  scrapeIntervalSeconds: 15,
  expectedDurationSeconds: 0,
} as const

const PLANS = {
  copy: { control: 'copy', part: 'off-site', maxAgeSeconds: DAY, source },
  encryption: { control: 'encryption', proof: metric },
  retention: { control: 'retention', keepSeconds: 30 * DAY, proof: metric },
  test: { control: 'restore_test', drill: 'restore', everySeconds: 30 * DAY },
  time: { control: 'restore_time', drill: 'restore', everySeconds: 30 * DAY },
} as const satisfies Record<string, ControlPlan>

function judged(plan: ControlPlan | null, evidence: Partial<Evidence> = {}, suspended: Date | null = null) {
  const dataset = sampleDataset({
    rpoSeconds: 900,
    controls: plan === null ? [] : [plan],
    suspended: suspended === null ? null : { until: suspended, reason: 'Moves.' },
  })
  const control: Control = controlsOf([dataset]).find((one) => one.plan === plan)!
  const recovery = { pointAt: null, answeredAt: null }
  return judgeControl(control, { recovery, answer: null, drill: null, now: NOW, ...evidence })
}

const answer = (values: Answer['values'], at = ago(60)) => ({ answer: { at, values } })

describe('the recovery point', () => {
  const at = (age: number, answered = 30) => ({ recovery: { pointAt: ago(age), answeredAt: ago(answered) } })

  test('is compliant up to its objective, to the second, and until then', () => {
    expect(judged(null, at(900))).toMatchObject({ status: 'compliant', finding: { reason: 'within' }, validUntil: NOW })
    expect(judged(null, at(300)).validUntil).toEqual(new Date('2026-11-20T12:10:00Z'))
    expect(judged(null, at(901))).toMatchObject({
      status: 'non_compliant',
      finding: { reason: 'too_old', maxAgeSeconds: 900 },
      validUntil: null,
    })
  })

  test('of a source that has been silent for a quarter of an hour is not assessed, however fresh it was', () => {
    expect(judged(null, at(60, 900)).status).toBe('compliant')
    expect(judged(null, at(60, 901))).toMatchObject({ status: 'not_assessed', finding: { reason: 'silent' } })
    expect(judged(null)).toMatchObject({ status: 'not_assessed', finding: { reason: 'silent' } })
  })

  test('that never was is not compliant where the source answers', () => {
    const recovery = { pointAt: null, answeredAt: ago(10) }
    expect(judged(null, { recovery })).toMatchObject({ status: 'non_compliant', finding: { reason: 'never' } })
  })

  test('is held against nobody while backups are suspended, and said where it is good', () => {
    const until = ago(-1)
    expect(judged(null, at(5000), until)).toMatchObject({
      status: 'not_assessed',
      finding: { reason: 'suspended', until },
    })
    expect(judged(null, at(60), until).status).toBe('compliant')
    expect(judged(null, at(5000), NOW).status).toBe('non_compliant')
  })
})

describe('a copy', () => {
  test('is as old as its own newest backup', () => {
    expect(judged(PLANS.copy, answer([[unix(ago(DAY))]]))).toMatchObject({ status: 'compliant', validUntil: NOW })
    expect(judged(PLANS.copy, answer([[unix(ago(DAY + 1))]]))).toMatchObject({ finding: { reason: 'too_old' } })
  })

  test('is never where the source knows of none, silent where it says nothing, and not asked at first', () => {
    expect(judged(PLANS.copy, answer([[0]]))).toMatchObject({ status: 'non_compliant', finding: { reason: 'never' } })
    expect(judged(PLANS.copy, answer([[]]))).toMatchObject({ status: 'not_assessed', finding: { reason: 'silent' } })
    expect(judged(PLANS.copy)).toMatchObject({ status: 'not_assessed', finding: { reason: 'not_asked' } })
    const old = answer([[unix(NOW)]], ago(901))
    expect(judged(PLANS.copy, old)).toMatchObject({ status: 'not_assessed', finding: { reason: 'silent' } })
  })
})

describe('a property', () => {
  test('holds where every value is another than 0, for a quarter of an hour', () => {
    expect(judged(PLANS.encryption, answer([[1, 7]]))).toMatchObject({
      status: 'compliant',
      finding: { reason: 'holds', query: 'encrypted' },
      validUntil: new Date('2026-11-20T12:14:00Z'),
    })
    expect(judged(PLANS.encryption, answer([[1, 0]]))).toMatchObject({ finding: { reason: 'does_not_hold' } })
  })

  test('of which the query finds nothing is not assessed', () => {
    expect(judged(PLANS.encryption, answer([[]]))).toMatchObject({
      status: 'not_assessed',
      finding: { reason: 'no_answer' },
    })
  })

  test('that is attested holds before it expires, and is not assessed from then on', () => {
    const attested = (expires: Date): ControlPlan => ({
      control: 'immutability',
      proof: { kind: 'attested', by: 'Ada', expires, reference: null },
    })
    const until = ago(-1)
    expect(judged(attested(until))).toMatchObject({ status: 'compliant', validUntil: until })
    expect(judged(attested(NOW))).toMatchObject({ status: 'not_assessed', finding: { reason: 'expired', by: 'Ada' } })
  })

  test('that is only asked for is not assessed', () => {
    const plan: ControlPlan = { control: 'immutability', proof: { kind: 'none' } }
    expect(judged(plan)).toMatchObject({ status: 'not_assessed', finding: { reason: 'nobody_says' } })
  })
})

describe('retention', () => {
  const oldest = (days: number, weekAgo = days) => answer([[unix(ago(days * DAY))], [unix(ago(weekAgo * DAY))]])

  test('is kept where the oldest recovery point is old enough', () => {
    expect(judged(PLANS.retention, oldest(30))).toMatchObject({ status: 'compliant', finding: { reason: 'kept' } })
  })

  test('of a history that has just begun is not assessed: nothing was deleted, and nothing proved', () => {
    expect(judged(PLANS.retention, oldest(29.9))).toMatchObject({
      status: 'not_assessed',
      finding: { reason: 'too_young', keepSeconds: 30 * DAY },
    })
    // An age that was measured wavers.
    expect(judged(PLANS.retention, oldest(10, 10 + 1 / 24))).toMatchObject({ finding: { reason: 'too_young' } })
  })

  test('is not compliant where older ones were deleted', () => {
    expect(judged(PLANS.retention, oldest(10, 10.1))).toMatchObject({
      status: 'non_compliant',
      finding: { reason: 'deleted_early' },
    })
  })

  test('is not assessed where nothing is known, or 0 says never', () => {
    expect(judged(PLANS.retention, answer([[], []])).finding).toEqual({ reason: 'no_answer' })
    expect(judged(PLANS.retention, answer([[0], [0]])).finding).toEqual({ reason: 'no_answer' })
  })
})

describe('the count of recovery points', () => {
  const points = { control: 'recovery_points', leastPoints: 14, proof: metric } as const satisfies ControlPlan

  test.each([
    [[14], { status: 'compliant', finding: { reason: 'enough', points: 14, leastPoints: 14 } }],
    [[13], { status: 'non_compliant', finding: { reason: 'too_few', points: 13, leastPoints: 14 } }],
    // Of two repositories each has to keep enough.
    [[20, 3], { status: 'non_compliant', finding: { reason: 'too_few', points: 3, leastPoints: 14 } }],
    [[0], { status: 'non_compliant', finding: { reason: 'too_few', points: 0, leastPoints: 14 } }],
  ] as const)('of %j where 14 have to be kept is judged', (values, expected) => {
    expect(judged(points, answer([values]))).toMatchObject(expected)
  })

  test('that nobody tells is not assessed', () => {
    expect(judged(points, answer([[]])).finding).toEqual({ reason: 'no_answer' })
    expect(judged({ ...points, proof: { kind: 'none' } }).finding).toEqual({ reason: 'nobody_says' })
  })
})

describe('a restore test', () => {
  const drill = (lastPassed: DrillEvidence['lastPassed'], seenAt = ago(DAY)) => ({
    drill: { seenAt, rtoSeconds: 1800, lastPassed },
  })
  const passed = (days: number, tookSeconds: number | null = 1800) => drill({ at: ago(days * DAY), tookSeconds })

  test('proves it as long as somebody said, from the run that was passed', () => {
    expect(judged(PLANS.test, passed(30))).toMatchObject({ status: 'compliant', validUntil: NOW })
    expect(judged(PLANS.test, passed(30.01))).toMatchObject({ status: 'non_compliant', finding: { reason: 'overdue' } })
  })

  test('that was never passed is not assessed until it was due, counted from when it is known', () => {
    expect(judged(PLANS.test, drill(null, ago(30 * DAY)))).toMatchObject({
      status: 'not_assessed',
      finding: { reason: 'not_yet_due', dueAt: NOW },
    })
    expect(judged(PLANS.test, drill(null, ago(30 * DAY + 1)))).toMatchObject({
      status: 'non_compliant',
      finding: { reason: 'never_passed' },
    })
  })

  test('says whether the time meets the objective, as long as it proves anything', () => {
    expect(judged(PLANS.time, passed(3))).toMatchObject({ status: 'compliant', finding: { reason: 'in_time' } })
    expect(judged(PLANS.time, passed(3, 1800.5))).toMatchObject({
      status: 'non_compliant',
      finding: { reason: 'too_slow', tookSeconds: 1800.5, rtoSeconds: 1800 },
    })
    for (const evidence of [passed(31), passed(3, null), drill(null), { drill: null }]) {
      expect(judged(PLANS.time, evidence)).toMatchObject({
        status: 'not_assessed',
        finding: { reason: 'not_measured' },
        validUntil: null,
      })
    }
  })
})
