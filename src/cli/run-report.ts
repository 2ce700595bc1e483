import { statSync } from 'node:fs'
import type { Command } from 'commander'
import type { ReportsByHand } from '../app/reports-by-hand.js'
import type { Config } from '../config/config.js'
import { PrometheusError } from '../promql/prometheus-error.js'
import { reasonOf } from '../report/correction.js'
import type { ListedReport } from '../report/issued-reports-read-store.js'
import type { ReportSettings } from '../report/report-settings.js'
import { UsageError } from '../shared/app-error.js'
import { suggestName } from '../shared/nearest-name.js'
import { plimsollVersion } from '../shared/version-files.js'
import { formatInstant } from '../words/format-date.js'
import type { CommandIo } from '../terminal/command-io.js'
import { choosePeriod, periodLabel, type PeriodOptions } from './choose-period.js'
import { loadCommandConfig } from './config-option.js'
import { createIngestProgressLine } from './screens/ingest-progress-line.js'
import { writePreview } from './report-preview.js'
import { sendReport } from './report-sending.js'

export interface ReportOptions extends PeriodOptions {
  readonly name?: string
  readonly preview?: string
  readonly list?: true
}

/** Sends, previews or lists reports. Throws `ConfigError`, `UsageError` and what `openReportsByHand` does. */
export async function runReport(options: ReportOptions, command: Command, io: CommandIo): Promise<void> {
  const config = await loadCommandConfig(command, io)
  if (options.list === true) return listReports(config, options, io)
  const settings = chooseReport(config, options.name)
  const period = choosePeriod(settings, options, io.clock())
  if (options.preview === undefined) refuseWithoutLedger(config.storage.file)
  // Loaded after the order was found to be right: SQL, charts and mail take a while.
  const { openReportsByHand } = await import('../app/reports-by-hand.js')
  const reports = await openReportsByHand({ ...io, config, version: plimsollVersion(), signal: io.stopSignal() })
  try {
    await catchUp(reports, io)
    if (options.preview === undefined) await sendReport(reports, { settings, period, io })
    else await writePreview(await reports.preview(settings, period), options.preview, io)
  } finally {
    await reports.close()
  }
}

async function listReports(config: Config, options: ReportOptions, io: CommandIo): Promise<void> {
  const { preview } = options
  if (preview !== undefined) throw new UsageError('--list lists what was issued: take --preview out, or --list')
  const name = options.name === undefined ? null : chooseReport(config, options.name).name
  refuseWithoutLedger(config.storage.file)
  const { openReportsByHand } = await import('../app/reports-by-hand.js')
  const reports = await openReportsByHand({ ...io, config, version: plimsollVersion(), signal: io.stopSignal() })
  try {
    const period = periodLabel(options)
    const all = (await reports.list()).filter((one) => name === null || one.report === name)
    const chosen = all.filter((one) => period === undefined || one.period === period)
    io.stdout.write(renderReportList(chosen, zoneOf(config)))
  } finally {
    await reports.close()
  }
}

/** The zone of a report; of one that is configured no longer UTC. */
function zoneOf({ reports }: Config): (report: string) => string {
  return (report) => reports.find(({ name }) => name === report)?.timezone ?? 'UTC'
}

function chooseReport({ reports }: Config, name: string | undefined): ReportSettings {
  const names = reports.map((report) => report.name)
  const [only] = reports
  if (only === undefined) throw new UsageError('no report is configured: add one under `reports`')
  if (name === undefined) {
    if (reports.length === 1) return only
    throw new UsageError(`there are several reports, say which with --name: ${names.join(', ')}`)
  }
  const found = reports.find((report) => report.name === name)
  if (found !== undefined) return found
  throw new UsageError(`no report is named ${name}: ${suggestName(name, names, '')}`)
}

/** Made from what Prometheus happens to remember, a report says that nothing is known of the rest; in the wrong folder nobody would notice. */
function refuseWithoutLedger(file: string): void {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0) return
  throw new UsageError(
    `there is no ledger at ${file}, and a report from one that has just been begun is not issued: is this where \`plimsoll serve\` keeps it (\`storage.url\`)? --preview DIR shows what a new one would say`,
  )
}

/** What the ledger holds may be enough even when Prometheus does not answer. If it is not, making the report says so. */
async function catchUp(reports: ReportsByHand, io: CommandIo): Promise<void> {
  const line = createIngestProgressLine(io.stderr)
  try {
    await reports.ingest((progress) => {
      line.show(progress)
    })
  } catch (error) {
    if (!(error instanceof PrometheusError)) throw error
    io.stderr.write(`plimsoll: Prometheus cannot be asked, going on with what the ledger holds: ${error.message}\n`)
  } finally {
    line.end()
  }
}

/** One line per revision that was issued: when, why it was, and what took its place. */
export function renderReportList(reports: readonly ListedReport[], zoneOf: (report: string) => string): string {
  if (reports.length === 0) return 'No report was issued.\n'
  const newest = new Map(reports.map(({ report, period, revision }) => [`${report} ${period}`, revision]))
  const lines = reports.map(({ report, period, revision, issuedAt, correction }) => {
    const zone = zoneOf(report)
    const title = `${report} ${period}`
    const last = newest.get(title) ?? revision
    const standing = revision < last ? `superseded by revision ${revision + 1}` : 'stands'
    const why = correction === null ? '' : `; corrects revision ${revision - 1}: ${reasonOf(correction, zone)}`
    return `${title} revision ${revision}, issued on ${formatInstant(issuedAt, zone)}: ${standing}${why}\n`
  })
  return lines.join('')
}
