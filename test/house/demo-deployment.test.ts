import { describe, expect, it } from '@jest/globals'
import {
  isOver,
  storyComplaints,
  storySteps,
  type DeploymentSeen,
  type Moment,
} from '../../demo/blue-green/deployment-story.js'
import type { DeploymentDetailsAnswer } from '../../src/deployment/over-http/deployment-details-answer.js'

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 3, 12, 0, seconds))

const details: DeploymentDetailsAnswer = {
  deployment: {
    ...{
      id: 'd1',
      service: 'checkout',
      environment: 'production',
      version: 'v2',
      strategy: 'blue_green',
      canary: null,
    },
    ...{ committedAt: null, origin: null, state: 'rolled_back', startedAt: at(5).toISOString(), startedBy: 'ada' },
    ...{ finishedAt: at(6).toISOString(), watchedTo: at(305).toISOString(), verdict: 'degraded' },
    ...{ judgedAt: at(80).toISOString(), rolledBackAt: at(95).toISOString(), rolledBackBy: 'ada', findings: [] },
  },
  ...{ courses: [], messages: [], deliveries: [], timeToRollBackSeconds: 90, leadTimeSeconds: null },
}

const MOMENTS = [
  ...(['gate_open', 'marker', 'first_error', 'forgery_refused', 'judged'] as const),
  ...(['gate_closed', 'verified', 'switched_back', 'rolled_back', 'gate_open_again'] as const),
]

const seen = (changes: Partial<DeploymentSeen> = {}): DeploymentSeen => ({
  version: 'v2',
  moments: Object.fromEntries(MOMENTS.map((moment, index) => [moment, { at: at(index), note: null }])),
  orders: { answered: 10, failed: 2 },
  details,
  failure: null,
  ...changes,
})

const without = (moment: Moment): DeploymentSeen['moments'] =>
  Object.fromEntries(Object.entries(seen().moments).filter(([name]) => name !== moment))

describe('the story of a bad deployment', () => {
  it('has a line for everything that happens, with its time once it has', () => {
    const { gate_open } = seen().moments
    const steps = storySteps(seen({ moments: gate_open === undefined ? {} : { gate_open } }))
    expect(steps).toHaveLength(10)
    expect(steps[0]).toEqual({ title: 'The gate is open', at: '2026-11-03T12:00:00.000Z', note: null })
    expect(steps[1]).toEqual({
      ...{ title: 'deploy.sh sets a marker for v2, and switches nginx', at: null, note: null },
    })
  })

  it('says how many orders failed', () => {
    expect(storySteps(seen())[2]?.note).toBe('2 of 10 orders failed')
  })

  it('is over once all has happened, or nothing more will', () => {
    const rest = without('gate_open_again')
    expect([isOver(seen()), isOver(seen({ moments: rest })), isOver(seen({ moments: {}, failure: 'no' }))]).toEqual([
      ...[true, false, true],
    ])
  })
})

describe('what is complained of', () => {
  it('is nothing where all is as it should be', () => {
    expect(storyComplaints(seen(), 90)).toEqual([])
  })

  it.each([
    ['a gate that nobody saw closed', 'gate_closed', 'has not happened: The gate is closed'],
    ['a signature that was not verified', 'verified', /^has not happened: The library standardwebhooks/],
    ['traffic that stays', 'switched_back', /^has not happened: roll-back\.sh/],
  ] as const)('is %s', (_what, moment, complaint) => {
    expect(storyComplaints(seen({ moments: without(moment) }), 90)).toEqual([expect.stringMatching(complaint)])
  })

  it('is why it went no further', () => {
    expect(storyComplaints(seen({ moments: {}, details: null, failure: 'no nginx' }), null)[0]).toBe('no nginx')
  })

  it('is a version of which no order failed', () => {
    expect(storyComplaints(seen({ orders: { answered: 9, failed: 0 } }), 90)).toEqual(['no order failed'])
  })

  it('is a time that does not lie between the marker and the rollback, and a dashboard that has another', () => {
    expect(storyComplaints(seen({ details: { ...details, timeToRollBackSeconds: 91 } }), null)).toEqual([
      'the page says 91 s to roll back; between its two times are 90 s',
      'the dashboard says null s to roll back, the page 91 s',
    ])
  })
})
