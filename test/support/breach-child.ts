// Finds the breach of October 2026, tells others once nobody has acknowledged it in time, acknowledges it, and delivers what is due, as a daemon
// would; kills itself, as kill -9 does, at the step it is given.
// Arguments: store file, URL of the mail server, instant, step or `-`.
import { anna } from './initiators.js'
import { openStore } from '../../src/store/open-store.js'
import { askedAgreement, breachHouse, withOwner } from './breach-house.js'
import { escalationHouse } from './escalation-house.js'
import { stepsUntil } from './killed-child.js'
import { reportConfig } from './report-config.js'

const [file, smtpUrl, instant, dieAt] = process.argv.slice(2) as [string, string, string, string]
const DAY_MS = 86_400_000

const base = withOwner(reportConfig(smtpUrl))
const config = {
  ...base,
  services: base.services.map((service) => ({ ...service, agreements: [askedAgreement] })),
  receivers: [...base.receivers, { kind: 'email', name: 'board', to: ['chair@shop.example'] } as const],
  escalationPolicies: [{ name: 'paperwork', steps: [{ afterSeconds: 0, notify: ['board'] }], repeat: 0 }],
}
const forever = new AbortController().signal
const begun = new Date(instant)
let now = begun

const database = await openStore(file)
const parts = { database, config, clock: () => now, steps: stepsUntil(dieAt) }
const house = breachHouse({ ...parts, verdicts: () => ({ '2026-09': 'breached', '2026-10': 'breached' }) })
const escalation = escalationHouse(parts)
const work = async () => {
  await house.job.run(now, forever)
  await escalation.job.run(now, forever)
  await escalation.delivery.deliverDue(forever)
}
await work()
now = new Date(begun.getTime() + 4 * DAY_MS)
await work()
const found = await house.answers.findOf({ service: 'checkout', agreement: 'enterprise', period: '2026-10' })
if (found !== null)
  await house.answers.give({ place: found, by: 'cto@shop.example', how: 'link', comment: null, initiator: anna })
await work()
await database.close()
