import type { Interval } from '../../calendar/interval.js'
import type { Series, SeriesReader } from '../../promql/series-reader.js'
import { countedSeconds } from '../../slo/indicator/base-window.js'
import { sampleTimeOf } from '../../slo/indicator/sample-time.js'
import { renderLabels } from '../../promql/render-series.js'
import { instantsOf, saidAt, voicesByPlace, type Voice } from '../../promql/series-pairs.js'
import { groupKeyOf, groupOfSeries, type Group } from '../../slo/group-key.js'
import { identityLabels } from '../../slo/identity.js'
import { replicaQueries } from '../../slo/indicator/replica-queries.js'
import { LABELS, SERIES } from '../../slo/series-names.js'
import type { Slo } from '../../slo/slo.js'
import { BASE_INTERVAL_SECONDS } from '../../slo/windows.js'
import type { JudgeSettings, ServiceSample } from './service-sample.js'

/** Evaluations jitter: a value this old is still that of the instant, an older one is none. */
const FRESH_SECONDS = BASE_INTERVAL_SECONDS + 15

/** How the samples of an SLO are judged. */
export function judgeOf(slo: Slo, stabilityWindowSeconds: number): JudgeSettings {
  return {
    objective: slo.objective,
    stepSeconds: BASE_INTERVAL_SECONDS,
    ...sampleTimeOf(slo),
    stabilityWindowSeconds,
  }
}

/** An SLO, or one group of it; a grouped one without a group (`null`) is the sum of its groups. */
export interface Sampled {
  readonly slo: Slo
  readonly group: Group | null
  /** Labels in which series of replicas differ. */
  readonly replicaLabels: readonly string[]
}

export interface SampledTime extends Interval {
  /** How old recorded values are at even instants, in seconds. */
  readonly recordedAge: number
}

/**
 * What the indicator of an SLO said every 30 s: the recorded rates, and where there is none the raw indicator over the same base window.
 * Events and errors of an instant are those of one series; of several that are no replicas of each other none is taken. Instants without an
 * answer are left out. Rejects with `PrometheusError`.
 */
export async function readServiceSamples(
  reader: SeriesReader,
  sampled: Sampled,
  { from, to, recordedAge }: SampledTime,
): Promise<readonly ServiceSample[]> {
  const { slo, replicaLabels } = sampled
  const raw = replicaQueries(slo, replicaLabels)
  const step = BASE_INTERVAL_SECONDS
  const aligned = { from: floorTo(from, step), to }
  const ask = (series: string, query: string) => reader.range(recordedOr(series, sampled, query), aligned, step)
  const answers = await Promise.all([ask(SERIES.eventsBase, raw.events), ask(SERIES.errorsBase, raw.errors)])
  const counted = countedSeconds(slo.scrapeIntervalSeconds)
  return sumsOf(answers, sampled).map(({ at, isRecorded, events, errors }) => {
    const evaluated = isRecorded ? at - recordedAge * 1000 : at
    return { at: new Date(evaluated), events: events * counted, errors: errors * counted }
  })
}

/** Recorded series keep their labels, raw ones have none that identify the SLO: an answer may hold both. */
function recordedOr(series: string, { slo, group }: Sampled, raw: string): string {
  const recorded = `last_over_time(${renderLabels(series, { ...identityLabels(slo), ...group })}[${FRESH_SECONDS}s])`
  return `${recorded} or (${raw})`
}

/** The recorded events of an SLO or of a group. */
export function recordedSelector({ slo, group }: Pick<Sampled, 'slo' | 'group'>): string {
  return renderLabels(SERIES.eventsBase, { ...identityLabels(slo), ...group })
}

interface Sum {
  /** In ms. */
  readonly at: number
  /** Of several groups: any of them. */
  readonly isRecorded: boolean
  readonly events: number
  readonly errors: number
}

/** The values of the group, or of all groups added up. An instant of which one group is not known for certain is left out. */
function sumsOf(answers: readonly (readonly Series[])[], sampled: Sampled): readonly Sum[] {
  const { groups, instants } = heardIn(answers, sampled)
  return instants.flatMap((at) => {
    const recorded = groups.map((one) => saidAt(one.recorded, at))
    const said = groups.map(({ raw }, index) => {
      const own = recorded[index]
      return own === undefined || own.kind === 'nothing' ? saidAt(raw, at) : own
    })
    const isRecorded = recorded.some(({ kind }) => kind === 'values')
    const values = said.flatMap((one) => (one.kind === 'values' ? [one.values] : []))
    if (values.length === 0 || said.some(({ kind }) => kind === 'rivals')) return []
    const sum = (channel: number) => values.reduce((total, one) => total + (one[channel] ?? 0), 0)
    return [{ at, isRecorded, events: sum(0), errors: sum(1) }]
  })
}

interface Heard {
  readonly groups: readonly { readonly recorded: readonly Voice[]; readonly raw: readonly Voice[] }[]
  /** Of which anything was said, in ms, rising. */
  readonly instants: readonly number[]
}

function heardIn(answers: readonly (readonly Series[])[], { slo, group, replicaLabels }: Sampled): Heard {
  const expected = new Set<string>([LABELS.service, LABELS.slo, LABELS.environment, ...slo.groupBy])
  const place = ({ labels }: Series) => {
    const own = groupOfSeries(slo.groupBy, labels)
    if (own === null || (group !== null && groupKeyOf(own) !== groupKeyOf(group))) return null
    return { key: `${labels[LABELS.slo] === undefined ? 'raw' : 'recorded'}/${groupKeyOf(own)}`, expected }
  }
  const places = voicesByPlace(answers, { place, replicaLabels: new Set(replicaLabels) })
  const keys = new Set([...places.keys()].map((key) => key.slice(key.indexOf('/') + 1)))
  const voices = (kind: string, key: string) => places.get(`${kind}/${key}`) ?? []
  return {
    groups: [...keys].map((key) => ({ recorded: voices('recorded', key), raw: voices('raw', key) })),
    instants: instantsOf([...places.values()].flat()),
  }
}

function floorTo(instant: Date, seconds: number): Date {
  return new Date(Math.floor(instant.getTime() / 1000 / seconds) * seconds * 1000)
}
