import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { UsageError } from '../shared/app-error.js'
import { ServerError } from './server-error.js'
import type { DaemonAddress } from './server-option.js'

const TIMEOUT_MS = 10_000

const Problem = z.object({ title: z.string(), code: z.string().optional(), detail: z.string().optional() })

/** A question to the daemon. */
export interface Question<T> {
  readonly server: DaemonAddress
  /** With its query. */
  readonly path: string
  /** What the answer must look like. */
  readonly answer: z.ZodType<T>
  /** Asked by POST where given. */
  readonly body?: object
  /** Default: POST with a body, else GET. */
  readonly method?: 'GET' | 'POST' | 'DELETE'
}

/**
 * Asks the daemon.
 *
 * @throws ServerError when there is no usable answer; UsageError when what was asked for is not there or was asked wrongly
 */
export async function askDaemon<T>(question: Question<T>): Promise<T> {
  const { url: server } = question.server
  const response = await ask(question)
  const body: unknown = await response.json().catch(() => null)
  if (!response.ok) throw refused(server, response.status, body)
  const answer = question.answer.safeParse(body)
  if (answer.success) return answer.data
  throw new ServerError('server_malformed', `${server} answers, but not as a Plimsoll of this version does`, {
    cause: answer.error,
  })
}

/** Asks for all pages of a list, one after the other. Throws as `askDaemon`. */
export async function askAll<Row>({ path, row, ...question }: ListQuestion<Row>): Promise<readonly Row[]> {
  const answer = z.object({ data: z.array(row), next_cursor: z.string().nullable() })
  const rows: Row[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const query: URLSearchParams = new URLSearchParams({ ...question.query, limit: '1000' })
    if (cursor !== '') query.set('cursor', cursor)
    const page: z.output<typeof answer> = await askDaemon({ ...question, path: `${path}?${query.toString()}`, answer })
    rows.push(...page.data)
    cursor = page.next_cursor
  }
  return rows
}

interface ListQuestion<Row> extends Pick<Question<Row>, 'server' | 'path'> {
  /** Filters. */
  readonly query: Readonly<Record<string, string>>
  /** What a row must look like. */
  readonly row: z.ZodType<Row>
}

async function ask({
  server,
  path,
  body,
  method = body === undefined ? 'GET' : 'POST',
}: Question<unknown>): Promise<Response> {
  const url = new URL(path, server.url)
  const request = {
    method,
    headers: {
      ...(server.token === null ? {} : { authorization: `Bearer ${server.token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }
  try {
    return await send(url, request)
  } catch (cause) {
    const hint = 'is `plimsoll serve` running there? `--server` or PLIMSOLL_SERVER names another address'
    throw new ServerError('server_unreachable', `cannot reach the daemon at ${url.origin}: ${hint}`, { cause })
  }
}

/** A change whose answer was lost on its way is sent again: by its key it is made once. */
async function send(url: URL, request: RequestInit): Promise<Response> {
  const once = () => fetch(url, { ...request, signal: AbortSignal.timeout(TIMEOUT_MS) })
  try {
    return await once()
  } catch (error) {
    if (!isLost(error)) throw error
    return once()
  }
}

const Lost = z.object({ cause: z.object({ code: z.enum(['ECONNRESET', 'UND_ERR_SOCKET']) }) })

function isLost(error: unknown): boolean {
  return Lost.safeParse(error).success
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
