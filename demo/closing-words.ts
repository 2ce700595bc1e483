import { copyFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { exposureSentence } from '../src/backup/exposure-words.js'

const ReportJson = z.object({
  period: z.object({ label: z.string() }),
  agreements: z.array(z.object({ sentences: z.string() })),
})

const StatusJson = z.object({
  datasets: z.array(
    z.object({
      service: z.string(),
      dataset: z.string(),
      rpoSeconds: z.number(),
      exposureSeconds: z.number().nullable(),
      state: z.enum(['ok', 'ageing', 'stale', 'never', 'unknown']),
    }),
  ),
})

/**
 * Puts the report's page beside the mail, and says in words what was promised, delivered and owed last month, and which dataset could
 * lose how much now.
 */
export async function closingWords(from: {
  readonly preview: string
  readonly out: string
  /** Answer of `plimsoll status --output json`. */
  readonly status: string
}): Promise<string> {
  await copyFile(join(from.preview, 'report.html'), join(from.out, 'report.html'))
  const { period, agreements } = ReportJson.parse(JSON.parse(await readFile(join(from.preview, 'report.json'), 'utf8')))
  const { datasets } = StatusJson.parse(JSON.parse(from.status))
  return [
    `In ${period.label}:`,
    ...agreements.map(({ sentences }) => `  ${sentences}`),
    'Now:',
    ...datasets.map((dataset) => `  ${exposureSentence(dataset)}`),
  ].join('\n')
}
