import { byCommand } from '../audit/initiator.js'
import type { Command } from 'commander'
import type { BreachesByHand } from '../app/breaches-by-hand.js'
import { toBreachAnswer } from '../breach/breach-answer.js'
import { isOpen, type AnsweredBreach } from '../breach/breach.js'
import type { Config } from '../config/config.js'
import { UsageError } from '../shared/app-error.js'
import { suggestName } from '../shared/nearest-name.js'
import { coloursFor } from '../terminal/colours.js'
import type { CommandIo } from '../terminal/command-io.js'
import { formatInstant } from '../words/format-date.js'
import { authorOf } from './author-option.js'
import { loadCommandConfig } from './config-option.js'
import { printAnswer, type OutputOptions } from './output-option.js'
import { refuseWithoutLedger } from './refuse-without-ledger.js'
import { renderBreaches } from './screens/breach-screen.js'

export interface BreachesOptions extends OutputOptions {
  readonly open?: boolean
}

/** Lists breaches. Throws `ConfigError`, `UsageError` and what the store does, as does the other. */
export async function listBreaches(options: BreachesOptions, command: Command, io: CommandIo): Promise<void> {
  const config = await loadCommandConfig(command, io)
  await withBreaches(config, io, async ({ answers }) => {
    const all = (await answers.list()).filter((one) => options.open !== true || isOpen(one))
    const text = renderBreaches(all, coloursFor(io.stdout, io.env))
    printAnswer(io, options, { answer: { breaches: all.map(toBreachAnswer) }, text })
  })
}

export interface AcknowledgeOptions extends OutputOptions {
  readonly period?: string
  readonly by?: string
  readonly note?: string
}

/** Writes down that somebody has seen the breach of an agreement. Throws `UsageError` also where nobody says who. */
export async function acknowledgeBreach(
  { name, command }: { readonly name: string; readonly command: Command },
  { period, note, ...options }: AcknowledgeOptions,
  io: CommandIo,
): Promise<void> {
  const by = authorOf(options)
  const config = await loadCommandConfig(command, io)
  await withBreaches(config, io, async ({ answers }) => {
    const breach = chooseBreach(await answers.list(), { name, period, config })
    const answer = await answers.give({
      place: breach,
      by,
      how: 'cli',
      comment: note ?? null,
      initiator: byCommand(io.user),
    })
    if (answer === null) throw nothingLeft(name, breach)
    const when = formatInstant(answer.at, breach.zone)
    const text = `Breach of ${name} in ${breach.period}: acknowledged by ${answer.by} on ${when}.\n`
    const found = (await answers.find(breach)) ?? breach
    printAnswer(io, options, { answer: toBreachAnswer(found), text })
  })
}

interface Choice {
  /** `checkout/enterprise`. */
  readonly name: string
  /** `undefined`: the only one that waits. */
  readonly period: string | undefined
  readonly config: Config
}

function chooseBreach(all: readonly AnsweredBreach[], { name, period, config }: Choice): AnsweredBreach {
  const own = all.filter(({ service, agreement }) => `${service}/${agreement}` === name)
  if (own.length === 0) throw unknownOf(all, name, config)
  const periods = own.map((one) => one.period).join(', ')
  if (period !== undefined) {
    const found = own.find((one) => one.period === period)
    if (found === undefined) throw new UsageError(`no breach of ${name} is known of ${period}: there is ${periods}`)
    return found
  }
  const [first, ...more] = own.filter(isOpen)
  if (first === undefined)
    throw new UsageError(`no breach of ${name} waits for an acknowledgement: name one by --period, such as ${periods}`)
  if (more.length === 0) return first
  const waiting = [first, ...more].map((one) => one.period).join(', ')
  throw new UsageError(`several breaches of ${name} wait: say which by --period (${waiting})`)
}

function unknownOf(all: readonly AnsweredBreach[], name: string, { services }: Config): UsageError {
  const configured = services.flatMap(({ agreements }) => agreements.map((one) => `${one.service}/${one.name}`))
  if (configured.includes(name)) return new UsageError(`no breach of ${name} is known`)
  const names = [...new Set([...configured, ...all.map(({ service, agreement }) => `${service}/${agreement}`)])]
  return new UsageError(`no agreement is named ${name}: ${suggestName(name, names, 'none is configured')}`)
}

function nothingLeft(name: string, { period, liftedAt, zone }: AnsweredBreach): UsageError {
  const since = liftedAt === null ? 'has changed meanwhile' : `was lifted on ${formatInstant(liftedAt, zone)}`
  return new UsageError(`the breach of ${name} in ${period} ${since}: nothing is left to acknowledge`)
}

async function withBreaches(
  config: Config,
  io: CommandIo,
  work: (byHand: BreachesByHand) => Promise<void>,
): Promise<void> {
  await refuseWithoutLedger(config.storage.place)
  const { openBreachesByHand } = await import('../app/breaches-by-hand.js')
  const byHand = await openBreachesByHand({ config, clock: io.clock })
  try {
    await work(byHand)
  } finally {
    await byHand.close()
  }
}
