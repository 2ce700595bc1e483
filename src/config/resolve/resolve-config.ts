import type { AlertmanagerSettings } from '../../alertmanager/alertmanager-settings.js'
import type { Places, RootContext } from '../../feature/root-key.js'
import type { PrometheusSource } from '../../prometheus/source.js'
import type { Team } from '../../service/service.js'
import type { Config } from '../config.js'
import { type OwnedRootKeys, partsOf, rootKeys } from '../owned-keys.js'
import type { TeamInput } from '../schema/people-schema.js'
import type { RootFile } from '../schema/root-schema.js'
import type { ServiceFile } from '../schema/service-schema.js'
import { reachedAt, resolveServer } from './resolve-server.js'
import { resolveService } from './resolve-service.js'
import { resolveStorage } from './resolve-storage.js'

/** Everything of `Config` that follows from the files' content alone. */
export type ResolvedConfig = Omit<Config, 'files' | 'queries' | 'notes' | 'hash' | 'canonical'>

/** Turns checked files into the domain's terms: references resolved, units explicit, paths absolute. */
export function resolveConfig(root: RootFile, files: readonly ServiceFile[], places: Places): ResolvedConfig {
  const prometheus = resolveSources(root, places)
  const services = files
    .map((file) => resolveService(root, file, prometheus))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  return {
    organisation: root.organisation,
    timezone: root.timezone,
    environment: root.environment ?? null,
    prometheus,
    alertmanager: resolveAlertmanager(root, places),
    storage: resolveStorage(root.storage, places),
    server: resolveServer(root, places),
    teams: root.teams.map(resolveTeam),
    services,
    ...partsOf<OwnedRootKeys, RootContext>(rootKeys, root, {
      timezone: root.timezone,
      services: services.map(({ name }) => name),
      places,
    }),
  }
}

function secretOrNull(path: string | undefined, places: Places): string | null {
  return path === undefined ? null : places.secret(path)
}

type PrometheusInput = Extract<RootFile['prometheus'], { url: string }>

/** One unnamed server is called `default`. */
function resolveSources({ prometheus }: RootFile, places: Places): PrometheusSource[] {
  const named = isSingle(prometheus) ? { default: prometheus } : prometheus
  return Object.entries(named)
    .map(([name, source]) => resolveSource(name, source, places))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

function isSingle(prometheus: RootFile['prometheus']): prometheus is PrometheusInput {
  return typeof prometheus['url'] === 'string'
}

function resolveSource(name: string, source: PrometheusInput, places: Places): PrometheusSource {
  const { basic_auth: auth, tls } = source
  return {
    name,
    url: source.url.replace(/\/+$/, ''),
    version: source.version ?? null,
    flavour: source.flavour,
    scrapeIntervalSeconds: source.scrape_interval,
    retentionSeconds: source.retention,
    timeoutSeconds: source.timeout,
    headers: source.headers,
    replicaLabels: source.replica_labels,
    basicAuth: auth === undefined ? null : { username: auth.username, passwordFile: places.secret(auth.password_file) },
    bearerTokenFile: secretOrNull(source.bearer_token_file, places),
    tls:
      tls === undefined
        ? null
        : {
            caFile: secretOrNull(tls.ca_file, places),
            certFile: secretOrNull(tls.cert_file, places),
            keyFile: secretOrNull(tls.key_file, places),
          },
  }
}

/** How Alertmanager and Plimsoll reach each other; `null` where nothing is said about Alertmanager. */
function resolveAlertmanager(root: RootFile, places: Places): AlertmanagerSettings | null {
  const { alertmanager } = root
  if (alertmanager === undefined) return null
  const { webhook_token_file: token } = alertmanager
  return {
    urls: alertmanager.urls.map((url) => url.replace(/\/+$/, '')),
    webhookUrl: alertmanager.webhook_url ?? `${reachedAt(resolveServer(root, places))}/webhooks/alertmanager`,
    webhookTokenFile: token === undefined ? null : places.secret(token),
    secretsDir: alertmanager.secrets_dir.replace(/(?<=.)\/+$/, ''),
    defaultReceiver: alertmanager.default_receiver,
    watchdogReceiver: alertmanager.watchdog_receiver ?? null,
  }
}

/** Turns a checked team into the domain's terms. */
function resolveTeam({ name, receivers, escalation_policy: policy, contacts }: TeamInput): Team {
  return {
    name,
    receivers: { page: receivers.page ?? null, ticket: receivers.ticket ?? null },
    escalationPolicy: policy ?? null,
    contacts: contacts.map(({ phone = null, email = null, verified = null, ...contact }) => ({
      ...contact,
      phone,
      email,
      verified,
    })),
  }
}
