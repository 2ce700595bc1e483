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
}

type Ask = (method: 'get' | 'post', path: string, init: object) => Promise<{ readonly data?: unknown }>

/** Asks the daemon through the client of all commands, by any path. Throws as `daemonAt`. */
export async function askDaemon<T>({ server, path, answer, body }: Question<T>): Promise<T> {
  const ask = daemonAt(server).request as unknown as Ask
  const told = body === undefined ? ask('get', path, {}) : ask('post', path, { body })
  const read = answer.safeParse(await answerOf(told))
  if (read.success) return read.data
  const said = `${server.url} answers, but not as a Plimsoll of this version does`
  throw new ServerError('server_malformed', said, { cause: read.error })
}
