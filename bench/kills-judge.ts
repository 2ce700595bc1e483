import { loadConfig } from '../src/config/load-config-files.js'
import { createLedger } from '../src/ledger/create-ledger.js'
import { createPrometheusReader } from '../src/prometheus/prometheus-client.js'
import { createLogger } from '../src/shared/logger.js'
import { sloKey } from '../src/slo/slo.js'
import type { Database } from '../src/store/database.js'
import type { SentAlert } from './kills-sender.js'
import { held, said, type Line } from './line.js'
import { everySlo, serviceName, SERVICES, truth, type KillsWorld } from './kills-world.js'

const HOUR = 3600

/** Whether nothing waits to be worked on or to be sent. */
export async function isDone(database: Database): Promise<boolean> {
  const waiting = await database.read((reader) =>
    reader.selectFrom('alert_observation').select('id').where('applied_at', 'is', null).execute(),
  )
  const unsent = await database.read((reader) =>
    reader.selectFrom('outbox').select('id').where('sent_at', 'is', null).execute(),
  )
  return waiting.length === 0 && unsent.length === 0
}

/** Hours of all objectives in which the ledger holds anything but the truth. */
export async function wrongHours(
  database: Database,
  file: string,
  folder: string,
): Promise<{ wrong: number; hours: number }> {
  const config = await loadConfig({ file, env: {}, cwd: folder })
  const logger = createLogger('error')
  const readers = new Map(config.prometheus.map((source) => [source.name, createPrometheusReader(source)]))
  const ledger = createLedger({ database, config, readers, clock: () => new Date(), logger })
  const now = Math.floor(Date.now() / 1000 / HOUR) * HOUR
  const slos = config.services.flatMap((service) => service.slos)
  let [wrong, hours] = [0, 0]
  for (let from = now - 7 * 24 * HOUR + 2 * HOUR; from < now; from += HOUR) {
    const interval = { from: new Date(from * 1000), to: new Date((from + HOUR) * 1000) }
    const counts = await ledger.counts.counts(slos.map((slo) => ({ key: sloKey(slo), interval })))
    for (const { service, slo } of everySlo()) {
      const own = slos.findIndex((one) => one.service === serviceName(service) && one.name === `slo-${slo}`)
      const found = counts[own]
      const right = truthOf(service, slo, from)
      hours += 1
      if (found?.events !== right.events || found.errors !== right.errors || found.observedSeconds !== HOUR) wrong += 1
    }
  }
  return { wrong, hours }
}

function truthOf(service: number, slo: number, from: number): { readonly events: number; readonly errors: number } {
  const minutes = Array.from({ length: 60 }, (_, index) => truth(service, slo, from + (index + 1) * 60))
  const sum = (part: 'events' | 'errors') => minutes.reduce((total, minute) => total + minute[part], 0)
  return { events: sum('events'), errors: sum('errors') }
}

/** What became of alerts whose delivery was answered. */
export async function judgeAlerts(database: Database, answered: readonly SentAlert[]) {
  const held = await database.read((reader) =>
    reader.selectFrom('incident_alert').select(['fingerprint', 'service', 'incident_id']).execute(),
  )
  const incidents = await database.read((reader) =>
    reader.selectFrom('incident').select(['id', 'number', 'service']).execute(),
  )
  const byName = new Map(held.map((one) => [one.fingerprint, one]))
  const lost = answered.filter(({ fingerprint, service }) => byName.get(fingerprint)?.service !== service)
  return {
    lost: lost.length + held.filter(({ incident_id }) => incident_id === null).length,
    twice: held.length - byName.size + (incidents.length - new Set(incidents.map(({ service }) => service)).size),
    missing: SERVICES - incidents.length,
    misnumbered: incidents.length - new Set(incidents.map(({ number }) => number)).size,
  }
}

/** What the machine was told: the same news under two ids, or two under one, is more than at-least-once allows. */
export function judgeNews(told: KillsWorld['told']) {
  const bodies = new Map<string, Set<string>>()
  const ids = new Map<string, Set<string>>()
  const add = (map: Map<string, Set<string>>, key: string, value: string) =>
    map.set(key, (map.get(key) ?? new Set()).add(value))
  for (const { id, body } of told) {
    add(bodies, id, body)
    add(ids, body, id)
  }
  const several = (map: Map<string, Set<string>>) => [...map.values()].filter(({ size }) => size > 1).length
  return { news: bodies.size, repeated: told.length - bodies.size, twice: several(ids), changed: several(bodies) }
}

/** What was kept of all that went through. */
export interface Kept {
  readonly ledger: Awaited<ReturnType<typeof wrongHours>>
  readonly alerts: Awaited<ReturnType<typeof judgeAlerts>>
  /** Alerts whose delivery was answered. */
  readonly answered: number
  readonly news: ReturnType<typeof judgeNews>
}

export function linesOf({ ledger, alerts, answered, news }: Kept): readonly Line[] {
  return [
    held(`hours of ${ledger.hours} in the ledger that are not the truth`, ledger.wrong),
    held(`alerts lost of ${answered} whose delivery was answered`, alerts.lost),
    held('alerts held twice, or incidents of one trouble', alerts.twice),
    held('services without their incident', alerts.missing),
    held('incidents of one number', alerts.misnumbered),
    held(`news of ${news.news} under two ids`, news.twice),
    held('ids with two bodies', news.changed),
    said('news told again under the same id', news.repeated),
  ]
}
