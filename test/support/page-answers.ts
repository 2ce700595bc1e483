import type { Config } from '../../src/config/config.js'
import type { FakeSeries } from './fake-series-reader.js'
import { ENVIRONMENT } from './page-plan.js'

/** Ten events a second; how many are bad differs from SLO to SLO, and of some there are none. A backup is made every ten minutes, of different ages. */
export function answersOf({ services }: Config): (query: string) => readonly FakeSeries[] {
  const slos = services.flatMap((service) => service.slos)
  const datasets = services.flatMap((service) => service.datasets)
  return (query) => {
    if (query.includes('errors') || query.includes('events')) {
      const isBad = query.includes('errors')
      return slos.map(({ service, name: slo }, index) => ({
        labels: { service, slo, environment: ENVIRONMENT },
        valueAt: (at) => (isSilent(index) ? null : isBad ? badAt(at, index) : EVENTS),
      }))
    }
    if (!query.includes('backup')) return []
    return datasets.map(({ service, name: dataset }, index) => ({
      labels: { service, dataset, environment: ENVIRONMENT },
      valueAt: (at) => lastBackup(at.getTime() / 1000 - (index % 8 === 5 ? 8000 : 60 * (index % 4))),
    }))
  }
}

const BACKUP_EVERY_SECONDS = 600

/** What the newest backup holds: it began two minutes before it was completed. */
function lastBackup(seconds: number): number {
  return Math.floor(seconds / BACKUP_EVERY_SECONDS) * BACKUP_EVERY_SECONDS - 120
}

const EVENTS = 600

function isSilent(index: number): boolean {
  return index % 23 === 13
}

/** When nothing went well: two hours of the last month, and half an hour of this one. */
const OUTAGES = [
  ['2026-10-14T13:00:00Z', '2026-10-14T15:00:00Z'],
  ['2026-11-05T09:00:00Z', '2026-11-05T09:30:00Z'],
].map((ends) => ends.map((one) => Date.parse(one)) as [number, number])

/** Mostly a little; some have had an hour in which much went wrong, and some are never as good as promised. */
function badAt(at: Date, index: number): number {
  if (index % 5 === 0 && OUTAGES.some(([from, to]) => at.getTime() > from && at.getTime() <= to)) return EVENTS
  const hour = Math.floor(at.getTime() / 3_600_000)
  if (index % 11 === 3) return 3
  if (index % 5 === 1 && (hour + index) % 97 === 0) return 45
  return 0.02 * (index % 9)
}
