import type { Dataset } from '../backup/dataset.js'
import { appendTo } from '../shared/lists-by.js'

/** Things that exist and ought to be backed up, as a Prometheus knows them. */
export interface Inventory {
  readonly name: string
  /** PromQL: a series for each thing. */
  readonly query: string
  /** Label by which a thing is known. */
  readonly label: string
  /** Name of the Prometheus that is asked; `null`: the only one. */
  readonly prometheus: string | null
  /** Things that need no backup, with the reason. */
  readonly except: Readonly<Record<string, string>>
}

/** What inventories add to the configuration. */
export interface InventoryPart {
  readonly inventory: readonly Inventory[]
}

/** The worst first. */
export const COVERAGES = ['uncovered', 'excepted', 'covered'] as const

export type Coverage = (typeof COVERAGES)[number]

/** Why an inventory is known or not: `silent` after a quarter of an hour without an answer. */
export const ANSWERS = ['answered', 'not_asked', 'silent', 'finds_nothing', 'no_label'] as const

export type AnswerKind = (typeof ANSWERS)[number]

/** What a Prometheus last told of an inventory. */
export interface Told {
  /** When it last answered; `null`: never. */
  readonly at: Date | null
  /** What that answer was good for. */
  readonly kind: 'answered' | 'finds_nothing' | 'no_label'
  /** Things by their name, and when each was last seen. */
  readonly things: ReadonlyMap<string, Date>
}

export const NOTHING_TOLD: Told = { at: null, kind: 'answered', things: new Map() }

/** A thing with what is known of its backups. */
export interface ThingStanding {
  readonly inventory: string
  readonly thing: string
  readonly coverage: Coverage
  /** Datasets that it is part of, as `service/name`. */
  readonly datasets: readonly string[]
  /** Why it needs none; `null`: nobody says so. */
  readonly reason: string | null
  readonly seenAt: Date
}

/** An inventory with its things, by name. */
export interface InventoryStanding {
  readonly inventory: Inventory
  /** Only what was `answered` says what there is; else things are those that were seen within a day. */
  readonly answer: AnswerKind
  readonly answeredAt: Date | null
  readonly things: readonly ThingStanding[]
}

/** How long an answer says what there is, in seconds: it is asked for every five minutes. */
const ANSWER_HOLDS_SECONDS = 900

type Covering = Pick<Dataset, 'service' | 'name' | 'match' | 'covers'>

/** Datasets, as `service/name`, by the thing of an inventory that they cover. */
export type Coverers = ReadonlyMap<string, readonly string[]>

/** A dataset covers what it names, and what its preset finds by the same label. */
export function coverersOf({ name, label }: Inventory, datasets: readonly Covering[]): Coverers {
  const coverers = new Map<string, string[]>()
  for (const dataset of datasets) {
    const found = dataset.match[label]
    const things = new Set([...(found === undefined ? [] : [found]), ...(dataset.covers[name] ?? [])])
    for (const thing of things) {
      appendTo(coverers, thing, `${dataset.service}/${dataset.name}`)
    }
  }
  return coverers
}

/** How an inventory stands at `now`. */
export function inventoryStanding(
  inventory: Inventory,
  told: Told,
  { coverers, now }: { readonly coverers: Coverers; readonly now: Date },
): InventoryStanding {
  const things = [...told.things].map(([thing, seenAt]) => {
    const datasets = coverers.get(thing) ?? []
    const reason = Object.hasOwn(inventory.except, thing) ? (inventory.except[thing] ?? null) : null
    const coverage: Coverage = datasets.length > 0 ? 'covered' : reason === null ? 'uncovered' : 'excepted'
    return { inventory: inventory.name, thing, coverage, datasets, reason, seenAt }
  })
  return {
    ...{ inventory, answer: answerOf(told, now), answeredAt: told.at },
    things: things.toSorted((a, b) => Number(a.thing > b.thing) - Number(a.thing < b.thing)),
  }
}

function answerOf({ at, kind }: Told, now: Date): AnswerKind {
  if (at === null) return 'not_asked'
  return now.getTime() - at.getTime() > ANSWER_HOLDS_SECONDS * 1000 ? 'silent' : kind
}

/** How many things have no backup; `null`: nobody knows what there is. */
export function uncoveredCount({ answer, things }: InventoryStanding): number | null {
  return answer === 'answered' ? things.filter(({ coverage }) => coverage === 'uncovered').length : null
}

const SENTENCES: Readonly<Record<AnswerKind, string>> = {
  answered: 'Its Prometheus has answered.',
  not_asked: 'There was no answer yet.',
  silent: 'Its Prometheus has not answered for more than a quarter of an hour.',
  finds_nothing: 'Its query finds nothing, so that nobody knows what there is.',
  no_label: 'Some of its series lack the label that names things.',
}

/** For people. */
export function answerSentence(answer: AnswerKind): string {
  return SENTENCES[answer]
}
