import type { Command } from 'commander'
import type { AddressesAnswer } from '../backup/ping/run-answer.js'
import { UsageError } from '../shared/app-error.js'
import { coloursFor } from '../terminal/colours.js'
import type { CommandIo } from '../terminal/command-io.js'
import { answerOf, daemonAt } from './daemon-client.js'
import { countOf } from './count-of.js'
import { printAnswer, type OutputOptions } from './output-option.js'
import { renderRuns } from './screens/runs-screen.js'
import { serverOf } from './server-option.js'

export interface PingOptions extends OutputOptions {
  readonly server?: string
}

export interface RunsOptions extends PingOptions {
  readonly limit: string
}

interface Subject {
  /** SERVICE/DATASET. */
  readonly dataset: string
  readonly command: Command
}

/** Throws as `daemonAt` and `serverOf`, as do the others. */
export async function listPings(options: PingOptions, command: Command, io: CommandIo): Promise<void> {
  const daemon = daemonAt(await serverOf(options, command, io))
  const answer = await answerOf(daemon.GET('/api/v1/pings'))
  printAnswer(io, options, { answer, text: renderAddresses(answer) })
}

/** Prints the new address. */
export async function renewPing({ dataset, command }: Subject, options: PingOptions, io: CommandIo): Promise<void> {
  const daemon = daemonAt(await serverOf(options, command, io))
  const path = placeOf(dataset)
  const answer = await answerOf(daemon.POST('/api/v1/datasets/{service}/{name}/ping/renew', { params: { path } }))
  printAnswer(io, options, { answer, text: renderAddresses(answer) })
}

/** Newest first. */
export async function listRuns({ dataset, command }: Subject, options: RunsOptions, io: CommandIo): Promise<void> {
  const daemon = daemonAt(await serverOf(options, command, io))
  const params = { path: placeOf(dataset), query: { limit: countOf(options.limit) } }
  const answer = await answerOf(daemon.GET('/api/v1/datasets/{service}/{name}/runs', { params }))
  printAnswer(io, options, { answer, text: renderRuns(answer.runs, coloursFor(io.stdout, io.env)) })
}

function placeOf(dataset: string) {
  const [service = '', name = '', ...more] = dataset.split('/')
  if (service === '' || name === '' || more.length > 0)
    throw new UsageError(`expected SERVICE/DATASET such as checkout/orders-db, not ${dataset}`)
  return { service, name }
}

function renderAddresses({ addresses }: AddressesAnswer): string {
  if (addresses.length === 0) return 'No dataset has `source: ping`.\n'
  const lines = addresses.map(({ service, environment, dataset, url, slugUrl }) => {
    const where = environment === null ? '' : ` in ${environment}`
    return [`${service}/${dataset}${where}`, `  ${url}`, ...(slugUrl === null ? [] : [`  ${slugUrl}`]), ''].join('\n')
  })
  return lines.join('')
}
