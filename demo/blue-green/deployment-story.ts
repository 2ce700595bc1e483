import type { DeploymentDetailsAnswer } from '../../src/deployment/over-http/deployment-details-answer.js'
import { formatSpan } from '../../src/words/format-span.js'

/** What happens, in this order; `VERSION` stands for the one that is deployed. */
const TITLES = {
  gate_open: 'The gate is open',
  marker: 'deploy.sh sets a marker for VERSION, and switches nginx',
  first_error: 'Customers get errors of VERSION',
  forgery_refused: 'The receiver refuses a message that another secret has signed',
  judged: 'Plimsoll: VERSION made things worse',
  gate_closed: 'The gate is closed',
  verified: 'The library standardwebhooks has verified Plimsoll’s message',
  switched_back: 'roll-back.sh has switched nginx back: customers have the version before',
  rolled_back: 'Plimsoll knows that it is rolled back',
  gate_open_again: 'The gate is open again',
} as const

export type Moment = keyof typeof TITLES

/** What was seen of one bad deployment. */
export interface DeploymentSeen {
  readonly version: string
  /** When something was seen for the first time, and what is to be said of it; what has not happened yet is not there. */
  readonly moments: Readonly<Partial<Record<Moment, { readonly at: Date; readonly note: string | null }>>>
  /** Orders that this version has answered, and how many of them with an error. */
  readonly orders: { readonly answered: number; readonly failed: number }
  /** `null`: Plimsoll was not asked yet. */
  readonly details: DeploymentDetailsAnswer | null
  /** Why it went no further, in words. */
  readonly failure: string | null
}

/** One line of the story. `at` as RFC 3339; `null`: it has not happened yet. */
export interface StoryStep {
  readonly title: string
  readonly at: string | null
  readonly note: string | null
}

/** The story, in the order in which it happens. */
export function storySteps({ version, moments, orders }: DeploymentSeen): readonly StoryStep[] {
  const failed = `${orders.failed} of ${orders.answered} orders failed`
  return (Object.keys(TITLES) as Moment[]).map((moment) => {
    const { at = null, note = null } = moments[moment] ?? {}
    const title = TITLES[moment].replace('VERSION', version)
    const said = moment === 'first_error' && at !== null ? failed : note
    return { title, at: at === null ? null : at.toISOString(), note: said }
  })
}

/** What was found in the objective that got worse; `null`: nothing yet. */
export function foundIn({ deployment }: DeploymentDetailsAnswer): string | null {
  const found = deployment.findings.find(({ verdict }) => verdict === 'degraded')
  if (found === undefined) return null
  return `${found.slo}: ${found.rateRatio.toFixed(0)} times as many errors per event as before, z = ${found.z.toFixed(1)}`
}

/** How long it took until it was taken back; `null`: it is not yet. */
export function rollBackTime({ timeToRollBackSeconds: took }: DeploymentDetailsAnswer): string | null {
  return took === null ? null : `time to roll back: ${formatSpan(took)}`
}

/** Whether nothing more is waited for. */
export function isOver(seen: DeploymentSeen): boolean {
  return seen.failure !== null || storySteps(seen).every(({ at }) => at !== null)
}

/**
 * What should be so of a bad deployment that is over, and is not, in words; none where all is as it should be.
 *
 * @param onDashboard seconds to the rollback, as the panel of the generated dashboard has them; `null`: it has none
 */
export function storyComplaints(seen: DeploymentSeen, onDashboard: number | null): readonly string[] {
  const { orders, details, failure } = seen
  const missing = storySteps(seen).flatMap(({ title, at }) => (at === null ? [`has not happened: ${title}`] : []))
  const said = [...(failure === null ? [] : [failure]), ...missing]
  if (details === null) return said
  if (orders.failed === 0) said.push('no order failed')
  return [...said, ...timeComplaints(details, onDashboard)]
}

function timeComplaints(details: DeploymentDetailsAnswer, onDashboard: number | null): readonly string[] {
  const { startedAt, rolledBackAt } = details.deployment
  const took = details.timeToRollBackSeconds
  const reckoned = rolledBackAt === null ? null : (Date.parse(rolledBackAt) - Date.parse(startedAt)) / 1000
  return [
    ...(took === reckoned ? [] : [`the page says ${took} s to roll back; between its two times are ${reckoned} s`]),
    ...(onDashboard === took ? [] : [`the dashboard says ${onDashboard} s to roll back, the page ${took} s`]),
  ]
}
