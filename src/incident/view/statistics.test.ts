import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { milestonesAt, sampleIncident } from '../../../test/support/sample-incident.js'
import { durationStatistics, incidentStatistics, incidentTimes } from './statistics.js'

const day = { from: new Date('2026-11-20T00:00:00Z'), to: new Date('2026-11-21T00:00:00Z') }
const whole = milestonesAt({
  onset: '10:00:00',
  detected: '10:02:00',
  acknowledged: '10:05:00',
  recovered: '10:30:00',
  resolved: '11:00:00',
})
const over = (changes: Parameters<typeof sampleIncident>[0] = {}) =>
  sampleIncident({ state: 'resolved', milestones: whole, ...changes })

describe('the times of an incident', () => {
  it('are counted from the onset, but the acknowledgement from the detection', () => {
    expect(incidentTimes(over())).toEqual({
      detectSeconds: 120,
      acknowledgeSeconds: 180,
      recoverSeconds: 1800,
      misplaced: [],
    })
  })

  it('are null where a milestone is missing', () => {
    const { onset, detected } = whole
    expect(incidentTimes(sampleIncident({ milestones: { onset: onset!, detected: detected! } }))).toMatchObject({
      acknowledgeSeconds: null,
      recoverSeconds: null,
    })
  })

  it('are null, and named, where milestones contradict each other by more than they are uncertain', () => {
    const milestones = { ...whole, ...milestonesAt({ detected: '09:58:00' }) }
    expect(incidentTimes(over({ milestones }))).toMatchObject({ detectSeconds: null, misplaced: ['detected'] })
    const close = { ...whole, ...milestonesAt({ detected: '09:59:10' }) }
    expect(incidentTimes(over({ milestones: close }))).toMatchObject({ detectSeconds: 0, misplaced: [] })
  })
})

describe('the statistics of a period', () => {
  it('hold the incidents that began in it, wherever they ended', () => {
    const late = over({ milestones: { ...whole, ...milestonesAt({ onset: '23:59:00', detected: '23:59:30' }) } })
    const next = { from: day.to, to: new Date('2026-11-22T00:00:00Z') }
    expect(incidentStatistics([over(), late], day).incidents).toBe(2)
    expect(incidentStatistics([over(), late], next).incidents).toBe(0)
  })

  it('leave false positives and open ones out of the means, and count them', () => {
    const open = sampleIncident()
    const slow = over({ kind: 'false_alarm', milestones: { ...whole, ...milestonesAt({ recovered: '20:00:00' }) } })
    expect(incidentStatistics([over(), open, slow], day)).toMatchObject({
      incidents: 2,
      open: 1,
      falsePositives: 1,
      recover: { count: 1, mean: 1800, median: 1800, p90: 1800 },
    })
  })

  it('know nothing of drills', () => {
    const drills = [over({ kind: 'drill' }), sampleIncident({ kind: 'drill' })]
    expect(incidentStatistics([over(), ...drills], day)).toEqual(incidentStatistics([over()], day))
  })

  it('count apart what nobody acknowledged', () => {
    const { onset, detected, recovered } = whole
    const ignored = over({ milestones: { onset: onset!, detected: detected!, recovered: recovered! } })
    expect(incidentStatistics([over(), ignored], day)).toMatchObject({ unacknowledged: 1, acknowledge: { count: 1 } })
  })

  it('count apart what began nobody knows when: it was neither noticed at once nor over sooner', () => {
    const onset = { ...whole.onset!, source: 'alerts_for_state' as const, uncertaintySeconds: null }
    const told = over({ milestones: { ...whole, onset } })
    expect(incidentStatistics([over(), told], day)).toMatchObject({
      incidents: 2,
      onsetUnknown: 1,
      recoveryUnknown: 1,
      detect: { count: 1 },
      acknowledge: { count: 2 },
      recover: { count: 1 },
    })
  })

  it.each([
    // Two minutes to detect, half an hour to recover: two minutes and three minutes are the most that each may be uncertain.
    ['as certain as two windows', [120, 120], { onsetUnknown: 0, recoveryUnknown: 0 }],
    ['as certain as a tenth of its length', [180, 180], { onsetUnknown: 1, recoveryUnknown: 0 }],
    ['less certain', [181, 30], { onsetUnknown: 1, recoveryUnknown: 1 }],
    ['of which only an alert told the end', [30, null], { onsetUnknown: 0, recoveryUnknown: 1 }],
  ] as const)('take what is %s, or count it apart', (_, [onsetWithin, recoveryWithin], expected) => {
    const milestones = {
      ...whole,
      onset: { ...whole.onset!, uncertaintySeconds: onsetWithin },
      recovered: { ...whole.recovered!, uncertaintySeconds: recoveryWithin },
    }
    expect(incidentStatistics([over({ milestones })], day)).toMatchObject({
      ...expected,
      detect: { count: 1 - expected.onsetUnknown },
      recover: { count: 1 - expected.recoveryUnknown },
    })
    const open = sampleIncident({ state: 'open', milestones })
    expect(incidentStatistics([open], day)).toMatchObject({ recoveryUnknown: 0, recover: { count: 0 } })
  })

  it('say nothing where there was nothing', () => {
    expect(incidentStatistics([], day)).toMatchObject({ incidents: 0, detect: { count: 0, mean: null, p90: null } })
  })
})

describe('mean, median and p90', () => {
  it('are those of the textbook', () => {
    expect(durationStatistics([1, 2, 3, 4, 100])).toEqual({ count: 5, mean: 22, median: 3, p90: expect.closeTo(61.6) })
  })

  it('lie within the values, in any order of them', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1e6 }), { minLength: 1 }), (values) => {
        const { mean, median, p90 } = durationStatistics(values)
        const [least, most] = [Math.min(...values), Math.max(...values)]
        for (const value of [mean!, median!, p90!]) {
          expect(value).toBeGreaterThanOrEqual(least - 1e-6)
          expect(value).toBeLessThanOrEqual(most + 1e-6)
        }
        expect(p90!).toBeGreaterThanOrEqual(median!)
        expect(durationStatistics(values.toReversed())).toEqual({
          count: values.length,
          mean: expect.closeTo(mean!),
          median,
          p90,
        })
      }),
    )
  })
})
