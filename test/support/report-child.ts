// Issues the report of October 2026 and delivers what is due, as a daemon would; kills itself, as kill -9 does, at the step it is given.
// Arguments: store file, URL of the mail server, instant, step or `-`.
import { issueReport } from '../../src/report/issue-report.js'
import { openStore } from '../../src/store/open-store.js'
import { october } from './agreement-results.js'
import { monthlySla, reportConfig } from './report-config.js'
import { reportHouse } from './report-house.js'
import { stepsUntil } from './killed-child.js'

const [file, smtpUrl, instant, dieAt] = process.argv.slice(2) as [string, string, string, string]

const steps = stepsUntil(dieAt)

const database = await openStore(file)
const house = reportHouse({ database, config: reportConfig(smtpUrl), clock: () => new Date(instant), steps })
await issueReport(house.issue, monthlySla, october)
await house.delivery.deliverDue(new AbortController().signal)
await database.close()
