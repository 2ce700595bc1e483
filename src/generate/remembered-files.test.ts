import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { outputMemory } from './remembered-files.js'

const parts = { shop: { fingerprint: 'f', files: { 'rules/shop.yaml': 'd' }, remarks: ['r'] } }
let cache = ''

beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'plimsoll-memory-'))
})

afterEach(() => rm(cache, { recursive: true }))

const memory = (program: string | null = 'one', output = ['/shop', 'files']) =>
  outputMemory({ env: { XDG_CACHE_HOME: cache }, output, program })
const folder = () => join(cache, 'plimsoll/generate')

test('one run remembers for the next, of the same output and by the same program', () => {
  expect(memory().parts).toEqual({})
  memory().remember(parts)
  expect(memory().parts).toEqual(parts)
  expect([memory('another').parts, memory('one', ['/shop', 'operator']).parts]).toEqual([{}, {}])
})

test('without a program that can be told, or a home, there is none', async () => {
  memory(null).remember(parts)
  outputMemory({ env: {}, output: [], program: 'one' }).remember(parts)
  expect([memory(null).parts, await readdir(cache)]).toEqual([{}, []])
})

test.each(['', '{"program":"one","par', '{"program":"one","parts":{"shop":{}}}'])(
  'a file that holds %j is as good as none',
  async (text) => {
    memory().remember(parts)
    const [name = ''] = await readdir(folder())
    await writeFile(join(folder(), name), text)
    expect(memory().parts).toEqual({})
    memory().remember(parts)
    expect(memory().parts).toEqual(parts)
  },
)

test('where nobody may write, nothing is remembered and nothing fails', async () => {
  await writeFile(join(cache, 'plimsoll'), 'a file where the folder should be')
  memory().remember(parts)
  expect(memory().parts).toEqual({})
})

test('what nobody has asked for in a month is thrown away', async () => {
  memory('one', ['/gone', 'files']).remember(parts)
  const [old = ''] = await readdir(folder())
  const before = new Date(Date.now() - 31 * 86_400_000)
  await utimes(join(folder(), old), before, before)
  memory().remember(parts)
  expect(await readdir(folder())).toHaveLength(1)
  expect(memory().parts).toEqual(parts)
})
