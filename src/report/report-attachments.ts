import type { MailAttachment } from '../notify/mail-message-sender.js'
import type { ComposedReport } from './compose-report-files.js'
import { reportFileName, type NamedReport } from './report-file-name.js'
import type { ReportSettings } from './report-settings.js'

const TYPES = { pdf: 'application/pdf', csv: 'text/csv; charset=utf-8', json: 'application/json' } as const

/** Formats that go with a mail as a file. */
export type Attached = keyof typeof TYPES

/** What goes with the mail of a report, in the order of its `formats`. The mail itself is the HTML; what it leaves out is in the PDF. */
export async function reportAttachments(
  report: NamedReport & { readonly attached: readonly Attached[] },
  contentOf: (format: Attached) => Promise<Uint8Array>,
): Promise<readonly MailAttachment[]> {
  return Promise.all(
    report.attached.map(async (format) => ({
      filename: reportFileName(report, format),
      contentType: TYPES[format],
      content: await contentOf(format),
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

/** Of a report that was rendered just now. */
export async function composedContent(composed: ComposedReport, format: Attached): Promise<Uint8Array> {
  return format === 'pdf' ? composed.pdf() : new TextEncoder().encode(composed[format])
}
