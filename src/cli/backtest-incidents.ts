import type { Command } from 'commander'
import { readFiringAlerts } from '../backtest/firing-alerts-client.js'
import type { KnownIncident } from '../backtest/match-incidents.js'
import type { Interval } from '../calendar/interval.js'
import type { IncidentPageAnswer } from '../incident/view/incident-answer.js'
import type { SeriesReader } from '../promql/series-reader.js'
import { LABELS } from '../slo/series-names.js'
import type { Slo } from '../slo/slo.js'
import { allRows, type DaemonAddress } from '../client/api-client.js'
import { answerOf, daemonAt } from './daemon-client.js'
import type { CommandIo } from '../terminal/command-io.js'
import { ServerError } from './server-error.js'
import { serverOf } from './server-option.js'

type Summary = IncidentPageAnswer['data'][number]

/** The incidents of an SLO's service that the daemon keeps for an interval, oldest first; false alarms are left out. Throws as `daemonAt`. */
async function incidentsOfDaemon(
  server: DaemonAddress,
  slo: Slo,
  interval: Interval,
): Promise<readonly KnownIncident[]> {
  const daemon = daemonAt(server)
  const asked = { service: slo.service, kind: 'real', limit: 100 } as const
  const found = await allRows(
    (place) => answerOf(daemon.GET('/api/v1/incidents', { params: { query: { ...asked, ...place } } })),
    // Newest first, by number: an incident that began long before the interval has none after it that did not.
    (rows) => rows.every((row) => beginOf(row) >= interval.from),
  )
  return found
    .filter(({ environment }) => environment === slo.environment)
    .map(toKnown)
    .filter(({ from, to }) => from < interval.to && (to === null || to > interval.from))
    .toReversed()
}

function toKnown(incident: Summary): KnownIncident {
  const { number, title, milestones } = incident
  const end = milestones.recovered ?? milestones.resolved
  const slos = incident.alerts.flatMap(({ labels }) => labels[LABELS.slo] ?? [])
  return {
    name: `#${number}`,
    title,
    from: beginOf(incident),
    to: end === null ? null : new Date(end.at),
    slos: [...new Set(slos)],
  }
}

function beginOf({ milestones }: Summary): Date {
  const begin = milestones.onset ?? milestones.detected
  return begin === null ? new Date(0) : new Date(begin.at)
}

export interface IncidentSearch {
  readonly slo: Slo
  readonly interval: Interval
  readonly reader: SeriesReader
  readonly signal: AbortSignal
  /** As named on the command line: then it must answer. */
  readonly server: string | undefined
}

export interface FoundIncidents {
  readonly incidents: readonly KnownIncident[]
  /** Where they come from, as part of a sentence. */
  readonly source: string
}

/** The incidents that the daemon keeps, else the pages that Prometheus really fired. Throws as `daemonAt` and `SeriesReader`. */
export async function findIncidents(
  { slo, interval, reader, signal, server }: IncidentSearch,
  command: Command,
  io: CommandIo,
): Promise<FoundIncidents> {
  const address = await serverOf(server === undefined ? {} : { server }, command, io)
  try {
    const incidents = await incidentsOfDaemon(address, slo, interval)
    return { incidents, source: `${incidents.length} incidents of the daemon at ${address.url}` }
  } catch (error) {
    if (server !== undefined || !(error instanceof ServerError)) throw error
  }
  const incidents = await readFiringAlerts({ reader, slo, interval }, signal)
  const none = 'no daemon answers, and Prometheus fired no page: no incident is known'
  const some = `no daemon answers: ${incidents.length} pages that Prometheus fired stand for incidents`
  return { incidents, source: incidents.length === 0 ? none : some }
}
