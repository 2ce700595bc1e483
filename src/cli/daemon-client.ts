import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { answerSchema } from '../app/http/described-schemas.js'
import { createApiClient, type ApiClient, type DaemonAddress } from '../client/api-client.js'
import { UsageError } from '../shared/app-error.js'
import { ServerError } from './server-error.js'

const Problem = z.object({ title: z.string(), code: z.string().optional(), detail: z.string().optional() })

/**
 * The API of a daemon, for commands: they get what the API describes, else an error that says what to do. It throws `ServerError` when there is no
 * usable answer, `UsageError` when what was asked for is not there or was asked wrongly.
 */
export function daemonAt(server: DaemonAddress): ApiClient {
  const client = createApiClient(server, randomUUID)
  client.use({
    onError: ({ error, request }) => unreachable(request.url, error),
    async onResponse({ response, request, schemaPath }) {
      const schema = answerSchema(schemaPath, request.method)
      // A file is handed on as it came.
      if (response.ok && schema === undefined && !isJson(response)) return response
      const body: unknown = await response.json().catch(() => null)
      if (!response.ok) throw refused(server.url, response.status, body)
      if (schema === undefined) return Response.json(body, { status: response.status })
      const answer = schema.safeParse(body)
      if (answer.success) return Response.json(answer.data, { status: response.status })
      const said = `${server.url} answers, but not as a Plimsoll of this version does`
      throw new ServerError('server_malformed', said, { cause: answer.error })
    },
  })
  return client
}

function isJson(response: Response): boolean {
  return /\bjson\b/.test(response.headers.get('content-type') ?? '')
}

/** What was answered. */
export async function answerOf<T>(asked: Promise<{ readonly data?: T }>): Promise<NonNullable<T>> {
  const { data } = await asked
  // `daemonAt` has thrown where there is none.
  if (data === undefined || data === null) throw new ServerError('server_malformed', 'the daemon answers nothing')
  return data
}

function unreachable(url: string, cause: unknown): ServerError {
  const hint = 'is `plimsoll serve` running there? `--server` or PLIMSOLL_SERVER names another address'
  return new ServerError('server_unreachable', `cannot reach the daemon at ${new URL(url).origin}: ${hint}`, { cause })
}

/** What to do about a refusal, by its code. */
const MENDS: Readonly<Record<string, string>> = {
  unauthorized: 'PLIMSOLL_TOKEN_FILE names the file of a token',
  role_needed: 'PLIMSOLL_TOKEN_FILE names the file of another token',
  too_many_tries: 'PLIMSOLL_TOKEN_FILE names the file of a token that is wrong',
  misdirected: 'name it in `server.hosts` there',
}

function refused(server: string, status: number, body: unknown): Error {
  const { code, said } = saidBy(Problem.safeParse(body).data, status)
  if (status === 503) return new ServerError('server_not_ready', `the daemon at ${server} is not ready: ${said}`)
  const mend = MENDS[code]
  if (mend !== undefined) return new ServerError('server_refused', `${server} refuses: ${said} (${mend})`)
  if (code !== '' && isAboutQuestion(status, said)) return new UsageError(said)
  return new ServerError('server_malformed', `${server} does not answer as a Plimsoll does: ${said}`)
}

function saidBy(problem: z.output<typeof Problem> | undefined, status: number) {
  const { code = '', title = `HTTP status ${status}`, detail = title } = problem ?? {}
  return { code, said: detail }
}

/** An older daemon does not know the page at all; that is not the person's mistake. */
function isAboutQuestion(status: number, said: string): boolean {
  return status === 400 || status === 409 || status === 422 || (status === 404 && !said.startsWith('no such page'))
}
