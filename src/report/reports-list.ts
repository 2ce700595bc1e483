import * as z from 'zod'
import { defineList } from '../http/lists/list.js'
import { pageAnswer } from '../http/lists/page.js'
import { instant } from '../shared/answer-fields.js'
import type { ArchivedReport } from './archive-read-store.js'
import { ARCHIVE_STATES } from './archive-state.js'

/** The archive of reports over HTTP, the newest first. */
export const reportsList = defineList({
  name: 'reports',
  key: z.tuple([z.string(), z.string()]),
  filters: {
    report: z.string().optional().describe('Of one report of the configuration only, by its name.'),
    service: z.string().optional().describe('Those that cover one service only.'),
    customer: z.string().optional().describe('Those that are about one customer only.'),
    period: z.string().optional().describe('Of one period only, such as 2026-10.'),
    state: z.enum(ARCHIVE_STATES).optional().describe('Only those whose newest revision stands so.'),
  },
})

const archivedReport = z
  .strictObject({
    number: z.string(),
    revision: z.int().min(1).describe('Which revision is the newest.'),
    report: z.string().describe('Name of the report in the configuration.'),
    period: z.string().describe('Which period it is of, such as 2026-10.'),
    issuedAt: instant.describe('When the newest revision was issued.'),
    state: z.enum(ARCHIVE_STATES).describe('How the newest revision stands.'),
  })
  .meta({ id: 'ArchivedReport', description: 'An issued report as the archive names it.' })

/** A page of it. */
export const reportsPageAnswer = pageAnswer(archivedReport, 'ReportPage', 'A page of the archive of reports.')

/** By which it is ordered. */
export function archiveKey({ issuedAt, number }: ArchivedReport) {
  return [issuedAt.toISOString(), number] as const
}

/** As the API says it. */
export function toArchivedAnswer(report: ArchivedReport): z.output<typeof archivedReport> {
  return { ...report, issuedAt: report.issuedAt.toISOString() }
}
