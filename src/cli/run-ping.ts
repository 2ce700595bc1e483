import type { Command } from 'commander'
import { addressesAnswer, runsAnswer, type AddressesAnswer } from '../backup/ping/run-answer.js'
import { UsageError } from '../shared/app-error.js'
import { coloursFor } from '../terminal/colours.js'
import type { CommandIo } from '../terminal/command-io.js'
import { askDaemon } from './ask-daemon.js'
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

/** Throws as `askDaemon` and `serverOf`, as do the others. */
export async function listPings(options: PingOptions, command: Command, io: CommandIo): Promise<void> {
  const server = await serverOf(options, command, io)
  const answer = await askDaemon({ server, path: '/api/v1/pings', answer: addressesAnswer })
  printAnswer(io, options, { answer, text: renderAddresses(answer) })
}

/** Prints the new address. */
export async function renewPing({ dataset, command }: Subject, options: PingOptions, io: CommandIo): Promise<void> {
  const server = await serverOf(options, command, io)
  const path = `${pathOf(dataset)}/ping/renew`
  const answer = await askDaemon({ server, path, answer: addressesAnswer, body: {} })
  printAnswer(io, options, { answer, text: renderAddresses(answer) })
}

/** Newest first. */
export async function listRuns({ dataset, command }: Subject, options: RunsOptions, io: CommandIo): Promise<void> {
  const server = await serverOf(options, command, io)
  const path = `${pathOf(dataset)}/runs?limit=${encodeURIComponent(options.limit)}`
  const answer = await askDaemon({ server, path, answer: runsAnswer })
  printAnswer(io, options, { answer, text: renderRuns(answer.runs, coloursFor(io.stdout, io.env)) })
}

function pathOf(dataset: string): string {
  const [service = '', name = '', ...more] = dataset.split('/')
  if (service === '' || name === '' || more.length > 0)
    throw new UsageError(`expected SERVICE/DATASET such as checkout/orders-db, not ${dataset}`)
  return `/api/v1/datasets/${encodeURIComponent(service)}/${encodeURIComponent(name)}`
}

function renderAddresses({ addresses }: AddressesAnswer): string {
  if (addresses.length === 0) return 'No dataset has `source: ping`.\n'
  const lines = addresses.map(({ service, environment, dataset, url, slugUrl }) => {
    const where = environment === null ? '' : ` in ${environment}`
    return [`${service}/${dataset}${where}`, `  ${url}`, ...(slugUrl === null ? [] : [`  ${slugUrl}`]), ''].join('\n')
  })
  return lines.join('')
}
