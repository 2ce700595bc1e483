import { describe, expect, it } from '@jest/globals'
import { manyAgreements } from '../../../test/support/many-agreements.js'
import { allOf, readPdf, type ReadPdf } from '../../../test/support/read-pdf.js'
import { exampleModel } from '../../../test/support/report-fixture.js'
import type { Block, Section } from '../../document/blocks.js'
import { createReportComposer } from '../../report/compose-report-files.js'
import { createChartPictures } from '../chart/chart-pictures-files.js'
import type { Page } from '../page.js'
import { loadPdfFonts } from './pdf-fonts-files.js'
import { loadPdfLibrary } from './pdf-library.js'
import { createPdfRenderer, type PdfFrame } from './render-pdf.js'

const compose = createReportComposer()
const render = createPdfRenderer({ library: await loadPdfLibrary(), fonts: loadPdfFonts() })

const frame: PdfFrame = {
  ...{ paper: 'a4', language: 'de', title: 'Dienstgüte', subject: 'Erfüllt.', author: 'Beispiel AG' },
  ...{ keywords: ['number 2026-000042', 'revision 1'], creator: 'Plimsoll 1', foot: 'At the foot' },
  createdAt: new Date('2026-11-01T07:00:00Z'),
  draw: (picture) => createChartPictures().svg(picture, 'light'),
  numbered: (page, pages) => `Seite ${page} von ${pages}`,
}

function pageOf(sections: readonly Section[]): Page {
  return {
    ...{
      language: 'en',
      overline: 'Beispiel AG',
      house: 'Beispiel AG',
      title: 'Dienstgüte',
      preheader: '',
      correction: 'Corrects it.',
      soFar: null,
    },
    lead: { tone: 'good', mark: '✓', text: 'All is well.', more: 'Really.' },
    sections,
    footer: ['The end.'],
  }
}

function section(title: string | null, ...blocks: Block[]): Section {
  return { id: title ?? 'untitled', title, note: null, blocks }
}

const card: Block = {
  kind: 'card',
  pill: { mark: '✕', text: 'Breached', tone: 'bad' },
  ...{ title: 'shop/acme', about: 'For ACME.', sentences: 'It was breached.' },
  figure: { text: '99.1 %', note: 'of 99.9 %', tone: 'bad' },
  facts: [{ label: 'Used', value: '3 h' }],
}
const days = [
  { day: 1, errorRatio: 0.5, allowanceUsed: 2, silent: false },
  { day: 2, errorRatio: null, allowanceUsed: null, silent: true },
]
const chart: Block = {
  kind: 'chart',
  alt: 'Two days <of them>',
  objective: 0.999,
  days,
  labels: { days: 'Days', used: 'Used', allowed: 'allowed', decimalMark: '.' },
}

/** Roles and texts as another program reads them, without what only holds others. */
function leaves({ elements }: ReadPdf): readonly string[] {
  return allOf(elements)
    .filter(({ text, children, alt }) => text !== '' || alt !== null || children.length === 0)
    .map(({ role, text, alt }) => `${role} ${alt ?? text}`)
}

async function written(sections: readonly Section[], changes: Partial<PdfFrame> = {}): Promise<ReadPdf> {
  return readPdf(await render(pageOf(sections), { ...frame, ...changes }))
}

describe('a PDF', () => {
  it('has an element for every heading, paragraph, cell and figure, in reading order', async () => {
    const table: Block = {
      kind: 'table',
      columns: ['Dataset', { title: 'Age', plain: 'age' }, { title: 'hidden', on: 'text' }],
      rows: [[{ text: 'shop/orders', below: ['RPO 15 min'] }, { text: '3 min', tone: 'good' }, 'hidden']],
    }
    const lists: Block = { kind: 'outline', entries: [{ text: 'One', under: [{ text: 'Half' }] }, { text: 'Two' }] }
    const sentences: Block = { kind: 'sentences', texts: ['First.', 'Second.'] }
    const queries: Block = { kind: 'queries', title: 'Counts:', queries: [{ counts: 'all', promql: 'up{a="b"}' }] }
    const hidden: Block = { kind: 'sentences', on: 'text', texts: ['hidden'] }
    const pdf = await written([
      section(null, card, chart),
      section('More', chart, table, lists, sentences, queries, hidden, card),
    ])
    const cardLeaves = [
      'P ✕ Breached',
      'P For ACME.',
      'P It was breached.',
      'P 99.1 %',
      'P of 99.9 %',
      'TH Used',
      'TD 3 h',
    ]
    expect(leaves(pdf).map((leaf) => leaf.replaceAll('\u00a0', ' '))).toEqual([
      ...['P Beispiel AG', 'H1 Dienstgüte', 'P ✓ All is well.', 'P Really.', 'P Corrects it.'],
      ...['H2 shop/acme', ...cardLeaves, 'Figure Two days <of them>'],
      ...['H2 More', 'Figure Two days <of them>'],
      ...['TH Dataset', 'TH Age', 'P shop/orders', 'P RPO 15 min', 'TD 3 min'],
      ...['P One', 'P Half', 'P Two', 'P First.', 'P Second.', 'P Counts:', 'P all: up{a="b"}'],
      ...['H3 shop/acme', ...cardLeaves, 'P The end.'],
    ])
    expect(pdf.bookmarks).toEqual(['Dienstgüte', '  shop/acme', '  More', '    shop/acme'])
    expect(pdf.pages[0]?.artifacts).toEqual(['At the foot', `Seite 1 von ${pdf.pages.length}`])
  })

  it('says what it is, of whom, from when, and in which language', async () => {
    const { info, language } = await written([])
    expect(language).toBe('de')
    expect(info).toMatchObject({
      ...{ Title: 'Dienstgüte', Subject: 'Erfüllt.', Author: 'Beispiel AG', Creator: 'Plimsoll 1' },
      ...{ Keywords: 'number 2026-000042, revision 1', CreationDate: 'D:20261101070000Z' },
    })
  })

  it.each([
    ['a4', [595.28, 841.89]],
    ['letter', [612, 792]],
  ] as const)(
    'says the heads of a long table on every page of %s, reads them once, and tears no row',
    async (paper, size) => {
      const rows = Array.from({ length: 150 }, (_, index) => [
        { text: `shop/row-${index}-`, below: [`below-${index}-`] },
        `${index} min`,
      ])
      const pdf = await written([section('Long', { kind: 'table', columns: ['Name', 'Age of it'], rows })], { paper })
      expect(pdf.pages.length).toBeGreaterThan(3)
      const heads = allOf(pdf.elements).filter(({ role, text }) => role === 'TH' && text === 'Age of it')
      expect(heads).toHaveLength(1)
      pdf.pages.forEach(({ text, artifacts, size: [width, height], lowest }, index) => {
        expect([width, height]).toEqual(size)
        expect(text).toContain('Age of it')
        expect(artifacts).toEqual([
          ...(index === 0 ? [] : ['Name', 'Age of it']),
          'At the foot',
          `Seite ${index + 1} von ${pdf.pages.length}`,
        ])
        for (const [, number = ''] of text.matchAll(/row-(\d+)-/g)) expect(text).toContain(`below-${number}-`)
        if (index < pdf.pages.length - 1) expect(lowest).toBeLessThan(height * 0.15)
      })
      expect(pdf.pages.flatMap(({ text }) => text.match(/row-\d+-/g) ?? [])).toHaveLength(150)
    },
  )

  it('loses nothing of a row that is higher than a page, of a word wider than it, or of letters that are no text', async () => {
    const below = Array.from({ length: 120 }, (_, index) => `line-${index}-`)
    const long = 'x'.repeat(2000)
    const rows = [
      [{ text: 'tall', below }, `${'word '.repeat(900)}last`],
      [long, 'a\u0000b\r\nc\u202e'],
    ]
    const pdf = await written([section('Tall', { kind: 'table', columns: ['Name', 'What'], rows })])
    const text = pdf.pages.map((page) => page.text.replaceAll('\n', '')).join('')
    for (const line of below) expect(text.split(line)).toHaveLength(2)
    expect(text.match(/word/g)).toHaveLength(900)
    expect(text.match(/x/g)).toHaveLength(2000)
    expect(text).toContain('last')
    expect(Math.min(...pdf.pages.map(({ lowest }) => lowest))).toBeGreaterThan(50)
  })

  it('is the same to the byte whenever it is made again', async () => {
    const [once, again] = [
      await render(pageOf([section(null, card, chart)]), frame),
      await render(pageOf([section(null, card, chart)]), frame),
    ]
    expect(Buffer.from(once).equals(Buffer.from(again))).toBe(true)
  })
})

describe('the PDF of a report', () => {
  it('of ten agreements is small, has no page half empty, and an element for every heading, cell and figure of them', async () => {
    const bytes = await compose(manyAgreements(10)).pdf()
    expect(bytes.length).toBeLessThan(200_000)
    const pdf = await readPdf(bytes)
    const [last] = pdf.pages.toReversed()
    expect(last?.text).toContain(`Page ${pdf.pages.length} of ${pdf.pages.length}`)
    const elements = allOf(pdf.elements)
    const alternatives = elements.filter(({ role }) => role === 'Figure').map(({ alt }) => alt?.split(/[ :]/)[0])
    // Of each key figure, with the months that it shows, and of each agreement.
    expect(alternatives).toEqual([...Array<string>(6).fill('November'), ...Array<string>(10).fill('Chart')])
    expect(elements.filter(({ role, text }) => role === 'H2' && text.includes('customer-'))).toHaveLength(10)
    expect(pdf.bookmarks.filter((title) => title.includes('customer-'))).toHaveLength(10)
  })

  it.each([
    [2, 'a4'],
    [2, 'letter'],
    [10, 'letter'],
    [33, 'a4'],
  ] as const)(
    'of %i agreements on %s has no page a quarter empty but the last, and no part of a card twice',
    async (count, paper) => {
      const pdf = await readPdf(await compose(manyAgreements(count), { paper }).pdf())
      const empty = pdf.pages.slice(0, -1).map(({ lowest, size }) => Math.round((100 * (lowest - 58)) / size[1]))
      expect(Math.max(...empty)).toBeLessThan(22)
      const elements = allOf(pdf.elements)
      expect(elements.filter(({ role, text }) => role === 'TH' && text === 'Downtime allowed')).toHaveLength(count)
      expect(elements.filter(({ role, text }) => role === 'H2' && text.includes('customer-'))).toHaveLength(count)
    },
  )

  it('names number and hash where it was issued', async () => {
    const composed = compose({ ...exampleModel(), number: '2026-000042' })
    const { info, pages } = await readPdf(await composed.pdf())
    expect(info['Keywords']).toBe(
      `report monthly-sla, period 2026-10, revision 1, number 2026-000042, SHA-256 ${composed.hash!}`,
    )
    expect(pages[0]?.text).toContain('Number 2026-000042, revision 1')
  })
})
