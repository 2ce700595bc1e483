import { expect, test } from '@jest/globals'
import type { Interval } from '../calendar/interval.js'
import { periodAt } from '../calendar/period.js'
import { PrometheusError } from '../promql/prometheus-error.js'
import type { Reports } from './create-reports.js'
import { refilledReports } from './refilled-reports.js'
import type { ReportSettings } from './report-settings.js'

const settings: ReportSettings = {
  ...{ name: 'monthly', schedule: '0 6 1 * *', timezone: 'Europe/Berlin', period: 'month' },
  ...{
    coverage: { services: ['checkout'] },
    audience: 'internal',
    locale: 'en',
    to: [],
    formats: ['html'],
    paper: 'a4',
  },
}
const october = periodAt(new Date('2026-10-15T00:00:00Z'), { unit: 'month', timezone: 'Europe/Berlin' })
// With a month of New York, which ends five hours later.
const span = { from: october.interval.from, to: new Date('2026-11-01T04:00:00Z') }

function reportsOver(asked: Interval[]): Reports {
  const reports: Omit<Reports, 'figures'> = {
    subject: () => {
      throw new Error('nobody asks')
    },
    span: () => span,
    isReached: () => Promise.resolve(false),
    build: () => Promise.reject(new Error(`made after ${asked.length} questions`)),
  }
  return { ...reports, figures: () => null }
}

test('late data is asked for over all the time that a report tells of, before it is made', async () => {
  const asked: Interval[] = []
  const refill = (interval: Interval) => {
    asked.push(interval)
    return Promise.resolve({ askedMinutes: 0, filledMinutes: 0 })
  }
  const build = refilledReports(reportsOver(asked), { refill }).build(settings, october)
  await expect(build).rejects.toThrow('made after 1 questions')
  expect(asked).toEqual([span])
})

test('a Prometheus that does not answer keeps no report from being made; what is wrong here does', async () => {
  const failing = (error: Error) => refilledReports(reportsOver([]), { refill: () => Promise.reject(error) })
  const unreachable = failing(new PrometheusError('unreachable', 'nobody there'))
  await expect(unreachable.build(settings, october)).rejects.toThrow('made after 0 questions')
  await expect(failing(new Error('disk full')).build(settings, october)).rejects.toThrow('disk full')
})
