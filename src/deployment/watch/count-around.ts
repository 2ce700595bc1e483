import { wholeMinute, type Interval } from '../../calendar/interval.js'
import type { CountsReader, ObjectiveKey } from '../../slo/counts.js'
import type { MinutesReader } from '../../slo/minutes.js'
import { bySlo, subjectsOf, type LedgerBySlo } from '../../slo/slo-subjects.js'
import { sloKey, type Slo } from '../../slo/slo.js'
import type { Deployment } from '../deployment.js'
import { LOOK_SECONDS } from '../guard/bin.js'
import { firstBurn, type Burn, type BurnReader } from './burns.js'
import { binsOfMinutes } from './bins-of-minutes.js'
import type { CountedSlo } from './judge-findings.js'

/** Length of the baseline. */
const BEFORE_MS = 120 * 60_000
const MINUTE_MS = 60_000

/** The ledger, and alerts. */
export interface LedgerReaders {
  readonly counts: Pick<CountsReader, 'objectives'>
  readonly minutes: Pick<MinutesReader, 'minutes'>
  readonly burns: BurnReader
}

/** When a deployment is looked at, in whole minutes: the one of the marker belongs to neither side. */
export function stretchesOf({ startedAt, watchedTo }: Pick<Deployment, 'startedAt' | 'watchedTo'>) {
  const marker = wholeMinute(startedAt).getTime()
  const first = marker === startedAt.getTime() ? marker : marker + MINUTE_MS
  const end = Math.max(first, wholeMinute(watchedTo).getTime())
  return {
    before: { from: new Date(marker - BEFORE_MS), to: new Date(marker) },
    after: { from: new Date(first), to: new Date(end) },
  }
}

/** A deployment with the objectives that are looked at. */
export interface Watched {
  readonly deployment: Pick<Deployment, 'service' | 'environment' | 'startedAt' | 'watchedTo'>
  readonly slos: readonly Slo[]
}

/** What the ledger has of objectives before and after each deployment, as far as it has come; read at once, however many are watched. */
export async function countAround(
  { counts, minutes, burns }: LedgerReaders,
  watched: readonly Watched[],
): Promise<readonly (readonly CountedSlo[])[]> {
  const keys = watched.flatMap(({ slos }) => slos.map(sloKey))
  if (keys.length === 0) return watched.map(() => [])
  const known = bySlo(await counts.objectives(keys))
  const questions = watched.map((one) => one.slos.map((slo) => questionOf(slo, one, known)))
  const pages = await burns.begunSince(watched.map(serviceOf), earliest(watched))
  const answers = await minutes.minutes(questions.flat().flatMap(requestsOf))
  let next = 0
  const binsOf = (own: Question['keys']) => binsOfMinutes(answers.slice(next, (next += own.length)))
  return questions.map((all, index) =>
    all.map(({ slo, looks, keys: own }) => ({
      ...{ slo, before: binsOf(own), after: binsOf(own), looks, isBeside: false },
      pagedAfterSeconds: pagedAfter(pages, watched[index], slo),
    })),
  )
}

function serviceOf({ deployment: { service, environment } }: Watched) {
  return { name: service, environment }
}

function earliest(watched: readonly Watched[]): Date {
  return new Date(Math.min(...watched.map(({ deployment }) => deployment.startedAt.getTime())))
}

function pagedAfter(pages: readonly Burn[], watched: Watched | undefined, slo: string): number | null {
  if (watched === undefined) return null
  const { after } = stretchesOf(watched.deployment)
  const at = firstBurn(pages, { ...watched.deployment, slo }, watched.deployment.startedAt)
  return at === null ? null : Math.max(0, (at.getTime() - after.from.getTime()) / 1000)
}

interface Question extends Pick<CountedSlo, 'slo' | 'looks'> {
  /** The groups of a grouped objective, else the objective itself. */
  readonly keys: readonly ObjectiveKey[]
  readonly before: Interval
  /** As far as the ledger has come. */
  readonly after: Interval
}

function questionOf(slo: Slo, { deployment }: Watched, known: LedgerBySlo): Question {
  const { before } = stretchesOf(deployment)
  const keys = subjectsOf(slo, known, () => true).map(({ key }) => key ?? sloKey(slo))
  return { slo: slo.name, keys, before, ...afterIn(slo, deployment, known) }
}

/** The time after the marker as far as the ledger has come, and how many looks the whole of it has. */
export function afterIn(slo: Slo, deployment: Watched['deployment'], known: LedgerBySlo) {
  const { after } = stretchesOf(deployment)
  const watermark = subjectsOf(slo, known, () => true)[0]?.ledger?.watermark ?? after.from
  const looks = (after.to.getTime() - after.from.getTime()) / (LOOK_SECONDS * 1000)
  return { after: upTo(after, watermark), looks }
}

/** First all before, then all after. */
function requestsOf({ keys, before, after }: Question) {
  return [before, after].flatMap((interval) => keys.map((key) => ({ key, interval })))
}

function upTo({ from, to }: Interval, watermark: Date): Interval {
  const reached = wholeMinute(watermark)
  return { from, to: reached < from ? from : reached < to ? reached : to }
}
