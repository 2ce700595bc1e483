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
  readonly deployment: Pick<Deployment, 'id' | 'service' | 'environment' | 'startedAt' | 'watchedTo'>
  readonly slos: readonly Slo[]
}

/** What was counted of a deployment, and what had been asked for: asked the same again, the ledger has nothing new to say. */
export interface Counted {
  readonly asked: string
  readonly slos: readonly CountedSlo[]
}

/**
 * What the ledger has of objectives before and after each deployment, as far as it has come; read at once, however many are watched.
 *
 * @param earlier what was counted before; the same is given back where the ledger has come no further, as at every second look
 */
export async function countAround(
  { counts, minutes, burns }: LedgerReaders,
  watched: readonly Watched[],
  earlier: (watched: Watched) => Counted | undefined,
): Promise<readonly Counted[]> {
  const keys = watched.flatMap(({ slos }) => slos.map(sloKey))
  if (keys.length === 0) return watched.map(() => ({ asked: '', slos: [] }))
  const known = bySlo(await counts.objectives(keys))
  const pages = await burns.begunSince(watched.map(serviceOf), earliest(watched))
  const askedOf = watched.map((one) => {
    const questions = one.slos.map((slo) => questionOf(slo, one, { known, pages }))
    return { questions, asked: questions.map(wordsOf).join(), before: earlier(one) }
  })
  const anew = askedOf.filter(({ asked, before }) => before?.asked !== asked)
  const answers = await minutes.minutes(anew.flatMap(({ questions }) => questions).flatMap(requestsOf))
  let next = 0
  const binsOf = (own: Question['keys']) => binsOfMinutes(answers.slice(next, (next += own.length)))
  return askedOf.map(({ questions, asked, before }) =>
    before?.asked === asked ? before : { asked, slos: questions.map((one) => countedOf(one, binsOf)) },
  )
}

function countedOf(
  { slo, looks, keys, pagedAfterSeconds }: Question,
  binsOf: (own: Question['keys']) => CountedSlo['before'],
): CountedSlo {
  return { slo, before: binsOf(keys), after: binsOf(keys), looks, isBeside: false, pagedAfterSeconds }
}

/** What the answer to a question depends on, but for holes that are filled: those are seen with the next minute. */
function wordsOf({ slo, keys, before, after, looks, pagedAfterSeconds }: Question): string {
  const instants = [before.from, after.from, after.to].map((at) => at.getTime())
  return [slo, keys.length, ...instants, looks, pagedAfterSeconds].join(' ')
}

function serviceOf({ deployment: { service, environment } }: Watched) {
  return { name: service, environment }
}

function earliest(watched: readonly Watched[]): Date {
  return new Date(Math.min(...watched.map(({ deployment }) => deployment.startedAt.getTime())))
}

function pagedAfter(pages: readonly Burn[], watched: Watched, slo: string): number | null {
  const { after } = stretchesOf(watched.deployment)
  const at = firstBurn(pages, { ...watched.deployment, slo }, watched.deployment.startedAt)
  return at === null ? null : Math.max(0, (at.getTime() - after.from.getTime()) / 1000)
}

interface Question extends Pick<CountedSlo, 'slo' | 'looks' | 'pagedAfterSeconds'> {
  /** The groups of a grouped objective, else the objective itself. */
  readonly keys: readonly ObjectiveKey[]
  readonly before: Interval
  /** As far as the ledger has come. */
  readonly after: Interval
}

function questionOf(
  slo: Slo,
  watched: Watched,
  { known, pages }: { readonly known: LedgerBySlo; readonly pages: readonly Burn[] },
): Question {
  const { deployment } = watched
  const { before } = stretchesOf(deployment)
  const keys = subjectsOf(slo, known, () => true).map(({ key }) => key ?? sloKey(slo))
  const pagedAfterSeconds = pagedAfter(pages, watched, slo.name)
  return { slo: slo.name, keys, before, pagedAfterSeconds, ...afterIn(slo, deployment, known) }
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
