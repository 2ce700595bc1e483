import { byCommand } from '../audit/initiator.js'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import type { ReportsByHand } from '../app/reports-by-hand.js'
import type { Config } from '../config/config.js'
import { sentOffAt } from '../report/approval/hold.js'
import type { IssuedFile } from '../report/issued-file.js'
import { readNumber } from '../report/report-number.js'
import type { ReportRecord } from '../report/report-record.js'
import { UsageError } from '../shared/app-error.js'
import { systemSentence } from '../shared/system-error.js'
import { plimsollVersion } from '../shared/version-files.js'
import type { CommandIo } from '../terminal/command-io.js'
import { periodLabel, type PeriodOptions } from './choose-period.js'
import { formatInstant } from '../words/format-date.js'
import { authorOf } from './author-option.js'
import { printAnswer, type OutputOptions } from './output-option.js'
import { loadCommandConfig } from './config-option.js'
import { refuseWithoutLedger } from './refuse-without-ledger.js'
import { catchUp, chooseReport } from './report-choice.js'
import { renderReportList, renderReportRecord } from './screens/report-screen.js'
import { isSound, renderVerification } from './screens/verify-screen.js'

export interface ArchiveOptions extends PeriodOptions, Partial<OutputOptions> {
  readonly name?: string
  readonly preview?: string
}

/** Lists what was issued. Throws as `runReport`, as do the others. */
export async function listReports(options: ArchiveOptions, command: Command, io: CommandIo): Promise<void> {
  if (options.preview !== undefined) throw new UsageError('--list lists what was issued: take --preview out, or --list')
  const { name } = options
  const period = periodLabel(options)
  const config = await loadCommandConfig(command, io)
  if (name !== undefined) chooseReport(config, name)
  await withArchive(config, io, async (reports) => {
    const all = (await reports.list()).filter((one) => name === undefined || one.report === name)
    const chosen = all.filter((one) => period === undefined || one.period === period)
    printAnswer(io, options, { answer: chosen, text: renderReportList(chosen, zoneOf(config)) })
  })
}

export interface ShowOptions extends ArchiveOptions {
  /** Folder to which the files of the revision that stands are written. */
  readonly files?: string
}

/** Shows all that is known of one report; writes its files to a folder where one is named. */
export async function showReport(
  { number, command }: { readonly number: string; readonly command: Command },
  options: ShowOptions,
  io: CommandIo,
): Promise<void> {
  const config = await loadCommandConfig(command, io)
  const wanted = numberIn(number)
  await withArchive(config, io, async (reports) => {
    const record = await recordOf(reports, wanted)
    printAnswer(io, options, { answer: record, text: renderReportRecord(record, zoneOf(config)) })
    if (options.files === undefined) return
    const revision = revisionOf(record)
    const folder = resolve(io.cwd, options.files)
    const names = await writeFiles(await reports.files({ number: wanted, revision }), `${wanted}-r${revision}`, folder)
    io.stderr.write(`Written to ${folder}, as they were issued: ${names.join(', ')}.\n`)
  })
}

export interface SendOptions extends ArchiveOptions {
  readonly again?: true
  readonly by?: string
  readonly to?: string
  readonly revision?: string
  readonly superseded?: true
}

/** Sends what waits of a report, and shows how its mails stand; ends with 1 while one of them has not arrived. */
export async function sendWaiting(
  { number, command }: { readonly number: string; readonly command: Command },
  { to, revision, superseded, ...options }: Omit<SendOptions, 'again'>,
  io: CommandIo,
): Promise<void> {
  if (to !== undefined || revision !== undefined || superseded === true)
    throw new UsageError('--to, --revision and --superseded go with --again')
  const config = await loadCommandConfig(command, io)
  const wanted = numberIn(number)
  await withArchive(config, io, async (reports) => {
    await sendAndShow({ reports, config }, wanted, { options, io })
  })
}

/** Ends with 1 while one of its mails has not arrived. Throws `UsageError` where no report has the number. */
export async function sendAndShow(
  { reports, config }: { readonly reports: ReportsByHand; readonly config: Config },
  number: string,
  { options, io }: { readonly options: ArchiveOptions; readonly io: CommandIo },
): Promise<void> {
  await reports.send(number)
  const record = await recordOf(reports, number)
  printAnswer(io, options, { answer: record, text: renderReportRecord(record, zoneOf(config)) })
  const recipients = record.revisions.flatMap(({ deliveries }) => deliveries).flatMap((one) => one.recipients)
  if (recipients.some(({ state }) => state !== 'accepted')) io.setExitCode(1)
}

/** Throws `UsageError` where no report has the number. */
export async function recordOf(reports: ReportsByHand, number: string): Promise<ReportRecord> {
  const record = await reports.record(number)
  if (record === null) throw unknownReport(number)
  return record
}

function unknownReport(number: string): UsageError {
  return new UsageError(`no report has the number ${number}: \`plimsoll report list\` shows all`)
}

/** The revision that stands. */
function revisionOf({ revisions }: ReportRecord): number {
  return revisions.at(-1)?.revision ?? 1
}

export interface AcknowledgeOptions extends ArchiveOptions {
  readonly by?: string
  readonly comment?: string
}

/** Writes down that somebody has read the revision of a report that stands. Throws `UsageError` also where nobody says who. */
export async function acknowledgeReport(
  { number, command }: { readonly number: string; readonly command: Command },
  { comment, ...options }: AcknowledgeOptions,
  io: CommandIo,
): Promise<void> {
  const by = authorOf(options)
  const config = await loadCommandConfig(command, io)
  const wanted = numberIn(number)
  await withArchive(config, io, async (reports) => {
    const record = await recordOf(reports, wanted)
    const revision = record.revisions.findLast((one) => sentOffAt(one) !== null)?.revision
    if (revision === undefined)
      throw new UsageError(`the report ${wanted} was not sent yet: there is nothing to acknowledge`)
    const place = { number: wanted, revision }
    const order = { place, by, comment: comment ?? null, how: 'cli', initiator: byCommand(io.user) } as const
    const answer = await reports.answer(order)
    if (answer === null) throw unknownReport(wanted)
    const zone = zoneOf(config)(record.report)
    const text = `Report ${wanted}, revision ${revision}: acknowledged by ${answer.by} on ${formatInstant(answer.at, zone)}.\n`
    printAnswer(io, options, { answer: { ...place, ...answer }, text })
  })
}

export interface VerifyOptions extends ArchiveOptions {
  /** `false`: the ledger is not asked. */
  readonly recompute?: boolean
}

/** Says of a file which report it is and whether it is as it was issued; ends with 1 where somebody should look. */
export async function verifyReport(
  { file, command }: { readonly file: string; readonly command: Command },
  options: VerifyOptions,
  io: CommandIo,
): Promise<void> {
  const bytes = await readFile(resolve(io.cwd, file)).catch((cause: unknown) => {
    throw new UsageError(systemSentence(cause) ?? `cannot read ${file}`, { cause })
  })
  const config = await loadCommandConfig(command, io)
  await withArchive(config, io, async (reports) => {
    if (options.recompute !== false) await catchUp(reports, io)
    const found = await reports.verify(bytes, { recompute: options.recompute !== false })
    printAnswer(io, options, { answer: found, text: renderVerification(file, found, zoneOf(config)) })
    if (!isSound(found)) io.setExitCode(1)
  })
}

/** Works on the store that there must be. */
export async function withArchive(
  config: Config,
  io: CommandIo,
  work: (reports: ReportsByHand) => Promise<void>,
): Promise<void> {
  await refuseWithoutLedger(config.storage.place)
  const { openReportsByHand } = await import('../app/reports-by-hand.js')
  const reports = await openReportsByHand({ ...io, config, version: plimsollVersion(), signal: io.stopSignal() })
  try {
    await work(reports)
  } finally {
    await reports.close()
  }
}

/** What somebody typed as the number of a report. */
export function numberIn(text: string): string {
  const number = readNumber(text)
  if (number === null) throw new UsageError(`expected the number of a report such as 2026-000042, not ${text}`)
  return number
}

/** What somebody typed as a revision; `undefined`: nothing. */
export function revisionIn(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new UsageError(`expected the number of a revision behind --revision, not ${text}`)
  return Number(text)
}

/** The zone of a report; of one that is configured no longer UTC. */
function zoneOf({ reports }: Config): (report: string) => string {
  return (report) => reports.find(({ name }) => name === report)?.timezone ?? 'UTC'
}

async function writeFiles(files: readonly IssuedFile[], name: string, folder: string): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true })
  const names: string[] = []
  for (const { format, recipient, again, bytes } of files) {
    // An address is no path: what it may hold besides letters is left out.
    const whose = `${recipient === '' ? '' : `-${recipient.replace(/[^\w.@-]/g, '_')}`}${again === 0 ? '' : `-again-${again}`}`
    names.push(`${name}${whose}.${format}`)
    await writeFile(join(folder, names.at(-1) ?? name), bytes)
  }
  return names
}
