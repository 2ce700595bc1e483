import type { Config } from '../config/config.js'
import type { AlertmanagerComparison } from '../diff/compare-alertmanager.js'
import type { RulesComparison } from '../diff/compare-loaded.js'
import { AppError } from '../shared/app-error.js'

/** What is to be compared. */
export interface DiffRequest {
  readonly rules: boolean
  /** Rule sets by name; `null`: all. */
  readonly services: readonly string[] | null
  /** The whole file, our parts within a file of somebody else's, or nothing. */
  readonly alertmanager: 'whole' | 'parts' | null
  /** Whether groups of ours that nothing generates count. */
  readonly extras: boolean
}

/** What one server said; `comparison` is `null` where it gave no usable answer, and `error` says why. */
interface Answer<T> {
  readonly name: string
  readonly url: string
  readonly error: string | null
  readonly comparison: T | null
}

export interface DiffAnswers {
  /** Nothing differs and no rule of ours fails, as far as there were answers. */
  readonly same: boolean
  readonly prometheus: readonly Answer<RulesComparison>[]
  readonly alertmanager: readonly Answer<AlertmanagerComparison>[]
}

/** Asks every server for what it has loaded, all at once. A server that does not answer is part of the result. */
export async function askEverybody(config: Config, request: DiffRequest, signal: AbortSignal): Promise<DiffAnswers> {
  const [prometheus, alertmanager] = await Promise.all([
    request.rules ? askPrometheus(config, request, signal) : [],
    request.alertmanager === null ? [] : askAlertmanagers(config, request.alertmanager === 'whole', signal),
  ])
  const isRight = ({ comparison }: Answer<RulesComparison>) =>
    comparison === null || comparison.differences.length + comparison.failing.length === 0
  const same = prometheus.every(isRight) && alertmanager.every(({ comparison }) => comparison?.same !== false)
  return { same, prometheus, alertmanager }
}

async function askPrometheus(config: Config, { services, extras }: DiffRequest, signal: AbortSignal) {
  const { features } = await import('../features.js')
  const { compareLoaded, expectationsOf } = await import('../diff/compare-loaded.js')
  const { createRulesReader } = await import('../prometheus/rules-client.js')
  const expectations = [...expectationsOf(config, features, services)]
  return Promise.all(
    expectations.map(([source, expectation]) =>
      answerOf(source, async () => compareLoaded(expectation, await createRulesReader(source).rules(signal), extras)),
    ),
  )
}

async function askAlertmanagers({ alertmanager, ...config }: Config, whole: boolean, signal: AbortSignal) {
  if (alertmanager === null) return []
  const { alertmanagerDocument, fragmentDocument } = await import('../generate/alertmanager/alertmanager-files.js')
  const { compareAlertmanager } = await import('../diff/compare-alertmanager.js')
  const { fetchLoadedConfig } = await import('../alertmanager/loaded-config-client.js')
  const all = { ...config, alertmanager }
  const generated = (whole ? alertmanagerDocument(all)?.document : fragmentDocument(all)) ?? {}
  return Promise.all(
    alertmanager.urls.map((url) =>
      answerOf({ name: url, url }, async () =>
        compareAlertmanager(await fetchLoadedConfig(url, signal), generated, whole),
      ),
    ),
  )
}

async function answerOf<T>({ name, url }: { name: string; url: string }, ask: () => Promise<T>): Promise<Answer<T>> {
  const shown = { name, url }
  try {
    return { ...shown, error: null, comparison: await ask() }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { ...shown, error: error.message, comparison: null }
  }
}
