import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { simpleParser } from 'mailparser'
import type { Interval } from '../../src/calendar/interval.js'
import { openStore } from '../../src/store/open-store.js'
import { fillLedger as fill } from '../support/filled-ledger.js'
import { startMailServer, type MailServer } from '../support/mail-server.js'
import { runCommand } from '../support/run-command.js'

const cwd = fileURLToPath(new URL('../..', import.meta.url))
const now = new Date('2026-11-01T07:00:00Z')

let folder: string
let server: MailServer
let env: Record<string, string>

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-report-'))
  server = await startMailServer()
  // Nothing listens on port 9 of loopback: what the ledger holds has to do.
  env = { PROMETHEUS_URL: 'http://127.0.0.1:9', SMTP_URL: server.url, PLIMSOLL_DATA: folder }
})

afterEach(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

function plimsoll(...args: string[]) {
  return runCommand(args, { cwd, env, clock: () => now })
}

interface Filling {
  readonly hole?: Interval
  readonly isFilled?: boolean
  /** Up to when; default: up to now, so that there is nothing to ask a Prometheus for. */
  readonly now?: Date
}

function fillLedger(filling: Filling = {}): Promise<void> {
  return fill({ file: 'config/plimsoll.yaml', env, cwd, now, ...filling })
}

describe('plimsoll report', () => {
  it('sends the last whole month, and says so the second time', async () => {
    await fillLedger({ now: new Date(now.getTime() - 60_000) })
    const first = await plimsoll('report')
    expect(first.stdout).toBe(
      'monthly-sla 2026-10: sent on 1 November 2026, 08:00 (UTC+1) to coo@shop.example, cto@shop.example.\n',
    )
    expect(first.stderr).toContain('Prometheus cannot be asked, going on with what the ledger holds')
    const second = await plimsoll('report', '--name', 'monthly-sla', '--period', '2026-10')
    expect(second.stdout).toContain('monthly-sla 2026-10: already sent on 1 November 2026, 08:00 (UTC+1) to coo@')
    expect([first.exitCode, second.exitCode, server.mails.length]).toEqual([0, 0, 1])
    const { text } = await simpleParser(server.mails[0]!.raw)
    expect(text).toContain('99.9 % was promised to ACME, 99.800 % was delivered: breached.')
  })

  it('corrects by hand what late data has changed, and lists both revisions', async () => {
    const hole = { from: new Date('2026-10-12T08:00:00Z'), to: new Date('2026-10-12T09:00:00Z') }
    for (const order of [['--list'], ['verify', 'package.json'], ['show', '2026-1']]) {
      const { stderr } = await plimsoll('report', ...order)
      expect(stderr).toMatch(
        /there is no ledger at .*: is this where `plimsoll serve` keeps it \(`storage\.url`\)\?\n$/,
      )
    }
    await fillLedger({ hole })
    expect((await plimsoll('report', '--list')).stdout).toBe('No report was issued.\n')
    await plimsoll('report')
    await fillLedger({ hole, isFilled: true })
    const { stdout, exitCode } = await plimsoll('report')
    const reason = 'of data came after it was issued: 12 October, 10:00 to 11:00 (UTC+2)'
    expect(stdout).toContain('monthly-sla 2026-10: This corrects revision 1 of 1 November 2026, 08:00 (UTC+1): ')
    expect(stdout).toContain(reason)
    expect(stdout).toMatch(/\nmonthly-sla 2026-10: sent on .* to coo@shop\.example, cto@shop\.example\.\n$/)
    expect([exitCode, server.mails.length]).toEqual([0, 2])
    const { stdout: list } = await plimsoll('report', '--list', '--period', '2026-10')
    expect(list).toContain('monthly-sla 2026-10 revision 1, issued on 1 November 2026, 08:00 (UTC+1): superseded by')
    expect(list).toMatch(
      /revision 2, issued on 1 November .*: stands; corrects revision 1: .* 12 October, 10:00 to 11:00/,
    )
    expect((await plimsoll('report', '--list', '--period', '2026-09')).stdout).toBe('No report was issued.\n')
    expect((await plimsoll('report')).stdout).toContain('monthly-sla 2026-10: already sent on')
    expect(server.mails).toHaveLength(2)
  })

  it('lists, shows, writes down and verifies what was issued, by its number', async () => {
    await fillLedger()
    await plimsoll('report')
    expect((await plimsoll('report', 'list', '--period', '2026-10')).stdout).toMatch(
      /^2026-000001 {2}monthly-sla 2026-10/,
    )
    const { stdout: shown } = await plimsoll('report', 'show', '2026-1', '--files', join(folder, 'issued'))
    expect(shown).toContain('Report 2026-000001: monthly-sla 2026-10\n')
    expect(shown).toMatch(/Mail +cto@shop\.example: sent on 1 November 2026, 08:00 \(UTC\+1\)/)
    const said = await plimsoll('report', 'acknowledge', '2026-1', '--by', 'Ada', '--comment', 'read')
    expect(said.stdout).toBe('Report 2026-000001, revision 1: acknowledged by Ada on 1 November 2026, 08:00 (UTC+1).\n')
    expect((await plimsoll('report', 'show', '2026-1')).stdout).toContain(
      'Read       Ada on 1 November 2026, 08:00 (UTC+1), by command: read\n',
    )
    expect((await plimsoll('report', 'acknowledge', '2026-2', '--by', 'Ada')).exitCode).toBe(2)
    const json = join(folder, 'issued', '2026-000001-r1.json')
    const sound = await plimsoll('report', 'verify', json)
    expect(sound.stdout).toContain('report 2026-000001, revision 1 (monthly-sla 2026-10, issued on 1 November 2026')
    expect(sound.stdout).toContain('Unchanged: every byte is as it was issued.\nRecomputed from the ledger: the same')
    const received = join(folder, 'received.eml')
    writeFileSync(received, server.mails[0]!.raw)
    expect((await plimsoll('report', 'verify', received, '--no-recompute')).stdout).toMatch(/^Unchanged|^Written anew/m)
    writeFileSync(json, readFileSync(json, 'utf8').replace('"label":"2026-10"', '"label":"2026-11"'))
    const forged = await plimsoll('report', 'verify', json, '--no-recompute')
    expect(forged.stdout).toContain('CHANGED: this is not what was issued.\n  period.label: "2026-10" was issued')
    expect([sound.exitCode, forged.exitCode]).toEqual([0, 1])
    expect((await plimsoll('report', 'show', '2026-000009')).stderr).toContain('no report has the number 2026-000009')
    expect((await plimsoll('report', 'revise', '2026-1', '--by', 'Ada')).stderr).toContain('--reason <text>')
    const revised = await plimsoll('report', 'revise', '2026-1', '--by', 'Ada', '--reason', 'the wrong logo')
    expect(revised.stdout).toMatch(/Revision 1, .*: superseded by revision 2\n/)
    expect(revised.stdout).toContain('Why        it was made again, by Ada: the wrong logo\n')
    expect(revised.exitCode).toBe(0)
    expect(server.mails.at(-1)!.raw.toString()).toContain('Subject: Corrected: ')
  })

  it('keeps the mail for later when the mail server is away, and says what it waits for', async () => {
    await fillLedger()
    await server.stop()
    const result = await plimsoll('report')
    expect(result.stdout).toMatch(/issued, not delivered yet: .*ECONNREFUSED.* The next attempt is due on/)
    expect(result.exitCode).toBe(1)
    server = await startMailServer({ port: server.port })
    const aMinuteLater = { cwd, env, clock: () => new Date(now.getTime() + 60_000) }
    const later = await runCommand(['report', 'send', '2026-000001'], aMinuteLater)
    expect(later.stdout).toMatch(/Mail +cto@shop\.example: sent on 1 November 2026, 08:01/)
    expect(later.exitCode).toBe(0)
    const again = await runCommand(['report'], aMinuteLater)
    expect(again.stdout).toContain('monthly-sla 2026-10: already sent on')
    expect(server.mails).toHaveLength(1)
  })

  it('previews a month, also one that still runs, and neither sends nor keeps anything', async () => {
    const target = join(folder, 'preview')
    await fillLedger()
    const { stdout, exitCode } = await plimsoll('report', '--period', '2026-11', '--preview', target)
    expect(stdout).toMatch(/^monthly-sla 2026-11: .* so far\.\n/)
    expect(exitCode).toBe(0)
    expect(readdirSync(target).sort()).toEqual([
      'chart-1-dark.png',
      'chart-1-light.png',
      'chart-2-dark.png',
      'chart-2-light.png',
      'chart-3-dark.png',
      'chart-3-light.png',
      // The months of the key figures, which read the same on dark.
      'chart-4-light.png',
      'chart-5-light.png',
      'chart-6-light.png',
      'chart-7-light.png',
      'chart-8-light.png',
      'chart-9-light.png',
      'report.csv',
      'report.eml',
      'report.html',
      'report.json',
      'report.pdf',
      'report.txt',
    ])
    const page = readFileSync(join(target, 'report.html'), 'utf8')
    expect(page).toContain('A preview:')
    expect(page.match(/src="data:image\/svg\+xml;base64,/g)).toHaveLength(12)
    expect(page).not.toContain('cid:')
    expect(server.mails).toHaveLength(0)
    const database = await openStore(join(folder, 'plimsoll.db'))
    expect(await database.read((reader) => reader.selectFrom('outbox').select('id').execute())).toEqual([])
    expect(await database.read((reader) => reader.selectFrom('issued_report').select('report').execute())).toEqual([])
    await database.close()
  })

  it('does not issue from a ledger that it would have to begin, and begins none', async () => {
    const { stderr, exitCode } = await plimsoll('report')
    expect(stderr).toContain(`there is no ledger at ${join(folder, 'plimsoll.db')}`)
    expect([exitCode, server.mails.length, existsSync(join(folder, 'plimsoll.db'))]).toEqual([2, 0, false])
  })

  it('does not send what the ledger does not hold yet', async () => {
    await (await openStore(join(folder, 'plimsoll.db'))).close()
    const { stderr, exitCode } = await plimsoll('report')
    expect(stderr).toContain('the report of 2026-10 needs the ledger up to 1 November 2026, 00:05 (UTC+1)')
    expect([exitCode, server.mails.length]).toEqual([1, 0])
  })

  it.each([
    [['--name', 'monthly-slo'], 'no report is named monthly-slo: did you mean monthly-sla?'],
    [['--list', '--preview', 'x'], '--list lists what was issued: take --preview out, or --list'],
    [['--list', '--name', 'monthly-slo'], 'no report is named monthly-slo'],
    [['--period', '2026-13'], '2026-W41, 2026-10, 2026-Q3 or 2026, not 2026-13'],
    [['--period', '2026-11'], '2026-11 is not over: add --preview DIR to see the report so far'],
    [['--period', '2027-01', '--preview', 'x'], '2027-01 has not begun'],
  ])('answers %j with how to mend it', async (args, message) => {
    const { stderr, exitCode } = await plimsoll('report', ...args)
    expect(stderr).toContain(message)
    expect(exitCode).toBe(2)
  })
})
