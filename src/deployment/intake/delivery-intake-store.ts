import { recordChange } from '../../audit/audit-store.js'
import type { Initiator } from '../../audit/initiator.js'
import type { Clock } from '../../shared/clock.js'
import type { Steps } from '../../shared/steps.js'
import type { Database, Transaction } from '../../store/database.js'
import { beginWithin, sayWithin, type StartOrder } from '../deployment-changes-store.js'
import { findByOrigin } from '../deployment-store.js'
import type { Deployment, DeploymentPart } from '../deployment.js'
import { findDelivery, writeDelivery } from './delivery-store.js'
import type { Delivery, DeliveryOutcome } from './delivery.js'
import { isSamePlace, placeAsWritten, placeWords, type Tool } from './place.js'
import type { ToolReport } from './tool-report.js'

/** A service, as far as tools tell of it. */
export interface ToldService extends DeploymentPart {
  readonly name: string
  readonly environment: string | null
}

export interface DeliveryIntakeParts {
  readonly config: { readonly services: readonly ToldService[] }
  readonly database: Database
  readonly clock: Clock
  readonly steps: Steps
  /** Unique for ever. */
  readonly newId: () => string
}

/** A delivery that was read, and who has made it. */
export interface Received {
  /** SHA-256 of its body. */
  readonly id: string
  readonly tool: Tool
  readonly report: ToolReport | { readonly other: string }
  readonly initiator: Initiator
}

/** Takes what tools tell. */
export interface DeliveryIntake {
  /** Keeps a delivery and does what it tells, at once: half of it is never done. `isNew` is false where it has come before. */
  take(received: Received): Promise<{ readonly delivery: Delivery; readonly isNew: boolean }>
}

/** What is older was kept by somebody, who sends it again. */
const LATE_MS = 7 * 86_400_000

/** The intake over the store. */
export function createDeliveryIntake(parts: DeliveryIntakeParts): DeliveryIntake {
  const { database, steps } = parts
  return {
    async take(received) {
      const taken = await database.write(async (transaction) => {
        const before = await findDelivery(transaction, received.id)
        if (before !== null) return { delivery: before, isNew: false }
        const delivery = await settle(parts, transaction, received)
        steps('deployment-delivery:persisted')
        return { delivery, isNew: true }
      })
      steps('deployment-delivery:committed')
      return taken
    },
  }
}

async function settle(parts: DeliveryIntakeParts, transaction: Transaction, received: Received): Promise<Delivery> {
  const { id, tool, report, initiator } = received
  const at = parts.clock()
  const settled =
    'other' in report ? ignored(report.other) : await follow(parts, transaction, { report, initiator, at })
  const delivery = { id, tool, receivedAt: at, sender: initiator.from, ...settled }
  await writeDelivery(transaction, delivery)
  const object = { kind: 'deployment_delivery', id }
  const { subject, outcome, deployments } = delivery
  const told = { tool, subject, outcome, deployments: [...deployments] }
  await recordChange(transaction, { initiator, at, action: 'deployment.deliver', object, new: told })
  return delivery
}

type Settled = Pick<Delivery, 'subject' | 'outcome' | 'sentence' | 'deployments'>

function ignored(subject: string): Settled {
  return { subject, outcome: 'noted', sentence: `${subject}: it begins no deployment`, deployments: [] }
}

interface Told {
  readonly report: ToolReport
  readonly initiator: Initiator
  readonly at: Date
}

async function follow(parts: DeliveryIntakeParts, transaction: Transaction, told: Told): Promise<Settled> {
  const { report, at } = told
  const where = placeWords(report.place)
  const subject = `${report.said} of ${report.version}, ${where}`
  const said = (outcome: DeliveryOutcome, sentence: string) => ({ subject, outcome, sentence, deployments: [] })
  if (at.getTime() - report.at.getTime() > LATE_MS) return said('late', 'it is older than seven days')
  const services = parts.config.services.filter(({ deployments }) =>
    deployments.from.some((place) => isSamePlace(place, report.place)),
  )
  if (services.length === 0)
    return said(
      'unmatched',
      `no service deploys ${where}: write ${placeAsWritten(report.place)} under its deployments.from`,
    )
  if (report.phase === 'other') return said('noted', `${report.said} changes nothing for users`)
  const done: Done[] = []
  for (const service of services) done.push(await followOf(parts, transaction, { ...told, service }))
  return { subject, ...sumOf(done) }
}

/** What a delivery came to for one service. */
interface Done {
  readonly outcome: DeliveryOutcome
  readonly sentence: string
  readonly id: string | null
}

const ORDER = ['started', 'finished', 'noted', 'known'] as const

function sumOf(done: readonly Done[]): Omit<Settled, 'subject'> {
  const changed = done.filter(({ outcome }) => outcome === 'started' || outcome === 'finished')
  return {
    outcome: ORDER.find((one) => done.some(({ outcome }) => outcome === one)) ?? 'known',
    sentence: done.map(({ sentence }) => sentence).join('; '),
    deployments: changed.flatMap(({ id }) => id ?? []),
  }
}

interface ToldOf extends Told {
  readonly service: ToldService
}

async function followOf(parts: DeliveryIntakeParts, transaction: Transaction, told: ToldOf): Promise<Done> {
  const { report, service } = told
  const known = await knownOf(transaction, told)
  if (report.phase === 'failed') return failedOf(known, told)
  const deployment = known ?? (await begin(parts, transaction, told))
  const ends = report.phase === 'finished' && deployment.finishedAt === null
  if (ends) await finish(transaction, deployment, told)
  const outcome = known === null ? 'started' : ends ? 'finished' : 'known'
  const words = { started: 'has begun', finished: 'has reached all of its users', known: 'was told of before' }
  return { outcome, sentence: `${report.version} of ${service.name} ${words[outcome]}`, id: deployment.id }
}

/** Without ids it is the newest of its place, where that has the same version and stands. */
async function knownOf(transaction: Transaction, { report, service }: ToldOf): Promise<Deployment | null> {
  const { name, environment } = service
  const found = await findByOrigin(transaction, { service: name, environment, origin: report.origin })
  if (found === null || report.hasId) return found
  return found.version === report.version && found.rolledBack === null ? found : null
}

/** Part of it may have reached users all the same: what is watched stays so. */
function failedOf(known: Deployment | null, { report, service }: ToldOf): Done {
  const rest = known === null ? 'it has no marker' : 'its marker stays: part of it may have reached users'
  return {
    outcome: 'noted',
    sentence: `${report.version} of ${service.name} failed there; ${rest}`,
    id: known?.id ?? null,
  }
}

function begin(parts: DeliveryIntakeParts, transaction: Transaction, { report, initiator, at, service }: ToldOf) {
  const { version, committedAt, by, origin } = report
  const { name, environment, deployments } = service
  const order: StartOrder = {
    ...{ service: name, environment, version, committedAt, by, initiator },
    // A clock elsewhere may be ahead.
    startedAt: earlier(report.startedAt, at),
    strategy: 'in_place',
    canary: null,
    bakeSeconds: deployments.bakeSeconds,
  }
  return beginWithin(transaction, order, { id: parts.newId(), origin, now: at })
}

function finish(transaction: Transaction, deployment: Deployment, { report, initiator, at }: Told) {
  const word = { at: earlier(report.at, at), by: report.by, initiator }
  return sayWithin(transaction, deployment, { kind: 'deployment_finished', word, now: at })
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other
}
