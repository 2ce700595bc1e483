import { differingLabels, instantsOf, saidAt, voicesByPlace, type Voice } from '../promql/series-pairs.js'
import type { Sample, Series } from '../promql/series-reader.js'
import { LABELS } from '../slo/series-names.js'

/** Counts of one portion of time, as Prometheus answers. */
export interface Answer {
  readonly events: readonly Series[]
  readonly errors: readonly Series[]
}

export interface OneValue {
  /** One series of events and one of errors per group, each instant from one voice. */
  readonly answer: Answer
  /** Groups of which several series tell that are no replicas of each other, each with the labels in which they differ. */
  readonly rivals: ReadonlyMap<string, readonly string[]>
}

interface OneValueOptions {
  readonly groupBy: readonly string[]
  readonly replicaLabels: readonly string[]
  /** Groups of which nothing is taken. */
  readonly except?: ReadonlyMap<string, unknown>
}

/**
 * One value per group and instant, or none. A group of which several series tell at any instant is left out of the whole portion: while
 * one of them is silent, the other is still not the whole.
 */
export function oneValue({ events, errors }: Answer, { groupBy, replicaLabels, except }: OneValueOptions): OneValue {
  const expected = new Set<string>([LABELS.service, LABELS.slo, LABELS.environment, ...groupBy])
  const keyOf = (labels: Series['labels']) => JSON.stringify(groupBy.map((label) => labels[label] ?? ''))
  const place = ({ labels }: Series) => (except?.has(keyOf(labels)) === true ? null : { key: keyOf(labels), expected })
  const rivals = new Map<string, readonly string[]>()
  const answer = { events: [] as Series[], errors: [] as Series[] }
  for (const [key, voices] of voicesByPlace([events, errors], { place, replicaLabels: new Set(replicaLabels) })) {
    const said = wholeOf(voices)
    if (said === null) {
      rivals.set(key, differingLabels(voices))
      continue
    }
    const values = JSON.parse(key) as string[]
    const labels = Object.fromEntries(groupBy.map((label, index) => [label, values[index] ?? '']))
    answer.events.push({ labels, samples: said.map(({ at, events }) => ({ at, value: events })) })
    answer.errors.push({ labels, samples: said.map(({ at, errors }) => ({ at, value: errors })) })
  }
  return { answer, rivals }
}

interface CountsAt {
  readonly at: Sample['at']
  readonly events: number
  readonly errors: number
}

/** `null`: voices contradict each other. */
function wholeOf(voices: readonly Voice[]): readonly CountsAt[] | null {
  const whole: CountsAt[] = []
  for (const at of instantsOf(voices)) {
    const said = saidAt(voices, at, (values) => values.every(Number.isFinite))
    if (said.kind === 'rivals') return null
    if (said.kind === 'nothing' || !said.values.every(Number.isFinite)) continue
    whole.push({ at: new Date(at), events: said.values[0] ?? 0, errors: said.values[1] ?? 0 })
  }
  return whole
}
