import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { PreviewedReport } from '../app/reports-by-hand.js'
import { leadOf } from '../report/model.js'
import type { CommandIo } from '../terminal/command-io.js'

/** Writes a report to a folder: the page, the text, the mail as it would be sent, the numbers as JSON and CSV, the PDF, the pictures. */
export async function writePreview(report: PreviewedReport, folder: string, io: CommandIo): Promise<void> {
  const target = resolve(io.cwd, folder)
  await mkdir(target, { recursive: true })
  const { model, composed, mail } = report
  const files: Readonly<Record<string, string | Uint8Array>> = {
    'report.html': composed.page,
    'report.txt': composed.text,
    'report.json': composed.json,
    'report.csv': composed.csv,
    'report.pdf': await composed.pdf(),
    ...(mail === null ? {} : { 'report.eml': mail.message }),
    ...Object.fromEntries(composed.images.map(({ filename, png }) => [filename, png])),
  }
  for (const [name, content] of Object.entries(files)) await writeFile(join(target, name), content)
  io.stdout.write(`${model.report} ${model.period.label}: ${leadOf(model).headline}.\n`)
  io.stdout.write(`Written to ${target}: ${Object.keys(files).join(', ')}. Nothing was sent.\n`)
}
