import type { Command } from 'commander'
import { UsageError } from '../shared/app-error.js'
import { coloursFor, type Colours } from '../terminal/colours.js'
import type { CommandIo } from '../terminal/command-io.js'
import { layoutTable } from '../terminal/layout-table.js'
import { formatSpan } from '../words/format-span.js'
import { originText, type ActionAnswer } from '../action/action-answer.js'
import { authorOf } from './author-option.js'
import { countOf } from './count-of.js'
import { answerOf, daemonAt } from './daemon-client.js'
import { printAnswer, type OutputOptions } from './output-option.js'
import { serverOf } from './server-option.js'

interface ActionOptions extends OutputOptions {
  readonly server?: string
}

export interface ListActionsOptions extends ActionOptions {
  readonly state: string
  readonly service?: string
  readonly owner?: string
  readonly limit: string
}

export interface AddActionOptions extends ActionOptions {
  readonly owner: string
  readonly due: string
  readonly by?: string
}

export interface ChangeActionOptions extends ActionOptions {
  readonly text?: string
  readonly owner?: string
  readonly due?: string
  readonly by?: string
}

export interface CloseActionOptions extends ActionOptions {
  readonly note?: string
  readonly by?: string
}

interface Means {
  readonly command: Command
  readonly io: CommandIo
}

const STATES = ['open', 'overdue', 'done', 'dropped', 'all'] as const

/** Throws as `daemonAt` and `serverOf`, as do the others. */
export async function listActions(options: ListActionsOptions, { command, io }: Means): Promise<void> {
  const { service, owner } = options
  const state = STATES.find((one) => one === options.state)
  if (state === undefined)
    throw new UsageError(`expected --state to be one of ${STATES.join(', ')}, not ${options.state}`)
  const query = {
    ...{ state, limit: countOf(options.limit) },
    ...(service === undefined ? {} : { service }),
    ...(owner === undefined ? {} : { owner }),
  }
  const daemon = daemonAt(await serverOf(options, command, io))
  const answer = await answerOf(daemon.GET('/api/v1/actions', { params: { query } }))
  const none = state === 'open' ? 'There is nothing to do.\n' : `There is none that is ${state}.\n`
  const text = answer.data.length === 0 ? none : tableOf(answer.data, coloursFor(io.stdout, io.env))
  printAnswer(io, options, { answer, text })
}

export async function addAction(
  { incident, text }: { readonly incident: string; readonly text: string },
  options: AddActionOptions,
  { command, io }: Means,
): Promise<void> {
  const body = { text, owner: options.owner, due: options.due, by: authorOf(options) }
  const params = { path: { id: incident.replace(/^#/, '') } }
  const daemon = daemonAt(await serverOf(options, command, io))
  print(io, options, await answerOf(daemon.POST('/api/v1/incidents/{id}/actions', { params, body })))
}

/** Also throws `UsageError` where nothing is said otherwise. */
export async function changeAction(
  number: string,
  options: ChangeActionOptions,
  { command, io }: Means,
): Promise<void> {
  const { text, owner, due } = options
  const said = {
    ...(text !== undefined && { text }),
    ...(owner !== undefined && { owner }),
    ...(due !== undefined && { due }),
  }
  if (Object.keys(said).length === 0) throw new UsageError('expected --text, --owner or --due')
  const daemon = daemonAt(await serverOf(options, command, io))
  const order = { params: { path: { number } }, body: { ...said, by: authorOf(options) } }
  print(io, options, await answerOf(daemon.POST('/api/v1/actions/{number}/change', order)))
}

export async function closeAction(
  { number, deed }: { readonly number: string; readonly deed: 'done' | 'drop' },
  options: CloseActionOptions,
  { command, io }: Means,
): Promise<void> {
  const { note } = options
  const by = authorOf(options)
  const params = { path: { number } }
  const daemon = daemonAt(await serverOf(options, command, io))
  const asked =
    deed === 'done'
      ? daemon.POST('/api/v1/actions/{number}/done', { params, body: { by, ...(note !== undefined && { note }) } })
      : daemon.POST('/api/v1/actions/{number}/drop', { params, body: { by, note: note ?? '' } })
  print(io, options, await answerOf(asked))
}

function print(io: CommandIo, options: ActionOptions, answer: ActionAnswer): void {
  printAnswer(io, options, { answer, text: tableOf([answer], coloursFor(io.stdout, io.env)) })
}

const COLUMNS = ['item', 'of', 'who', 'up to', 'state', 'what'].map((title) => ({ title }))

function tableOf(items: readonly ActionAnswer[], { red, dim }: Colours): string {
  const rows = items.map((item) => [
    ...[String(item.number), originText(item), item.owner, item.due].map((one) => ({ text: one })),
    stateCell(item, red),
    { text: item.text },
  ])
  return `${layoutTable(COLUMNS, rows, { title: dim }).join('\n')}\n`
}

function stateCell({ state, overdueSeconds }: ActionAnswer, red: Colours['red']) {
  return overdueSeconds === null ? { text: state } : { text: `overdue by ${formatSpan(overdueSeconds)}`, paint: red }
}
