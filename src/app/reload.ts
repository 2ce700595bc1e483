import { isDeepStrictEqual } from 'node:util'
import type { Initiator } from '../audit/initiator.js'
import { ConfigError } from '../config/config-error.js'
import type { Config } from '../config/config.js'
import { partNames, vanishedParts } from '../config/part-names.js'
import type { Clock } from '../shared/clock.js'
import type { Logger } from '../shared/logger.js'
import { diagnosticSentence } from '../yaml/diagnostic-sentence.js'
import type { Reload, ReloadOutcome } from './http/reload-router.js'
import type { ProcessFacts } from './process-state.js'

/** What of a reload goes into the audit log. */
export interface Taking {
  readonly initiator: Initiator
  readonly vanished: readonly string[]
}

export interface ReloadParts {
  readonly clock: Clock
  readonly logger: Logger
  readonly facts: ProcessFacts
  /** Reads the files. Rejects with `ConfigError`. */
  readonly loadConfig: () => Promise<Config>
  /** What works now. */
  readonly running: () => Config
  /** Works with a configuration from now on; `false`: not any more, the daemon stops. */
  readonly take: (next: Config, taking: Taking) => Promise<boolean>
}

/** Reloads one after the other: each reads the files anew, so none that was asked for is lost. Rejects only over mistakes of our own. */
export function createReload(parts: ReloadParts): Reload {
  let last: Promise<unknown> = Promise.resolve()
  return (initiator) => {
    const next = last.then(() => reload(parts, initiator))
    last = next.catch(() => undefined)
    return next
  }
}

async function reload(parts: ReloadParts, initiator: Initiator): Promise<ReloadOutcome> {
  const { logger, facts, clock } = parts
  try {
    const outcome = await attempt(parts, initiator)
    if (outcome.kind === 'stopping') return outcome
    const successful = outcome.kind === 'reloaded'
    facts.reload = { successful, succeededAt: successful ? clock() : facts.reload.succeededAt }
    if (outcome.kind === 'reloaded') tell(outcome, logger)
    else logger.error({ ...outcome }, 'The configuration was not reloaded: the old one stays')
    return outcome
  } catch (error) {
    facts.reload = { ...facts.reload, successful: false }
    logger.error({ err: error }, 'The configuration was not reloaded: the old one stays')
    throw error
  }
}

/** What is not watched any more is said even where it was meant: nobody else would. */
function tell({ configHash, vanished }: Extract<ReloadOutcome, { kind: 'reloaded' }>, logger: Logger): void {
  logger.info({ configHash }, 'The configuration was reloaded')
  if (vanished.length > 0) logger.warn({ vanished }, 'Parts of the old configuration are not watched any more')
}

async function attempt({ loadConfig, running, take }: ReloadParts, initiator: Initiator): Promise<ReloadOutcome> {
  const next = await loadOrMistakes(loadConfig)
  if ('mistakes' in next) return { kind: 'invalid', mistakes: next.mistakes }
  const before = running()
  const keys = changedFixedSettings(before, next.config)
  if (keys.length > 0) return { kind: 'needs_restart', keys }
  const vanished = vanishedParts(partNames(before.services), next.config.services)
  const { hash: configHash } = next.config
  return (await take(next.config, { initiator, vanished }))
    ? { kind: 'reloaded', configHash, vanished }
    : { kind: 'stopping' }
}

async function loadOrMistakes(
  loadConfig: () => Promise<Config>,
): Promise<{ readonly config: Config } | { readonly mistakes: readonly string[] }> {
  try {
    return { config: await loadConfig() }
  } catch (error) {
    if (error instanceof ConfigError) return { mistakes: error.diagnostics.map(diagnosticSentence) }
    throw error
  }
}

/** Keys that differ between two configurations although they cannot change while the process runs, as they stand in the file. */
export function changedFixedSettings(running: Config, next: Config): readonly string[] {
  const isSameAddress = running.server.host === next.server.host && running.server.port === next.server.port
  return [
    ...(isDeepStrictEqual(running.storage.place, next.storage.place) ? [] : ['storage.url']),
    ...(isSameAddress ? [] : ['server.listen']),
    ...(isDeepStrictEqual(running.server.tls, next.server.tls) ? [] : ['server.tls']),
  ]
}
