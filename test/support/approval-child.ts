// Issues the report of October 2026, which waits for an approval, approves it a day later, and delivers what is due, as a daemon would; kills
// itself, as kill -9 does, at the step it is given. Arguments: store file, URL of the mail server, instant, step or `-`.
import { anna } from './initiators.js'
import { createApprovals } from '../../src/report/approval/approvals-store.js'
import { issueReport } from '../../src/report/issue-report.js'
import { openStore } from '../../src/store/open-store.js'
import { october } from './agreement-results.js'
import { monthlySla, reportConfig } from './report-config.js'
import { reportHouse } from './report-house.js'
import { stepsUntil } from './killed-child.js'

const [file, smtpUrl, instant, dieAt] = process.argv.slice(2) as [string, string, string, string]
const DAY_MS = 86_400_000

const steps = stepsUntil(dieAt)
const acknowledge = { withinSeconds: 3 * 86_400, policy: null }
const settings = { ...monthlySla, formats: ['html'], approvers: ['board'], acknowledge } as const
const base = reportConfig(smtpUrl)
const board = { kind: 'email', name: 'board', to: ['chair@shop.example'] } as const
const config = { ...base, reports: [settings], receivers: [...base.receivers, board] }
const forever = new AbortController().signal
const begun = new Date(instant)
let now = begun
const clock = () => now

const database = await openStore(file)
const house = reportHouse({ database, config, clock, steps })
await issueReport(house.issue, settings, october)
await house.delivery.deliverDue(forever)
now = new Date(begun.getTime() + DAY_MS)
const approvals = createApprovals({ ...house.issue, config, database, outbox: house.outbox, clock })
const place = { number: '2026-000001', revision: 1 }
await approvals.decide({ place, kind: 'approve', by: 'chair@shop.example', how: 'link', note: null, initiator: anna })
await house.delivery.deliverDue(forever)
await database.close()
