import * as z from 'zod'
import type { ServiceAddition } from '../feature/shown-part.js'
import { instant } from '../shared/answer-fields.js'
import { entry } from './overview-answer.js'
import { TONE_WORDS, type ListedService, type ServiceStanding } from './services-list.js'
import type { Standing, Thing } from './standing.js'

const frame = {
  service: z.string(),
  description: z.string().nullable(),
  environment: z.string().nullable(),
  team: z.string().nullable(),
  tier: z.int().nullable(),
}

/** A row of `GET /api/v1/services`. */
export const serviceRowAnswer = z
  .strictObject({
    ...frame,
    state: z.enum(['broken', 'at risk', 'unknown', 'quiet', 'well']).describe('That of the worst of its things.'),
    parts: z
      .record(z.string(), z.strictObject({ total: z.int().min(0), attention: z.int().min(0) }))
      .describe('By key of the status: how many things it has, and of how many something is bad, at risk or unknown.'),
  })
  .meta({ id: 'ServiceRow', description: 'A service and how it stands.' })

/** The answer of `GET /api/v1/services/{service}`. */
export const serviceAnswer = z
  .strictObject({
    ...frame,
    at: instant,
    configHash: z.string(),
    version: z.string(),
    dependsOn: z.array(z.string()),
    links: z.record(z.string(), z.string()),
    parts: z.record(z.string(), z.array(entry)).describe('By key of the status: its things, the worst first.'),
    additions: z.record(z.string(), z.unknown()).describe('What features add, such as `budgetCurves`.'),
  })
  .meta({ id: 'ServiceStanding', description: 'A service with all that is promised for it.' })

function frameOf({ name, description, environment, team, tier }: ListedService) {
  return { service: name, description, environment, team, tier }
}

export function toServiceRow({ service, tone, parts }: ServiceStanding): z.output<typeof serviceRowAnswer> {
  const counted = parts.map(({ part, total, attention }) => [part.key, { total, attention }] as const)
  return {
    ...frameOf(service),
    state: TONE_WORDS[tone] as z.output<typeof serviceRowAnswer>['state'],
    parts: Object.fromEntries(counted),
  }
}

export function toServiceAnswer(
  service: ListedService,
  standing: Standing,
  additions: readonly ServiceAddition[],
): z.output<typeof serviceAnswer> {
  const { at, configHash, version } = standing.document
  const parts = standing.parts.map(({ key, things }) => [key, things.filter(isOf(service)).map(answerOf)] as const)
  return {
    ...frameOf(service),
    ...{ at: at.toISOString(), configHash, version },
    ...{ dependsOn: [...service.dependsOn], links: { ...service.links } },
    parts: Object.fromEntries(parts),
    additions: Object.fromEntries(additions.map(({ key, answer }) => [key, answer] as const)),
  }
}

/** Things of one service. */
export function isOf({ name }: ListedService): (thing: Thing) => boolean {
  return ({ row }) => row.service === name
}

function answerOf({ answer }: Thing) {
  return answer as z.output<typeof entry>
}
