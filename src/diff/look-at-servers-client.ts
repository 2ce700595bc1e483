import { createHash } from 'node:crypto'
import { fetchLoadedConfig } from '../alertmanager/loaded-config-client.js'
import { canonicalConfig } from '../config/canonical-config.js'
import type { Config } from '../config/config.js'
import { serverId, type AskedServer, type DriftItem, type DriftLook } from '../drift/drift.js'
import { createRulesReader } from '../prometheus/rules-client.js'
import type { LoadedGroup } from '../promql/rule.js'
import { AppError } from '../shared/app-error.js'
import { driftServers } from './drift-servers.js'

/** What a look is given: plain data, so that another process can do it. */
export interface LookOrder {
  readonly config: Omit<Config, 'canonical'>
  /** Digest of what each server had loaded at the last look with this configuration, by `serverId`. */
  readonly seen: ReadonlyMap<string, string>
}

/** What a server has loaded. */
type Loaded =
  | { readonly server: 'prometheus'; readonly groups: readonly LoadedGroup[] }
  | { readonly server: 'alertmanager'; readonly document: unknown }

/**
 * Asks every server what it has loaded, and compares where that is not the very same as at the last look: nothing is generated unless a server
 * has loaded something new, because that is what costs.
 */
export async function lookAtServers(
  { config: sent, seen }: LookOrder,
  signal?: AbortSignal,
): Promise<readonly DriftLook[]> {
  const config: Config = { ...sent, canonical: () => canonicalConfig(sent) }
  const asked = await Promise.all(driftServers(config).map((server) => ask(server, config, signal)))
  const isNew = asked.some(({ id, digest }) => digest !== null && digest !== seen.get(id))
  const compare = isNew ? await comparison(config) : null
  return asked.map(({ id, server, loaded, digest, problem }): DriftLook => {
    if (loaded === null) return { ...server, outcome: 'unknown', problem }
    if (digest === seen.get(id) || compare === null) return { ...server, outcome: 'as_before' }
    return { ...server, outcome: 'compared', digest, items: compare(server, loaded) }
  })
}

interface Asking {
  readonly id: string
  readonly server: AskedServer
}

type Asked = Asking &
  (
    | { readonly loaded: Loaded; readonly digest: string; readonly problem: null }
    | { readonly loaded: null; readonly digest: null; readonly problem: string }
  )

async function ask(server: AskedServer, config: Config, signal?: AbortSignal): Promise<Asked> {
  const asking = { id: serverId(server), server }
  try {
    const loaded = await loadedBy(server, config, signal)
    return { ...asking, loaded, digest: digestOf(loaded), problem: null }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { ...asking, loaded: null, digest: null, problem: error.message }
  }
}

async function loadedBy({ server, name, url }: AskedServer, config: Config, signal?: AbortSignal): Promise<Loaded> {
  if (server === 'alertmanager') return { server, document: await fetchLoadedConfig(url, signal) }
  const source = config.prometheus.find((one) => one.name === name)
  if (source === undefined) throw new Error(`no Prometheus is named ${name}`)
  return { server, groups: await createRulesReader(source).rules(signal) }
}

/** Of what is compared: that a rule fails, for example, changes nothing. */
function digestOf(loaded: Loaded): string {
  const compared = loaded.server === 'alertmanager' ? loaded.document : loaded.groups.map(withoutFailures)
  return createHash('sha256').update(JSON.stringify(compared)).digest('hex')
}

function withoutFailures(group: LoadedGroup): LoadedGroup {
  return { ...group, rules: group.rules.map((rule) => ({ ...rule, lastError: null })) }
}

type Compare = (server: AskedServer, loaded: Loaded) => readonly DriftItem[]

/** Generates, and compares with that. Loaded when it is needed: most looks need none of it. */
async function comparison(config: Config): Promise<Compare> {
  const { features } = await import('../features.js')
  const { compareLoaded, expectationsOf } = await import('./compare-loaded.js')
  const { itemsOfAlertmanager, itemsOfRules } = await import('./drift-items.js')
  const compareDocument = await documentComparison(config)
  const expectations = expectationsOf(config, features, null)
  return ({ name }, loaded) => {
    if (loaded.server === 'alertmanager') return itemsOfAlertmanager(compareDocument(loaded.document))
    const expectation = [...expectations].find(([source]) => source.name === name)?.[1]
    if (expectation === undefined) throw new Error(`nothing is expected of a Prometheus ${name}`)
    return itemsOfRules(compareLoaded(expectation, loaded.groups, !config.drift.ignoreExtra))
  }
}

async function documentComparison(config: Config) {
  const { alertmanagerDocument, fragmentDocument } = await import('../generate/alertmanager/alertmanager-files.js')
  const { compareAlertmanager } = await import('./compare-alertmanager.js')
  return (document: unknown) => {
    const { alertmanager, drift } = config
    if (alertmanager === null) throw new Error('no Alertmanager is configured')
    const all = { ...config, alertmanager }
    const isWhole = drift.alertmanager === 'whole'
    const generated = (isWhole ? alertmanagerDocument(all)?.document : fragmentDocument(all)) ?? {}
    return compareAlertmanager(document, generated, isWhole)
  }
}
