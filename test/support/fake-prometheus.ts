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
    // A sample looks back over its window.
    const isBad = (at: Date) =>
      tale.bad.some(({ from, to }) => within(at, { from, to: to && new Date(to.getTime() + 75_000) }))
    const valueAt = (at: Date) => (query.includes('errors') ? (isBad(at) ? 5 : 0) : 10)
    return [{ labels: {}, valueAt: (at) => (works(at) ? valueAt(at) : null) }]
  })
}
