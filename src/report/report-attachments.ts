import type { MailAttachment } from '../notify/mail-message-sender.js'
import type { ComposedReport } from './compose-report-files.js'
import type { ReportModel } from './model.js'
import { reportFileName } from './report-file-name.js'
import type { ReportSettings } from './report-settings.js'

const TYPES = { pdf: 'application/pdf', csv: 'text/csv; charset=utf-8', json: 'application/json' } as const

type Attached = keyof typeof TYPES

/** What goes with the mail of a report, in the order of its `formats`. The mail itself is the HTML; what it leaves out is in the PDF. */
export async function reportAttachments(
  { formats }: Pick<ReportSettings, 'formats'>,
  model: ReportModel,
  composed: ComposedReport,
): Promise<readonly MailAttachment[]> {
  const attached = formatsOf(formats, composed).filter((format) => format !== 'html')
  return Promise.all(
    attached.map(async (format) => ({
      filename: reportFileName(model, format),
      contentType: TYPES[format],
      content: await contentOf(composed, format),
    })),
  )
}

/** The formats of a report, and the PDF where its mail could not hold everything. */
export function formatsOf(
  formats: ReportSettings['formats'],
  { isCut }: Pick<ComposedReport, 'isCut'>,
): ReportSettings['formats'] {
  return [...new Set([...formats, ...(isCut ? (['pdf'] as const) : [])])]
}

async function contentOf(composed: ComposedReport, format: Attached): Promise<Uint8Array> {
  return format === 'pdf' ? composed.pdf() : new TextEncoder().encode(composed[format])
}
