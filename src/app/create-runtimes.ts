import type { Runtime } from '../feature/runtime.js'
import type { Ledger } from '../ledger/ledger.js'
import { overviewNavigation } from '../overview/overview-router.js'
import { refuseTakenKeys } from '../report/model.js'
import type { StatusQuestion } from '../status/read-status.js'
import { createPorts, type GivenPorts, type Ports } from './ports.js'
import { runtimes } from './runtimes.js'

/** Features at work, and what all of them use. */
export interface Runtimes {
  readonly ports: Ports
  readonly working: readonly Runtime<StatusQuestion>[]
}

/** Makes every feature. Opens nothing and asks nothing. Throws where their parts of a report have names of others. */
export function createRuntimes(given: GivenPorts, ledger: Ledger): Runtimes {
  const working: Runtime<StatusQuestion>[] = []
  // Reports are made of what all features add, and are a feature themselves: whose parts they are is known once all are made.
  const reportParts = () => working.flatMap(({ report }) => report ?? [])
  const navigation = () => [...overviewNavigation, ...working.flatMap((feature) => feature.navigation ?? [])]
  const ports = { ...createPorts(given, ledger, navigation), reportParts }
  working.push(...runtimes.map((create) => create(ports)))
  refuseTakenKeys(reportParts())
  return { ports, working }
}
