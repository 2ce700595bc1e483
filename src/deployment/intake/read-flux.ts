import * as z from 'zod'
import { instantField } from '../../calendar/instant-field.js'
import { shortened, type ReadDelivery, type ToolReport } from './tool-report.js'

const text = z.string().min(1).max(500)

/** An event of the notification-controller, with the fields that are used. */
const fluxEvent = z.object({
  involvedObject: z.object({ kind: text, name: text, namespace: text }),
  metadata: z.record(z.string(), z.string()).nullish(),
  severity: text,
  reason: text,
  timestamp: instantField,
})

/** `Progressing` of a Kustomization is sent when objects were changed, before their health is known. */
const PHASES: Readonly<Record<string, ToolReport['phase']>> = {
  Progressing: 'started',
  ReconciliationSucceeded: 'finished',
  InstallSucceeded: 'finished',
  UpgradeSucceeded: 'finished',
}

const DEPLOYED: ReadonlySet<string> = new Set(['Kustomization', 'HelmRelease'])

/** Reads what a provider `generic-hmac` delivers. */
export function readFlux(body: unknown): ReadDelivery {
  const read = fluxEvent.safeParse(body)
  if (!read.success) return `expected an event of Flux: ${z.prettifyError(read.error)}`
  const { involvedObject, metadata, severity, reason, timestamp } = read.data
  const { kind, name, namespace } = involvedObject
  if (!DEPLOYED.has(kind)) return { other: `${reason} of the ${kind} ${namespace}/${name}` }
  const version = revisionIn(metadata ?? {})
  if (version === null) return { other: `${reason} of the ${kind} ${namespace}/${name}, without a revision` }
  return {
    place: { tool: 'flux', kind, name, namespace },
    phase: severity === 'error' ? 'failed' : (PHASES[reason] ?? 'other'),
    origin: `flux:${kind}/${namespace}/${name}`,
    hasId: false,
    version: shortened(version),
    ...{ startedAt: timestamp, at: timestamp, committedAt: null },
    by: 'Flux',
    said: reason,
  }
}

/** Its key is `revision`, with the group of the object before it (`kustomize.toolkit.fluxcd.io/`) in some versions. */
function revisionIn(metadata: Readonly<Record<string, string>>): string | null {
  const found = Object.entries(metadata).find(([key]) => /^([a-z]+\.toolkit\.fluxcd\.io\/)?revision$/.test(key))
  return found === undefined || found[1] === '' ? null : found[1]
}
