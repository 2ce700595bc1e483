import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startAlertmanager } from '../../demo/processes/alertmanager-process.js'
import { alertmanagerBinaries } from '../../demo/processes/binaries.js'
import { freePort, until } from '../../demo/processes/child.js'
import { temporaryFolder } from '../../demo/processes/debian-packages.js'
import type { Config } from '../../src/config/config.js'
import { ALL_INCIDENTS, readIncidentPage } from '../../src/incident/incident-store.js'
import { createPrometheusReader } from '../../src/prometheus/prometheus-client.js'
import { openStore } from '../../src/store/open-store.js'
import type { Incident as Outage, Model } from './history/model.js'
import { startIncidentHouse } from './incident-house.js'
import { sampleAlert } from './sample-incident.js'

const MINUTE_MS = 60_000
const BACKUP_EVERY_SECONDS = 600
const BACKUP_DONE_AT_SECONDS = 110
/** Of the day: with it the second outage of a day finds no backup of the last two hours. */
const NO_BACKUPS_MINUTES = { from: 500, to: 700 }

/** What a contract promises of recoveries in the world of `contractDays`: far from what any outage takes or loses. */
export const RECOVERY = { rtoSeconds: 2400, rpoSeconds: 1200 } as const
/** How long before its completion a backup of that world began. */
export const BACKUP_TAKES_SECONDS = 120

/** Backups every ten minutes, but on every other day with a hole of some hours, as their exporter says it at every scrape. */
export function* backupsOf({ interval, scrapeSeconds }: Model): Generator<string> {
  const from = interval.from.getTime() / 1000
  for (let time = from; time < interval.to.getTime() / 1000; time += scrapeSeconds) {
    yield `backup_last_success_timestamp_seconds{dataset="orders-db"} ${lastBackup(from, time)} ${time}\n`
  }
}

/** Completion of the newest backup. */
function lastBackup(from: number, time: number): number {
  let done = Math.floor((time - BACKUP_DONE_AT_SECONDS) / BACKUP_EVERY_SECONDS) * BACKUP_EVERY_SECONDS
  while (isLeftOut(done + BACKUP_DONE_AT_SECONDS - from)) done -= BACKUP_EVERY_SECONDS
  return done + BACKUP_DONE_AT_SECONDS
}

function isLeftOut(seconds: number): boolean {
  const [day, minute] = [Math.floor(seconds / 86_400), (seconds % 86_400) / 60]
  return day % 2 === 0 && minute >= NO_BACKUPS_MINUTES.from && minute < NO_BACKUPS_MINUTES.to
}

/** What became of a model's outages: how many kept both promises, by the truth. */
export function trueRecoveries({ incidents, interval }: Model) {
  const missed = incidents.filter(({ from, to }) => {
    const begun = from.getTime() / 1000
    const loss = begun - lastBackup(interval.from.getTime() / 1000, begun) + BACKUP_TAKES_SECONDS
    return to.getTime() / 1000 - begun > RECOVERY.rtoSeconds || loss > RECOVERY.rpoSeconds
  })
  return { met: incidents.length - missed.length, missed: missed.length, unknown: 0 }
}

/** An outage beside the incident that was opened for it: seconds by which that begins and ends too late. */
export interface RecordedOutage {
  readonly onset: number
  readonly recovered: number
}

/**
 * Lets a real Alertmanager deliver the alerts of each outage, one after the other with the clock of their time, to the room of incidents on a
 * store, which times them by a Prometheus.
 */
export async function recordOutages(model: Model, config: Config): Promise<readonly RecordedOutage[]> {
  const folder = await temporaryFolder('recoveries')
  const database = await openStore(config.storage.place)
  let now = model.interval.from
  const port = await freePort()
  const configFile = join(folder, 'alertmanager.yml')
  await writeFile(configFile, alertmanagerConfig(port))
  const alertmanager = await startAlertmanager({ binaries: await alertmanagerBinaries('any'), folder, configFile })
  const reader = createPrometheusReader(config.prometheus[0]!)
  const house = await startIncidentHouse({ database, reader, config, port, clock: () => now })
  const newest = async () => {
    const page = { ...ALL_INCIDENTS, before: null, limit: 1 }
    return (await database.read((store) => readIncidentPage(store, page)))[0] ?? null
  }
  try {
    const recorded: RecordedOutage[] = []
    for (const outage of model.incidents) {
      const times = timesOf(outage)
      now = times.fires
      await post(alertmanager.url, times.fires, new Date(Date.now() + 4 * MINUTE_MS))
      await until('the alert is delivered', async () => {
        return (await newest())?.alerts.at(-1)?.startsAt.getTime() === times.fires.getTime()
      })
      await house.reconcile()
      now = times.ends
      await post(alertmanager.url, times.fires, times.ends)
      await until('its end is delivered', async () => (await newest())?.alerts.at(-1)?.endsAt !== null)
      // Good for long enough, and then for so long that it is closed.
      for (const minutes of [6, 45]) {
        now = new Date(times.ends.getTime() + minutes * MINUTE_MS)
        await house.reconcile()
      }
      const { onset, recovered } = (await newest())!.milestones
      recorded.push({ onset: off(onset?.at, outage.from), recovered: off(recovered?.at, outage.to) })
    }
    return recorded
  } finally {
    await house.stop()
    await alertmanager.stop()
    await database.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** When the fast page of an objective of 99.9 % fires, with 2 % of the budget spent, and when it has been good for five minutes. */
function timesOf({ from, to, share }: Outage) {
  return {
    fires: new Date(Math.round(from.getTime() / 1000 + 75 + (0.0144 * 3600) / share) * 1000),
    ends: new Date(Math.round(to.getTime() / 1000 + 300) * 1000),
  }
}

function off(found: Date | undefined, truth: Date): number {
  return found === undefined ? Infinity : (found.getTime() - truth.getTime()) / 1000
}

async function post(url: string, startsAt: Date, endsAt: Date): Promise<void> {
  const { labels, summary } = sampleAlert()
  const answer = await fetch(`${url}/api/v2/alerts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([{ labels, annotations: { summary }, startsAt, endsAt }]),
  })
  if (!answer.ok) throw new Error(`Alertmanager refused the alert: ${await answer.text()}`)
}

function alertmanagerConfig(port: number): string {
  const waits = { group_wait: '0s', group_interval: '100ms', repeat_interval: '1h' }
  const webhook = { url: `http://127.0.0.1:${port}/webhooks/alertmanager`, send_resolved: true }
  return JSON.stringify({
    route: { receiver: 'plimsoll', group_by: ['...'], ...waits },
    receivers: [{ name: 'plimsoll', webhook_configs: [webhook] }],
  })
}
