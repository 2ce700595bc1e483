import { describe, expect, it } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import { exampleModel } from '../../test/support/report-fixture.js'
import { reportRows } from '../report/report-rows.js'
import { renderCsv } from './csv.js'

/** Read by another program than the one that wrote it. */
function read(csv: string): readonly Readonly<Record<string, string>>[] {
  return parse(csv, { bom: true, columns: true, record_delimiter: '\r\n' })
}

describe('rows as CSV', () => {
  it('are one table with the columns of all kinds, in which each text comes back as it was', () => {
    const hard = 'a "quoted", text;\r\nof two lines'
    const csv = renderCsv([
      { kind: 'agreement', cells: { service: hard, achieved_ratio: 0.999_854_321_987 } },
      { kind: 'bad_interval', cells: { service: 'größe', from: new Date('2026-10-20T09:00:00Z'), known: true } },
    ])
    expect(csv.startsWith('\uFEFFrow,service,achieved_ratio,from,known\r\n')).toBe(true)
    expect(csv.endsWith('\r\n')).toBe(true)
    expect(read(csv)).toEqual([
      { row: 'agreement', service: hard, achieved_ratio: '0.999854321987', from: '', known: '' },
      { row: 'bad_interval', service: 'größe', achieved_ratio: '', from: '2026-10-20T09:00:00.000Z', known: 'true' },
    ])
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=cmd|"/c calc"!A1'])(
    'make a formula of no text: %j',
    (text) => {
      expect(read(renderCsv([{ kind: text, cells: { name: text } }]))).toEqual([{ row: `'${text}`, name: `'${text}` }])
    },
  )

  it.each([
    [-5, '-5'],
    [0.1, '0.1'],
    [1e-7, '0.0000001'],
    [2.5e-9, '0.0000000025'],
    [1.234567890123456e-7, '0.0000001234567890123456'],
    [5e-21, '0.000000000000000000005'],
    [-2e-22, '-0.0000000000000000000002'],
    [1e21, '1000000000000000000000'],
    [-0.000_000_25, '-0.00000025'],
  ])('keep the number %d as a number', (number, text) => {
    expect(read(renderCsv([{ kind: 'x', cells: { number } }]))).toEqual([{ row: 'x', number: text }])
  })

  it('are none of nothing', () => {
    expect(read(renderCsv([]))).toEqual([])
  })
})

describe('the rows of a report', () => {
  it('have a row per agreement with the figures of its JSON, and say which report they are of', () => {
    const rows = read(renderCsv(reportRows({ ...exampleModel(), number: '2026-000042' }, 'ab12')))
    const [breached, met] = rows.filter(({ row }) => row === 'agreement')
    expect(breached).toMatchObject({
      ...{ report: 'monthly-sla', number: '2026-000042', revision: '1', sha256: 'ab12', period: '2026-10' },
      ...{ service: 'checkout', agreement: 'enterprise', customer: 'ACME', verdict: 'breached' },
      ...{ from: '2026-09-30T22:00:00.000Z', to: '2026-10-31T23:00:00.000Z', objective_ratio: '0.999' },
      ...{ credit_ratio: '0.1', credit_amount: '2000', credit_currency: 'EUR', claim_last_day: '2026-11-30' },
    })
    expect(met).toMatchObject({ service: 'catalog', verdict: 'met', credit_amount: '0' })
    expect(Number(breached!['achieved_ratio'])).toBe(1 - Number(breached!['errors']) / Number(breached!['events']))
  })
})

it.each([
  ['errors', 0.1 + 0.2, '0.3'],
  ['bad_seconds', 6.499999999999998, '6.5'],
  ['events', 1_234_567_890_123, '1234567890123'],
  ['events', 0.0000004, '0.0000004'],
  // A ratio has all its digits.
  ['achieved_ratio', 719.8 / 720, '0.9997222222222222'],
])('%s of %d is written %s', (column, value, text) => {
  expect(renderCsv([{ kind: 'agreement', cells: { [column]: value } }])).toContain(`\r\nagreement,${text}\r\n`)
})
