import type { Command } from 'commander'
import type { Config } from '../config/config.js'
import type { Receiver } from '../notify/receiver.js'
import type { SendOutcome } from '../notify/outgoing-message.js'
import { UsageError } from '../shared/app-error.js'
import { suggestName } from '../shared/nearest-name.js'
import { coloursFor } from '../terminal/colours.js'
import type { CommandIo } from '../terminal/command-io.js'
import { loadCommandConfig } from './config-option.js'

const LONGEST_WAIT_MS = 30_000

export interface ReceiversTestOptions {
  readonly receiver?: string
}

/** Sends the test messages, one receiver after the other, and prints how each went. Throws `ConfigError` and `UsageError`. */
export async function runReceiversTest(options: ReceiversTestOptions, command: Command, io: CommandIo): Promise<void> {
  const config = await loadCommandConfig(command, io)
  for (const receiver of chooseReceivers(config, options.receiver)) await report(receiver, config, io)
}

function chooseReceivers({ receivers }: Config, name: string | undefined): readonly Receiver[] {
  if (receivers.length === 0) throw new UsageError('no receiver is configured: add one under `receivers`')
  if (name === undefined) return receivers
  const chosen = receivers.filter((receiver) => receiver.name === name)
  if (chosen.length > 0) return chosen
  const names = receivers.map((receiver) => receiver.name)
  throw new UsageError(`there is no receiver ${name}: ${suggestName(name, names, '')}`)
}

/** Says how it went. Exit code 1 where a receiver did not accept its message. */
async function report(receiver: Receiver, config: Config, io: CommandIo): Promise<void> {
  const colours = coloursFor(io.stdout, io.env)
  const problem = await sendTest(receiver, config, io)
  const verdict = problem === null ? colours.green('accepted') : `${colours.red('failed')}: ${problem}`
  io.stdout.write(`${receiver.name} (${receiver.kind})  ${verdict}\n`)
  if (problem !== null) io.setExitCode(1)
}

/** Sends directly, past the outbox: whoever asks waits for the answer. */
async function sendTest(receiver: Receiver, config: Config, io: CommandIo): Promise<string | null> {
  // Loaded after the configuration was found to be right.
  const { createMessageSender } = await import('../notify/message-sender.js')
  const { composeTestMessages } = await import('../notify/messages/test-messages-sender.js')
  const sender = createMessageSender({ config, clock: io.clock })
  const at = io.clock()
  const messages = await composeTestMessages(receiver, { config, at })
  if (messages.length === 0) return 'no mail server is configured: add `email` to the root file'
  for (const message of messages) {
    const signal = AbortSignal.any([io.stopSignal(), AbortSignal.timeout(LONGEST_WAIT_MS)])
    const problem = problemOf(await sender.send({ ...message, id: 0, createdAt: at, attempts: 1, place: null }, signal))
    if (problem !== null) return problem
  }
  return null
}

function problemOf(outcome: SendOutcome): string | null {
  if (outcome.kind === 'failed') return outcome.reason
  const refused = outcome.answers.filter(({ state }) => state !== 'accepted')
  if (refused.length === 0) return null
  return refused.map(({ address, answer }) => `${address}: ${answer ?? 'no answer'}`).join('; ')
}
