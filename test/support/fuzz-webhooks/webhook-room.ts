import type { Database } from '../../../src/store/database.js'
import { openStore } from '../../../src/store/open-store.js'
import { incidentPageAnswer } from '../../../src/incident/view/incident-answer.js'
import { createFakePrometheus } from '../fake-prometheus.js'
import { startIncidentHouse, type IncidentHouse } from '../incident-house.js'
import { RECEIVED_AT } from './build-delivery.js'
import type { ExpectedRow } from './read-delivery.js'

/** The server and store that the fuzzer delivers to. */
export interface WebhookRoom {
  /** Where deliveries go. */
  readonly url: string
  /** What was kept since the last look. */
  newRows(): Promise<{ readonly rows: readonly ExpectedRow[]; readonly setAside: readonly string[] }>
  /** Whether that was set aside, now or before. */
  isAside(body: string): boolean
  /** Lines of the log since the last look that speak of a mistake of ours. */
  newLogFaults(): readonly string[]
  /** Makes incidents of everything and measures them: what is wrong with that. */
  faultsOfIncidents(): Promise<readonly string[]>
  close(): Promise<void>
}

export async function openWebhookRoom(): Promise<WebhookRoom> {
  const database = await openStore(':memory:')
  const reader = createFakePrometheus({ bad: [], alerts: [], down: [] })
  const house = await startIncidentHouse({ database, reader, clock: () => RECEIVED_AT })
  let [lastRow, lastAside, lastLine] = [0, 0, 0]
  const everAside = new Set<string>()
  const newLogFaults = () => {
    const lines = house.logged.slice(lastLine)
    lastLine = house.logged.length
    return lines
      .filter(({ level, message }) => level === 'error' && !message.startsWith('An alert was set aside'))
      .map(({ message, data }) => `${message}: ${String((data['err'] as Error | undefined)?.stack)}`)
  }
  return {
    url: `${house.url}/webhooks/alertmanager`,
    newLogFaults,
    async newRows() {
      const rows = await database.read((reader) =>
        reader.selectFrom('alert_observation').selectAll().where('id', '>', lastRow).execute(),
      )
      const aside = await database.read((reader) =>
        reader.selectFrom('alert_set_aside').select(['id', 'body']).where('id', '>', lastAside).execute(),
      )
      lastRow = Math.max(lastRow, ...rows.map(({ id }) => id))
      lastAside = Math.max(lastAside, ...aside.map(({ id }) => id))
      const setAside = aside.map(({ body }) => body)
      setAside.forEach((body) => everAside.add(body))
      return { rows: rows.map(pick), setAside }
    },
    isAside: (body) => everAside.has(body.slice(0, 65_536)),
    faultsOfIncidents: async () => [...(await faultsOfIncidents(database, house)), ...newLogFaults()],
    async close() {
      await house.stop()
      await database.close()
    },
  }
}

function pick({ fingerprint, status, starts_at, ends_at, labels, summary }: ExpectedRow): ExpectedRow {
  return { fingerprint, status, starts_at, ends_at, labels, summary }
}

async function faultsOfIncidents(database: Database, house: IncidentHouse): Promise<readonly string[]> {
  const start = process.cpuUsage()
  const failure = await house.reconcile().then(
    () => null,
    (error: unknown) => `cannot be compared: ${error instanceof Error ? error.stack : String(error)}`,
  )
  const tookMs = process.cpuUsage(start).user / 1000
  const slow = tookMs > 5000 ? [`took ${Math.round(tookMs)} ms of the processor to measure`] : []
  const observed = await database.read((reader) => reader.selectFrom('alert_observation').selectAll().execute())
  const waiting = observed.filter(({ applied_at }) => applied_at === null)
  const alerts = await database.read((reader) => reader.selectFrom('incident_alert').selectAll().execute())
  const ours = new Set(observed.filter(isOurs).map((one) => `${one.fingerprint} ${one.starts_at}`))
  const held = alerts.map((one) => `${one.fingerprint} ${one.starts_at}`)
  return [
    ...(failure === null ? [] : [failure]),
    ...slow,
    ...waiting.map(({ fingerprint }) => `${fingerprint} waits`),
    ...[...ours].filter((one) => !held.includes(one)).map((one) => `${one} was kept, and nothing made of it`),
    ...held.filter((one) => !ours.has(one)).map((one) => `${one} is held, and nobody spoke of it`),
    ...(new Set(held).size === held.length ? [] : ['an alert is held twice']),
    ...alerts
      .filter((one) => (one.ends_at ?? Infinity) < one.starts_at)
      .map((one) => `${one.fingerprint} ends before it begins`),
    ...(await faultsOfAnswer(house)),
  ]
}

/** The incidents as they are told: times in order, and a page that can be read. */
async function faultsOfAnswer(house: IncidentHouse): Promise<readonly string[]> {
  const answer = await fetch(`${house.url}/api/v1/incidents`)
  const page = incidentPageAnswer.safeParse(await answer.json())
  if (!page.success) return [`incidents cannot be read: ${page.error.message}`]
  return page.data.data.flatMap(({ number, milestones }) => {
    const order = ['onset', 'detected', 'recovered'] as const
    const at = order.map((kind) => Date.parse(milestones[kind]?.at ?? '')).filter((ms) => !Number.isNaN(ms))
    const late = at.filter((ms) => ms > RECEIVED_AT.getTime())
    return [
      ...(at.every((ms, index) => index === 0 || ms >= (at[index - 1] ?? 0))
        ? []
        : [`incident ${number}: times out of order`]),
      ...(late.length === 0 ? [] : [`incident ${number}: an instant that has not come`]),
    ]
  })
}

function isOurs({ labels }: { readonly labels: string }): boolean {
  const { service, environment = 'production' } = JSON.parse(labels) as Readonly<Record<string, string>>
  return service === 'checkout' && environment === 'production'
}
