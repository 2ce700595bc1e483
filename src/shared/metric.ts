/** A metric that the daemon exposes: plain data, so that only `metrics/` knows the client library. */
export interface MetricDefinition {
  /** Full name with prefix and base unit, e.g. `plimsoll_slo_sli_ratio`. Renaming one is a breaking change. */
  readonly name: string
  readonly help: string
  readonly type: 'gauge' | 'counter' | 'histogram'
  readonly labels: readonly string[]
  /** Further labels that samples of a gauge may have, in words: they depend on the configuration. */
  readonly furtherLabels?: string
  /** Upper bounds of a histogram's buckets, rising. */
  readonly buckets?: readonly number[]
}

/** One value of a gauge, computed from memory at scrape. */
export interface MetricSample {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

/** Label values as they are known; what is `null` or empty becomes no label at all. */
export type MetricLabels = Readonly<Record<string, string | null>>

/**
 * The same with further ones behind them. Not a literal that spreads them first: Node 20 gives each such object a hidden class of its own, which
 * takes several times the memory of its values and is slower to make.
 */
export function withLabels(labels: MetricLabels, further: MetricLabels): MetricLabels {
  return Object.assign({}, labels, further)
}

/** Most have all of theirs: those are taken as they are, tens of thousands in each cycle. */
export function presentLabels(labels: MetricLabels): Readonly<Record<string, string>> {
  if (areAllPresent(labels)) return labels
  return Object.fromEntries(Object.entries(labels).filter((pair): pair is [string, string] => Boolean(pair[1])))
}

function areAllPresent(labels: MetricLabels): labels is Readonly<Record<string, string>> {
  return Object.values(labels).every(Boolean)
}

/** Samples of one thing, keyed by metric name. What is `null` or not finite gives no sample: not 0, not NaN. */
export function samplesOf(
  labels: MetricLabels,
  values: Readonly<Record<string, number | null>>,
): readonly MetricSample[] {
  const present = presentLabels(labels)
  return Object.entries(values).flatMap(([name, value]) =>
    value === null || !Number.isFinite(value) ? [] : [{ name, labels: present, value }],
  )
}

/** One sample per possible state, 1 for the present one and 0 for the rest, so that a change of state is seen as a change of value. */
export function stateSamples<State extends string>(
  name: string,
  labels: MetricLabels,
  states: { readonly all: readonly State[]; readonly current: State },
): readonly MetricSample[] {
  const present = presentLabels(labels)
  return states.all.map((state) => ({
    name,
    labels: Object.assign({}, present, { state }),
    value: state === states.current ? 1 : 0,
  }))
}
