import type { ReportsByHand } from '../app/reports-by-hand.js'
import type { Config } from '../config/config.js'
import { PrometheusError } from '../promql/prometheus-error.js'
import type { ReportSettings } from '../report/report-settings.js'
import { UsageError } from '../shared/app-error.js'
import { suggestName } from '../shared/nearest-name.js'
import type { CommandIo } from '../terminal/command-io.js'
import { createIngestProgressLine } from './screens/ingest-progress-line.js'

/** The report of a name, or the only one. Throws `UsageError` where there is none. */
export function chooseReport({ reports }: Config, name: string | undefined): ReportSettings {
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

/** What the ledger holds may be enough even when Prometheus does not answer. If it is not, making the report says so. */
export async function catchUp(reports: ReportsByHand, io: CommandIo): Promise<void> {
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
