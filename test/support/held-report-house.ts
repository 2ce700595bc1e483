import { simpleParser, type ParsedMail } from 'mailparser'
import type { Config } from '../../src/config/config.js'
import { createApprovals, type Approvals } from '../../src/report/approval/approvals-store.js'
import { issueReport } from '../../src/report/issue-report.js'
import { readAllFiles } from '../../src/report/report-files-store.js'
import type { ReportPlace } from '../../src/report/report-number.js'
import type { ReportSettings } from '../../src/report/report-settings.js'
import type { Database } from '../../src/store/database.js'
import { openStore } from '../../src/store/open-store.js'
import { october } from './agreement-results.js'
import { anna } from './initiators.js'
import { outboxKeys, outboxRows } from './outbox-rows.js'
import { monthlySla, reportConfig } from './report-config.js'
import { reportHouse, type ReportHouse } from './report-house.js'

const DAY_MS = 86_400_000
/** When it is issued. */
export const heldSince = new Date('2026-11-01T07:00:00Z')

export const heldSettings: ReportSettings = {
  ...monthlySla,
  formats: ['html', 'csv'],
  to: ['acme'],
  approvers: ['desk'],
  acknowledge: { withinSeconds: 3 * 86_400, policy: 'paperwork' },
}

export const FIRST: ReportPlace = { number: '2026-000001', revision: 1 }
export const SECOND: ReportPlace = { ...FIRST, revision: 2 }
export const byHand = { kind: 'by_hand', by: 'ann', why: 'the wrong logo' } as const

/** Keys of its messages: to those who approve, that it waits and that it is decided, and to those who read it. */
export const told = ['approval:2026-000001/1:waits:ann@shop.example', 'approval:2026-000001/1:waits:bob@shop.example']
export const decided = told.map((key) => key.replace('waits', 'decided'))
export const sent = ['report:monthly-sla:2026-10:it@acme.example', 'report:monthly-sla:2026-10:cfo@acme.example']

/** A report of October that was issued on the first of November and waits for an approval. */
export interface HeldReportHouse {
  readonly database: Database
  readonly config: Config
  readonly house: ReportHouse
  readonly approvals: Approvals
  now: Date
  /** So many days after its issue. */
  later(days: number): void
  approve(place: ReportPlace, by?: string): ReturnType<Approvals['decide']>
  /** Of all messages. */
  keys(): Promise<readonly string[]>
  mailOf(key: string): Promise<ParsedMail>
  /** `format recipient` of each file. */
  files(place: ReportPlace): Promise<readonly string[]>
  close(): Promise<void>
}

function heldConfig(): Config {
  const base = reportConfig('smtp://127.0.0.1:9')
  return {
    ...base,
    server: { ...base.server, externalUrl: 'http://slo.example' },
    reports: [heldSettings],
    receivers: [
      { kind: 'email', name: 'acme', to: ['it@acme.example', 'cfo@acme.example'] },
      { kind: 'email', name: 'desk', to: ['ann@shop.example', 'bob@shop.example'] },
      { kind: 'email', name: 'board', to: ['chair@shop.example'] },
    ],
    escalationPolicies: [{ name: 'paperwork', steps: [{ afterSeconds: 0, notify: ['board'] }], repeat: 0 }],
  }
}

export async function heldReportHouse(): Promise<HeldReportHouse> {
  const [database, config] = [await openStore(':memory:'), heldConfig()]
  const clock = () => held.now
  const house = reportHouse({ database, config, clock })
  const approvals = createApprovals({ ...house.issue, config, database, outbox: house.outbox, clock })
  const held: HeldReportHouse = {
    ...{ database, config, house, approvals, now: heldSince },
    later: (days) => {
      held.now = new Date(heldSince.getTime() + days * DAY_MS)
    },
    approve: (place, by = 'ann@shop.example') =>
      approvals.decide({ place, kind: 'approve', by, how: 'cli', note: null, initiator: anna }),
    keys: () => outboxKeys(database),
    mailOf: async (key) => {
      const row = (await outboxRows(database)).find((one) => one.key === key)
      if (row === undefined) throw new Error(`no message has the key ${key}`)
      return simpleParser(row.body)
    },
    files: async (place) =>
      (await database.read((reader) => readAllFiles(reader, place))).map(
        ({ format, recipient }) => `${format} ${recipient}`,
      ),
    close: () => database.close(),
  }
  await issueReport(house.issue, heldSettings, october)
  return held
}
