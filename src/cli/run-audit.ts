import { once } from 'node:events'
import type { Command } from 'commander'
import type { AuditByHand } from '../app/audit-by-hand.js'
import { csvHead, csvLines } from '../audit/entry-csv.js'
import type { AuditEntry } from '../audit/audit-entry.js'
import { UsageError } from '../shared/app-error.js'
import type { CommandIo } from '../terminal/command-io.js'
import { loadCommandConfig } from './config-option.js'
import { parseMoment } from './moment.js'
import { refuseWithoutLedger } from './refuse-without-ledger.js'

export interface VerifyOptions {
  readonly head?: string
}

/** Follows the chain. The exit code is 1 where an entry is not what was written. */
export async function verifyAudit({ head: noted }: VerifyOptions, command: Command, io: CommandIo): Promise<void> {
  if (noted !== undefined && !/^[0-9a-f]{64}$/.test(noted))
    throw new UsageError(
      `expected --head to be a hash of 64 hexadecimal digits as this command prints it, not ${noted}`,
    )
  const verdict = await withAudit(command, io, (audit) => audit.verify({ noted, signal: io.stopSignal() }))
  if (verdict === null) throw new UsageError('interrupted: the log was not followed to its end')
  const { entries, head, fault } = verdict
  const count = entries === 1 ? '1 entry is' : `${entries} entries are`
  io.stdout.write(`${count} as written\nhead ${head.seq} ${head.hash}\n`)
  if (fault === null) return
  io.stdout.write(`first that is not: ${fault.what}\n`)
  io.setExitCode(1)
}

export interface ExportOptions {
  readonly format: 'jsonl' | 'csv'
  readonly from?: string
  readonly to?: string
}

/** Prints the entries as they are, whether or not the chain holds: that is what `verify` says. */
export async function exportAudit({ format, ...span }: ExportOptions, command: Command, io: CommandIo): Promise<void> {
  const now = io.clock()
  const filter = {
    from: span.from === undefined ? undefined : parseMoment(span.from, '--from', now),
    to: span.to === undefined ? undefined : parseMoment(span.to, '--to', now),
  }
  await withAudit(command, io, async (audit) => {
    if (format === 'csv') await print(io, csvHead())
    for await (const entries of audit.entries(filter))
      await print(io, format === 'csv' ? csvLines(entries) : jsonLines(entries))
  })
}

function jsonLines(entries: readonly AuditEntry[]): string {
  return entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')
}

/** Waits for whoever reads more slowly than the store does. */
async function print({ stdout }: CommandIo, text: string): Promise<void> {
  if (!stdout.write(text)) await once(stdout, 'drain')
}

async function withAudit<T>(command: Command, io: CommandIo, work: (audit: AuditByHand) => Promise<T>): Promise<T> {
  const config = await loadCommandConfig(command, io)
  await refuseWithoutLedger(config.storage.place)
  const { openAuditByHand } = await import('../app/audit-by-hand.js')
  const audit = await openAuditByHand(config)
  try {
    return await work(audit)
  } finally {
    await audit.close()
  }
}
