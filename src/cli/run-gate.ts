import type { Command } from 'commander'
import { UsageError } from '../shared/app-error.js'
import { coloursFor } from '../terminal/colours.js'
import type { CommandIo } from '../terminal/command-io.js'
import { authorOf } from './author-option.js'
import { answerOf, daemonAt } from './daemon-client.js'
import { printAnswer, type OutputOptions } from './output-option.js'
import { renderGate } from './screens/gate-screen.js'
import { serverOf } from './server-option.js'

export interface GateOptions extends OutputOptions {
  readonly override?: true
  readonly reason?: string
  readonly for?: string
  readonly by?: string
  readonly server?: string
}

/** Says whether a release may go out; a finding where it may not. Throws `ServerError` and `UsageError`. */
export async function runGate(
  service: string,
  options: GateOptions,
  { command, io }: { readonly command: Command; readonly io: CommandIo },
): Promise<void> {
  const body = overrideOf(options)
  const daemon = daemonAt(await serverOf(options, command, io))
  const params = { path: { service } }
  const answer = await (body === null
    ? answerOf(daemon.GET('/api/v1/gate/{service}', { params }))
    : answerOf(daemon.POST('/api/v1/gate/{service}/override', { params, body })))
  printAnswer(io, options, { answer, text: renderGate(answer, coloursFor(io.stdout, io.env)) })
  if (answer.state === 'closed') io.setExitCode(1)
}

/** `null`: it is only asked. */
function overrideOf({ override, reason, for: span, by }: GateOptions) {
  if (override === undefined) {
    if (reason === undefined && span === undefined) return null
    throw new UsageError('--reason and --for belong to --override: without it the gate is only asked')
  }
  if (reason === undefined) throw new UsageError('say why: --override --reason <text>')
  return { reason, by: authorOf({ ...(by !== undefined && { by }) }), ...(span !== undefined && { for: span }) }
}
