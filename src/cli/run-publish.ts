import type { Command } from 'commander'
import type { PublicationAnswer } from '../publication/publication-answer.js'
import { UsageError } from '../shared/app-error.js'
import type { CommandIo } from '../terminal/command-io.js'
import { coloursFor } from '../terminal/colours.js'
import type { ApiClient } from '../client/api-client.js'
import { answerOf, daemonAt } from './daemon-client.js'
import { authorOf } from './author-option.js'
import { parseMoment } from './moment.js'
import { printAnswer, type OutputOptions } from './output-option.js'
import { saidBody } from './said-body.js'
import { renderPublication, renderPublications } from './screens/publication-screen.js'
import { serverOf } from './server-option.js'

interface TalkingOptions extends OutputOptions {
  readonly server?: string
}

export interface ResolveOptions extends TalkingOptions {
  readonly message: string
  readonly by?: string
}

export interface UpdateOptions extends ResolveOptions {
  readonly status?: string
  readonly service?: readonly string[]
}

export interface PublishOptions extends UpdateOptions {
  readonly title: string
  readonly started?: string
  readonly incident?: string
}

export interface TakeBackOptions extends TalkingOptions {
  readonly reason: string
  readonly by?: string
}

export interface ListPublicationsOptions extends TalkingOptions {
  readonly open?: true
}

/** Throws as `daemonAt` and `serverOf`, as do the others. */
export async function openPublication(options: PublishOptions, command: Command, io: CommandIo): Promise<void> {
  const { title, message, status, started, incident } = options
  const body = {
    ...{ title, message, status, by: authorOf(options), services: servicesOf(options.service ?? []) },
    ...(started === undefined ? {} : { started: parseMoment(started, '--started', io.clock()).toISOString() }),
    ...(incident === undefined ? {} : { incident: numberOf(incident, 'an incident') }),
  }
  await change(
    (daemon) => daemon.POST('/api/v1/publications', { body: saidBody('/api/v1/publications', body) }),
    options,
    { command, io },
  )
}

interface Subject {
  /** Its number. */
  readonly id: string
  readonly command: Command
}

export async function updatePublication(
  { id, command }: Subject,
  options: UpdateOptions,
  io: CommandIo,
): Promise<void> {
  const { message, status, service } = options
  const body = {
    ...{ message, by: authorOf(options) },
    ...(status === undefined ? {} : { status }),
    ...(service === undefined ? {} : { services: servicesOf(service) }),
  }
  const said = { ...about(id), body: saidBody('/api/v1/publications/{id}/updates', body) }
  await change((daemon) => daemon.POST('/api/v1/publications/{id}/updates', said), options, { command, io })
}

export async function resolvePublication(
  { id, command }: Subject,
  options: ResolveOptions,
  io: CommandIo,
): Promise<void> {
  const said = { ...about(id), body: { message: options.message, by: authorOf(options) } }
  await change((daemon) => daemon.POST('/api/v1/publications/{id}/resolve', said), options, { command, io })
}

export async function withdrawPublication(
  { id, command }: Subject,
  options: TakeBackOptions,
  io: CommandIo,
): Promise<void> {
  const said = { ...about(id), body: { reason: options.reason, by: authorOf(options) } }
  await change((daemon) => daemon.POST('/api/v1/publications/{id}/withdraw', said), options, { command, io })
}

export async function listPublications(
  options: ListPublicationsOptions,
  command: Command,
  io: CommandIo,
): Promise<void> {
  const daemon = daemonAt(await serverOf(options, command, io))
  const query = { limit: 100, state: options.open === true ? ('open' as const) : ('all' as const) }
  const answer = await answerOf(daemon.GET('/api/v1/publications', { params: { query } }))
  const look = { now: io.clock(), colours: coloursFor(io.stdout, io.env) }
  printAnswer(io, options, { answer, text: renderPublications(answer.publications, look) })
}

async function change(
  ask: (daemon: ApiClient) => Promise<{ readonly data?: PublicationAnswer }>,
  options: TalkingOptions,
  { command, io }: { readonly command: Command; readonly io: CommandIo },
): Promise<void> {
  const answer = await answerOf(ask(daemonAt(await serverOf(options, command, io))))
  printAnswer(io, options, { answer, text: renderPublication(answer) })
}

/** `shop=degraded`. */
function servicesOf(written: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    written.map((text) => {
      const [, id, state] = /^([^=]+)=([^=]+)$/.exec(text) ?? []
      if (id === undefined || state === undefined)
        throw new UsageError(`expected a service with its state such as shop=degraded, not ${text}`)
      return [id.trim(), state.trim()]
    }),
  )
}

function about(id: string) {
  return { params: { path: { id: String(numberOf(id, 'a publication')) } } }
}

function numberOf(text: string, what: string): number {
  const plain = text.replace(/^#/, '')
  if (!/^[1-9]\d{0,8}$/.test(plain)) throw new UsageError(`expected the number of ${what} such as 12, not ${text}`)
  return Number(plain)
}
