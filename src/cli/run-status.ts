import type { Command } from 'commander'
import { statusAnswer, type StatusAnswer } from '../status/status-answer.js'
import { askDaemon } from './ask-daemon.js'
import { coloursFor } from '../terminal/colours.js'
import type { CommandIo } from '../terminal/command-io.js'
import { printAnswer, type OutputOptions } from './output-option.js'
import { serverOf, type DaemonAddress } from './server-option.js'
import { renderStatusScreen } from './screens/status-screen.js'

export interface StatusOptions extends OutputOptions {
  readonly server?: string
}

/** Asks the daemon and prints. Throws as `askDaemon` and `serverOf`. */
export async function runStatus(options: StatusOptions, command: Command, io: CommandIo): Promise<void> {
  const answer = await fetchStatus(await serverOf(options, command, io))
  const colours = coloursFor(io.stdout, io.env)
  printAnswer(io, options, { answer, text: renderStatusScreen(answer, { now: io.clock(), colours }) })
}

/**
 * Asks the daemon how everything stands.
 *
 * @throws ServerError
 */
export function fetchStatus(server: DaemonAddress): Promise<StatusAnswer> {
  return askDaemon({ server, path: '/api/v1/status', answer: statusAnswer })
}
