import { BEGIN, type Estate, type Run } from './estate.js'

/** What an exporter sees of an estate when it is scraped. */
export interface View {
  readonly id: string
  /** The scrape, in Unix seconds. */
  readonly at: number
  /** When it last looked at what is there. */
  readonly look: number
  /** When it was started. */
  readonly since: number
  readonly relabelAt: number
  /** Runs that had ended when it looked, and what they made is still there; of every outcome, oldest first. */
  readonly ended: readonly Run[]
  /** Those of `ended` that were good. */
  readonly good: readonly Run[]
  /** Those that were under way. */
  readonly running: readonly Run[]
}

/** Series, with labels in braces, and its value. */
export type Shown = readonly (readonly [series: string, value: number])[]

/** A tool's exporter, pretended: what it writes, and in which way what it writes is about backups. */
export interface Exporter {
  readonly match: (id: string) => Readonly<Record<string, string>>
  readonly shows: (view: View) => Shown
  /** Its time is that of the start of a run, of its end, or of the last thing that was copied. */
  readonly tells: 'start' | 'completion' | 'continuous'
  /**
   * `time`: it writes a time, or an age that it works out when scraped. `old-age`: an age that stands still between two looks. `count`: only that
   * there is one more. `kept`: a time of good and bad runs, of which the good ones are kept in mind.
   */
  readonly by: 'time' | 'old-age' | 'count' | 'kept'
  /** Whoever knows of no backup says so (0), or is silent (`null`). */
  readonly none: 0 | null
  /** It has a series for each backup, which ends with it. */
  readonly perBackup?: true
  /** Seconds between two looks; default: it looks when scraped. */
  readonly looksEvery?: number
  /** Of `count`: it counts from 0 on. */
  readonly showsZero?: true
  /** Which backups can be deleted so that it is seen; `unseen`: none. */
  readonly deletion: 'newest' | 'all' | 'unseen'
  /** What it says is of what happened since it was started. */
  readonly forgets?: true
  /** After such a run nothing is believed until the next. */
  readonly silentAfter?: readonly Run['outcome'][]
  /** Takes its own start for a backup, as its preset warns. */
  readonly startCounts?: true
  /** Runs that it would tell of where these are those of others. */
  readonly runs?: (runs: readonly Run[]) => readonly Run[]
}

/** `null`: nobody answers that scrape. */
export function viewOf(exporter: Exporter, estate: Estate, at: number): View | null {
  if (at >= estate.removedAt || estate.dark.some(([from, to]) => from <= at && at < to)) return null
  const started = [estate.restartAt, estate.relabelAt].filter((one) => one <= at)
  const since = Math.max(BEGIN, ...started)
  const { looksEvery } = exporter
  const look = looksEvery === undefined ? at : since + Math.floor((at - since) / looksEvery) * looksEvery
  const there = estate.runs.filter(({ from, goneAt }) => from <= look && look < goneAt)
  const remembered = exporter.forgets === true ? there.filter(({ to }) => to >= since) : there
  const ended = remembered.filter(({ to }) => to <= look)
  return {
    ...{ id: estate.id, at, look, since, relabelAt: estate.relabelAt, ended },
    good: ended.filter(({ outcome }) => outcome === 'ok'),
    running: there.filter(({ to }) => to > look),
  }
}

/** One series with the start or the end of the newest good run; `none` where there is none. */
export function newest(series: string, of: 'from' | 'to', none: number | null = null) {
  return ({ id, good }: View): Shown => {
    const value = good.at(-1)?.[of] ?? none
    return value === null ? [] : [[series.replaceAll('ID', id), value]]
  }
}
