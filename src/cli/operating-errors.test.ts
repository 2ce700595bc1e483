import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { runCommand } from '../../test/support/run-command.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const STACK = /\n\s+at |mistake in Plimsoll|node:internal/

let folder = ''
let ending = new AbortController()
beforeEach(() => {
  ending = new AbortController()
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-operating-'))
  writeFileSync(join(folder, 'file'), '')
})
afterEach(() => {
  ending.abort()
  rmSync(folder, { recursive: true })
})

describe('a file where a folder should be is told in a sentence', () => {
  const sloth = [
    'version: prometheus/v1',
    'service: s',
    'slos:',
    '  - name: a',
    '    objective: 99',
    '    sli: { events: { error_query: "sum(rate(e{a=\'b\'}[{{.window}}]))", total_query: "sum(rate(t{a=\'b\'}[{{.window}}]))" } }',
    '    alerting: { name: A }',
  ].join('\n')

  test.each([
    ['generate', '--out', 'FOLDER/file'],
    ['generate', '--out', 'FOLDER/file/below'],
    ['generate', '--out', 'FOLDER/taken'],
    ['import', '--out', 'FOLDER/file/below', 'FOLDER/sloth.yaml'],
    ['serve'],
    ['report', '--preview', 'FOLDER/preview'],
    ['validate', '--config', 'FOLDER/file/plimsoll.yaml'],
    ['validate', '--config', 'FOLDER'],
  ])('%s %s %s', async (...args) => {
    writeFileSync(join(folder, 'sloth.yaml'), sloth)
    mkdirSync(join(folder, 'taken/rules/checkout.yaml'), { recursive: true })
    const env = { PLIMSOLL_DATA: join(folder, 'file/below'), PROMETHEUS_URL: 'http://127.0.0.1:9' }
    const { exitCode, stderr } = await runCommand(
      args.map((arg) => arg.replace('FOLDER', folder)),
      { cwd: root, env, signal: ending.signal },
    )
    expect(stderr).not.toMatch(STACK)
    expect(stderr).toContain(folder)
    expect(stderr).toMatch(/(ENOTDIR|EEXIST|EISDIR)|this is a folder/)
    expect(exitCode).toBe(1)
  })
})

/** Runs a shell line in which `$P` is the program, on a real standard output. */
function shell(line: string): Promise<{ readonly code: number; readonly out: string; readonly error: string }> {
  const program = `${process.execPath} ${root}/scripts/run-ts.mjs src/main.ts`
  return new Promise((resolve) => {
    execFile(
      'bash',
      ['-c', line],
      { cwd: root, env: { ...process.env, P: program, F: folder } },
      (failed, out, error) => {
        resolve({ code: typeof failed?.code === 'number' ? failed.code : 0, out, error })
      },
    )
  })
}

describe('a real process', () => {
  test('whose reader has gone ends in silence', async () => {
    const { code, out, error } = await shell('set -o pipefail; $P generate --stdout | head -1')
    expect([code, out.split('\n').length, error]).toEqual([0, 2, ''])
  })

  test('whose output finds no room says so', async () => {
    const { code, error } = await shell('$P generate --stdout > /dev/full')
    expect([code, error]).toEqual([1, 'plimsoll: cannot write something: the disk is full (ENOSPC): make room on it\n'])
    expect(await shell('$P nonsense 2> /dev/full')).toMatchObject({ out: '', error: '' })
  })

  test('whose files may not grow names the file and leaves no half of it', async () => {
    const { code, error } = await shell('ulimit -f 1; $P generate --only rules --out $F')
    expect(error).toMatch(/^plimsoll: cannot write .*: the file would be larger than the system allows \(EFBIG\)\n$/)
    expect([code, (await shell('find $F -name "*.new"')).out]).toEqual([1, ''])
  })
})
