import { noBranding } from './branding.js'
import { expect, it } from '@jest/globals'
import { simpleParser } from 'mailparser'
import { readPdf } from '../../test/support/read-pdf.js'
import { fixtureHead } from '../../test/support/report-fixture.js'
import type { ReportPart } from '../feature/report-section.js'
import { createReportComposer } from './compose-report-files.js'
import { createReports } from './create-reports.js'
import { refuseTakenKeys, reportJson } from './model.js'
import { composeReportMail } from './report-mail-sender.js'
import { changedFigures } from './reported-figures.js'

const toy: ReportPart = {
  key: 'toys',
  leads: true,
  reach: () => Promise.resolve([{ subject: 'toys/bear', reachedTo: new Date('2026-11-01T00:00:00Z') }]),
  read: ({ services, complete }) =>
    Promise.resolve({
      figures: { services, complete },
      sections: [
        {
          id: 'toys',
          title: 'Toys',
          note: 'All of them.',
          blocks: [
            { kind: 'table', columns: ['Toy', 'Age'], rows: [['nursery/bear', { text: '2 d', below: ['old'] }]] },
            { kind: 'outline', entries: [{ text: 'Bears', under: [{ text: 'brown' }] }] },
            { kind: 'sentences', on: 'text', texts: ['Read aloud.'] },
            { kind: 'sentences', on: 'page', texts: ['Look at it.'] },
          ],
        },
      ],
      method: { sentences: ['Toys are counted by hand.'], caveats: ['Toys are no promise.'] },
      rows: [{ kind: 'toy', cells: { age_seconds: 172_800 } }],
      lead: { tone: 'good', mark: '✓', headline: 'All toys are well', more: null, sentences: [] },
    }),
  figures: () => [{ name: 'toys', compared: 1, ratio: 1 }],
}

const settings = {
  name: 'monthly',
  schedule: '0 8 1 * *',
  timezone: 'Europe/Berlin',
  period: 'month',
  formats: ['html', 'pdf', 'csv', 'json'],
  paper: 'a4',
  coverage: { services: ['nursery'] },
  audience: 'internal',
  locale: 'en',
  to: ['boss'],
} as const

const config = {
  ...fixtureHead,
  hash: fixtureHead.configHash,
  branding: noBranding,
  reports: [settings],
  services: [{ name: 'nursery', team: null, agreements: [] }],
  receivers: [],
  email: { from: 'p@example.com', smtpUrl: 'smtp://localhost', passwordFile: null },
}

const reports = createReports({ config, parts: () => [toy], clock: () => fixtureHead.createdAt, version: '1' })

it('what a feature adds to reports stands in every format of it', async () => {
  const model = await reports.build(settings, fixtureHead.period)
  const composed = createReportComposer()(model)
  expect(composed.subject).toBe('Service levels, October 2026: All toys are well (Example Shop)')
  for (const html of [composed.html, composed.page]) {
    expect(html).toMatch(/>Toys<.*>All of them\.<.*>nursery\/<wbr>bear<.*>2\u00a0d<span[^>]*>old<.*>Bears<.*>brown</s)
    expect(html).toMatch(/Look at it\..*Toys are counted by hand\..*Toys are no promise\./s)
    expect(html).not.toContain('Read aloud')
  }
  expect(composed.text).toContain(
    'Toys\n====\nAll of them.\n\n              Age\nnursery/bear  2 d\n\nBears\n  brown\n\nRead aloud.\n',
  )
  expect(composed.text).not.toContain('Look at it')
  expect(JSON.parse(reportJson(model))).toMatchObject({ toys: { services: ['nursery'], complete: true } })
  expect(reports.figures(reportJson(model))?.get('toys')?.get('toys')).toEqual({ text: '1', ratio: 1 })
  const mail = await simpleParser(Buffer.from((await composeReportMail(config, settings, { model, composed })).message))
  expect(mail.text).toContain('Read aloud.')
  expect(mail.html).toContain('Look at it.')
  expect(mail.attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual([
    ['monthly-2026-10.pdf', 'application/pdf'],
    ['monthly-2026-10.csv', 'text/csv'],
    ['monthly-2026-10.json', 'application/json'],
  ])
  const [pdf, csv, json] = mail.attachments
  const { pages } = await readPdf(new Uint8Array(pdf!.content))
  expect(pages[0]?.text).toMatch(/Toys\nAll of them\.\nToy Age\nnursery\/bear 2.d\nold\nBears\nbrown\nLook at it\./)
  expect(pages[0]?.text).not.toContain('Read aloud')
  expect(csv!.content.toString()).toBe(
    '\uFEFFrow,report,number,revision,sha256,period,age_seconds\r\ntoy,monthly,,1,,2026-10,172800\r\n',
  )
  expect(json!.content.toString()).toBe(composed.json)
})

it('a new feature is no correction of reports that were issued before there was it', async () => {
  const model = await reports.build(settings, fixtureHead.period)
  const before = reports.figures(reportJson({ ...model, contents: [] }))
  const now = reports.figures(reportJson(model))
  expect(before).not.toBeNull()
  expect(changedFigures(before ?? new Map(), now ?? new Map())).toEqual([])
  const other = new Map([['toys', new Map([['toys', { text: '2', ratio: 0.5 }]])]])
  expect(changedFigures(other, now ?? new Map())).toEqual([{ name: 'toys', before: 0.5, after: 1 }])
})

it('two things of one key are refused, be it a key of the frame', () => {
  refuseTakenKeys([{ key: 'toys' }, { key: 'dolls' }])
  for (const [keys, taken] of [
    [['toys', 'toys'], 'toys'],
    [['period'], 'period'],
    [['toys', 'version'], 'version'],
  ] as const) {
    expect(() => {
      refuseTakenKeys(keys.map((key) => ({ key })))
    }).toThrow(`two things in a report are called ${taken}`)
  }
})

it('what a report says of itself is refused as a key of a part', async () => {
  const model = await reports.build(settings, fixtureHead.period)
  for (const key of Object.keys(model).filter((key) => key !== 'contents')) {
    expect(() => {
      refuseTakenKeys([{ key }])
    }).toThrow(key)
  }
})

it('a report waits for every part of it', async () => {
  const late: ReportPart = { ...toy, reach: () => Promise.resolve([{ subject: 'toys/bear', reachedTo: null }]) }
  const waiting = createReports({ config, parts: () => [toy, late], clock: () => fixtureHead.createdAt, version: '1' })
  await expect(waiting.build(settings, fixtureHead.period)).rejects.toThrow('but for toys/bear it holds nothing')
  expect(await waiting.build(settings, fixtureHead.period, { soFar: true })).toMatchObject({ complete: false })
})

it('a report waits for all the time that its parts speak of', async () => {
  const { from, to } = fixtureHead.period.interval
  const later = { from: new Date(to.getTime() - 3_600_000), to: new Date(to.getTime() + 3_600_000) }
  const reach = (minutes: number) => () =>
    Promise.resolve([{ subject: 'toys/bear', reachedTo: new Date(later.to.getTime() + minutes * 60_000) }])
  const reachingTo = (minutes: number) => {
    const part: ReportPart = { ...toy, spans: () => [later], reach: reach(minutes) }
    return createReports({ config, parts: () => [part], clock: () => fixtureHead.createdAt, version: '1' })
  }
  expect(reachingTo(0).span(settings, fixtureHead.period)).toEqual({ from, to: later.to })
  await expect(reachingTo(4).build(settings, fixtureHead.period)).rejects.toThrow(
    'but for toys/bear it has only come to',
  )
  expect(await reachingTo(5).build(settings, fixtureHead.period)).toMatchObject({ complete: true })
})

it('the part that leads stands first, the others in their order', async () => {
  const others = ['a', 'b'].map((key): ReportPart => ({
    key,
    read: () => Promise.resolve({ figures: [], sections: [] }),
  }))
  const mixed = createReports({
    config,
    parts: () => [...others, { ...toy, key: 'c' }],
    clock: () => fixtureHead.createdAt,
    version: '1',
  })
  const model = await mixed.build(settings, fixtureHead.period, { soFar: true })
  expect(model.contents.map(({ key }) => key)).toEqual(['c', 'a', 'b'])
})
