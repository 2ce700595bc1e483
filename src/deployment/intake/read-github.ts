import * as z from 'zod'
import { instantField } from '../../calendar/instant-field.js'
import { shortened, type ReadDelivery, type ToolReport } from './tool-report.js'

const text = z.string().min(1).max(500)

/** The event `deployment_status`, with the fields that are used. */
const statusEvent = z.object({
  deployment_status: z.object({
    state: text,
    created_at: instantField,
    creator: z.object({ login: text }).nullish(),
  }),
  deployment: z.object({
    id: z.int(),
    sha: text,
    ref: text,
    environment: text,
    /** Free for whoever creates the deployment: an object, or its JSON as a text. */
    payload: z.unknown(),
    creator: z.object({ login: text }).nullish(),
  }),
  repository: z.object({ full_name: text }),
})

const PHASES: Readonly<Record<string, ToolReport['phase']>> = {
  in_progress: 'started',
  success: 'finished',
  failure: 'failed',
  error: 'failed',
}

/** Reads a delivery of GitHub; which event it is says the body, which is signed, and not the header, which is not. */
export function readGithub(body: unknown): ReadDelivery {
  const other = otherIn(body)
  if (other !== null) return { other }
  const read = statusEvent.safeParse(body)
  if (!read.success) return `expected an event deployment_status of GitHub: ${z.prettifyError(read.error)}`
  const { deployment_status: status, deployment, repository } = read.data
  const { id, sha, ref, environment, payload } = deployment
  return {
    place: { tool: 'github', repository: repository.full_name, environment },
    phase: PHASES[status.state] ?? 'other',
    origin: `github:${repository.full_name}#${id}`,
    hasId: true,
    version: shortened(versionOf(ref, sha)),
    ...{ startedAt: status.created_at, at: status.created_at, committedAt: committedIn(payload) },
    by: (deployment.creator ?? status.creator)?.login ?? 'GitHub',
    said: status.state,
  }
}

/** What it is where it is no status of a deployment. */
function otherIn(body: unknown): string | null {
  const has = (key: string) => typeof body === 'object' && body !== null && key in body
  if (has('deployment_status')) return null
  if (has('zen')) return 'a ping'
  return has('deployment') ? 'a deployment, of which nothing has reached users yet' : 'no deployment_status'
}

/** A branch alone names no version, and a commit alone is hard to read. */
export function versionOf(ref: string, sha: string): string {
  return ref === sha ? sha : `${ref} (${sha.slice(0, 12)})`
}

const committing = z.object({ committed_at: instantField })

/** GitHub says nothing of it, but carries what it was given. */
function committedIn(payload: unknown): Date | null {
  const read = committing.safeParse(typeof payload === 'string' ? jsonOf(payload) : payload)
  return read.success ? read.data.committed_at : null
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
