import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { Cron } from 'croner'
import { runCommand } from '../../test/support/run-command.js'

const checkout = fileURLToPath(new URL('../..', import.meta.url))
const SCHEDULE = '7 8 1 * *'

/** The library of schedules falls over one of them, from a year on: what cron-parser 5 did in Australia/Lord_Howe. */
function fallOver(isBroken: (pattern: string | undefined, from: Date) => boolean): void {
  // oxlint-disable-next-line typescript/unbound-method -- called with its own object below
  const real = Cron.prototype.nextRun
  jest.spyOn(Cron.prototype, 'nextRun').mockImplementation(function (this: Cron, from) {
    if (isBroken(this.getPattern(), from as Date)) throw new Error('loop limit exceeded')
    return real.call(this, from)
  })
}

describe('a schedule over which the library falls', () => {
  let cwd: string
  let line: number

  beforeEach(() => {
    cwd = mkdtempSync(join(tmpdir(), 'plimsoll-unworkable-'))
    cpSync(join(checkout, 'config'), join(cwd, 'config'), { recursive: true })
    const root = join(cwd, 'config/plimsoll.yaml')
    const text = readFileSync(root, 'utf8').replace("schedule: '0 8 1 * *'", `schedule: '${SCHEDULE}'`)
    writeFileSync(root, text)
    line = text.split('\n').findIndex((one) => one.includes(SCHEDULE)) + 1
    expect(line).toBeGreaterThan(0)
  })

  afterEach(() => {
    jest.restoreAllMocks()
    rmSync(cwd, { recursive: true })
  })

  test.each(['validate', 'generate --stdout', 'status', 'serve', 'maintenance'])(
    '%s says which one and where, when it fails years ahead',
    async (command) => {
      fallOver((pattern, from) => pattern === SCHEDULE && from.getUTCFullYear() === 2031)
      const { stderr, stdout, exitCode } = await runCommand(command.split(' '), { cwd })
      expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
      expect(stderr).toContain(`config/plimsoll.yaml:${line}`)
      expect(stderr).toContain(`"${SCHEDULE}" cannot be worked with: loop limit exceeded`)
      expect(stderr).not.toMatch(/^\s+at /m)
    },
  )

  test('generate says so too where only generating meets it', async () => {
    // Self-monitoring reckons with 2024 and 2025, which nobody looks ahead to.
    fallOver((pattern, from) => pattern === SCHEDULE && from.getUTCFullYear() === 2024)
    expect(await runCommand(['validate'], { cwd })).toMatchObject({ exitCode: 0 })
    const { stderr, exitCode } = await runCommand(['generate', '--stdout', '--only', 'rules'], { cwd })
    expect(exitCode).toBe(1)
    expect(stderr).toContain(`"${SCHEDULE}" cannot be worked with\n  because: loop limit exceeded\n`)
    expect(stderr).toContain(`written in config/plimsoll.yaml:${line}:`)
    expect(stderr).not.toMatch(/^\s+at /m)
  })
})
