import type { MailAttachment } from '../notify/mail-message-sender.js'
import type { ComposedReport } from './compose-report-files.js'
import type { ReportFormat } from './issued-file.js'
import type { ReportModel } from './model.js'
import type { ReportSettings } from './report-settings.js'

const TYPES = { pdf: 'application/pdf', csv: 'text/csv; charset=utf-8', json: 'application/json' } as const

type Attached = keyof typeof TYPES

/** What goes with the mail of a report, in the order of its `formats`. The mail itself is the HTML. */
export async function reportAttachments(
  { formats }: Pick<ReportSettings, 'formats'>,
  model: ReportModel,
  composed: ComposedReport,
): Promise<readonly MailAttachment[]> {
  const attached = [...new Set(formats)].filter((format) => format !== 'html')
  return Promise.all(
    attached.map(async (format) => ({
      filename: reportFileName(model, format),
      contentType: TYPES[format],
      content: await contentOf(composed, format),
    })),
  )
}

/** `monthly-sla-2026-10.pdf`; of a correction `monthly-sla-2026-10-revision-2.pdf`. */
export function reportFileName({ report, period, revision }: ReportModel, format: ReportFormat): string {
  return `${report}-${period.label}${revision === 1 ? '' : `-revision-${revision}`}.${format}`
}

async function contentOf(composed: ComposedReport, format: Attached): Promise<Uint8Array> {
  return format === 'pdf' ? composed.pdf() : new TextEncoder().encode(composed[format])
}
