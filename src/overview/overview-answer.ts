import * as z from 'zod'
import type { Waiting } from '../feature/shown-part.js'
import { instant } from '../shared/answer-fields.js'
import type { PartStanding, Standing, Thing } from './standing.js'

/** What stands in lists of everything is what the status says of it. */
export const entry = z.looseObject({}).describe('As it stands in the status, under the key of its part.')

const need = z.strictObject({
  part: z.string().describe('Where it belongs: a key of the status, or the name of a list, such as `reports`.'),
  service: z.string().nullable().describe('The service that it is of; null: of no single one.'),
  name: z.string(),
  state: z.string(),
  sentence: z.string().describe('Why somebody has to look.'),
  since: instant.nullable().describe('Since when it waits; null where its entry says more.'),
  entry: entry.nullable().describe('What the status says of it; null: nothing.'),
})

const part = z.strictObject({
  part: z.string(),
  total: z.int().min(0),
  states: z
    .array(z.strictObject({ state: z.string(), count: z.int().min(1) }))
    .describe('How many are in each state, the worst first.'),
  entries: z.array(entry).describe('The worst of them, in full.'),
})

/** The answer of `GET /api/v1/overview`. */
export const overviewAnswer = z
  .strictObject({
    at: instant,
    version: z.string(),
    configHash: z.string(),
    waiting: z.int().min(0).describe('How many things need somebody now.'),
    needs: z.array(need).describe('The most urgent of them, the most urgent first.'),
    parts: z.array(part),
  })
  .meta({ id: 'Overview', description: 'What needs somebody now, and how everything stands at a glance.' })

export type OverviewAnswer = z.output<typeof overviewAnswer>

/** More than this nobody can look at now; the lists of each part have the rest. */
export const MOST_NEEDS = 40
export const MOST_ENTRIES = 15

/** Something that needs somebody: a thing of the status, or what waits besides. */
export type Needing =
  | { readonly kind: 'thing'; readonly part: PartStanding; readonly thing: Thing; readonly urgency: number }
  | { readonly kind: 'waiting'; readonly waiting: Waiting; readonly urgency: number }

/** All that needs somebody, the most urgent first. */
export function needsOf({ parts }: Standing, waiting: readonly Waiting[]): readonly Needing[] {
  const things = parts.flatMap((part) =>
    part.things.flatMap((thing): readonly Needing[] => {
      const { need: why } = thing.row
      return why === null ? [] : [{ kind: 'thing', part, thing, urgency: why.urgency }]
    }),
  )
  const others = waiting.map((one): Needing => ({ kind: 'waiting', waiting: one, urgency: one.urgency }))
  return [...things, ...others].toSorted((one, other) => other.urgency - one.urgency)
}

/** How everything stands at a glance, as the API says it. */
export function toOverviewAnswer(standing: Standing, needs: readonly Needing[]): OverviewAnswer {
  const { at, version, configHash } = standing.document
  return {
    ...{ at: at.toISOString(), version, configHash, waiting: needs.length },
    needs: needs.slice(0, MOST_NEEDS).map(toNeedAnswer),
    parts: standing.parts.map(({ key, things }) => ({
      ...{ part: key, total: things.length, states: statesOf(things) },
      entries: things.slice(0, MOST_ENTRIES).map(({ answer }) => answer as z.output<typeof entry>),
    })),
  }
}

function toNeedAnswer(one: Needing): z.output<typeof need> {
  if (one.kind === 'waiting') {
    const { part: of, name, badge, sentence, since } = one.waiting
    return { part: of, service: null, name, state: badge.text, sentence, since: since.toISOString(), entry: null }
  }
  const { row, answer } = one.thing
  const { service, name, badge, need: why } = row
  const said = { part: one.part.key, service, name, state: badge.text, sentence: why?.sentence ?? '' }
  return { ...said, since: null, entry: answer as z.output<typeof entry> }
}

/** How many are in which state, in the order of the things. */
export function statesOf(things: readonly Thing[]): { state: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { row } of things) counts.set(row.badge.text, (counts.get(row.badge.text) ?? 0) + 1)
  return [...counts].map(([state, count]) => ({ state, count }))
}
