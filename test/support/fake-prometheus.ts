import { createFakeSeriesReader, type FakeSeriesReader } from './fake-series-reader.js'

/** What a fake Prometheus knows of one service; change it while it runs. */
export interface PrometheusTale {
  /** When the service was bad; `null` for `to`: it still is. */
  bad: readonly { readonly from: Date; readonly to: Date | null }[]
  /** Stretches in which each alert fired, by its labels. */
  alerts: readonly {
    readonly labels: Readonly<Record<string, string>>
    readonly from: Date
    readonly to: Date | null
  }[]
  /** When it did not work. */
  down: readonly { readonly from: Date; readonly to: Date | null }[]
}

const within = (at: Date, { from, to }: { readonly from: Date; readonly to: Date | null }) =>
  at >= from && (to === null || at < to)

/** A sample counts the minute up to the newest scrape of an evaluation that is half a step old. */
const WINDOW_MS = 60_000
const LAG_MS = 22_500

function badShare(bad: PrometheusTale['bad'], at: Date): number {
  const to = at.getTime() - LAG_MS
  const from = to - WINDOW_MS
  const overlaps = bad.map((one) => Math.min(to, one.to?.getTime() ?? to) - Math.max(from, one.from.getTime()))
  return overlaps.reduce((sum, overlap) => sum + Math.max(0, overlap), 0) / WINDOW_MS
}

/** Ten events a second, half of them bad while the service is; alerts as they are told. */
export function createFakePrometheus(tale: PrometheusTale): FakeSeriesReader {
  const works = (at: Date) => !tale.down.some((pause) => within(at, pause))
  return createFakeSeriesReader((query) => {
    if (query.startsWith('count(')) return [{ labels: {}, valueAt: (at) => (works(at) ? 1 : null) }]
    if (query.startsWith('ALERTS')) {
      return tale.alerts.map(({ labels, from, to }) => ({
        labels: query.includes('alertstate') ? { ...labels, alertstate: 'firing' } : labels,
        valueAt: (at) => {
          if (!works(at) || !within(at, { from, to })) return null
          return query.includes('alertstate') ? 1 : from.getTime() / 1000
        },
      }))
    }
    if (query.startsWith('timestamp(')) return []
    const valueAt = (at: Date) => (query.includes('errors') ? 5 * badShare(tale.bad, at) : 10)
    return [{ labels: {}, valueAt: (at) => (works(at) ? valueAt(at) : null) }]
  })
}
