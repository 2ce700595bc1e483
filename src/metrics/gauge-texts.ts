import type { Gauge } from 'prom-client'
import { Registry } from 'prom-client'
import { breathe } from '../shared/breathe.js'
import type { MetricDefinition, MetricSample } from '../shared/metric.js'
import { createMetric, wrongName } from './create-metric.js'

/** Samples in portions: one that is the same array as the last time has not changed. */
export type Portions = readonly (readonly MetricSample[])[]

/** All gauges, written down by the client; what has not changed since is not written again. */
export interface GaugeTexts {
  /** Takes the samples of all gauges, and writes down those that belong to a portion that has changed. Not to be called again before it has ended. */
  update(portions: Portions): Promise<void>
  /** Gauges in the order of their definitions, each as it was written down: megabytes that are kept once, however many ask for them. */
  written(): readonly Buffer[]
}

type ByName = ReadonlyMap<string, readonly MetricSample[]>

interface Taken {
  readonly samples: readonly MetricSample[]
  readonly byName: ByName
}

export function createGaugeTexts(definitions: readonly MetricDefinition[]): GaugeTexts {
  const gauges = new Map(definitions.map((definition) => [definition.name, createGauge(definition)]))
  const texts = new Map<string, Buffer>()
  let taken: readonly Taken[] = []
  return {
    async update(portions) {
      const next = portions.map((samples, index) => {
        const before = taken[index]
        return before?.samples === samples ? before : { samples, byName: byNameOf(samples) }
      })
      // Half of it would look like the whole the next time.
      const known = taken
      taken = []
      for (const name of texts.size === 0 ? gauges.keys() : changedNames(known, next)) {
        const gauge = gauges.get(name)
        if (gauge === undefined) throw wrongName(name)
        texts.set(name, Buffer.from(await gauge.write(next.flatMap(({ byName }) => byName.get(name) ?? []))))
        await breathe()
      }
      refuseUnknown(next, gauges)
      taken = next
    },
    written: () => [...gauges.keys()].flatMap((name) => texts.get(name) ?? []),
  }
}

function byNameOf(samples: readonly MetricSample[]): ByName {
  const found = new Map<string, MetricSample[]>()
  for (const sample of samples) {
    const own = found.get(sample.name)
    if (own === undefined) found.set(sample.name, [sample])
    else own.push(sample)
  }
  return found
}

/** Names that stand, or stood, in a portion that is another one now. */
function changedNames(before: readonly Taken[], next: readonly Taken[]): ReadonlySet<string> {
  const places = Array.from({ length: Math.max(before.length, next.length) }, (_, index) => index)
  const changed = places.filter((place) => before[place] !== next[place])
  return new Set(changed.flatMap((place) => [before, next].flatMap((all) => [...(all[place]?.byName.keys() ?? [])])))
}

function refuseUnknown(next: readonly Taken[], gauges: ReadonlyMap<string, unknown>): void {
  for (const { byName } of next) for (const name of byName.keys()) if (!gauges.has(name)) throw wrongName(name)
}

interface OneGauge {
  /** Sets it to these samples, and writes it down with them. */
  write(samples: readonly MetricSample[]): Promise<string>
}

function createGauge(definition: MetricDefinition): OneGauge {
  let registry = new Registry()
  let gauge = createMetric(definition, registry) as Gauge
  let room = ''
  return {
    async write(samples) {
      const further = furtherLabels(definition, samples)
      if (further.join() !== room) {
        // The client fixes labels when a metric is made.
        registry = new Registry()
        gauge = createMetric(definition, registry, further) as Gauge
        room = further.join()
      }
      // One without labels begins with a 0.
      if (definition.labels.length === 0) gauge.remove()
      for (const { labels, value } of samples) gauge.set(labels, value)
      const text = await registry.getSingleMetricAsString(definition.name)
      // The client would keep hundreds of bytes of each until the next time.
      gauge.reset()
      return text
    },
  }
}

/** Labels of samples that the definition does not name; only of one that allows such. */
function furtherLabels({ labels, furtherLabels: words }: MetricDefinition, samples: readonly MetricSample[]) {
  if (words === undefined) return []
  const found = new Set<string>()
  for (const sample of samples) for (const label in sample.labels) if (!labels.includes(label)) found.add(label)
  return [...found].toSorted()
}
