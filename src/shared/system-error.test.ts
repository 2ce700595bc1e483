import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { systemSentence, systemSentenceBehind } from './system-error.js'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-system-'))
  writeFileSync(join(folder, 'file'), '')
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

function failure(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('it went well')
}

test('what the system refuses becomes a sentence with its place and its mend', () => {
  const file = join(folder, 'file')
  const cases: readonly (readonly [work: () => unknown, sentence: string])[] = [
    [
      () => {
        mkdirSync(join(file, 'x'), { recursive: true })
      },
      `cannot make the folder ${file}/x: a file stands where a folder should be (ENOTDIR): move that file away, or choose another place`,
    ],
    [
      () => {
        mkdirSync(file)
      },
      `cannot make the folder ${file}: a file stands where a folder should be (EEXIST): move that file away, or choose another place`,
    ],
    [
      () => readFileSync(join(file, 'x')),
      `cannot open ${file}/x: a file stands where a folder should be (ENOTDIR): move that file away, or choose another place`,
    ],
    [
      () => readFileSync(folder),
      'cannot read something: it is a folder, where a file should be (EISDIR): move it away, or choose another name',
    ],
    [
      () => writeSync(openSync('/dev/full', 'w'), 'x'),
      'cannot write something: the disk is full (ENOSPC): make room on it',
    ],
    [() => readFileSync(join(folder, 'none')), `cannot open ${folder}/none: it does not exist (ENOENT)`],
    [
      () => {
        writeFileSync('/proc/version', 'x')
      },
      'cannot write something: the disk or terminal fails (EIO): look into the log of the system',
    ],
  ]
  for (const [work, sentence] of cases) expect(systemSentence(failure(work))).toBe(sentence)
})

test('an address that is taken, and a failure that others passed on', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as { port: number }
  const other = createServer().listen(port, '127.0.0.1')
  const error = await new Promise((resolve) => other.once('error', resolve))
  const sentence = `cannot listen on 127.0.0.1:${port}: another process listens there (EADDRINUSE): end it, or choose another address`
  expect(systemSentenceBehind(new Error('outer', { cause: new Error('inner', { cause: error }) }))).toBe(sentence)
  server.close()
})

test('codes of SQLite are known by their family, mistakes of ours are not', () => {
  const full = Object.assign(new Error('x'), { code: 'SQLITE_IOERR_WRITE' })
  expect(systemSentence(full)).toBe(
    'cannot go on: the disk fails, or is full (SQLITE_IOERR_WRITE): look at the disk and its free space',
  )
  expect(systemSentenceBehind(new TypeError('x'))).toBeNull()
  expect(systemSentence(Object.assign(new Error('x'), { code: 'toString' }))).toBeNull()
})
