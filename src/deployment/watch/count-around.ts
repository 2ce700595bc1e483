import { wholeMinute, type Interval } from '../../calendar/interval.js'
import { objectiveId, watermarksOf, watermarkOf, type CountsReader, type ObjectiveKey } from '../../slo/counts.js'
import type { MinutesReader } from '../../slo/minutes.js'
import { sloKey, type Slo } from '../../slo/slo.js'
import type { Deployment } from '../deployment.js'
import { LOOK_SECONDS } from '../guard/bin.js'
import { binsOfMinutes } from './bins-of-minutes.js'
import type { CountedSlo } from './judge-findings.js'

/** Length of the baseline. */
const BEFORE_MS = 120 * 60_000
const MINUTE_MS = 60_000

/** The ledger. */
export interface LedgerReaders {
  readonly counts: Pick<CountsReader, 'objectives'>
  readonly minutes: Pick<MinutesReader, 'minutes'>
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

/** What the ledger has of objectives before and after a deployment, as far as it has come. */
export async function countAround(
  { counts, minutes }: LedgerReaders,
  slos: readonly Slo[],
  deployment: Pick<Deployment, 'startedAt' | 'watchedTo'>,
): Promise<readonly CountedSlo[]> {
  const known = await counts.objectives(slos.map(sloKey))
  const watermarks = watermarksOf(known)
  const { before, after } = stretchesOf(deployment)
  const questions = slos.map((slo) => {
    const keys = groupsOf(
      known.map(({ key }) => key),
      sloKey(slo),
    )
    const watermark = watermarkOf(watermarks, sloKey(slo)) ?? after.from
    return { slo, keys, reached: upTo(after, watermark) }
  })
  const answers = await minutes.minutes(
    questions.flatMap(({ keys, reached }) =>
      keys.flatMap((key) => [before, reached].map((interval) => ({ key, interval }))),
    ),
  )
  let next = 0
  const looks = (after.to.getTime() - after.from.getTime()) / (LOOK_SECONDS * 1000)
  return questions.map(({ slo, keys }) => {
    const own = answers.slice(next, (next += keys.length * 2))
    const side = (odd: number) => binsOfMinutes(own.filter((_, index) => index % 2 === odd))
    return { slo: slo.name, before: side(0), after: side(1), looks }
  })
}

/** The groups of a grouped objective, else the objective itself. */
function groupsOf(known: readonly ObjectiveKey[], whole: ObjectiveKey): readonly ObjectiveKey[] {
  const id = objectiveId(whole)
  const groups = known.filter((key) => key.group !== '' && objectiveId({ ...key, group: '' }) === id)
  return groups.length === 0 ? [whole] : groups
}

function upTo({ from, to }: Interval, watermark: Date): Interval {
  const reached = wholeMinute(watermark)
  return { from, to: reached < from ? from : reached < to ? reached : to }
}
