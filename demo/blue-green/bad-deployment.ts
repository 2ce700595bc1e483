import { createHmac } from 'node:crypto'
import {
  deploymentDetailsAnswer,
  type DeploymentDetailsAnswer,
} from '../../src/deployment/over-http/deployment-details-answer.js'
import { gateAnswer } from '../../src/gate/gate-answer.js'
import { until } from '../processes/child.js'
import type { BlueGreenShop } from './blue-green-shop.js'
import type { AnsweredOrder } from './customers.js'
import { foundIn, isOver, rollBackTime, type DeploymentSeen, type Moment } from './deployment-story.js'

/** The service of the example organisation whose orders the two colours take. */
export const DEPLOYED = 'checkout'
/** Share of the orders that fail in a bad version. */
const FAILING = 0.2
/** The guard looks at whole minutes, behind the ledger: two to three minutes, more on a busy machine. */
const PATIENCE_MS = 480_000
const EVERY_MS = 250

export interface BadDeploymentParts {
  readonly shop: BlueGreenShop
  readonly plimsollUrl: string
  readonly receiverUrl: string
}

/** Bad versions, deployed one after the other. */
export interface BadDeployments {
  /** Of the newest one; `null`: none was deployed yet. */
  seen(): DeploymentSeen | null
  /** Tells of an order that was answered. */
  onAnswer(answer: AnsweredOrder): void
  /** Deploys a bad version and follows it until it is taken back. Does nothing while one is followed. Never rejects: see `failure`. */
  deploy(): Promise<void>
}

export function createBadDeployments(parts: BadDeploymentParts): BadDeployments {
  let newest: Story | null = null
  let count = 1
  return {
    seen: () => newest?.seen ?? null,
    onAnswer(answer) {
      if (newest !== null) noteAnswer(newest, answer)
    },
    async deploy() {
      if (newest !== null && !isOver(newest.seen)) return
      count += 1
      const story = createStory(`v${count}`)
      newest = story
      await follow(parts, story).catch((error: unknown) => {
        story.seen = { ...story.seen, failure: error instanceof Error ? error.message : String(error) }
      })
    },
  }
}

interface Story {
  seen: DeploymentSeen
  /** Says that something has happened; what was said already stays. */
  readonly note: (moment: Moment, at: Date | string, note?: string | null) => void
}

function createStory(version: string): Story {
  const story: Story = {
    seen: { version, moments: {}, orders: { answered: 0, failed: 0 }, details: null, failure: null },
    note(moment, at, note = null) {
      const { moments } = story.seen
      story.seen = { ...story.seen, moments: { [moment]: { at: new Date(at), note }, ...moments } }
    },
  }
  return story
}

function noteAnswer(story: Story, { version, isError }: AnsweredOrder): void {
  const { seen } = story
  if (version === seen.version) {
    const { answered, failed } = seen.orders
    story.seen = { ...seen, orders: { answered: answered + 1, failed: failed + Number(isError) } }
    if (isError) story.note('first_error', new Date())
  } else if (version !== null && seen.moments.verified !== undefined) {
    story.note('switched_back', new Date())
  }
}

async function follow(parts: BadDeploymentParts, story: Story): Promise<void> {
  const { shop, plimsollUrl } = parts
  const { version } = story.seen
  await until('Plimsoll answers', async () => (await fetch(`${plimsollUrl}/-/healthy`)).ok, { timeoutMs: PATIENCE_MS })
  const gate = await readGate(plimsollUrl)
  if (gate.state === 'open') story.note('gate_open', gate.at, gate.sentence)
  shop.commit({ name: version, failing: FAILING })
  const { code, output } = await shop.deploy(version)
  const id = /is on (?:blue|green): (\S+)/.exec(output)?.[1]
  if (code !== 0 || id === undefined) throw new Error(`deploy.sh ended with ${code}: ${output.trim()}`)
  const status = await sendForged(parts.receiverUrl, id)
  if (status !== 401) throw new Error(`a message that another secret has signed was answered ${status} instead of 401`)
  story.note('forgery_refused', new Date(), 'status 401')
  const looked = async () => {
    await look(parts, story, id)
    return isOver(story.seen)
  }
  await until(`${version} is taken back`, looked, { timeoutMs: PATIENCE_MS, everyMs: EVERY_MS })
}

/** What is there to be seen now, besides the orders. */
async function look({ shop, plimsollUrl }: BadDeploymentParts, story: Story, id: string): Promise<void> {
  const details = deploymentDetailsAnswer.parse(await json(`${plimsollUrl}/api/v1/deployments/${id}/details`))
  story.seen = { ...story.seen, details }
  noteDetails(story, details)
  if (shop.received().includes(`verified: deployment.degraded of ${id}`)) story.note('verified', new Date())
  if (details.deployment.judgedAt === null) return
  const { at, state, sentence } = await readGate(plimsollUrl)
  if (state === 'closed') story.note('gate_closed', at, sentence)
  else if (story.seen.moments.gate_closed !== undefined) story.note('gate_open_again', at, sentence)
}

function noteDetails({ note }: Story, details: DeploymentDetailsAnswer): void {
  const { startedAt, verdict, judgedAt, rolledBackAt } = details.deployment
  note('marker', startedAt)
  if (verdict === 'degraded' && judgedAt !== null) note('judged', judgedAt, foundIn(details))
  if (rolledBackAt !== null) note('rolled_back', rolledBackAt, rollBackTime(details))
}

interface GateSeen {
  readonly at: string
  readonly state: 'open' | 'closed'
  readonly sentence: string | null
}

async function readGate(plimsollUrl: string): Promise<GateSeen> {
  const { at, state, reasons } = gateAnswer.parse(await json(`${plimsollUrl}/api/v1/gate/${DEPLOYED}`))
  return { at, state, sentence: reasons[0]?.sentence ?? null }
}

async function json(url: string): Promise<unknown> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`)
  return answer.json()
}

/** Sends what Plimsoll would send, signed with a secret that is not the receiver's; the status of the answer. */
async function sendForged(url: string, id: string): Promise<number> {
  const text = JSON.stringify({ type: 'deployment.degraded', data: { deployment: { id } } })
  const at = String(Math.floor(Date.now() / 1000))
  const signature = createHmac('sha256', 'another').update(`forged.${at}.${text}`).digest('base64')
  const headers = { 'webhook-id': 'forged', 'webhook-timestamp': at, 'webhook-signature': `v1,${signature}` }
  return (await fetch(url, { method: 'POST', body: text, headers })).status
}
