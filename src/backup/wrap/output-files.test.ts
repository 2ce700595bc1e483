import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { outputFileOf } from './output-files.js'

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-output-'))
  file = join(folder, 'dump.sql')
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** What is seen of a file that a shell opened so, and to which a command then wrote. */
function see(flags: string, line: string, before = '') {
  if (before !== '') writeFileSync(file, before)
  const fd = openSync(file, flags)
  const seen = outputFileOf(Object.assign(new PassThrough(), { fd }))
  spawnSync('bash', ['-c', line], { stdio: ['ignore', fd, 'inherit'] })
  const result = seen && { grownBy: seen.grownBy(), tail: new TextDecoder().decode(seen.tail(4)) }
  closeSync(fd)
  return { ...result, whole: readFileSync(file, 'utf8') }
}

it('counts what a command writes by itself into a file, as with >', () => {
  expect(see('w', 'printf abc; printf defgh', 'older')).toEqual({ grownBy: 8, tail: 'efgh', whole: 'abcdefgh' })
})

it('does not count what was there before, as with >>', () => {
  expect(see('a', 'printf ab', 'older')).toEqual({ grownBy: 2, tail: 'ab', whole: 'olderab' })
})

it('counts nothing where nothing is written', () => {
  expect(see('a', 'true', 'older')).toEqual({ grownBy: 0, tail: '', whole: 'older' })
})

it('counts a file once whose writer goes back to its beginning, as pg_dump does for its table of contents', () => {
  const back = 'printf 12345678; dd of=/dev/stdout bs=1 seek=0 conv=notrunc status=none <<<AB'
  expect(see('w', back)).toMatchObject({ grownBy: 8 })
})

it('goes on behind what somebody wrote through the same file before, as in { echo head; … } > file', () => {
  const fd = openSync(file, 'w')
  writeSync(fd, 'head\n')
  const seen = outputFileOf(Object.assign(new PassThrough(), { fd }))
  spawnSync('printf', ['abc'], { stdio: ['ignore', fd, 'inherit'] })
  closeSync(fd)
  expect(seen?.grownBy()).toBe(3)
  expect(readFileSync(file, 'utf8')).toBe('head\nabc')
})

it('leaves alone what would be written over, and what is no file', () => {
  writeFileSync(file, 'older')
  const fd = openSync(file, 'r+')
  expect(outputFileOf(Object.assign(new PassThrough(), { fd }))).toBeNull()
  closeSync(fd)
  const device = openSync('/dev/null', 'w')
  expect(outputFileOf(Object.assign(new PassThrough(), { fd: device }))).toBeNull()
  closeSync(device)
  expect(outputFileOf(new PassThrough())).toBeNull()
})
