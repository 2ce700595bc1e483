// Issues the report of October 2026 at the instant at which it is due, tells others once nobody has acknowledged it in time, acknowledges it, and
// delivers what is due, as a daemon would; kills itself, as kill -9 does, at the step it is given.
// Arguments: store file, URL of the mail server, instant, step or `-`.
import { anna } from './initiators.js'
import { issueReport } from '../../src/report/issue-report.js'
import { createReportAnswers } from '../../src/report/report-answers-store.js'
import { openStore } from '../../src/store/open-store.js'
import { october } from './agreement-results.js'
import { escalationHouse } from './escalation-house.js'
import { monthlySla, reportConfig } from './report-config.js'
import { reportHouse } from './report-house.js'
import { stepsUntil } from './killed-child.js'

const [file, smtpUrl, instant, dieAt] = process.argv.slice(2) as [string, string, string, string]
const DAY_MS = 86_400_000

const steps = stepsUntil(dieAt)

const acknowledge = { withinSeconds: 3 * 86_400, policy: 'paperwork' }
const settings = { ...monthlySla, formats: ['html'], acknowledge } as const
const base = reportConfig(smtpUrl)
const config = {
  ...base,
  reports: [settings],
  server: { ...base.server, externalUrl: 'http://slo.example' },
  receivers: [...base.receivers, { kind: 'email', name: 'board', to: ['chair@shop.example'] } as const],
  escalationPolicies: [{ name: 'paperwork', steps: [{ afterSeconds: 0, notify: ['board'] }], repeat: 0 }],
}
const forever = new AbortController().signal
const begun = new Date(instant)
let now = begun
const clock = () => now

const database = await openStore(file)
const parts = { database, config, clock, steps }
const report = reportHouse(parts)
const escalation = escalationHouse(parts)
await issueReport(report.issue, settings, october)
await escalation.job.run(now, forever)
await report.delivery.deliverDue(forever)
now = new Date(begun.getTime() + 4 * DAY_MS)
await escalation.job.run(now, forever)
await report.delivery.deliverDue(forever)
const place = { number: '2026-000001', revision: 1 }
const answers = createReportAnswers(parts)
await answers.give({ place, by: 'cto@shop.example', how: 'link', comment: null, initiator: anna })
await escalation.job.run(now, forever)
await report.delivery.deliverDue(forever)
await database.close()
