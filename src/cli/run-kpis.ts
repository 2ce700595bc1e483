import type { Command } from 'commander'
import type { KpisAnswer } from '../kpi/kpi-answer.js'
import { UsageError } from '../shared/app-error.js'
import { suggestName } from '../shared/nearest-name.js'
import { coloursFor } from '../terminal/colours.js'
import type { CommandIo } from '../terminal/command-io.js'
import { answerOf, daemonAt } from './daemon-client.js'
import { printAnswer, type OutputOptions } from './output-option.js'
import { renderKpis } from './screens/kpis-screen.js'
import { serverOf } from './server-option.js'

export interface KpisOptions extends OutputOptions {
  readonly server?: string
  readonly service?: string
  readonly period?: string
}

/** Prints key figures. Throws `ServerError` and `UsageError`. */
export async function runKpis(options: KpisOptions, command: Command, io: CommandIo): Promise<void> {
  const { period, service } = options
  const daemon = daemonAt(await serverOf(options, command, io))
  const query = period === undefined ? {} : { period }
  const all: KpisAnswer = await answerOf(daemon.GET('/api/v1/kpis', { params: { query } }))
  const answer = service === undefined ? all : ofService(all, service)
  printAnswer(io, options, { answer, text: renderKpis(answer, coloursFor(io.stdout, io.env)) })
}

/** Without what is of all. */
function ofService(all: KpisAnswer, name: string): Omit<KpisAnswer, 'organisation'> {
  const { period, previous, months, services } = all
  const own = services.filter(({ service }) => service === name)
  if (own.length > 0) return { period, previous, months, services: own }
  const names = services.map(({ service }) => service)
  throw new UsageError(`no service is named ${name}: ${suggestName(name, names, 'none is configured')}`)
}
