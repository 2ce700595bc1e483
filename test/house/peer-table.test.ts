import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { REASONS, tableRows, unnamedDifferences } from '../support/peer-figures.js'

const page = readFileSync(new URL('../../docs/migrating.md', import.meta.url), 'utf8')
/** Without the spaces by which the formatter aligns tables. */
const lines = page.split('\n').map((line) => line.replaceAll(/ +/g, ' '))

test('the table of docs/migrating.md has every figure that promtool finds', () => {
  expect(lines.filter((line) => /^\| (Sloth|Pyrra|OpenSLO) /.test(line) && line.includes('|'))).toEqual(tableRows())
  expect(unnamedDifferences()).toEqual([])
})

test.each(Object.entries(REASONS))('reason %s of a difference stands below the table', (letter, reason) => {
  expect(lines).toContain(`- ${letter}: ${reason}`)
})
