import type { Response } from 'express'
import type { IssuedFile } from '../issued-file.js'
import { PAPER_POLICY } from '../../render/paper-policy.js'
import type { ReportPlace } from '../report-number.js'
import type { SHOWN_FORMATS } from './report-page-paths.js'

type ShownFormat = (typeof SHOWN_FORMATS)[number]

const TYPES: Readonly<Record<ShownFormat, string>> = {
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
}

/** What is opened beside the page, and not kept as a file. */
const SHOWN: readonly ShownFormat[] = ['html', 'pdf']

/** Answers with a file as it was issued: it never changes. */
export function answerFile(response: Response, { number, revision }: ReportPlace, { format, bytes }: IssuedFile): void {
  const shown = format as ShownFormat
  const disposition = SHOWN.includes(shown) ? 'inline' : 'attachment'
  response
    .set({
      'cache-control': 'private, max-age=3600, immutable',
      'content-type': TYPES[shown],
      'content-disposition': `${disposition}; filename="report-${number}-${revision}.${format}"`,
      'content-security-policy': PAPER_POLICY,
    })
    .send(Buffer.from(bytes))
}
