import type { Command } from 'commander'
import { parsePeriod, type Period, periodAt } from '../calendar/period.js'
import type { Config } from '../config/config.js'
import { UsageError } from '../shared/app-error.js'
import { suggestName } from '../shared/nearest-name.js'
import { plimsollVersion } from '../shared/version-files.js'
import type { Agreement } from '../sla/agreement.js'
import { explainAgreement } from '../sla/explain-agreement.js'
import type { CommandIo } from '../terminal/command-io.js'
import { loadCommandConfig } from './config-option.js'
import { refuseWithoutLedger } from './refuse-without-ledger.js'

export interface ExplainOptions {
  readonly period?: string
  readonly output: 'text' | 'json'
}

/** Judges an agreement by the ledger and prints how. Throws `ConfigError`, `UsageError` and what `openAgreementsByHand` does. */
export async function runAgreementExplain(
  name: string,
  { period, output }: ExplainOptions,
  { command, io }: { readonly command: Command; readonly io: CommandIo },
): Promise<void> {
  const config = await loadCommandConfig(command, io)
  const agreement = chooseAgreement(config, name)
  const chosen = choosePeriod(agreement, period, io.clock())
  await refuseWithoutLedger(config.storage.place)
  const { openAgreementsByHand } = await import('../app/agreements-by-hand.js')
  const byHand = await openAgreementsByHand({ ...io, config, version: plimsollVersion() })
  try {
    io.stdout.write(await explainAgreement({ agreement, period: chosen }, { ...byHand.sources, output }))
  } finally {
    await byHand.close()
  }
}

function chooseAgreement({ services }: Config, name: string): Agreement {
  const all = services.flatMap(({ agreements }) => agreements)
  const names = all.map((one) => `${one.service}/${one.name}`)
  const found = all[names.indexOf(name)]
  if (found !== undefined) return found
  throw new UsageError(`no agreement is named ${name}: ${suggestName(name, names, 'none is configured')}`)
}

function choosePeriod({ terms }: Agreement, label: string | undefined, now: Date): Period {
  const running = periodAt(now, terms.period)
  const chosen = label === undefined ? running : parsePeriod(label, terms.period)
  if (chosen === null)
    throw new UsageError(`expected a period of the agreement such as ${running.label}, not ${String(label)}`)
  if (chosen.interval.from > now) throw new UsageError(`${chosen.label} has not begun`)
  return chosen
}
