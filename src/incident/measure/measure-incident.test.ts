import { describe, expect, it } from '@jest/globals'
import {
  incidentSettings as settings,
  milestone,
  sampleAlert,
  sampleIncident,
} from '../../../test/support/sample-incident.js'
import { measureIncident, type ObjectiveEvidence } from './measure-incident.js'

const START = Date.parse('2026-11-20T12:00:00Z')
const at = (step: number) => new Date(START + step * 30_000)
const judge = { objective: 0.999, stepSeconds: 30, windowSeconds: 60, lagSeconds: 7.5, stabilityWindowSeconds: 300 }

/** One letter per 30 s: `.` good, `x` bad. */
function samples(pattern: string) {
  return pattern.split('').map((letter, step) => ({ at: at(step), events: 600, errors: letter === 'x' ? 600 : 0 }))
}

interface Fired {
  readonly from: number
  readonly to: number
  /** When people say that they noticed it; left out: by the alert. */
  readonly noticed?: number
}

/** What becomes of an incident whose alert fired from one step to another. */
function measured(pattern: string, { from, to, noticed = from }: Fired) {
  const alert = sampleAlert({ startsAt: at(from), endsAt: at(to) })
  const source = noticed === from ? 'starts_at' : 'person'
  const detected = milestone(at(noticed).toISOString(), { source, uncertaintySeconds: 0 })
  const all = samples(pattern)
  const objective: ObjectiveEvidence = {
    judge,
    alerts: [alert],
    before: all.filter((one) => one.at <= at(from + 1)),
    since: all,
  }
  const incident = sampleIncident({ milestones: { detected }, alerts: [alert] })
  const means = { settings, now: at(pattern.length) }
  return measureIncident(incident, { objectives: [objective], others: [] }, means).incident.milestones
}

const good = '.'.repeat(30)

describe('the milestones of an incident', () => {
  it('come in their order where the alert comes in time', () => {
    const { onset, detected, recovered } = measured(`${good}${'x'.repeat(12)}${good}`, { from: 33, to: 48 })
    expect(onset!.at < detected!.at && detected!.at < recovered!.at).toBe(true)
  })

  it('keep a recovery from before the alert at the alert, as uncertain as it was moved', () => {
    const { detected, recovered } = measured(`${good}${'x'.repeat(12)}${good}`, { from: 50, to: 60 })
    expect(recovered?.at).toEqual(detected?.at)
    // The last bad sample is 41: some four minutes before the alert.
    expect(recovered?.uncertaintySeconds).toBeGreaterThanOrEqual(240)
  })

  it('keep an onset that the samples show after the detection at the detection, as uncertain as it was moved', () => {
    const { onset, detected } = measured(`${good}${'x'.repeat(12)}${good}`, { from: 33, to: 48, noticed: 20 })
    expect(onset?.at).toEqual(detected?.at)
    // The first bad sample is 30: some four and a half minutes later.
    expect(onset?.uncertaintySeconds).toBeGreaterThanOrEqual(240)
  })

  it('tell only the alert where no sample was bad: neither beginning nor end is known', () => {
    const { onset, recovered } = measured(good + good, { from: 30, to: 40 })
    expect(onset).toMatchObject({ at: at(30), source: 'starts_at', uncertaintySeconds: null })
    expect(recovered).toMatchObject({ at: at(40), source: 'ends_at', uncertaintySeconds: null })
  })
})
