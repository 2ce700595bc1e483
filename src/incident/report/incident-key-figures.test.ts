import { describe, expect, it } from '@jest/globals'
import { october } from '../../../test/support/agreement-results.js'
import { milestone, sampleIncident } from '../../../test/support/sample-incident.js'
import { daysPeriod } from '../../calendar/named-period.js'
import { comparedTimes, type KeyFigure } from '../../feature/key-figure.js'
import type { Incident } from '../incident.js'
import { incidentKeyFigures } from './incident-key-figures.js'

const targets = { detectSeconds: 300, acknowledgeSeconds: 600, recoverSeconds: 1800, objectiveSeconds: 3600 }
const checkout = { service: 'checkout', environment: 'production', targets }
const times = comparedTimes(october)

/** An incident that began at noon of a day, with the minutes after which it was noticed, answered and over; `null`: never. */
function begun(
  day: string,
  [noticed, answered, over]: readonly [number, number | null, number | null],
  changes: Partial<Incident> = {},
) {
  const after = (minutes: number) =>
    milestone(new Date(Date.parse(`${day}T12:00:00Z`) + minutes * 60_000).toISOString())
  return sampleIncident({
    state: over === null ? 'open' : 'resolved',
    milestones: {
      onset: after(0),
      detected: after(noticed),
      ...(answered === null ? {} : { acknowledged: after(answered) }),
      ...(over === null ? {} : { recovered: after(over) }),
    },
    ...changes,
  })
}

const told = (incidents: readonly Incident[], audience: 'internal' | 'customer' = 'internal', services = [checkout]) =>
  incidentKeyFigures(incidents, services, { times, audience })
const named = (figures: readonly KeyFigure[], name: KeyFigure['name']) => figures.filter((one) => one.name === name)

describe('key figures of incidents', () => {
  // By hand. October: noticed after 4 and 8 min (mean 6), answered 6 and 2 min later (4), over after 20 and 70 (45, the longest 70).
  // September: 3, 5, 30. October 2025 lies before the twelve months.
  const year = [
    begun('2025-10-15', [100, 200, 300]),
    begun('2025-11-01', [10, 20, 61]),
    begun('2026-03-31', [2, 4, 6]),
    begun('2026-09-30', [3, 8, 30]),
    begun('2026-10-01', [4, 10, 20]),
    begun('2026-10-31', [8, 10, 70]),
    begun('2026-11-01', [50, 60, 70]),
  ]

  it.each([
    [
      'mttd',
      { seconds: 360, count: 2, unknown: 0, verdict: 'missed' },
      { seconds: 180, count: 1, unknown: 0, verdict: 'met' },
    ],
    [
      'mtta',
      { seconds: 240, count: 2, unknown: 0, verdict: 'met' },
      { seconds: 300, count: 1, unknown: 0, verdict: 'met' },
    ],
    [
      'mttr',
      { seconds: 2700, count: 2, unknown: 0, verdict: 'missed' },
      { seconds: 1800, count: 1, unknown: 0, verdict: 'met' },
    ],
    [
      'rto',
      { seconds: 4200, count: 2, unknown: 0, verdict: 'missed' },
      { seconds: 1800, count: 1, unknown: 0, verdict: 'met' },
    ],
  ] as const)(
    '%s is of the incidents that began in the period, and beside that of the one before',
    (name, current, previous) => {
      const [figure, ...others] = named(told(year), name)
      expect(others).toEqual([])
      expect(figure).toMatchObject({ about: ['checkout'], current, previous: { period: '2026-09', ...previous } })
    },
  )

  it('has twelve months that end with the period, each by the same rule, and none of it where nothing happened', () => {
    const [figure] = named(told(year), 'mttr')
    const none = { seconds: null, count: 0, unknown: 0, verdict: null }
    const month = (label: string, own: object = none) => ({ month: label, ...own })
    const one = { count: 1, unknown: 0 }
    expect(figure?.months).toEqual([
      month('2025-11', { ...one, seconds: 3660, verdict: 'missed' }),
      ...['2025-12', '2026-01', '2026-02'].map((label) => month(label)),
      month('2026-03', { ...one, seconds: 360, verdict: 'met' }),
      ...['2026-04', '2026-05', '2026-06', '2026-07', '2026-08'].map((label) => month(label)),
      month('2026-09', { ...one, seconds: 1800, verdict: 'met' }),
      month('2026-10', { count: 2, unknown: 0, seconds: 2700, verdict: 'missed' }),
    ])
  })

  it('counts apart what is not known, which decides only where each must keep the objective', () => {
    const unsure = {
      onset: milestone('2026-10-07T12:00:00Z', { uncertaintySeconds: null }),
      detected: milestone('2026-10-07T12:01:00Z'),
    }
    const incidents = [
      begun('2026-10-05', [1, 2, 10]),
      begun('2026-10-06', [3, null, null]),
      sampleIncident({ state: 'resolved', milestones: { ...unsure, recovered: milestone('2026-10-07T12:30:00Z') } }),
      begun('2026-10-08', [90, 90, 900], { kind: 'false_alarm' }),
      begun('2026-10-09', [90, 90, 900], { kind: 'drill' }),
      begun('2026-10-10', [90, 90, 900], { service: 'catalog' }),
    ]
    const currents = Object.fromEntries(told(incidents).map(({ name, current }) => [name, current]))
    expect(currents).toEqual({
      rto: { seconds: 600, count: 1, unknown: 2, verdict: 'undetermined' },
      mttd: { seconds: 120, count: 2, unknown: 1, verdict: 'met' },
      mtta: { seconds: 60, count: 1, unknown: 2, verdict: 'met' },
      mttr: { seconds: 600, count: 1, unknown: 2, verdict: 'met' },
    })
    const [first] = told(incidents.slice(2, 3))
    expect(first?.current).toEqual({ seconds: null, count: 0, unknown: 1, verdict: 'undetermined' })
  })

  it('is met by a mean that equals the target to the millisecond', () => {
    const thirds = [100.1, 300.3, 499.6].map((seconds) => begun('2026-10-05', [seconds / 60, null, 30]))
    expect(named(told(thirds), 'mttd')[0]?.current).toMatchObject({ seconds: 300, verdict: 'met' })
  })

  it('never averages services that are held to different targets', () => {
    const search = { ...checkout, service: 'search', targets: { ...targets, detectSeconds: 60 } }
    const catalog = { ...checkout, service: 'catalog' }
    const incidents = [
      begun('2026-10-05', [2, 3, 10]),
      begun('2026-10-06', [4, 5, 10], { service: 'catalog' }),
      begun('2026-10-07', [9, 9, 10], { service: 'search' }),
    ]
    const figures = told(incidents, 'internal', [checkout, search, catalog])
    expect(
      named(figures, 'mttd').map(({ about, targetSeconds, current }) => [about, targetSeconds, current.seconds]),
    ).toEqual([
      [['checkout', 'catalog'], 300, 180],
      [['search'], 60, 540],
    ])
    expect(named(figures, 'mttr')).toHaveLength(1)
  })

  it('tells a customer how it was, and none of the targets of the house', () => {
    const search = { ...checkout, service: 'search', targets: { ...targets, detectSeconds: 60 } }
    const figures = told(year, 'customer', [checkout, search])
    expect(figures.map(({ name, targetSeconds, current }) => [name, targetSeconds, current.verdict])).toEqual([
      ['mttd', null, null],
      ['mtta', null, null],
      ['mttr', null, null],
    ])
  })

  it('compares days with as many days before, and cuts the last month where they end', () => {
    const days = daysPeriod('2026-10-02', '2026-10-15', 'Europe/Berlin')!
    const figures = incidentKeyFigures(
      [begun('2026-10-01', [1, 1, 10]), begun('2026-10-02', [2, 2, 20]), begun('2026-10-16', [3, 3, 30])],
      [checkout],
      { times: comparedTimes(days), audience: 'internal' },
    )
    const [figure] = named(figures, 'mttr')
    expect(figure).toMatchObject({
      current: { seconds: 1200, count: 1 },
      previous: { period: '2026-09-18--2026-10-01', seconds: 600, count: 1 },
    })
    expect(figure?.months.at(-1)).toMatchObject({ month: '2026-10', seconds: 900, count: 2 })
  })
})
