import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { createMemoryLogger } from '../../test/support/memory-logger.js'
import { createTokens, openToAll } from './token-files.js'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-tokens-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const file = (name: string) => join(folder, name)

function setUp() {
  const logger = createMemoryLogger()
  const settings = [
    { name: 'ci', role: 'viewer', tokenFile: file('ci') },
    { name: 'sre', role: 'responder', tokenFile: file('sre') },
  ] as const
  return { logger, tokens: createTokens(settings, logger) }
}

it('a token belongs to the name of the file that has it in a line, whatever else is around', async () => {
  writeFileSync(file('ci'), 'old\r\n\n  new  \n')
  writeFileSync(file('sre'), 'other')
  const { tokens } = setUp()
  for (const right of ['old', 'new']) expect(await tokens.holderOf(right)).toEqual({ name: 'ci', role: 'viewer' })
  expect(await tokens.holderOf('other')).toEqual({ name: 'sre', role: 'responder' })
  for (const wrong of ['', 'ol', 'old\n', 'old\r\n\n  new', 'Old', ' ']) expect(await tokens.holderOf(wrong)).toBeNull()
})

it('a file is read when a token is shown: what is exchanged counts at once', async () => {
  writeFileSync(file('ci'), 'first')
  writeFileSync(file('sre'), '')
  const { tokens } = setUp()
  expect(await tokens.holderOf('first')).not.toBeNull()
  writeFileSync(file('ci'), 'second')
  expect(await tokens.holderOf('first')).toBeNull()
  expect(await tokens.holderOf('second')).not.toBeNull()
  expect(await tokens.holderOf('')).toBeNull()
})

it('a file that is gone keeps nobody else out, and is told of once until it is back', async () => {
  writeFileSync(file('sre'), 'other')
  const { tokens, logger } = setUp()
  for (let n = 0; n < 3; n++) expect(await tokens.holderOf('other')).toEqual({ name: 'sre', role: 'responder' })
  expect(logger.lines.map(({ level, data }) => [level, data['file']])).toEqual([['error', file('ci')]])
  writeFileSync(file('ci'), 'back')
  expect(await tokens.holderOf('back')).not.toBeNull()
  rmSync(file('ci'))
  expect(await tokens.holderOf('back')).toBeNull()
  expect(logger.lines).toHaveLength(2)
})

it('files that every account can read are found', async () => {
  for (const [name, mode] of [
    ['own', 0o600],
    ['group', 0o640],
    ['open', 0o644],
  ] as const) {
    writeFileSync(file(name), 'x')
    chmodSync(file(name), mode)
  }
  expect(await openToAll(['own', 'group', 'open', 'gone'].map(file))).toEqual([file('open')])
})
