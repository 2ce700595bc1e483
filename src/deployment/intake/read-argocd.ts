import * as z from 'zod'
import { instantField } from '../../calendar/instant-field.js'
import { shortened, type ReadDelivery, type ToolReport } from './tool-report.js'

const text = z.string().min(1).max(500)

/** The body that our template makes: `app` is an Application as Argo CD has it, or as much of it as is used. */
const delivery = z.object({
  app: z.object({
    metadata: z.object({ name: text, namespace: text }),
    status: z.object({
      operationState: z.object({
        phase: text,
        startedAt: instantField,
        finishedAt: instantField.nullish(),
        syncResult: z.object({ revision: text.nullish(), revisions: z.array(text).nullish() }).nullish(),
        operation: z.object({ initiatedBy: z.object({ username: text.nullish() }).nullish() }).nullish(),
      }),
    }),
  }),
  /** Of the revision: `repo.GetCommitMetadata` of the template knows it. */
  committed_at: instantField.nullish(),
})

const PHASES: Readonly<Record<string, ToolReport['phase']>> = {
  Running: 'started',
  Succeeded: 'finished',
  Failed: 'failed',
  Error: 'failed',
}

/** Reads what a webhook of Argo CD's notifications delivers by the template of `docs/deployments.md`. */
export function readArgocd(body: unknown): ReadDelivery {
  const read = delivery.safeParse(body)
  if (!read.success)
    return `expected {"app": …} with an Application of Argo CD, as the template in docs/deployments.md writes it: ${z.prettifyError(read.error)}`
  const { metadata, status } = read.data.app
  const { phase, startedAt, finishedAt, operation } = status.operationState
  const version = revisionIn(status.operationState)
  if (version === '') return { other: `a sync of ${metadata.namespace}/${metadata.name} without a revision (${phase})` }
  return {
    place: { tool: 'argocd', application: metadata.name, namespace: metadata.namespace },
    phase: PHASES[phase] ?? 'other',
    origin: `argocd:${metadata.namespace}/${metadata.name}`,
    hasId: false,
    version: shortened(version),
    ...{ startedAt, at: finishedAt ?? startedAt, committedAt: read.data.committed_at ?? null },
    by: whoIn(operation),
    said: phase,
  }
}

type Operation = z.output<typeof delivery>['app']['status']['operationState']

/** Of several sources each has one. */
function revisionIn({ syncResult }: Operation): string {
  return syncResult?.revision ?? syncResult?.revisions?.join(', ') ?? ''
}

/** Nobody where it syncs by itself. */
function whoIn(operation: Operation['operation']): string {
  return operation?.initiatedBy?.username ?? 'Argo CD'
}
