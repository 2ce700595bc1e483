import type { Command } from 'commander'
import type { ApiClient } from '../client/api-client.js'
import type { paths } from '../client/api-paths.js'
import type { ControlName, ControlStatus } from '../control/control-names.js'
import type { ControlAnswer } from '../control/over-http/control-answer.js'
import { coloursFor } from '../terminal/colours.js'
import type { CommandIo } from '../terminal/command-io.js'
import { answerOf, daemonAt } from './daemon-client.js'
import { printAnswer, type OutputOptions } from './output-option.js'
import { renderControls } from './screens/controls-screen.js'
import { serverOf } from './server-option.js'

export interface ControlsOptions extends OutputOptions {
  readonly server?: string
  readonly service?: string
  readonly dataset?: string
  readonly control?: ControlName
  readonly status?: ControlStatus
}

/** Lists controls. Throws `ServerError` and `UsageError`. */
export async function runControls(options: ControlsOptions, command: Command, io: CommandIo): Promise<void> {
  const controls = await readControls(daemonAt(await serverOf(options, command, io)), options)
  printAnswer(io, options, { answer: { controls }, text: renderControls(controls, coloursFor(io.stdout, io.env)) })
}

type Query = NonNullable<paths['/api/v1/controls']['get']['parameters']['query']>

/** All pages of the list. */
async function readControls(daemon: ApiClient, options: ControlsOptions): Promise<readonly ControlAnswer[]> {
  const { service, dataset, control, status } = options
  const asked = Object.fromEntries(Object.entries({ service, dataset, control, status }).filter(([, one]) => one))
  const rows: ControlAnswer[] = []
  let cursor: string | null = null
  do {
    const query: Query = { ...asked, limit: 1000, ...(cursor !== null && { cursor }) }
    const { data, next_cursor } = await answerOf(daemon.GET('/api/v1/controls', { params: { query } }))
    rows.push(...data)
    cursor = next_cursor
  } while (cursor !== null)
  return rows
}
