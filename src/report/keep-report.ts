import { composeWaiting } from './approval/compose-approval-sender.js'
import type { ComposedReport } from './compose-report-files.js'
import type { IssueParts } from './issue-parts.js'
import type { IssueDraft } from './issued-report-store.js'
import type { IssuedFile } from './issued-file.js'
import type { ReportModel } from './model.js'
import { composedContent, formatsOf, reportAttachments } from './report-attachments.js'
import { receiversOf } from './report-mail-sender.js'
import type { ReportSettings } from './report-settings.js'
import { composeSendings } from './sending/compose-sendings-sender.js'
import { letterOf, type IssuedLetter } from './sending/letter.js'

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

async function draftOf(parts: IssueParts, settings: ReportSettings, model: IssueDraft['model']): Promise<IssueDraft> {
  const composed = await parts.compose(model, settings)
  const letter = letterOf(model, composed, settings)
  const draft = { model, json: composed.json, letter, files: await filesOf(composed, settings) }
  const at = model.createdAt
  if (settings.approvers !== undefined)
    return { ...draft, sendings: [], hold: { told: await composeWaiting(parts, settings, { letter, at }) } }
  return { ...draft, sendings: await sentAtOnce(parts, settings, { letter, composed, at }), hold: null }
}

interface Composed {
  readonly letter: IssuedLetter
  readonly composed: ComposedReport
  readonly at: Date
}

async function sentAtOnce(parts: IssueParts, settings: ReportSettings, { letter, composed, at }: Composed) {
  const attachments = await reportAttachments(letter, (format) => composedContent(composed, format))
  const corrects = await parts.archive.sentBefore(letter)
  const to = receiversOf(parts.config, settings.to)
  const order = { to, at, again: 0, corrects, sentOffAt: at, acknowledge: settings.acknowledge }
  return composeSendings(parts, { letter, attachments }, order)
}

async function filesOf(composed: ComposedReport, settings: ReportSettings): Promise<readonly IssuedFile[]> {
  const formats = formatsOf(settings.formats, composed)
  const utf8 = new TextEncoder()
  const forAll = (format: IssuedFile['format'], bytes: Uint8Array) => ({ format, recipient: '', again: 0, bytes })
  return [
    forAll('json', utf8.encode(composed.json)),
    forAll('html', utf8.encode(composed.page)),
    ...(formats.includes('pdf') ? [forAll('pdf', await composed.pdf())] : []),
    ...(formats.includes('csv') ? [forAll('csv', utf8.encode(composed.csv))] : []),
  ]
}
