import { setTimeout } from 'node:timers/promises'
import type { Command } from 'commander'
import type { CanaryLabels } from '../deployment/canary/canary-schema.js'
import type { Strategy } from '../deployment/deployment.js'
import type { DeploymentAnswer } from '../deployment/over-http/deployment-answer.js'
import type { CommandIo } from '../terminal/command-io.js'
import { coloursFor } from '../terminal/colours.js'
import { createProgressLine } from '../terminal/progress-line.js'
import { formatSpan } from '../words/format-span.js'
import { answerOf, daemonAt } from './daemon-client.js'
import { authorOf } from './author-option.js'
import { parseMoment } from './moment.js'
import { printAnswer, type OutputOptions } from './output-option.js'
import { renderDeployment, renderDeployments } from './screens/deployment-screen.js'
import { serverOf } from './server-option.js'

/** What all of these commands are given. */
export interface DaemonOptions extends OutputOptions {
  readonly server?: string
}

export interface StartOptions extends DaemonOptions {
  readonly strategy: Strategy
  readonly canary?: CanaryLabels
  readonly bakeTime?: string
  readonly committedAt?: string
  readonly at?: string
  readonly by?: string
}

interface Called {
  readonly command: Command
  readonly io: CommandIo
}

/** Begins a watch. Throws `ServerError` and `UsageError`, as do the others. */
export async function startDeployment(
  { service, version }: { readonly service: string; readonly version: string },
  options: StartOptions,
  { command, io }: Called,
): Promise<void> {
  const { canary, bakeTime, committedAt } = options
  const strategy = canary === undefined ? options.strategy : 'canary'
  const told = {
    ...(canary && { canary }),
    ...(bakeTime && { bake_time: bakeTime }),
    ...(committedAt && { committed_at: parseMoment(committedAt, '--committed-at', io.clock()).toISOString() }),
  }
  const body = { service, version, strategy, ...wordOf(options, io), ...told }
  const daemon = daemonAt(await serverOf(options, command, io))
  print(await answerOf(daemon.POST('/api/v1/deployments', { body })), options, io)
}

export interface WordOptions extends DaemonOptions {
  readonly at?: string
  readonly by?: string
}

/** Says that a deployment is done, or was taken back. */
export async function sayOfDeployment(
  { id, what }: { readonly id: string; readonly what: 'finish' | 'rolled-back' },
  options: WordOptions,
  { command, io }: Called,
): Promise<void> {
  const daemon = daemonAt(await serverOf(options, command, io))
  const said = { params: { path: { id } }, body: wordOf(options, io) }
  print(await answerOf(daemon.POST(`/api/v1/deployments/{id}/${what}`, said)), options, io)
}

/** How often a daemon is asked that is waited for. */
const ASK_EVERY_MS = 5000

/** Waits for the verdict; a finding where the deployment made things worse, or was taken back. */
export async function awaitDeployment(id: string, options: DaemonOptions, { command, io }: Called): Promise<void> {
  const daemon = daemonAt(await serverOf(options, command, io))
  const ask = () => answerOf(daemon.GET('/api/v1/deployments/{id}', { params: { path: { id } } }))
  const progress = createProgressLine(io.stderr)
  const stop = io.stopSignal()
  let answer = await ask()
  while (answer.state === 'watched') {
    const left = Math.max(0, Date.parse(answer.watchedTo) - io.clock().getTime()) / 1000
    progress.show(`watched for ${formatSpan(left)} more`)
    await setTimeout(ASK_EVERY_MS, undefined, { signal: stop })
    answer = await ask()
  }
  progress.end()
  print(answer, options, io)
  if (answer.verdict === 'degraded' || answer.state === 'rolled_back') io.setExitCode(1)
}

export interface ListDeploymentsOptions extends DaemonOptions {
  readonly service?: string
}

export async function listDeployments(options: ListDeploymentsOptions, { command, io }: Called): Promise<void> {
  const daemon = daemonAt(await serverOf(options, command, io))
  const query = options.service === undefined ? {} : { service: options.service }
  const answer = await answerOf(daemon.GET('/api/v1/deployments', { params: { query } }))
  printAnswer(io, options, { answer, text: renderDeployments(answer.data, coloursFor(io.stdout, io.env)) })
}

function wordOf({ at, by }: { readonly at?: string; readonly by?: string }, { clock }: CommandIo) {
  const moment = at === undefined ? {} : { at: parseMoment(at, '--at', clock()).toISOString() }
  return { by: authorOf({ ...(by !== undefined && { by }) }), ...moment }
}

function print(answer: DeploymentAnswer, options: DaemonOptions, io: CommandIo): void {
  printAnswer(io, options, { answer, text: renderDeployment(answer) })
}
