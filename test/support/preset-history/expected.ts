import { BEGIN, END, RUN_SECONDS, SCRAPE, type Estate, type Run } from './estate.js'
import type { Exporter } from './exporter.js'

// What is to be made of an estate, worked out from what happened in it: which scrape can have known of which run. It knows no query.

/** A selector finds a sample for so long, in seconds, where a query does not say otherwise; ours say two scrapes. */
const LOOKBACK = 300
const FRESH = 2 * SCRAPE.every
/** Queries that remember look each five minutes, at whole ones. */
const GRID = 300
/** What only counts was new in the five minutes before such a look, or in the scrape before those. */
const COUNTED = GRID + SCRAPE.every
/** CloudWatch counts by periods of five minutes, of which the last whole one is seen up to five minutes later. */
const COUNTED_BY_PERIOD = 3 * GRID + SCRAPE.every

export interface Judge {
  readonly exporter: Exporter
  readonly estate: Estate
  /** Whether a range takes in a sample at its very beginning, as Prometheus 2 does. */
  readonly isClosed: boolean
}

/** Newest data point at the end of each minute, in Unix seconds; 0: it says that there is none; `null`: it is silent. */
export function expectedPoints(judge: Judge): readonly (number | null)[] {
  const rule = { time: timeAt, 'old-age': oldAgeAt, count: countedAt, kept: keptAt }[judge.exporter.by]
  const known = new Map(answered(judge.estate).map((at) => [at, knownAt(judge, at)]))
  const scrapes: Scrapes = (from, to) => {
    const found: Known[] = []
    const last = Math.floor((to - BEGIN - SCRAPE.at) / SCRAPE.every) * SCRAPE.every + BEGIN + SCRAPE.at
    for (let at = last; at > from; at -= SCRAPE.every) {
      const one = known.get(at)
      if (one !== undefined) found.push(one)
    }
    return found
  }
  return Array.from({ length: (END - BEGIN) / 60 }, (_, minute) => rule(judge, BEGIN + (minute + 1) * 60, scrapes))
}

/** What could be restored at an instant in truth: the start of the newest good run that had ended, in Unix seconds; 0: nothing. */
export function truePoint({ estate }: Judge, at: number): number {
  const good = estate.runs.filter(({ outcome, to }) => outcome === 'ok' && to <= at)
  return Math.max(0, ...good.map(({ from }) => from))
}

/** A scrape that was answered, and what whoever answered knew. */
interface Known {
  readonly at: number
  readonly look: number
  readonly since: number
  readonly good: readonly Run[]
  /** The newest of all that had ended. */
  readonly last: Run | undefined
  readonly isRunning: boolean
}

/** Scrapes that were answered in `(from, to]`, newest first. */
type Scrapes = (from: number, to: number) => readonly Known[]

function answered({ dark, removedAt }: Estate): readonly number[] {
  const all = Array.from({ length: (END - BEGIN) / SCRAPE.every }, (_, nth) => BEGIN + SCRAPE.at + nth * SCRAPE.every)
  return all.filter((at) => at < removedAt && !dark.some(([from, to]) => at >= from && at < to))
}

function knownAt({ exporter, estate }: Judge, at: number): Known {
  const since = Math.max(BEGIN, ...[estate.restartAt, estate.relabelAt].filter((start) => start <= at))
  const look = exporter.looksEvery === undefined ? at : at - ((at - since) % exporter.looksEvery)
  const isRemembered = ({ to }: Run) => exporter.forgets !== true || to >= since
  const ended = estate.runs.filter((run) => run.to <= look && run.goneAt > look && isRemembered(run))
  return {
    ...{ at, look, since, last: ended.at(-1) },
    good: ended.filter(({ outcome }) => outcome === 'ok'),
    isRunning: estate.runs.some((run) => run.from <= look && run.to > look),
  }
}

function pointOf({ exporter: { tells } }: Judge, { from, to }: Pick<Run, 'from' | 'to'>): number {
  return { start: from, completion: to - RUN_SECONDS, continuous: to }[tells]
}

function timeAt(judge: Judge, at: number, scrapes: Scrapes): number | null {
  const { perBackup, silentAfter = [] } = judge.exporter
  const window = scrapes(at - FRESH, at)
  const [latest] = window
  if (latest === undefined) return null
  if (silentAfter.some((outcome) => latest.last?.outcome === outcome)) return null
  // Nothing marks the end of a series in blocks: it is found for two scrapes more.
  const shown = perBackup === true ? window.flatMap(({ good }) => good) : latest.good
  if (shown.length > 0) return Math.max(...shown.map((run) => pointOf(judge, run)))
  return withoutBackup(judge, latest, window)
}

/** Of whoever has none to tell of now. */
function withoutBackup(judge: Judge, latest: Known, window: readonly Known[]): number | null {
  const { none, startCounts } = judge.exporter
  if (startCounts === true) return pointOf(judge, { from: latest.since, to: latest.since })
  const isOfOldPod = (known: Known) => known.at < judge.estate.relabelAt && latest.at >= judge.estate.relabelAt
  const isLeft = (known: Known) => known.good.length > 0 && (none === null || isOfOldPod(known))
  const before = window.find(isLeft)?.good.at(-1)
  return before === undefined ? none : pointOf(judge, before)
}

/** Of the ages of the last eleven minutes the least fresh, and by a scrape less than that; those before and after a change of labels are two. */
function oldAgeAt({ estate, isClosed }: Judge, at: number, scrapes: Scrapes): number | null {
  const times = [true, false].flatMap((isBefore) => {
    const isOwn = (known: Known) => known.at < estate.relabelAt === isBefore
    if (!scrapes(at - FRESH, at).some(isOwn)) return []
    const ends = Array.from({ length: isClosed ? 12 : 11 }, (_, back) => at - back * 60)
    const seen = ends.flatMap((end) =>
      scrapes(end - LOOKBACK, end)
        .filter(isOwn)
        .slice(0, 1),
    )
    return [Math.min(...seen.map(({ at: scraped, look, good }) => (good.at(-1)?.to ?? -Infinity) + scraped - look))]
  })
  if (times.length === 0) return null
  const newest = Math.max(...times)
  return newest < 0 ? 0 : newest - SCRAPE.every - RUN_SECONDS
}

function countedAt(judge: Judge, at: number, scrapes: Scrapes): number | null {
  if (!scrapes(at - FRESH, at).some((known) => countOf(judge, known) !== null)) return null
  for (let look = Math.floor(at / GRID) * GRID; look > BEGIN; look -= GRID) {
    if (isMoreAt(judge, look, scrapes)) return look - (isByPeriod(judge) ? COUNTED_BY_PERIOD : COUNTED) - RUN_SECONDS
  }
  return null
}

function isByPeriod({ exporter: { looksEvery } }: Judge): boolean {
  return looksEvery === GRID
}

function isMoreAt(judge: Judge, look: number, scrapes: Scrapes): boolean {
  const [now] = scrapes(look - LOOKBACK, look)
  const [before] = scrapes(look - GRID - LOOKBACK, look - GRID)
  const count = now === undefined ? null : countOf(judge, now)
  if (isByPeriod(judge)) return (count ?? 0) > 0
  const earlier = before === undefined ? null : countOf(judge, before)
  return count !== null && earlier !== null && count > earlier
}

/** `null`: it has nothing to show. */
function countOf(judge: Judge, { look, good, last, isRunning }: Known): number | null {
  if (isByPeriod(judge)) {
    const to = look - (look % GRID)
    return good.filter((run) => run.to < to && run.to >= to - GRID).length
  }
  const showsNothing = judge.exporter.forgets === true ? good.length === 0 : last === undefined && !isRunning
  return showsNothing && judge.exporter.showsZero !== true ? null : good.length
}

function keptAt(judge: Judge, at: number, scrapes: Scrapes): number | null {
  if (!scrapes(at - FRESH, at).some(({ last }) => last !== undefined)) return null
  for (let look = Math.floor(at / GRID) * GRID; look > BEGIN; look -= GRID) {
    const last = scrapes(look - LOOKBACK, look)[0]?.last
    if (last?.outcome === 'ok') return pointOf(judge, last)
  }
  return null
}
