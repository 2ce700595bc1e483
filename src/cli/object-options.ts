import { InvalidArgumentError } from 'commander'
import type { ObjectSettings } from '../generate/operator/kubernetes-object.js'
import { UsageError } from '../shared/app-error.js'

/** Options of `generate` that concern objects of Kubernetes only. */
export interface ObjectOptions {
  readonly namespace?: string
  readonly label?: Labels
  readonly dashboardLabel?: Labels
}

type Labels = Readonly<Record<string, string>>

/** The sidecar of Grafana's chart looks for it. */
const DASHBOARD_LABELS: Labels = { grafana_dashboard: '1' }

const NAME = /^[a-zA-Z0-9]([a-zA-Z0-9._-]{0,61}[a-zA-Z0-9])?$/
const SUBDOMAIN = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/
const NAMESPACE = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/

/** Reads one `--label key=value` as Kubernetes takes it. Throws commander's error. */
export function collectLabel(text: string, before: Labels = {}): Labels {
  const [key = '', value = null, ...more] = text.split('=')
  if (isKey(key) && value !== null && isValue(value) && more.length === 0) return { ...before, [key]: value }
  throw new InvalidArgumentError(
    'Expected key=value such as release=monitoring: at most 63 letters, digits, dashes, dots and underscores each.',
  )
}

function isKey(key: string): boolean {
  const slash = key.lastIndexOf('/')
  return NAME.test(key.slice(slash + 1)) && (slash < 0 || SUBDOMAIN.test(key.slice(0, slash)))
}

function isValue(value: string): boolean {
  return value === '' || NAME.test(value)
}

/** Throws `UsageError` where something is asked of objects that are not written. */
export function refuseForFiles({ namespace, label, dashboardLabel }: ObjectOptions): void {
  const given = Object.entries({ '--namespace': namespace, '--label': label, '--dashboard-label': dashboardLabel })
  const [first] = given.find(([, value]) => value !== undefined) ?? []
  if (first !== undefined) throw new UsageError(`${first} is about objects of Kubernetes: add --format operator`)
}

/** Throws `UsageError` where the namespace is none. */
export function objectSettingsOf({ namespace, label, dashboardLabel }: ObjectOptions): ObjectSettings {
  if (namespace !== undefined && !NAMESPACE.test(namespace)) {
    throw new UsageError(`--namespace ${namespace}: expected lower-case letters, digits and dashes, at most 63`)
  }
  return { namespace: namespace ?? null, labels: label ?? {}, dashboardLabels: dashboardLabel ?? DASHBOARD_LABELS }
}
