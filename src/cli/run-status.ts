import type { Command } from 'commander'
import { answerOf, daemonAt } from './daemon-client.js'
import { coloursFor } from '../terminal/colours.js'
import type { CommandIo } from '../terminal/command-io.js'
import { printAnswer, type OutputOptions } from './output-option.js'
import { serverOf } from './server-option.js'
import { renderStatusScreen } from './screens/status-screen.js'

export interface StatusOptions extends OutputOptions {
  readonly server?: string
}

/** Asks the daemon and prints. Throws as `daemonAt` and `serverOf`. */
export async function runStatus(options: StatusOptions, command: Command, io: CommandIo): Promise<void> {
  const daemon = daemonAt(await serverOf(options, command, io))
  const answer = await answerOf(daemon.GET('/api/v1/status'))
  const colours = coloursFor(io.stdout, io.env)
  printAnswer(io, options, { answer, text: renderStatusScreen(answer, { now: io.clock(), colours }) })
}
