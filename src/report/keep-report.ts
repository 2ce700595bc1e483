import type { IssuedFile } from './issued-file.js'
import type { IssueParts } from './issue-parts.js'
import type { IssueDraft } from './issued-report-store.js'
import type { ReportModel } from './model.js'
import { formatsOf } from './report-attachments.js'
import { composeReportMails } from './report-mail-sender.js'
import type { ReportSettings } from './report-settings.js'

/**
 * Writes all that leaves the house of a report and issues it, under the next number. Where another report was faster and took that number,
 * everything is written again with the one after it, so that each number stands in what was issued under it, and none is left out.
 *
 * @returns `false`: someone else has issued this revision
 */
export async function keepReport(parts: IssueParts, settings: ReportSettings, model: ReportModel): Promise<boolean> {
  const { archive, steps } = parts
  for (;;) {
    const number = await archive.numberFor(model)
    const draft = await draftOf(parts, settings, { ...model, number })
    steps('report:built')
    const outcome = await archive.issue(draft)
    if (outcome === 'number_taken') continue
    if (outcome === 'issued') steps('report:committed')
    return outcome === 'issued'
  }
}

async function draftOf(
  { config, compose, links }: IssueParts,
  settings: ReportSettings,
  model: IssueDraft['model'],
): Promise<IssueDraft> {
  const composed = compose(model, settings)
  const formats = formatsOf(settings.formats, composed)
  const mails = await composeReportMails({ config, links }, settings, { model, composed })
  const isOwn = settings.acknowledge !== undefined
  const utf8 = new TextEncoder()
  const forAll = (format: IssuedFile['format'], bytes: Uint8Array) => ({ format, recipient: '', bytes })
  const files = [
    forAll('json', utf8.encode(composed.json)),
    forAll('html', utf8.encode(composed.page)),
    ...(formats.includes('pdf') ? [forAll('pdf', await composed.pdf())] : []),
    ...(formats.includes('csv') ? [forAll('csv', utf8.encode(composed.csv))] : []),
    ...mails.map((mail) => ({
      format: 'eml' as const,
      recipient: isOwn ? (mail.recipients[0]?.address ?? '') : '',
      bytes: mail.message,
    })),
  ]
  return { model, json: composed.json, mails, files }
}
