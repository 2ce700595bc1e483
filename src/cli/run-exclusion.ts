import type { Command } from 'commander'
import { byCommand } from '../audit/initiator.js'
import type { Interval } from '../calendar/interval.js'
import { entryNumber } from '../exclusion/entry.js'
import { toExclusionAnswer } from '../exclusion/exclusion-answer.js'
import { exclusionBody, orderOfExclusion } from '../exclusion/exclusion-order.js'
import { listedSpan, withdrawalQuery } from '../exclusion/exclusion-queries.js'
import { UsageError } from '../shared/app-error.js'
import type { CommandIo } from '../terminal/command-io.js'
import { allRows } from '../client/api-client.js'
import { answerOf, daemonAt } from './daemon-client.js'
import { loadCommandConfig } from './config-option.js'
import { authorOf } from './author-option.js'
import { bodyOf, makeChange, withStore } from './exclusion-desk.js'
import type { DeskOptions, SayingOptions } from './exclusion-options.js'
import { printAnswer } from './output-option.js'
import { parseMoment } from './moment.js'
import { checkInput } from './check-input.js'
import { renderExclusionList, renderOutcome } from './screens/exclusion-screen.js'
import { saidBody } from './said-body.js'
import { coloursFor } from '../terminal/colours.js'
import { serverOf } from './server-option.js'

export interface AddExclusionOptions extends SayingOptions {
  readonly kind: string
  readonly scope: string
}

/** Throws as `makeChange`, as do the others. */
export async function addExclusion(options: AddExclusionOptions, command: Command, io: CommandIo): Promise<void> {
  const scope = options.scope.split(',').map((part) => part.trim())
  const body = { kind: options.kind, scope, ...bodyOf(options, io.clock()) }
  const outcome = await makeChange(
    {
      overHttp: (daemon) => daemon.POST('/api/v1/exclusions', { body: saidBody('/api/v1/exclusions', body) }),
      byHand: ({ desk }) => {
        const checked = { ...checkInput(exclusionBody, body), by: body.by }
        return desk.add(orderOfExclusion(checked), { ...checked, initiator: byCommand(io.user) })
      },
    },
    { options, command, io },
  )
  printAnswer(io, options, { answer: outcome, text: renderOutcome(outcome, 'entered') })
}

export interface WithdrawOptions extends DeskOptions {
  readonly reason: string
  readonly by?: string
}

export async function withdrawExclusion(
  { id, command }: { readonly id: string; readonly command: Command },
  options: WithdrawOptions,
  io: CommandIo,
): Promise<void> {
  const word = { by: authorOf(options), why: options.reason }
  const number = numberOf(id)
  const outcome = await makeChange(
    {
      overHttp: (daemon) =>
        daemon.DELETE('/api/v1/exclusions/{id}', { params: { path: { id: String(number) }, query: word } }),
      byHand: async ({ desk }) => {
        const found = await desk.withdraw(number, {
          ...checkInput(withdrawalQuery, word),
          by: word.by,
          initiator: byCommand(io.user),
        })
        if (found === null) throw new UsageError(`there is no exclusion ${number}`)
        return found
      },
    },
    { options, command, io },
  )
  printAnswer(io, options, { answer: outcome, text: renderOutcome(outcome, 'withdrawn') })
}

/** Asked of nobody before it is one. */
function numberOf(id: string): number {
  const number = entryNumber(id.replace(/^#/, ''))
  if (number === 0) throw new UsageError(`expected the number of an exclusion such as 12, not ${id}`)
  return number
}

export interface ListExclusionsOptions extends DeskOptions {
  readonly from?: string
  readonly to?: string
}

export async function listExclusions(options: ListExclusionsOptions, command: Command, io: CommandIo): Promise<void> {
  const now = io.clock()
  const { from, to } = options
  const asked = {
    from: from === undefined ? undefined : parseMoment(from, '--from', now),
    to: to === undefined ? undefined : parseMoment(to, '--to', now),
  }
  const span = listedSpan(asked, now)
  const answer = await readList(span, { options, command, io })
  const look = { now, colours: coloursFor(io.stdout, io.env) }
  printAnswer(io, options, { answer, text: renderExclusionList(answer.exclusions, look) })
}

async function readList(
  span: Interval,
  { options, command, io }: { readonly options: DeskOptions; readonly command: Command; readonly io: CommandIo },
) {
  if (options.store === true) {
    const config = await loadCommandConfig(command, io)
    return withStore(config, io, async ({ desk }) => {
      return { exclusions: (await desk.list(span)).map(toExclusionAnswer) }
    })
  }
  const daemon = daemonAt(await serverOf(options, command, io))
  const asked = { from: span.from.toISOString(), to: span.to.toISOString(), limit: 1000 }
  const exclusions = await allRows((place) =>
    answerOf(daemon.GET('/api/v1/exclusions', { params: { query: { ...asked, ...place } } })),
  )
  return { exclusions }
}
