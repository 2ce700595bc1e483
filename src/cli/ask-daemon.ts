import type * as z from 'zod'
import type { DaemonAddress } from '../client/api-client.js'
import { answerOf, daemonAt } from './daemon-client.js'
import { ServerError } from './server-error.js'

/** A question by a path that is put together while the command runs, so that no type knows its answer. */
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

type Ask = (method: 'GET' | 'POST' | 'DELETE', path: string, init: object) => Promise<{ readonly data?: unknown }>

/** Asks the daemon through the client of all commands, by any path. Throws as `daemonAt`. */
export async function askDaemon<T>(question: Question<T>): Promise<T> {
  const { server, path, answer, body, method = body === undefined ? 'GET' : 'POST' } = question
  const ask = daemonAt(server).request as unknown as Ask
  const read = answer.safeParse(await answerOf(ask(method, path, body === undefined ? {} : { body })))
  if (read.success) return read.data
  const said = `${server.url} answers, but not as a Plimsoll of this version does`
  throw new ServerError('server_malformed', said, { cause: read.error })
}
