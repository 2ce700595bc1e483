import type { Config } from '../config/config.js'
import { plannedDrills, type PlannedDrill } from '../drill/drill.js'
import { drillRunAnswer, drillRunsAnswer, type DrillRunAnswer } from '../drill/over-http/drill-answer.js'
import { UsageError } from '../shared/app-error.js'
import { suggestName } from '../shared/nearest-name.js'
import { askDaemon } from './ask-daemon.js'
import type { DaemonAddress } from './server-option.js'

export const RUNS = '/api/v1/drills/runs'

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
export async function chooseRun(server: DaemonAddress, { name, service }: NamedDrill): Promise<DrillRunAnswer> {
  const query = new URLSearchParams({ drill: name, limit: '2', ...(service !== undefined && { service }) })
  const { data } = await askDaemon({ server, path: `${RUNS}?${query.toString()}`, answer: drillRunsAnswer })
  const [newest, before] = data
  if (newest === undefined) return askDaemon({ server, path: pathOf(name), answer: drillRunAnswer })
  if (before === undefined || before.service === newest.service) return newest
  throw new UsageError(`several services have a drill ${name}: say which by --service ${newest.service}`)
}

export function pathOf(id: string): string {
  return `${RUNS}/${encodeURIComponent(id)}`
}
