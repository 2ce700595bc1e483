import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { reportRows } from '../../src/report/report-rows.js'
import { renderCsv } from '../../src/render/csv.js'
import { exampleModel } from '../support/report-fixture.js'

// What people see who open a report's CSV in a sheet: LibreOffice Calc reads it as it does when it is double-clicked, and writes down what it took each cell for.

const hasCalc = spawnSync('soffice', ['--version']).status === 0
if (!hasCalc) console.warn('SKIPPED: the CSV in LibreOffice: no soffice here (Debian: libreoffice-calc-nogui)')

interface Cell {
  readonly type: string
  readonly text: string
  readonly isFormula: boolean
}

/** Comma, quotes, UTF-8: what its dialog proposes of a file that begins with a byte order mark; without a dialog it goes by the machine's locale. */
const UTF8 = '--infilter=CSV:44,34,76,1'

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plimsoll-calc-'))
})

afterAll(() => rm(folder, { recursive: true }))

/** Rows by their columns, as Calc has them. */
async function inCalc(csv: string): Promise<readonly Readonly<Record<string, Cell>>[]> {
  await writeFile(join(folder, 'report.csv'), csv)
  const profile = `-env:UserInstallation=file://${folder}/profile`
  const args = [profile, '--headless', UTF8, '--convert-to', 'fods', '--outdir', folder, 'report.csv']
  await promisify(execFile)('soffice', args, { cwd: folder })
  const [head = [], ...rows] = rowsOf(await readFile(join(folder, 'report.fods'), 'utf8'))
  return rows.map((cells) => Object.fromEntries(head.map(({ text }, index) => [text, cells[index] ?? EMPTY])))
}

const EMPTY: Cell = { type: 'empty', text: '', isFormula: false }

/** Cells of a flat OpenDocument sheet; those that repeat stand as often as they do. */
function rowsOf(sheet: string): readonly (readonly Cell[])[] {
  return [...sheet.matchAll(/<table:table-row[^>]*>([\s\S]*?)<\/table:table-row>/g)].map(([, row = '']) =>
    [...row.matchAll(/<table:table-cell([^>]*?)(?:\/>|>([\s\S]*?)<\/table:table-cell>)/g)].flatMap(
      ([, head = '', body = '']) => {
        const times = Number(firstOf(head, /number-columns-repeated="(\d+)"/) ?? 1)
        return Array.from({ length: Math.min(times, 100) }, () => cellOf(head, body))
      },
    ),
  )
}

function cellOf(head: string, body: string): Cell {
  return {
    type: firstOf(head, /office:value-type="(\w+)"/) ?? 'empty',
    text: firstOf(head, /office:(?:date-)?value="([^"]*)"/) ?? firstOf(body, /<text:p>([\s\S]*?)<\/text:p>/) ?? '',
    isFormula: head.includes('table:formula'),
  }
}

function firstOf(text: string, pattern: RegExp): string | undefined {
  return pattern.exec(text)?.[1]
}

const inSheets = hasCalc ? describe : describe.skip

inSheets('the CSV of a report in LibreOffice Calc', () => {
  test('has numbers that are numbers with all their digits, days that are dates, and instants as they were written', async () => {
    const rows = await inCalc(renderCsv(reportRows(exampleModel(), null)))
    const [first] = rows
    expect(first).toMatchObject({
      row: { type: 'string', text: 'agreement' },
      customer: { type: 'string', text: 'ACME' },
      achieved_ratio: { type: 'float', text: '0.998543653242372' },
      events: { type: 'float', text: '12970812' },
      credit_amount: { type: 'float', text: '2000' },
      claim_last_day: { type: 'date', text: '2026-11-30' },
      from: { type: 'string', text: '2026-09-30T22:00:00.000Z' },
    })
    expect(rows.flatMap(Object.values<Cell>).filter(({ isFormula }) => isFormula)).toEqual([])
  })

  test('makes a formula of no text', async () => {
    const texts = ['=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK(1)']
    const rows = await inCalc(renderCsv(texts.map((name) => ({ kind: 'x', cells: { name, größe: 'größe' } }))))
    expect(rows.map(({ name }) => name)).toEqual(
      texts.map((text) => ({ type: 'string', text: expect.stringContaining(text.slice(1)), isFormula: false })),
    )
    expect(rows[0]?.['größe']?.text).toBe('größe')
  })
})
