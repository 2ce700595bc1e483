import type { Command } from 'commander'
import type { ExclusionsByHand } from '../app/exclusions-by-hand.js'
import type { ApiClient } from '../client/api-client.js'
import type { Config } from '../config/config.js'
import { toOutcomeAnswer, type ExclusionOutcome } from '../exclusion/exclusion-answer.js'
import { sentenceOf, type Outcome } from '../exclusion/outcome.js'
import { UsageError } from '../shared/app-error.js'
import type { CommandIo } from '../terminal/command-io.js'
import { authorOf } from './author-option.js'
import { answerOf, daemonAt } from './daemon-client.js'
import { loadCommandConfig } from './config-option.js'
import type { DeskOptions, SayingOptions } from './exclusion-options.js'
import { parseMoment } from './moment.js'
import { refuseWithoutLedger } from './refuse-without-ledger.js'
import { serverOf } from './server-option.js'

/** What every saying has, as the API takes it. */
export function bodyOf(options: SayingOptions, now: Date) {
  const { announced, reason, evidence, anyway } = options
  return {
    from: parseMoment(options.from, '--from', now).toISOString(),
    to: parseMoment(options.to, '--to', now).toISOString(),
    ...(announced === undefined ? {} : { announced: parseMoment(announced, '--announced', now).toISOString() }),
    reason,
    ...(evidence === undefined ? {} : { evidence }),
    by: authorOf(options),
    anyway: anyway === true,
  }
}

/** A change: how the daemon is asked for it, and how the store is. */
export interface Change {
  readonly overHttp: (daemon: ApiClient) => Promise<{ readonly data?: ExclusionOutcome }>
  readonly byHand: (store: ExclusionsByHand, config: Config) => Promise<Outcome>
}

/** Makes it through the daemon, or with `--store` without one. Throws `UsageError` where it is refused. */
export async function makeChange(
  { byHand, overHttp }: Change,
  { options, command, io }: { readonly options: DeskOptions; readonly command: Command; readonly io: CommandIo },
): Promise<ExclusionOutcome> {
  if (options.store === undefined) {
    return answerOf(overHttp(daemonAt(await serverOf(options, command, io))))
  }
  if (options.server !== undefined)
    throw new UsageError('--store works without a daemon: take --server out, or --store')
  const config = await loadCommandConfig(command, io)
  return withStore(config, io, async (store) => {
    const outcome = await byHand(store, config)
    if ('refused' in outcome) throw new UsageError(sentenceOf(outcome))
    return toOutcomeAnswer(outcome)
  })
}

/** Opens the store of the configuration. Throws `UsageError` where there is none yet. */
export async function withStore<T>(
  config: Config,
  io: CommandIo,
  work: (store: ExclusionsByHand) => Promise<T>,
): Promise<T> {
  await refuseWithoutLedger(config.storage.place)
  const { openExclusionsByHand } = await import('../app/exclusions-by-hand.js')
  const store = await openExclusionsByHand({ config, clock: io.clock })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}
