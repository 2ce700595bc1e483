import { byCommand } from '../audit/initiator.js'
import type { Command } from 'commander'
import type { Config } from '../config/config.js'
import type { Receiver } from '../notify/receiver.js'
import { sentOffAt } from '../report/approval/hold.js'
import { receiversOf } from '../report/report-mail-sender.js'
import { UsageError } from '../shared/app-error.js'
import type { CommandIo } from '../terminal/command-io.js'
import { authorOf } from './author-option.js'
import { loadCommandConfig } from './config-option.js'
import { chooseReport } from './report-choice.js'
import { numberIn, recordOf, revisionIn, sendAndShow, withArchive, type SendOptions } from './run-report-archive.js'

/** Under which name of a receiver an address is counted that no receiver has. */
const BY_HAND = 'by-hand'

/**
 * Sends a report that was sent once more, to all who get it or to one of them, or to somebody else. Ends with 1 while one of its messages has not
 * arrived. Throws `UsageError` where nobody says who, and `ReportRefusedError` where it was not sent yet or is superseded.
 */
export async function sendOnceMore(
  { number, command }: { readonly number: string; readonly command: Command },
  {
    to,
    revision,
    superseded = false,
    ...options
  }: Omit<SendOptions, 'again' | 'superseded'> & { readonly superseded?: boolean },
  io: CommandIo,
): Promise<void> {
  const by = authorOf(options)
  const config = await loadCommandConfig(command, io)
  const wanted = numberIn(number)
  await withArchive(config, io, async (reports) => {
    const { report, revisions } = await recordOf(reports, wanted)
    const { acknowledge, to: names } = chooseReport(config, report)
    const newest = (revisions.findLast((one) => sentOffAt(one) !== null) ?? revisions.at(-1))?.revision ?? 1
    const place = { number: wanted, revision: revisionIn(revision) ?? newest }
    const receivers = to === undefined ? receiversOf(config, names) : [receiverNamed(config, to.trim())]
    await reports.again({ place, to: receivers, by, acknowledge, superseded, initiator: byCommand(io.user) })
    await sendAndShow({ reports, config }, wanted, { options, io })
  })
}

/** A receiver by its name, or an address. */
function receiverNamed({ receivers }: Config, to: string): Receiver {
  const named = receivers.find(({ name }) => name === to)
  if (named?.kind === 'pagerduty') throw new UsageError(`${to} is told by pagerduty, which takes no reports`)
  if (named !== undefined) return named
  if (!/^[^\s@<>,;]+@[^\s@<>,;]+$/.test(to))
    throw new UsageError(`expected an address or the name of a receiver behind --to, not ${to}`)
  const known = receivers.find((one) => one.kind === 'email' && one.to.includes(to))
  return { kind: 'email', name: known?.name ?? BY_HAND, to: [to] }
}
