import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { PDFDocument } from 'pdf-lib'
import { october } from '../../../test/support/agreement-results.js'
import { monthlySla, reportConfig } from '../../../test/support/report-config.js'
import { createFakeCountsReader } from '../../../test/support/fake-counts-reader.js'
import { reportHouse } from '../../../test/support/report-house.js'
import type { Database } from '../../store/database.js'
import { openStore } from '../../store/open-store.js'
import { REPORT_FORMATS, type IssuedFile, type ReportFormat } from '../issued-file.js'
import { issueReport } from '../issue-report.js'
import { readAllFiles } from '../report-files-store.js'
import type { ReportSettings } from '../report-settings.js'
import { recomputeReport } from './recompute-report.js'
import type { Standing, Verification } from './verification.js'
import { verifyCopy } from './verify-copy-store.js'

let database: Database
let files: ReadonlyMap<ReportFormat, IssuedFile>

const PLACE = { number: '2026-000001', revision: 1 }
const clock = () => new Date('2026-11-01T07:00:00Z')

beforeEach(async () => {
  database = await openStore(':memory:')
  const house = reportHouse({ database, config: reportConfig('smtp://127.0.0.1:9'), clock })
  const settings = { ...monthlySla, formats: ['pdf', 'csv', 'json', 'html'] } as const
  await issueReport(house.issue, settings, october)
  const all = await database.read((reader) => readAllFiles(reader, PLACE))
  files = new Map(all.map((file) => [file.format, file]))
})

afterEach(() => database.close())

const bytesOf = (format: ReportFormat) => files.get(format)!.bytes
const textOf = (format: ReportFormat) => new TextDecoder().decode(bytesOf(format))
const verify = (copy: Uint8Array | string): Promise<Verification> =>
  verifyCopy({ database, recompute: null }, typeof copy === 'string' ? new TextEncoder().encode(copy) : copy)

async function standingOf(copy: Uint8Array | string): Promise<Standing | undefined> {
  const { place, report } = await verify(copy)
  expect(place).toEqual(PLACE)
  return report?.standing
}

describe('a copy of an issued report', () => {
  it('is unchanged, in each format, where every byte is', async () => {
    expect([...files.keys()]).toEqual(REPORT_FORMATS.filter((format) => files.has(format)))
    for (const [format, { bytes }] of files) {
      const found = await verify(bytes)
      expect(found).toMatchObject({ format, place: PLACE, report: { report: 'monthly-sla', period: '2026-10' } })
      expect(found.report?.standing).toEqual({ kind: 'unchanged' })
    }
  })

  it('is not unchanged in any format where any byte is another', async () => {
    for (const { bytes } of files.values()) {
      const step = Math.ceil(bytes.length / 3)
      for (let at = 0; at < bytes.length; at += step) {
        const copy = Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ 1 : byte))
        expect((await verify(copy)).report?.standing).not.toEqual({ kind: 'unchanged' })
      }
    }
  })

  it('is changed, with what was issued, where a figure is', async () => {
    expect(await standingOf(textOf('json').replace('"label":"2026-10"', '"label":"2026-11"'))).toEqual({
      kind: 'different',
      differences: ['period.label: "2026-10" was issued, "2026-11" stands there'],
    })
    expect(await standingOf(textOf('html').replace('99.800', '99.980'))).toMatchObject({ kind: 'different' })
    const mail = await standingOf(textOf('eml').replace('1 of 1 agreement breached', '0 of 1 agreement breached'))
    expect(mail).toMatchObject({ kind: 'different', differences: [expect.stringMatching(/^header subject: /)] })
  })

  it('as JSON is the same however it is set, and a key more or less is a difference', async () => {
    const report = JSON.parse(textOf('json')) as Record<string, unknown>
    expect(await standingOf(JSON.stringify(report, null, 4))).toEqual({ kind: 'same' })
    const { slos, ...less } = report
    expect(slos).toBeDefined()
    const found = await standingOf(JSON.stringify({ ...less, note: 'paid' }))
    expect(found).toMatchObject({ kind: 'different' })
    expect(JSON.stringify(found)).toMatch(/slos: .*note: nothing was issued, \\"paid\\" stands there/)
  })

  it('as mail is the same with what servers add on its way, and not with a second subject', async () => {
    const mail = textOf('eml')
    const carried = `Received: from mail.example by mx.example; Sun, 1 Nov 2026 07:00:03 +0000\r\nDKIM-Signature: v=1; a=x\r\n${mail}`
    expect(await standingOf(carried)).toEqual({ kind: 'same' })
    expect(await standingOf(carried.replaceAll('\r\n', '\n'))).toEqual({ kind: 'same' })
    expect(await standingOf(`Subject: All is well\r\n${mail}`)).toMatchObject({ kind: 'different' })
  })

  it('as mail is changed where a picture is another one', async () => {
    const mail = textOf('eml')
    const picture = mail.indexOf('iVBORw0KGgo')
    expect(picture).toBeGreaterThan(0)
    const swapped = `${mail.slice(0, picture + 120)}AAAA${mail.slice(picture + 124)}`
    expect(await standingOf(swapped)).toMatchObject({
      kind: 'different',
      differences: [expect.stringMatching(/^attachment /)],
    })
  })

  it('as table is the same however a spreadsheet sets it, and changed where a cell is', async () => {
    const table = textOf('csv')
    const saved = table.replace('\ufeff', '').replaceAll('\r\n', '\n')
    expect(await standingOf(saved)).toEqual({ kind: 'same' })
    const forged = await standingOf(saved.replace('0.998', '0.9998'))
    expect(forged).toMatchObject({ kind: 'different' })
    expect(JSON.stringify(forged)).toMatch(/row \d+, \w+: \\"0\.998\\" was issued, \\"0\.9998\\" stands there/)
  })

  it('as PDF is told apart: saved by another program, drawn another way, or with another text', async () => {
    const load = () => PDFDocument.load(bytesOf('pdf'))
    expect(await standingOf(await (await load()).save())).toEqual({ kind: 'same' })
    expect(await standingOf(await (await load()).save({ useObjectStreams: false }))).toEqual({ kind: 'same' })
    const covered = await load()
    covered.getPage(0).drawRectangle({ x: 40, y: 500, width: 300, height: 100 })
    expect(await standingOf(await covered.save())).toMatchObject({ kind: 'undecided' })
    const forged = await load()
    forged.getPage(0).drawText('99.98 %', { x: 40, y: 500 })
    const found = await standingOf(await forged.save())
    expect(found).toMatchObject({ kind: 'different' })
    expect(JSON.stringify(found)).toContain('99.98 %')
    const shorter = await load()
    shorter.removePage(shorter.getPageCount() - 1)
    expect(await standingOf(await shorter.save())).toMatchObject({ kind: 'different' })
  })

  it('as a page that a browser saved has its words compared, and no more', async () => {
    const saved = textOf('html').replace('<html lang="en"', '<html lang="en" data-saved="1"')
    expect(await standingOf(saved)).toMatchObject({ kind: 'undecided' })
  })
})

it('what names a report that was not issued here, or none, is none of ours', async () => {
  const other = await verify(textOf('json').replace('"2026-000001"', '"2026-000007"'))
  expect(other).toMatchObject({ place: { number: '2026-000007' }, report: null })
  for (const junk of ['', '{', '%PDF-1.7', 'a,b\n1,2\n', '<!doctype html><p>no', 'Subject: hello\r\n\r\nhello'])
    expect(await verify(junk)).toMatchObject({ place: null, report: null })
})

it('what the ledger says now is the same, or other figures, or cannot be said, and why', async () => {
  const recomputed = async (reports: readonly ReportSettings[], errors = 0.6) => {
    const config = reportConfig('smtp://127.0.0.1:9', { reports })
    const counts = createFakeCountsReader(new Date('2026-11-02T00:00:00Z'), { events: 300, errors })
    const parts = { config, reports: reportHouse({ database, config, clock, counts }).issue.reports }
    const found = await verifyCopy({ database, recompute: (one) => recomputeReport(parts, one) }, bytesOf('json'))
    return found.report?.recomputed
  }
  expect(await recomputed([monthlySla])).toEqual({ kind: 'same' })
  expect(await recomputed([monthlySla], 0.3)).toMatchObject({ kind: 'different', configurationChanged: false })
  expect(await recomputed([])).toEqual({ kind: 'impossible', why: 'no report is called monthly-sla any more' })
  const toNobody = { ...monthlySla, audience: 'customer', coverage: { customer: 'Nobody' } } as const
  expect(await recomputed([toNobody])).toMatchObject({
    kind: 'impossible',
    why: expect.stringContaining('no agreement of Nobody held in it'),
  })
})
