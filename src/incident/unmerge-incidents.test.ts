import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  incidentSettings as settings,
  milestone,
  sampleAlert,
  sampleIncident,
} from '../../test/support/sample-incident.js'
import { FAILURE_CLASSES } from '../drill/drill.js'
import { withAlerts } from './begin-incident.js'
import { INCIDENT_STAGES, withMilestone, type Incident } from './incident.js'
import { mergeIncidents } from './merge-incidents.js'
import { parseRecord, recordOf } from './merge-record.js'
import { unmergeIncidents } from './unmerge-incidents.js'

const START = Date.parse('2026-11-20T12:00:00Z')
const minute = (count: number) => new Date(START + count * 60_000)
const at = (count: number, changes = {}) => milestone(minute(count).toISOString(), changes)
const word = { by: 'Ada', note: null }
const now = minute(600)

/** When it began, and how long it lasted; `null`: it is open. */
type Course = readonly [from: number, ends: number | null]

/** An incident of one alert. */
function incident(number: number, [from, ends]: Course, changes: Partial<Incident> = {}): Incident {
  const alert = sampleAlert({
    fingerprint: String(number).padStart(16, '0'),
    startsAt: minute(from + 2),
    endsAt: ends === null ? null : minute(from + ends),
  })
  const over = ends === null ? {} : { recovered: at(from + ends), resolved: at(from + ends + 30) }
  return withAlerts(
    sampleIncident({
      ...{ id: `i-${number}`, number, state: ends === null ? 'open' : 'resolved' },
      milestones: { onset: at(from), ...over },
      ...changes,
    }),
    [alert],
    settings,
  )
}

function merged(whole: Incident, part: Incident) {
  const both = mergeIncidents(whole, part, { settings, word, now })
  if (both === null) throw new Error('expected a merge')
  // As it comes out of the store.
  const record = parseRecord(JSON.stringify(recordOf(whole, part, both.whole)))
  return { ...both, record }
}

const apart = ({ whole, part, record }: ReturnType<typeof merged>, changed: Incident = whole) =>
  unmergeIncidents(changed, part, { record, settings, word })

describe('an incident that is taken out of another', () => {
  it('is what it was, as is the other, whatever both were', () => {
    const some = (number: number) =>
      fc
        .record({
          from: fc.integer({ min: 0, max: 200 }),
          ends: fc.option(fc.integer({ min: 3, max: 90 })),
          severity: fc.constantFrom('page' as const, 'ticket' as const),
          stage: fc.constantFrom(null, ...INCIDENT_STAGES),
          failureClass: fc.constantFrom(null, ...FAILURE_CLASSES),
          reopenCount: fc.integer({ min: 0, max: 3 }),
          acknowledged: fc.option(fc.integer({ min: 3, max: 300 })),
          stated: fc.boolean(),
        })
        .map(({ from, ends, acknowledged, stated, ...changes }) => {
          const known = incident(number, [from, ends], changes)
          const paged = { ...known, severity: 'page' as const }
          const answered = acknowledged === null ? paged : withMilestone(paged, 'acknowledged', at(acknowledged))
          return stated ? withMilestone(answered, 'onset', at(from - 1, { source: 'person', author: 'Bob' })) : answered
        })
    fc.assert(
      fc.property(some(1), some(2), (whole, part) => {
        const again = apart(merged(whole, part))
        expect(again.whole).toEqual(whole)
        expect(again.part).toEqual(part)
      }),
      { numRuns: 500 },
    )
  })

  it('takes its own alerts back, also where the beginning of one was put right since; later ones stay', () => {
    const both = merged(incident(1, [0, 20]), incident(2, [40, 20]))
    const late = sampleAlert({ fingerprint: 'c'.repeat(16), startsAt: minute(50), endsAt: minute(55) })
    const moved = both.whole.alerts.map((alert) =>
      alert.fingerprint.endsWith('2') ? { ...alert, startsAt: minute(43) } : alert,
    )
    const { whole, part } = apart(both, withAlerts(both.whole, [...moved, late], settings))
    expect(whole.alerts.map(({ fingerprint }) => fingerprint)).toEqual(['0000000000000001', late.fingerprint])
    expect(part.alerts.map(({ fingerprint }) => fingerprint)).toEqual(['0000000000000002'])
    expect(part.milestones.detected?.at).toEqual(minute(43))
  })

  it('leaves what people have changed since with the whole', () => {
    const both = merged(incident(1, [0, 20]), incident(2, [40, 20]))
    const said = at(65, { source: 'person', author: 'Ada' })
    const { whole, part } = apart(both, { ...withMilestone(both.whole, 'recovered', said), failureClass: 'human' })
    expect(whole).toMatchObject({ failureClass: 'human', milestones: { recovered: said, resolved: at(50) } })
    expect(part).toMatchObject({ failureClass: null, milestones: { recovered: at(60), resolved: at(90) } })
  })

  it('that was open ended when the whole did, and the whole is over again since it was', () => {
    const both = merged(incident(1, [0, 20]), incident(2, [40, null]))
    expect(both.whole).toMatchObject({ state: 'open', reopenCount: 1 })
    const end = { recovered: at(70), resolved: at(100) }
    const { whole, part } = apart(both, {
      ...both.whole,
      ...{ state: 'resolved', milestones: { ...both.whole.milestones, ...end } },
    })
    expect(part).toMatchObject({ state: 'resolved', reopenCount: 0, milestones: { onset: at(40), ...end } })
    expect(whole).toMatchObject({ state: 'resolved', reopenCount: 0, milestones: { onset: at(0), recovered: at(20) } })
  })

  it('that is open still is told of as one that began again, and the whole as one that is over', () => {
    const { changes } = apart(merged(incident(1, [0, 20]), incident(2, [40, null])))
    expect(changes.map(({ kind, incident: { number } }) => `${kind} ${number}`)).toEqual([
      'incident_unmerged 2',
      'incident_reopened 2',
      'incident_updated 1',
      'incident_resolved 1',
    ])
  })
})
