import { byCommand } from '../audit/initiator.js'
import type { Command } from 'commander'
import type { DecisionKind } from '../report/approval/hold.js'
import { UsageError } from '../shared/app-error.js'
import type { CommandIo } from '../terminal/command-io.js'
import { authorOf } from './author-option.js'
import { loadCommandConfig } from './config-option.js'
import { numberIn, recordOf, revisionIn, sendAndShow, withArchive, type ArchiveOptions } from './run-report-archive.js'

export interface DecideOptions extends ArchiveOptions {
  readonly by?: string
  readonly note?: string
  readonly revision?: string
}

/**
 * Lets a report that waits go, and sends it, or says that it is not to be sent. Ends with 1 while one of its messages has not arrived. Throws
 * `UsageError` where nobody says who, or why not, and `ReportRefusedError` where the report waits for no such word.
 */
export async function decideReport(
  { number, kind, command }: { readonly number: string; readonly kind: DecisionKind; readonly command: Command },
  { note: written, revision, ...options }: DecideOptions,
  io: CommandIo,
): Promise<void> {
  const by = authorOf(options)
  const note = written?.trim() ?? ''
  if (kind === 'reject' && note === '') throw new UsageError('say why it is not sent: --note <text>')
  const config = await loadCommandConfig(command, io)
  const wanted = numberIn(number)
  await withArchive(config, io, async (reports) => {
    const newest = (await recordOf(reports, wanted)).revisions.at(-1)?.revision ?? 1
    const place = { number: wanted, revision: revisionIn(revision) ?? newest }
    const said = { kind, by, note: note === '' ? null : note, how: 'cli', initiator: byCommand(io.user) } as const
    const decision = await reports.decide({ ...said, place })
    if (decision === null) throw new UsageError(`the report ${wanted} has no revision ${place.revision}`)
    await sendAndShow({ reports, config }, wanted, { options, io })
  })
}
