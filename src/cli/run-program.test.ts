import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import { runCommand } from '../../test/support/run-command.js'

const checkout = fileURLToPath(new URL('../..', import.meta.url))
const broken = (mistake: string) => join(checkout, 'test/golden/broken-config', mistake)

describe('the command line', () => {
  test('an unknown command or option is a usage error', async () => {
    const unknown = await runCommand(['validat'], { cwd: checkout })
    expect(unknown).toMatchObject({ exitCode: 2, stdout: '' })
    expect(unknown.stderr).toContain('Did you mean validate?')
    expect(await runCommand(['validate', '--nonsense'], { cwd: checkout })).toMatchObject({ exitCode: 2 })
    expect(await runCommand(['validate', '--output', 'xml'], { cwd: checkout })).toMatchObject({ exitCode: 2 })
    expect(await runCommand([], { cwd: checkout })).toMatchObject({ exitCode: 2 })
  })

  test.each([
    ['ledger refill', '--from'],
    ['incident list', '--nonsense'],
    ['incident show', 'missing required argument'],
    ['incident ack', 'missing required argument'],
    ['incident resolve', 'missing required argument'],
    ['receivers test', '--nonsense'],
  ])('a usage error of %s ends like any other, not the process', async (command, told) => {
    const wrong = told.startsWith('--') && told !== '--from' ? [told] : []
    const { stdout, stderr, exitCode } = await runCommand([...command.split(' '), ...wrong], { cwd: checkout })
    expect(stderr).toContain(told)
    expect(stderr).toContain('(plimsoll --help shows what there is)')
    expect([stdout, exitCode]).toEqual(['', 2])
  })

  test('help and version are no errors', async () => {
    expect(await runCommand(['--help'], { cwd: checkout })).toMatchObject({ exitCode: 0, stderr: '' })
    const { stdout, exitCode } = await runCommand(['version'], { cwd: checkout })
    expect(stdout).toMatch(/^plimsoll \d+\.\d+\.\d+ \(Node \d+\.\d+\.\d+\)\n$/)
    expect(exitCode).toBe(0)
    expect(await runCommand(['--version'], { cwd: checkout })).toEqual({ stdout, stderr: '', exitCode: 0 })
  })

  test('schema prints a JSON Schema of either file', async () => {
    for (const kind of ['root', 'service']) {
      const { stdout, exitCode } = await runCommand(['schema', '--kind', kind], { cwd: checkout })
      expect(exitCode).toBe(0)
      expect(JSON.parse(stdout)).toMatchObject({ $schema: expect.stringContaining('2020-12'), type: 'object' })
    }
  })
})

describe('validate', () => {
  test('the example organisation is valid and draws no remark', async () => {
    const { stdout, stderr, exitCode } = await runCommand(['validate', '--strict'], { cwd: checkout })
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 })
    expect(stdout).toMatch(
      /^valid: Example Shop, 5 files\n +services +2\n +SLOs +6\n +SLAs +3\n +datasets +2\n +reports +1\n +hash +[\da-f]{12}\n$/,
    )
  })

  test('--output json says what is wrong to machines', async () => {
    const result = await runCommand(['validate', '--output', 'json'], { cwd: broken('typo-in-a-key') })
    expect(result).toMatchObject({ stderr: '', exitCode: 1 })
    expect(JSON.parse(result.stdout)).toEqual({
      valid: false,
      diagnostics: [
        {
          file: 'config/services/checkout.yaml',
          line: 12,
          column: 5,
          path: 'slos[1].objectve',
          message: 'unknown key',
          hint: 'did you mean objective?',
          excerpt: '    objectve: 99',
        },
      ],
      warnings: [],
      notes: [],
    })
  })

  test('--strict refuses remarks, but lets notes pass', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'plimsoll-strict-'))
    const query = `ratio_query: { error_ratio: 'avg(avg_over_time(shop_errors_ratio[$window]))' }`
    const strict = (links: string) => {
      const service = `service: shop\n${links}slos: [{ name: ease, objective: 99, indicator: { ${query} } }]\n`
      writeFileSync(join(cwd, 'shop.yaml'), service)
      return runCommand(['validate', '--strict', '--config', 'root.yaml'], { cwd })
    }
    const root = "version: 1\norganisation: Shop\nprometheus: { url: 'http://localhost:9090', retention: 30d }\n"
    writeFileSync(join(cwd, 'root.yaml'), `${root}include: [shop.yaml]\n`)
    const [noted, refused] = [await strict('links: { runbook: https://wiki/shop }\n'), await strict('')]
    rmSync(cwd, { recursive: true })
    expect(noted.exitCode).toBe(0)
    expect(noted.stdout).toMatch(/^valid: /)
    expect(noted.stderr).toMatch(/^shop\/ease {2}note: its error ratio is weighted by time/)
    expect(refused).toMatchObject({ exitCode: 1, stdout: '' })
  })

  test('a root file that is not there is named, with the option that names another', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'plimsoll-empty-'))
    const { stderr, exitCode } = await runCommand(['validate', '--config', 'none.yaml'], { cwd })
    rmSync(cwd, { recursive: true })
    expect(exitCode).toBe(1)
    expect(stderr).toBe(
      'none.yaml  the file does not exist\n    name the root file with --config FILE\n\n1 problem in 1 file\n',
    )
  })

  test('the program started as a process behaves the same', async () => {
    const args = [join(checkout, 'scripts/run-ts.mjs'), 'src/main.ts', 'validate']
    const cwd = broken('many-at-once')
    const failure: unknown = await promisify(execFile)(process.execPath, args, {
      cwd,
      env: { PATH: process.env['PATH'] },
    }).catch((error: unknown) => error)
    expect(failure).toMatchObject({ code: 1, stdout: '', stderr: readFileSync(join(cwd, 'expected.txt'), 'utf8') })
  })
})
