import type { Command } from 'commander'
import type { IncidentAnswer } from '../incident/view/incident-answer.js'
import { authorOf } from './author-option.js'
import { countOf } from './count-of.js'
import { answerOf, daemonAt } from './daemon-client.js'
import { INCIDENT_DEEDS } from './incident-deeds.js'
import { coloursFor } from '../terminal/colours.js'
import type { CommandIo } from '../terminal/command-io.js'
import { printAnswer, type OutputOptions } from './output-option.js'
import { firstAcknowledgement, renderIncident, renderIncidentList } from './screens/incident-screen.js'
import { parseMoment } from './moment.js'
import { saidBody } from './said-body.js'
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

/** Throws as `daemonAt` and `serverOf`, as do the others. */
export async function listIncidents(options: ListOptions, command: Command, io: CommandIo): Promise<void> {
  const { service, team, open } = options
  const query = {
    limit: countOf(options.limit),
    state: open === true ? ('unresolved' as const) : ('all' as const),
    ...(service === undefined ? {} : { service }),
    ...(team === undefined ? {} : { team }),
  }
  const daemon = daemonAt(await serverOf(options, command, io))
  const page = await answerOf(daemon.GET('/api/v1/incidents', { params: { query } }))
  const look = { now: io.clock(), colours: coloursFor(io.stdout, io.env) }
  printAnswer(io, options, { answer: page, text: renderIncidentList(page.data, look) })
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
  const daemon = daemonAt(await serverOf(options, command, io))
  print(io, options, await answerOf(daemon.GET('/api/v1/incidents/{id}', about(incident))))
}

interface IncidentAction extends Subject {
  readonly action: keyof typeof INCIDENT_DEEDS
  /** What is said beside who says it, and a note. */
  readonly words?: readonly (string | undefined)[]
}

/** Acts on an incident and prints what it is then. Throws `UsageError` also where nobody says who acts. */
export async function actOnIncident(
  { incident, command, action, words = [] }: IncidentAction,
  options: ActOptions,
  io: CommandIo,
): Promise<void> {
  const { note } = options
  const by = authorOf(options)
  const server = await serverOf(options, command, io)
  const word = { by, ...(note === undefined ? {} : { note }) }
  const answer = await answerOf(INCIDENT_DEEDS[action](daemonAt(server), { ...about(incident), word, words }))
  // A token acts in its own name.
  if (action === 'acknowledge' && server.token === null) io.stderr.write(firstAcknowledgement(answer, by))
  print(io, options, answer)
}

export interface OpenOptions extends ActOptions {
  readonly severity: string
  readonly since?: string
}

interface NewIncident {
  readonly service: string
  readonly title: string
  readonly command: Command
}

/** Opens an incident that no alert tells of, and prints it. Throws as `actOnIncident`. */
export async function openIncident(
  { service, title, command }: NewIncident,
  options: OpenOptions,
  io: CommandIo,
): Promise<void> {
  const { note, severity } = options
  const since = options.since === undefined ? undefined : parseMoment(options.since, '--since', io.clock())
  const body = saidBody('/api/v1/incidents', {
    ...{ by: authorOf(options), service, title, severity },
    ...(since === undefined ? {} : { since: since.toISOString() }),
    ...(note === undefined ? {} : { note }),
  })
  const daemon = daemonAt(await serverOf(options, command, io))
  print(io, options, await answerOf(daemon.POST('/api/v1/incidents', { body })))
}

function about(incident: string) {
  return { params: { path: { id: incident.replace(/^#/, '') } } }
}

function print(io: CommandIo, options: IncidentOptions, incident: IncidentAnswer): void {
  const look = { now: io.clock(), colours: coloursFor(io.stdout, io.env) }
  printAnswer(io, options, { answer: incident, text: renderIncident(incident, look) })
}
