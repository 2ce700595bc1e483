import type { Command } from 'commander'
import type { DrillRunAnswer } from '../drill/over-http/drill-answer.js'
import { coloursFor } from '../terminal/colours.js'
import type { CommandIo } from '../terminal/command-io.js'
import { authorOf } from './author-option.js'
import { loadCommandConfig } from './config-option.js'
import { answerOf, daemonAt } from './daemon-client.js'
import { chooseDrill, chooseRun, sayOfRun, startRun } from './drill-choice.js'
import { parseMoment } from './moment.js'
import { printAnswer, type OutputOptions } from './output-option.js'
import { renderDrills, renderRun, renderRuns } from './screens/drill-screen.js'
import { serverOf } from './server-option.js'

/** What all of these commands are given. */
export interface DrillOptions extends OutputOptions {
  readonly server?: string
  readonly service?: string
}

export interface DrillWordOptions extends DrillOptions {
  readonly by?: string
  readonly at?: string
}

export interface Called {
  readonly command: Command
  readonly io: CommandIo
}

/** Declares a drill. Throws `ServerError` and `UsageError`, as do the others. */
export async function startDrill(name: string, options: DrillWordOptions, { command, io }: Called): Promise<void> {
  const drill = chooseDrill(await loadCommandConfig(command, io), { name, service: options.service })
  const daemon = daemonAt(await serverOf(options, command, io))
  printRun(await startRun(daemon, drill, { by: authorOf(options) }), options, io)
}

/** What is said of a run: the command of the API, and what it is given. */
export interface SaidOfDrill {
  /** Of the drill, or the id of the run. */
  readonly name: string
  readonly what: string
  readonly said: object
}

/** Says something of a run; a finding where it has failed by that. */
export async function sayOfDrill(
  { name, what, said }: SaidOfDrill,
  options: DrillWordOptions,
  { command, io }: Called,
): Promise<void> {
  const daemon = daemonAt(await serverOf(options, command, io))
  const { id } = await chooseRun(daemon, { name, service: options.service })
  const at = options.at === undefined ? {} : { at: parseMoment(options.at, '--at', io.clock()).toISOString() }
  const body = { ...said, ...at, by: authorOf(options) }
  const run = await sayOfRun(daemon, id, { what, body })
  printRun(run, options, io)
  if (what === 'finish' || what === 'abandon') setOutcome(run, io)
}

export async function showDrill(name: string, options: DrillOptions, { command, io }: Called): Promise<void> {
  const daemon = daemonAt(await serverOf(options, command, io))
  printRun(await chooseRun(daemon, { name, service: options.service }), options, io)
}

export interface ListDrillsOptions extends DrillOptions {
  readonly runs?: boolean
}

export async function listDrills(options: ListDrillsOptions, { command, io }: Called): Promise<void> {
  const daemon = daemonAt(await serverOf(options, command, io))
  const { service } = options
  const params = { query: service === undefined ? {} : { service } }
  const colours = coloursFor(io.stdout, io.env)
  if (options.runs === true) {
    const answer = await answerOf(daemon.GET('/api/v1/drills/runs', { params }))
    printAnswer(io, options, { answer, text: renderRuns(answer.data, colours) })
  } else {
    const answer = await answerOf(daemon.GET('/api/v1/drills', { params }))
    printAnswer(io, options, { answer, text: renderDrills(answer.data, colours) })
  }
}

export function printRun(run: DrillRunAnswer, options: DrillOptions, io: CommandIo): void {
  printAnswer(io, options, { answer: run, text: renderRun(run) })
}

/** A run that was not passed is a finding. */
export function setOutcome({ state }: DrillRunAnswer, io: CommandIo): void {
  if (state !== 'passed') io.setExitCode(1)
}
