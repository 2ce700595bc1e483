import * as z from 'zod'
import { instant, written } from '../shared/answer-fields.js'
import { countOf, DRIFT_KINDS, DRIFT_SERVERS, type DriftStanding } from './drift.js'

/** More than this are counted and not named. */
const MOST_NAMED = 200

const count = z.int().min(0).nullable().describe('How many; null: nobody knows.')

const item = z.strictObject({
  kind: z
    .enum(DRIFT_KINDS)
    .describe('`missing`: generated and not loaded; `extra`: called as ours, loaded and not generated.'),
  name: z.string().describe('Of the rule group; `configuration` of an Alertmanager.'),
  file: z
    .string()
    .nullable()
    .describe('Where the server has it from; null: it is missing, or the server does not say.'),
  changes: z.array(z.string()).describe('What is changed within.'),
})

const standing = z
  .strictObject({
    server: z.enum(DRIFT_SERVERS),
    name: z.string().describe('Name of the Prometheus in the configuration; of an Alertmanager its address.'),
    url: z.string(),
    state: z
      .enum(['same', 'different', 'unknown'])
      .describe('Whether it has loaded what is generated; `unknown` where it does not say, or nobody has looked.'),
    problem: z.string().nullable().describe('Why it is unknown; null: it is known.'),
    checkedAt: instant.nullable().describe('When it last said what it has loaded; null: never.'),
    unknownSince: instant
      .nullable()
      .describe('From when on it has not answered; null: it has, or was not asked since the start or a reload.'),
    differentSince: instant
      .nullable()
      .describe(
        'When a difference was first seen that no look has found gone; null: there was none at the last answer.',
      ),
    missing: count,
    changed: count,
    extra: count,
    items: z.array(item).describe(`What differed when it last answered, ${MOST_NAMED} at most.`),
  })
  .meta({ id: 'DriftStanding', description: 'A server, and whether it has loaded what is generated.' })

export const driftAnswer = z
  .strictObject({ data: z.array(standing) })
  .meta({ id: 'Drift', description: 'All servers that are asked, and whether they have loaded what is generated.' })

export type DriftAnswer = z.output<typeof driftAnswer>

export type DriftStandingAnswer = z.output<typeof standing>

export function toDriftAnswer(standings: readonly DriftStanding[]): DriftAnswer {
  return written({ data: standings.map(toStanding) })
}

function toStanding({ items, answeredAt, ...rest }: DriftStanding) {
  const count = (kind: (typeof DRIFT_KINDS)[number]) => (rest.state === 'unknown' ? null : countOf(items, kind))
  return {
    ...{ ...rest, checkedAt: answeredAt },
    ...{ missing: count('missing'), changed: count('changed'), extra: count('extra') },
    items: items.slice(0, MOST_NAMED).map((one) => ({ ...one, changes: [...one.changes] })),
  }
}
