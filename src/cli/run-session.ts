import type { Command } from 'commander'
import { UsageError } from '../shared/app-error.js'
import type { SessionAnswer } from '../signin/session-answer.js'
import { coloursFor } from '../terminal/colours.js'
import type { CommandIo } from '../terminal/command-io.js'
import { layoutTable } from '../terminal/layout-table.js'
import { answerOf, daemonAt } from './daemon-client.js'
import { printAnswer, type OutputOptions } from './output-option.js'
import { serverOf } from './server-option.js'

export interface SessionOptions extends OutputOptions {
  readonly server?: string
}

export interface EndSessionsOptions extends SessionOptions {
  readonly name?: string
}

interface Subject {
  readonly id: string | undefined
  readonly command: Command
}

const COLUMNS = ['id', 'name', 'role', 'by', 'since', 'last used', 'ends', 'from'].map((title) => ({ title }))

/** Throws as `daemonAt` and `serverOf`, as does the other. */
export async function listSessions(options: SessionOptions, command: Command, io: CommandIo): Promise<void> {
  const daemon = daemonAt(await serverOf(options, command, io))
  const answer = await answerOf(daemon.GET('/api/v1/sessions'))
  const text = answer.sessions.length === 0 ? 'Nobody is signed in by a browser.\n' : tableOf(answer.sessions, io)
  printAnswer(io, options, { answer, text })
}

/** Also throws `UsageError` where it is not said, or said twice, whose sessions are meant, and where there is none of that number. */
export async function endSessions({ id, command }: Subject, options: EndSessionsOptions, io: CommandIo): Promise<void> {
  const { name } = options
  if ((id === undefined) === (name === undefined))
    throw new UsageError('expected either the number of a session (`plimsoll session list`), or --name')
  const daemon = daemonAt(await serverOf(options, command, io))
  const answer = await (id === undefined
    ? answerOf(daemon.DELETE('/api/v1/sessions', { params: { query: { name: name ?? '' } } }))
    : answerOf(daemon.DELETE('/api/v1/sessions/{id}', { params: { path: { id } } })))
  const none = `${name ?? ''} is signed in nowhere: nothing was ended.\n`
  printAnswer(io, options, { answer, text: answer.ended.length === 0 ? none : `Ended:\n${tableOf(answer.ended, io)}` })
}

/** Times in UTC. */
function tableOf(sessions: readonly SessionAnswer[], io: CommandIo): string {
  const clock = (at: string) => at.slice(0, 16).replace('T', ' ')
  const rows = sessions.map((one) =>
    [
      ...[one.id, one.name, one.role, one.how],
      ...[clock(one.started_at), clock(one.used_at), clock(one.ends_at), one.address],
    ].map((text) => ({ text })),
  )
  return `${layoutTable(COLUMNS, rows, { title: coloursFor(io.stdout, io.env).dim }).join('\n')}\n`
}
