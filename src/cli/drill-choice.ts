import type { ApiClient } from '../client/api-client.js'
import type { Config } from '../config/config.js'
import { plannedDrills, type PlannedDrill } from '../drill/drill.js'
import type { DrillRunAnswer } from '../drill/over-http/drill-answer.js'
import { UsageError } from '../shared/app-error.js'
import { suggestName } from '../shared/nearest-name.js'
import { answerOf } from './daemon-client.js'

export interface NamedDrill {
  readonly name: string
  readonly service?: string | undefined
}

/** The drill that somebody names. Throws `UsageError` where there is none, or more than one. */
export function chooseDrill({ services }: Pick<Config, 'services'>, { name, service }: NamedDrill): PlannedDrill {
  const known = plannedDrills(services).filter((drill) => service === undefined || drill.service === service)
  const [found, second] = known.filter((drill) => drill.name === name)
  if (found === undefined) {
    const names = known.map((drill) => drill.name)
    throw new UsageError(`no drill is named ${name}: ${suggestName(name, names, 'none is configured')}`)
  }
  if (second === undefined) return found
  throw new UsageError(`several services have a drill ${name}: say which by --service ${found.service}`)
}

/** The newest run of a drill that is named so, else the run of that id. */
export async function chooseRun(daemon: ApiClient, { name, service }: NamedDrill): Promise<DrillRunAnswer> {
  const [newest, before] = await newestRuns(daemon, { drill: name, service, limit: 2 })
  if (newest === undefined) return answerOf(daemon.GET('/api/v1/drills/runs/{id}', { params: { path: { id: name } } }))
  if (before === undefined || before.service === newest.service) return newest
  throw new UsageError(`several services have a drill ${name}: say which by --service ${newest.service}`)
}

/** The run of a drill that goes on; `null`: there is none. */
export async function openRunOf(daemon: ApiClient, { name, service }: PlannedDrill): Promise<DrillRunAnswer | null> {
  const [newest] = await newestRuns(daemon, { drill: name, service, limit: 1 })
  return newest?.closedAt === null ? newest : null
}

interface WantedRuns {
  readonly drill: string
  readonly service: string | undefined
  readonly limit: number
}

async function newestRuns(daemon: ApiClient, { service, ...wanted }: WantedRuns): Promise<readonly DrillRunAnswer[]> {
  const query = { ...wanted, ...(service !== undefined && { service }) }
  return (await answerOf(daemon.GET('/api/v1/drills/runs', { params: { query } }))).data
}

/** Begins a run. */
export function startRun(
  daemon: ApiClient,
  { service, name }: PlannedDrill,
  author: { readonly by: string },
): Promise<DrillRunAnswer> {
  return answerOf(daemon.POST('/api/v1/drills/runs', { body: { service, drill: name, ...author } }))
}

/** What is said of a run: the last part of its path, and what it is given. */
export interface SaidOfRun {
  readonly what: string
  readonly body: object
}

/** Says something of a run. */
export function sayOfRun(daemon: ApiClient, id: string, { what, body }: SaidOfRun): Promise<DrillRunAnswer> {
  // All of them answer the run as it stands then; what each has of its own the daemon reads.
  const path = `/api/v1/drills/runs/{id}/${what}` as '/api/v1/drills/runs/{id}/resume'
  return answerOf(daemon.POST(path, { params: { path: { id } }, body }))
}
