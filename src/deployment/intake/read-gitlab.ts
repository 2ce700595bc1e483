import * as z from 'zod'
import { versionOf } from './read-github.js'
import { shortened, type ReadDelivery, type ToolReport } from './tool-report.js'

const text = z.string().min(1).max(500)

/** GitLab writes `2021-04-28 21:50:00 +0200`, or `… UTC`. */
const instant = z.string().transform((written, context) => {
  const parts = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d+)?) ?(UTC|Z|[+-]\d\d:?\d\d)$/.exec(written)
  const [, day = '', time = '', zone = ''] = parts ?? []
  const at = new Date(`${day}T${time}${/^[UZ]/.test(zone) ? 'Z' : zone.replace(/^(...)(\d\d)$/, '$1:$2')}`)
  if (!Number.isNaN(at.getTime())) return at
  context.addIssue({ code: 'custom', message: 'expected a time such as 2026-11-03 12:00:00 +0100' })
  return z.NEVER
})

/** A deployment event, with the fields that are used. */
const deploymentEvent = z.object({
  status: text,
  status_changed_at: instant,
  deployment_id: z.int(),
  environment: text,
  project: z.object({ path_with_namespace: text }),
  short_sha: text,
  ref: text.nullish(),
  user: z.object({ username: text }).nullish(),
})

const PHASES: Readonly<Record<string, ToolReport['phase']>> = {
  running: 'started',
  success: 'finished',
  failed: 'failed',
  canceled: 'failed',
}

/** Reads a delivery of GitLab. */
export function readGitlab(body: unknown): ReadDelivery {
  const kind = z.object({ object_kind: text }).safeParse(body)
  if (!kind.success) return 'expected a webhook of GitLab, with its object_kind'
  if (kind.data.object_kind !== 'deployment') return { other: `a ${kind.data.object_kind}` }
  const read = deploymentEvent.safeParse(body)
  if (!read.success) return `expected a deployment event of GitLab: ${z.prettifyError(read.error)}`
  const {
    status,
    status_changed_at: at,
    deployment_id: id,
    environment,
    project,
    short_sha: sha,
    ref,
    user,
  } = read.data
  return {
    place: { tool: 'gitlab', project: project.path_with_namespace, environment },
    phase: PHASES[status] ?? 'other',
    origin: `gitlab:${project.path_with_namespace}#${id}`,
    hasId: true,
    version: shortened(versionOf(ref ?? sha, sha)),
    ...{ startedAt: at, at, committedAt: null },
    by: user?.username ?? 'GitLab',
    said: status,
  }
}
