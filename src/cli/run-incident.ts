import type { Command } from 'commander'
import { incidentAnswer, incidentPageAnswer, type IncidentAnswer } from '../incident/view/incident-answer.js'
import { authorOf } from './author-option.js'
import { askDaemon } from './ask-daemon.js'
import { coloursFor } from '../terminal/colours.js'
import type { CommandIo } from '../terminal/command-io.js'
import { printAnswer, type OutputOptions } from './output-option.js'
import { firstAcknowledgement, renderIncident, renderIncidentList } from './screens/incident-screen.js'
import { serverOf } from './server-option.js'

export interface IncidentOptions extends OutputOptions {
  readonly server?: string
}

export interface ListOptions extends IncidentOptions {
  readonly service?: string
  readonly team?: string
  readonly open?: boolean
  readonly limit: string
}

export interface ActOptions extends IncidentOptions {
  readonly by?: string
  readonly note?: string
}

/** Throws as `askDaemon` and `serverOf`, as do the others. */
export async function listIncidents(options: ListOptions, command: Command, io: CommandIo): Promise<void> {
  const query = new URLSearchParams({
    limit: options.limit,
    state: options.open === true ? 'unresolved' : 'all',
    ...(options.service === undefined ? {} : { service: options.service }),
    ...(options.team === undefined ? {} : { team: options.team }),
  })
  const server = await serverOf(options, command, io)
  const path = `/api/v1/incidents?${query.toString()}`
  const page = await askDaemon({ server, path, answer: incidentPageAnswer })
  const look = { now: io.clock(), colours: coloursFor(io.stdout, io.env) }
  printAnswer(io, options, { answer: page, text: renderIncidentList(page.items, look) })
}

interface Subject {
  /** Its number or id. */
  readonly incident: string
  readonly command: Command
}

export async function showIncident(
  { incident, command }: Subject,
  options: IncidentOptions,
  io: CommandIo,
): Promise<void> {
  const server = await serverOf(options, command, io)
  print(io, options, await askDaemon({ server, path: pathOf(incident), answer: incidentAnswer }))
}

interface IncidentAction extends Subject {
  readonly action: 'acknowledge' | 'resolve' | 'false-positive' | 'update' | 'role' | 'milestone' | 'merge'
  /** Beside who says it, and a note. */
  readonly said?: object
}

/** Acts on an incident and prints what it is then. Throws `UsageError` also where nobody says who acts. */
export async function actOnIncident(
  { incident, command, action, said = {} }: IncidentAction,
  options: ActOptions,
  io: CommandIo,
): Promise<void> {
  const { note } = options
  const by = authorOf(options)
  const server = await serverOf(options, command, io)
  const body = { by, ...(note === undefined ? {} : { note }), ...said }
  const path = `${pathOf(incident)}/${action}`
  const answer = await askDaemon({ server, path, answer: incidentAnswer, body })
  // A token acts in its own name.
  if (action === 'acknowledge' && server.token === null) io.stderr.write(firstAcknowledgement(answer, by))
  print(io, options, answer)
}

function pathOf(incident: string): string {
  return `/api/v1/incidents/${encodeURIComponent(incident.replace(/^#/, ''))}`
}

function print(io: CommandIo, options: IncidentOptions, incident: IncidentAnswer): void {
  const look = { now: io.clock(), colours: coloursFor(io.stdout, io.env) }
  printAnswer(io, options, { answer: incident, text: renderIncident(incident, look) })
}
