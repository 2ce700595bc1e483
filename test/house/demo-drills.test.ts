import { describe, expect, it } from '@jest/globals'
import { drillLines } from '../../demo/drill/drill-lines.js'
import { drillComplaints, type DrillFigures, type HeldDrill } from '../../demo/drill/restore-drills.js'
import type { DrillRunAnswer } from '../../src/drill/over-http/drill-answer.js'

const NEWEST = '2026-11-03T11:59:50.000Z'
const none = { injected: null, detected: null, decided: null, restored: null, declared: null, validated: null }
const phases = { detectSeconds: null, decideSeconds: null, restoreSeconds: null, validateSeconds: null }
const check = { kind: 'command', holdSeconds: 0, passedAt: null }

const passed: DrillRunAnswer = {
  ...{ id: 'r1', service: 'checkout', environment: null, drill: 'restore-orders', type: 'restore' },
  ...{ class: 'infrastructure', dataset: 'orders-db', state: 'passed', startedBy: 'ada' },
  ...{ clockFrom: '2026-11-03T12:00:00.000Z', deadline: '2026-11-03T12:04:00.000Z', rtoSeconds: 120 },
  ...{ elapsedSeconds: 3, pausedSeconds: 0, rtoActualSeconds: 3, isRtoMet: true },
  ...{ recoveryPoint: NEWEST, rpoActualSeconds: 10, milestones: none, phases, disorder: [] },
  checks: [{ ...check, name: 'row-count', state: 'passed', detail: 'ended with 0: 7 orders' }],
  ...{ steps: [], pauses: [], findings: [], closedAt: '2026-11-03T12:00:04.000Z', reason: null, reviewedAt: null },
  timeline: [],
}
const failed: DrillRunAnswer = {
  ...{ ...passed, id: 'r2', state: 'failed', rtoActualSeconds: null, isRtoMet: null },
  ...{
    recoveryPoint: null,
    rpoActualSeconds: null,
    reason: 'step 2, Restore it: ended with 1: pg_restore: error: eof',
  },
  checks: [{ ...check, name: 'row-count', state: 'waiting', detail: null }],
}
const held = (run: DrillRunAnswer): HeldDrill => ({ isCut: run.id === 'r2', newestInDump: new Date(NEWEST), run })
const shown: DrillFigures = { tookSeconds: 3, recoveryPointMs: Date.parse(NEWEST), passedRatio: 0.5 }

interface Changed {
  readonly first?: Partial<DrillRunAnswer>
  readonly second?: Partial<DrillRunAnswer>
  readonly figures?: Partial<DrillFigures>
}

describe('a drill in sentences', () => {
  it('says what came back, how soon and up to when', () => {
    expect(drillLines(passed)).toEqual([
      'row-count passed: ended with 0: 7 orders',
      'recovered after 3 s; 2 min are allowed',
      `verified recovery point: ${NEWEST}, 10 s before the loss`,
    ])
  })

  it('says where it failed', () => {
    expect(drillLines(failed)).toEqual([
      'step 2, Restore it: ended with 1: pg_restore: error: eof',
      'row-count waiting',
      'not recovered; 2 min are allowed',
      'no recovery point is verified',
    ])
  })
})

describe('what is complained of', () => {
  it('is nothing where the first was passed and the second failed', () => {
    expect(drillComplaints(held(passed), held(failed), shown)).toEqual([])
  })

  it.each<readonly [string, Changed, RegExp]>([
    ['a drill that failed', { first: { state: 'failed' } }, /^the drill is failed instead of passed/],
    ['a time beyond the objective', { first: { isRtoMet: false } }, /^its RTO is not met/],
    ['a check that waits', { first: { checks: failed.checks } }, /^a check of it/],
    ['another point', { first: { recoveryPoint: '2026-11-03T11:59:51.000Z' } }, /^its recovery point is .*11:59:51/],
    ['half a dump that is enough', { second: { state: 'passed' } }, /^the drill with half a dump is passed/],
    ['a failure without words', { second: { reason: null } }, /^why it failed is not said/],
    ['a time of a drill that failed', { second: { rtoActualSeconds: 3 } }, /^a time was measured/],
    ['a dashboard with another time', { figures: { tookSeconds: null } }, /^the dashboard says null s/],
    ['a dashboard with another point', { figures: { recoveryPointMs: 0 } }, /^the dashboard has 0/],
    ['a dashboard with another share', { figures: { passedRatio: 1 } }, /^the dashboard says that 1/],
  ])('is %s', (_what, { first, second, figures }, complaint) => {
    const drills = [held({ ...passed, ...first }), held({ ...failed, ...second })] as const
    expect(drillComplaints(...drills, { ...shown, ...figures })).toEqual([expect.stringMatching(complaint)])
  })

  it('is that none was held', () => {
    expect(drillComplaints(undefined, undefined, shown)).toEqual(['two drills should have been held'])
  })
})
