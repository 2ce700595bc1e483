import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { SELF_ALERTS } from '../../src/self/self-names.js'

const page = readFileSync(fileURLToPath(new URL('../../docs/operations.md', import.meta.url)), 'utf8')

test.each(Object.values(SELF_ALERTS))('docs/operations.md says what to do when %s fires', (name) => {
  expect(page).toMatch(new RegExp(`^\\| \`${name}\` +\\| \\S`, 'm'))
})
