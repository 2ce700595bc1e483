import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { until } from '../../demo/processes/child.js'
import { temporaryFolder } from '../../demo/processes/debian-packages.js'
import { FAULTS } from '../../demo/shop/faults.js'
import { createProgress } from '../../demo/stack/progress.js'
import { startStack, type Stack } from '../../demo/stack/start-stack.js'
import { loadConfig } from '../../src/config/load-config-files.js'
import { createCleanUp } from '../../src/shared/clean-up.js'
import { absentFromMachine } from '../support/absent-from-machine.js'
import { answersAll } from '../support/ask-prometheus.js'
import { readDashboards } from '../support/read-dashboards.js'
import { reviewDashboards, type ExpectedEmpty } from '../support/review-dashboards.js'
import { writeQuickRules } from '../support/quick-rules.js'

const DRILLS_TABLE = 'Drills: what was brought back, and how soon'
const DRILLS_PASSED = 'Drills: share that was passed'

/** What the dashboards ask for and the demo does not have in its first minute. That it can be answered is shown in `dashboards.test.ts`. */
const EMPTY: readonly ExpectedEmpty[] = [
  {
    reason: 'key figures are read once a minute until there is one, and drills are held in another test',
    sometimes: true,
    questions: [
      'plimsoll-compliance / RTO, RPO, MTTD and MTTR of the running month / B',
      'plimsoll-compliance / RTO, RPO, MTTD and MTTR beside their targets / A',
      'plimsoll-compliance / Success of drills / A',
      'plimsoll-compliance / Success of drills over time / A',
    ],
  },
  {
    reason: 'the onset of an incident is looked for every half minute',
    sometimes: true,
    questions: [
      'plimsoll-compliance / Incidents: key figures against target / B',
      'plimsoll-compliance / Incidents: key figures against target / C',
      'plimsoll-incidents / MTTD above target / A',
      'plimsoll-incidents / Time to detect (MTTD) / A',
      'plimsoll-incidents / Time to detect (MTTD) / C',
      'plimsoll-incidents / Time to detect (MTTD) / D',
      'plimsoll-incidents / Time to detect (MTTD) / E',
      'plimsoll-incidents / Time to detect, mean / A',
    ],
  },
  {
    reason: 'nobody acknowledged anything',
    questions: [
      'plimsoll-compliance / Incidents: key figures against target / H',
      'plimsoll-incidents / Time to acknowledge (MTTA) / B',
      'plimsoll-incidents / Time to acknowledge (MTTA) / C',
      'plimsoll-incidents / Time to acknowledge (MTTA) / D',
      'plimsoll-incidents / Time to acknowledge, mean / A',
    ],
  },
  {
    reason: 'everything is still broken; `outage.test.ts` mends it',
    questions: [
      'plimsoll-compliance / Incidents: key figures against target / E',
      'plimsoll-compliance / Incidents: key figures against target / F',
      'plimsoll-incidents / MTTR above target / A',
      'plimsoll-incidents / Time to recover (MTTR) / A',
      'plimsoll-incidents / Time to recover (MTTR) / C',
      'plimsoll-incidents / Time to recover (MTTR) / D',
      'plimsoll-incidents / Time to recover (MTTR) / E',
      'plimsoll-incidents / Time to recover, mean / A',
    ],
  },
  { reason: 'every backup is young enough, no report is late', questions: ['plimsoll-compliance / Overdue / A'] },
  {
    reason: 'a report is sent on the first of a month',
    sometimes: true,
    questions: ['plimsoll-self / Reports / A', 'plimsoll-self / Reports / B', 'plimsoll-self / Messages / A'],
  },
  {
    reason: 'a forecast is made from a day of history on, and there are ten hours',
    questions: [
      'plimsoll-compliance / Agreements, running period so far / D',
      'plimsoll-service / Agreements, running period so far / D',
    ],
  },
  {
    reason: 'nothing is deployed here; `demo-recovery.test.ts` does',
    questions: ['compliance', 'service'].flatMap((board) =>
      'A B C D E F G H I'.split(' ').map((letter) => `plimsoll-${board} / Deployments: the four keys / ${letter}`),
    ),
  },
  {
    reason: 'no drill was held yet; `demo-recovery.test.ts` holds two',
    questions: ['compliance', 'service'].flatMap((board) => [
      ...'B C D E'.split(' ').map((letter) => `plimsoll-${board} / ${DRILLS_TABLE} / ${letter}`),
      `plimsoll-${board} / ${DRILLS_PASSED} / A`,
    ]),
  },
  {
    reason: 'catalog has no drills',
    questions: [
      ...'A F'.split(' ').map((letter) => `plimsoll-service / ${DRILLS_TABLE} / ${letter}`),
      ...'B C D E'.split(' ').map((letter) => `plimsoll-service / ${DRILLS_PASSED} / ${letter}`),
    ],
    where: { service: 'catalog' },
  },
  {
    reason: 'nobody tells of the sizes of backups in the demo',
    questions: ['compliance', 'service'].map(
      (board) => `plimsoll-${board} / Backups: what a disaster now would lose / E`,
    ),
  },
  {
    reason: 'nothing of catalog is backed up',
    questions: ['plimsoll-service / Controls: what has to be so of datasets / A'],
    where: { service: 'catalog' },
  },
  {
    reason: 'no question failed',
    questions: ['plimsoll-self / Questions to Prometheus: number and failures / B'],
  },
  {
    reason: 'no maintenance is planned for checkout',
    questions: ['plimsoll-service / annotation Maintenance'],
    where: { service: 'checkout' },
  },
  {
    reason: 'maintenance of catalog is in Sunday nights',
    sometimes: true,
    questions: ['plimsoll-service / annotation Maintenance'],
    where: { service: 'catalog' },
  },
  {
    reason: 'PromQL knows no calendar: the share of a month is the daemon’s alone',
    questions: ['plimsoll-service / Share of good events / B'],
    where: { slo: 'reachable' },
  },
  {
    reason: 'no alert of the pack fires within its waiting times',
    questions: [
      'plimsoll-host / Alerts of the pack firing now / A',
      'plimsoll-host / annotation Pages',
      'plimsoll-host / annotation Tickets',
    ],
  },
]

const root = fileURLToPath(new URL('../..', import.meta.url))
const cleanUp = createCleanUp(console.error)
let stack: Stack

/**
 * The demo's own stack, with rules by the second instead of by the minute. The shop was closed for the last four minutes: what is broken
 * then weighs at once, because the short windows hold nothing else.
 */
beforeAll(async () => {
  const folder = await temporaryFolder('demo-dashboards')
  cleanUp.add('folder', () => rm(folder, { recursive: true, force: true }))
  const config = await loadConfig({ file: join(root, 'config/plimsoll.yaml'), env: {} })
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000)
  stack = await startStack({
    folder,
    logFile: join(folder, 'plimsoll.log'),
    zone: config.timezone,
    cleanUp,
    progress: createProgress(),
    history: { from: minutesAgo(600), to: minutesAgo(4) },
    prometheus: { ruleFiles: await writeQuickRules(config, join(folder, 'quick-rules')), scrapeInterval: '1s' },
  })
  await Promise.all(Object.keys(FAULTS).filter(isAboutEvents).map(breakShop))
  const isPaged = () => answersAll(stack.endpoints['prometheus'] ?? '', [firing('page'), firing('ticket')])
  await until('pages and tickets fire', isPaged, { timeoutMs: 120_000, everyMs: 250 })
})

afterAll(() => cleanUp.run())

test('every query of every panel is answered by the demo', async () => {
  const url = stack.endpoints['prometheus'] ?? ''
  const expected = [...EMPTY, ...(await absentFromMachine(url, { job: 'node' }))]
  const { asked, complaints } = await reviewDashboards(url, await readDashboards(), expected)
  expect(complaints.join('\n\n')).toBe('')
  expect(asked).toBeGreaterThan(250)
})

/** True when every one of the six objectives has an alert of that severity firing. */
function firing(severity: string): string {
  return `count(count by (service, slo) (ALERTS{alertstate="firing",severity="${severity}",slo!=""})) == 6`
}

/** What an objective is about: not the backup, nor the scrapes themselves. */
function isAboutEvents(fault: string): boolean {
  return fault !== 'orders-db' && fault !== 'target'
}

async function breakShop(fault: string): Promise<void> {
  await fetch(new URL(`/break/${fault}`, stack.endpoints['shop']), { method: 'POST' })
}
