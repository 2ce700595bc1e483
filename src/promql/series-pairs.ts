import { appendTo } from '../shared/lists-by.js'
import { textAt } from '../shared/texts.js'
import type { Series } from './series-reader.js'

/** What one series says in each of several questions that belong together, such as events and errors. */
export interface Voice {
  /** Labels beyond those that are expected, replicas left out: voices that differ here tell of different things. */
  readonly origin: Readonly<Record<string, string>>
  /** `origin` as one text. */
  readonly originText: string
  /** Values by instant (ms), one map per question. What the server could not write as a finite number is infinite here. */
  readonly channels: readonly Map<number, number>[]
}

/** Where a series belongs. */
export interface SeriesPlace {
  readonly key: string
  /** Labels that every series of the place carries alike, or that say nothing. */
  readonly expected: ReadonlySet<string>
}

interface Sorting {
  /** `null`: nowhere. */
  readonly place: (series: Series) => SeriesPlace | null
  /** Labels of replicas, which tell of the same thing. */
  readonly replicaLabels: ReadonlySet<string>
}

/**
 * Sorts answers to questions that belong together by the place that they tell of. A voice is what series with the same labels say in all
 * of the questions, so that one is never held against what another said.
 */
export function voicesByPlace(
  answers: readonly (readonly Series[])[],
  { place, replicaLabels }: Sorting,
): ReadonlyMap<string, readonly Voice[]> {
  const places = new Map<string, FullVoice[]>()
  for (const [channel, answer] of answers.entries()) {
    for (const series of answer) {
      const at = place(series)
      if (at === null) continue
      const names = namesBeyond(at.expected, series.labels)
      const full = textOf(series.labels, names)
      const known = places.get(at.key)?.find((one) => one.full === full)
      const voice = known ?? newVoice(series.labels, full, { names, replicaLabels, count: answers.length })
      if (known === undefined) appendTo(places, at.key, voice)
      addSamples(voice.channels[channel], series)
    }
  }
  return places
}

/** With the labels of its replica. */
interface FullVoice extends Voice {
  readonly full: string
}

const NO_NAMES: readonly string[] = []
const NO_LABELS: Voice['origin'] = {}

/** Most series have none: there are tens of thousands of them with every minute. */
function namesBeyond(expected: ReadonlySet<string>, labels: Series['labels']): readonly string[] {
  const names = Object.keys(labels)
  return names.every((name) => expected.has(name)) ? NO_NAMES : names.filter((name) => !expected.has(name))
}

function newVoice(
  labels: Series['labels'],
  full: string,
  voice: {
    readonly names: readonly string[]
    readonly replicaLabels: ReadonlySet<string>
    readonly count: number
  },
): FullVoice {
  const telling = voice.names.filter((name) => !voice.replicaLabels.has(name))
  const origin =
    telling.length === 0 ? NO_LABELS : Object.fromEntries(telling.map((name) => [name, textAt(labels, name) ?? '']))
  return {
    full,
    origin,
    originText: textOf(labels, telling),
    channels: Array.from({ length: voice.count }, () => new Map<number, number>()),
  }
}

function textOf(labels: Series['labels'], names: readonly string[]): string {
  return names.length === 0 ? '' : JSON.stringify(names.toSorted().map((name) => [name, textAt(labels, name)]))
}

function addSamples(values: Map<number, number> | undefined, { samples, infinite = [] }: Series): void {
  for (const { at, value } of samples) values?.set(at.getTime(), value)
  for (const at of infinite) values?.set(at.getTime(), Infinity)
}

/** The names of labels in which voices differ, sorted. */
export function differingLabels(voices: readonly Pick<Voice, 'origin'>[]): readonly string[] {
  const names = new Set(voices.flatMap(({ origin }) => Object.keys(origin)))
  return [...names].filter((name) => new Set(voices.map(({ origin }) => origin[name])).size > 1).toSorted()
}

/** What is known of one instant: a set of values of one voice, nothing, or voices that contradict each other. */
export type Said =
  | { readonly kind: 'values'; readonly values: readonly number[] }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'rivals'; readonly labels: readonly string[] }

/**
 * One value, or none. Of replicas the one with the larger first value counts, in all questions: it missed least. Voices of different
 * origin are never mixed and never chosen between.
 *
 * @param isPlausible replicas that say something else are passed over as long as one does not
 */
export function saidAt(
  voices: readonly Voice[],
  instant: number,
  isPlausible: (values: readonly number[]) => boolean = () => true,
): Said {
  const [only] = voices
  if (voices.length === 1 && only !== undefined) return saidBy(only, instant)
  const present = voices.filter(({ channels }) => channels.some((channel) => channel.has(instant)))
  if (new Set(present.map(({ originText }) => originText)).size > 1) {
    return { kind: 'rivals', labels: differingLabels(present) }
  }
  const whole = present.flatMap(({ channels }) => {
    const values = channels.map((channel) => channel.get(instant))
    return values.every((value) => value !== undefined) ? [values] : []
  })
  const plausible = whole.filter(isPlausible)
  const [best] = (plausible.length > 0 ? plausible : whole).toSorted(largestFirst)
  return best === undefined ? { kind: 'nothing' } : { kind: 'values', values: best }
}

/** Nearly every value has one voice only. */
function saidBy({ channels }: Voice, instant: number): Said {
  const values: number[] = []
  for (const channel of channels) {
    const value = channel.get(instant)
    if (value === undefined) return { kind: 'nothing' }
    values.push(value)
  }
  return { kind: 'values', values }
}

/** Of equal first values the larger second one: replicas never flatter. */
function largestFirst(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((value, at) => value !== b[at])
  return index < 0 ? 0 : (b[index] ?? 0) - (a[index] ?? 0)
}

/** Every instant of which any voice says anything, rising. */
export function instantsOf(voices: readonly Voice[]): readonly number[] {
  const instants = voices.flatMap(({ channels }) => channels.flatMap((channel) => [...channel.keys()]))
  return instants.length < 2 ? instants : [...new Set(instants)].sort((a, b) => a - b)
}
