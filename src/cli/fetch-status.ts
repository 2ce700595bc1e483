import { z } from 'zod'
import { statusAnswer, type StatusAnswer } from '../status/status-answer.js'
import { ServerError } from './server-error.js'

const TIMEOUT_MS = 10_000

const Problem = z.object({ title: z.string(), detail: z.string().optional() })

/**
 * Asks the daemon how everything stands.
 *
 * @param server base URL
 * @throws ServerError
 */
export async function fetchStatus(server: string): Promise<StatusAnswer> {
  const response = await ask(new URL('/api/v1/status', server))
  const body: unknown = await response.json().catch(() => null)
  if (!response.ok) throw refused(server, response.status, body)
  const answer = statusAnswer.safeParse(body)
  if (answer.success) return answer.data
  throw new ServerError('server_malformed', `${server} answers, but not as a Plimsoll of this version does`, {
    cause: answer.error,
  })
}

async function ask(url: URL): Promise<Response> {
  try {
    return await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) })
  } catch (cause) {
    const hint = 'is `plimsoll serve` running there? `--server` or PLIMSOLL_SERVER names another address'
    throw new ServerError('server_unreachable', `cannot reach the daemon at ${url.origin}: ${hint}`, { cause })
  }
}

function refused(server: string, status: number, body: unknown): ServerError {
  const problem = Problem.safeParse(body)
  const said = problem.success ? (problem.data.detail ?? problem.data.title) : `HTTP status ${status}`
  if (status === 503) return new ServerError('server_not_ready', `the daemon at ${server} is not ready: ${said}`)
  return new ServerError('server_malformed', `${server} does not answer as a Plimsoll does: ${said}`)
}
