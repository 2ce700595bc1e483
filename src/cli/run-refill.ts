import type { Command } from 'commander'
import type { CommandIo } from '../terminal/command-io.js'
import { replayedInterval } from './backtest-options.js'
import { loadCommandConfig } from './config-option.js'

export interface RefillOptions {
  readonly from: string
  readonly to?: string
}

/** Asks for unknown minutes again, beside a daemon or without one. Throws `ConfigError`, `UsageError`, `StoreError`, `PrometheusError`. */
export async function runRefill(options: RefillOptions, command: Command, io: CommandIo): Promise<void> {
  const config = await loadCommandConfig(command, io)
  const interval = replayedInterval(options, io.clock())
  const { openLedgerByHand } = await import('../app/ledger-by-hand.js')
  const ledger = await openLedgerByHand({ ...io, config, signal: io.stopSignal() })
  try {
    const { askedMinutes, filledMinutes } = await ledger.refill(interval)
    io.stdout.write(`${sentence(askedMinutes, filledMinutes)}\n`)
  } finally {
    await ledger.close()
  }
}

function sentence(asked: number, filled: number): string {
  if (asked === 0) return 'Nothing was unknown within the hours that have settled: nothing was asked.'
  const lacking = `of the hours with unknown minutes ${asked} minutes were asked for again`
  if (filled === 0) return `Prometheus knows nothing new: ${lacking}, none came.`
  return `${filled} unknown minutes are known now: ${lacking}, objectives and datasets added up.`
}
