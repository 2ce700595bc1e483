import type { Command } from 'commander'
import type { ApiClient } from '../client/api-client.js'
import type { paths } from '../client/api-paths.js'
import type { ThingAnswer } from '../inventory/inventory-answer.js'
import { coloursFor } from '../terminal/colours.js'
import type { CommandIo } from '../terminal/command-io.js'
import { layoutTable } from '../terminal/layout-table.js'
import type { Colours } from '../terminal/colours.js'
import { answerOf, daemonAt } from './daemon-client.js'
import { printAnswer, type OutputOptions } from './output-option.js'
import { serverOf } from './server-option.js'

export interface InventoryOptions extends OutputOptions {
  readonly server?: string
  readonly inventory?: string
  readonly coverage?: ThingAnswer['coverage']
}

/** Lists what exists. Throws `ServerError` and `UsageError`. */
export async function runInventory(options: InventoryOptions, command: Command, io: CommandIo): Promise<void> {
  const things = await readThings(daemonAt(await serverOf(options, command, io)), options)
  printAnswer(io, options, { answer: { things }, text: renderThings(things, coloursFor(io.stdout, io.env)) })
}

type Query = NonNullable<paths['/api/v1/inventory']['get']['parameters']['query']>

/** All pages of the list. */
async function readThings(
  daemon: ApiClient,
  { inventory, coverage }: InventoryOptions,
): Promise<readonly ThingAnswer[]> {
  const asked = Object.fromEntries(Object.entries({ inventory, coverage }).filter(([, one]) => one))
  const rows: ThingAnswer[] = []
  let cursor: string | null = null
  do {
    const query: Query = { ...asked, limit: 1000, ...(cursor !== null && { cursor }) }
    const { data, next_cursor } = await answerOf(daemon.GET('/api/v1/inventory', { params: { query } }))
    rows.push(...data)
    cursor = next_cursor
  } while (cursor !== null)
  return rows
}

const COLUMNS = ['inventory', 'name', 'backup', 'why'].map((title) => ({ title }))

function renderThings(things: readonly ThingAnswer[], colours: Colours): string {
  if (things.length === 0) return 'There is nothing like that, or no `inventory` is configured.\n'
  const paint = { unknown: colours.yellow, uncovered: colours.red, excepted: colours.dim, covered: colours.green }
  const rows = things.map(({ inventory, thing, coverage, sentence }) => [
    { text: inventory },
    { text: thing ?? '' },
    { text: coverage, paint: paint[coverage] },
    { text: sentence },
  ])
  return `${layoutTable(COLUMNS, rows, { title: colours.dim }).join('\n')}\n`
}
