import type { Command } from 'commander'
import type { ReviewAnswer, ReviewDetailsAnswer } from '../review/review-answer.js'
import { coloursFor, type Colours } from '../terminal/colours.js'
import type { CommandIo } from '../terminal/command-io.js'
import { layoutTable } from '../terminal/layout-table.js'
import { formatSpan } from '../words/format-span.js'
import { authorOf } from './author-option.js'
import { answerOf, daemonAt } from './daemon-client.js'
import { printAnswer, type OutputOptions } from './output-option.js'
import { serverOf } from './server-option.js'

interface ReviewOptions extends OutputOptions {
  readonly server?: string
}

export interface SignReviewOptions extends ReviewOptions {
  readonly person?: string
  readonly note?: string
  readonly configHash?: string
  readonly by?: string
}

interface Means {
  readonly command: Command
  readonly io: CommandIo
}

/** Throws as `daemonAt` and `serverOf`, as do the others. */
export async function listReviews(options: ReviewOptions, { command, io }: Means): Promise<void> {
  const daemon = daemonAt(await serverOf(options, command, io))
  const answer = await answerOf(daemon.GET('/api/v1/reviews', {}))
  const none = 'No `reviews` are configured.\n'
  printAnswer(io, options, {
    answer,
    text: answer.data.length === 0 ? none : tableOf(answer.data, coloursFor(io.stdout, io.env)),
  })
}

export async function showReview(name: string, options: ReviewOptions, { command, io }: Means): Promise<void> {
  const daemon = daemonAt(await serverOf(options, command, io))
  print(io, options, await answerOf(daemon.GET('/api/v1/reviews/{name}', { params: { path: { name } } })))
}

export async function signReview(name: string, options: SignReviewOptions, { command, io }: Means): Promise<void> {
  const { person, note, configHash } = options
  const daemon = daemonAt(await serverOf(options, command, io))
  const body = {
    by: authorOf(options),
    ...(person !== undefined && { person }),
    ...(note !== undefined && { note }),
    ...(configHash !== undefined && { config_hash: configHash }),
  }
  print(io, options, await answerOf(daemon.POST('/api/v1/reviews/{name}/sign', { params: { path: { name } }, body })))
}

function print(io: CommandIo, options: ReviewOptions, answer: ReviewDetailsAnswer): void {
  const colours = coloursFor(io.stdout, io.env)
  const signed = answer.signOffs.map(({ at, by, person, configHash, note }) => [
    ...[at, by, person ?? '', configHash.slice(0, 12), note ?? ''].map((text) => ({ text })),
  ])
  const columns = ['signed', 'by', 'for', 'configuration', 'note'].map((title) => ({ title }))
  const history = signed.length === 0 ? '' : `\n${layoutTable(columns, signed, { title: colours.dim }).join('\n')}\n`
  printAnswer(io, options, { answer, text: `${tableOf([answer], colours)}${history}` })
}

const COLUMNS = ['review', 'state', 'due', 'every', 'owner', 'last signed off'].map((title) => ({ title }))

function tableOf(reviews: readonly ReviewAnswer[], { red, yellow, green, dim }: Colours): string {
  const paint = { overdue: red, due: yellow, current: green }
  const rows = reviews.map(({ name, state, dueAt, everySeconds, owner, last, configChanged }) => [
    { text: name },
    { text: state, paint: paint[state] },
    { text: dueAt ?? 'at once' },
    { text: formatSpan(everySeconds) },
    { text: owner },
    { text: last === null ? 'never' : `${last.at}${configChanged === true ? ', for another configuration' : ''}` },
  ])
  return `${layoutTable(COLUMNS, rows, { title: dim }).join('\n')}\n`
}
