import { describe, expect, it } from '@jest/globals'
import { simpleParser } from 'mailparser'
import { manyAgreements } from '../../test/support/many-agreements.js'
import { monthlySla, reportConfig } from '../../test/support/report-config.js'
import { exampleModel } from '../../test/support/report-fixture.js'
import { createReportComposer } from './compose-report-files.js'
import type { ReportModel } from './model.js'
import { composeReportMail } from './report-mail-sender.js'
import type { ReportSettings } from './report-settings.js'

const compose = createReportComposer()
const config = reportConfig('smtp://localhost')

async function mailOf(model: ReportModel, settings: ReportSettings = { ...monthlySla, formats: ['html'] }) {
  const { message } = await composeReportMail(config, settings, { model, composed: compose(model) })
  return { size: message.length, mail: await simpleParser(Buffer.from(message)) }
}

const count = (text: string, part: string | RegExp) => text.split(part).length - 1

describe('the mail of a report', () => {
  it('of two agreements has all of it, with charts that are small', () => {
    const composed = compose(exampleModel())
    expect(composed.isCut).toBe(false)
    const [charts, sparks] = [composed.images.slice(0, 4), composed.images.slice(4)]
    for (const { png } of charts) expect(png.length).toBeLessThan(20_000)
    expect(sparks).toHaveLength(6)
    for (const { png } of sparks) expect(png.length).toBeLessThan(1500)
    expect(composed.html).not.toContain('more: see')
  })

  it.each([10, 100])(
    'of %d agreements is not cut by Gmail, says what is left out, and has the rest in its PDF',
    (agreements) => {
      const composed = compose(manyAgreements(agreements))
      expect(Buffer.byteLength(composed.html)).toBeLessThanOrEqual(90_000)
      // A page that is cut is not cut short.
      if (agreements === 100) expect(Buffer.byteLength(composed.html)).toBeGreaterThan(60_000)
      const shown = count(composed.html, /aria-label="[^"]*customer-\d+: figures"/)
      expect(shown).toBeGreaterThanOrEqual(10)
      if (shown < agreements)
        expect(composed.html).toContain(`${agreements - shown} more: see the attached monthly-sla-2026-10.pdf.`)
      // Queries first, and terms: of ten, every card stands there.
      expect(composed.isCut).toBe(true)
      // What stands behind the agreements is still there.
      for (const title of ['Objectives', 'Backups', 'Incidents', 'How this was measured'])
        expect(composed.html).toContain(`>${title}<`)
      expect(count(composed.text, 'CUSTOMER') + count(composed.text, /customer-\d+\n=/)).toBe(agreements)
      expect(composed.images).toHaveLength(8 + 6)
      for (const { cid } of composed.images) expect(composed.html).toContain(`cid:${cid}`)
    },
  )

  it('of a page that is cut has the PDF with it, whatever formats were asked for', async () => {
    const { mail } = await mailOf(manyAgreements(30), { ...monthlySla, formats: ['html', 'csv'] })
    expect(mail.attachments.filter(({ related }) => !related).map(({ filename }) => filename)).toEqual([
      'monthly-sla-2026-10.csv',
      'monthly-sla-2026-10.pdf',
    ])
  })

  it('answers to the thread of its report, a correction to what it corrects', async () => {
    const october = exampleModel()
    const november = { ...october, period: { ...october.period, label: '2026-11' } }
    const correction = {
      of: 1,
      issuedAt: october.createdAt,
      reasons: [{ kind: 'late_data' as const, hours: [], minutes: 0 }],
      changed: [],
      configurationChanged: false,
    }
    const [first, next, corrected] = await Promise.all([
      mailOf(october),
      mailOf(november),
      mailOf({ ...october, revision: 2, correction }),
    ])
    expect(first.mail.inReplyTo).toBeDefined()
    expect(next.mail.references).toEqual(first.mail.references)
    expect(first.mail.references).toBe(first.mail.inReplyTo)
    expect(corrected.mail.references).toEqual([first.mail.inReplyTo, first.mail.messageId])
    expect(corrected.mail.inReplyTo).toBe(first.mail.messageId)
    expect(first.mail.headers.get('auto-submitted')).toBe('auto-generated')
    expect(first.mail.headers.has('list')).toBe(false)
  })
})
