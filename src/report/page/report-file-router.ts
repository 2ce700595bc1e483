import type { Response } from 'express'
import type { IssuedFile } from '../issued-file.js'
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

/**
 * The page of a report needs nothing else: its styles and pictures are in it. It is nobody's to act: without scripts and forms, and of an origin of
 * its own, so that what somebody has written into a name reaches nothing of this site.
 */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox allow-popups"

/** Answers with a file as it was issued: it never changes. */
export function answerFile(response: Response, { number, revision }: ReportPlace, { format, bytes }: IssuedFile): void {
  const shown = format as ShownFormat
  const disposition = SHOWN.includes(shown) ? 'inline' : 'attachment'
  response
    .set({
      'cache-control': 'private, max-age=3600, immutable',
      'content-type': TYPES[shown],
      'content-disposition': `${disposition}; filename="report-${number}-${revision}.${format}"`,
      'content-security-policy': POLICY,
    })
    .send(Buffer.from(bytes))
}
