/** What is known of a good backup besides its age. */
export interface BackupMeasure {
  /** As old as its data. */
  readonly pointAt: Date
  /** `null`: nobody said. */
  readonly sizeBytes: number | null
  /** `null`: nobody said when it began, or how long it took. */
  readonly durationSeconds: number | null
}

/** What can be measured of a backup: bytes, or seconds. */
export const MEASURES = ['size', 'duration'] as const

export type MeasureName = (typeof MEASURES)[number]

/** Size or duration of the newest backup of which it is known, beside those before it. */
export interface Measured {
  /** In bytes or seconds, >= 0. */
  readonly value: number
  /** As old as the data of that backup. */
  readonly pointAt: Date
  /** Median of up to 14 backups before it; `null`: it is known of fewer than five of them. */
  readonly usual: number | null
  /** Of how many it is the median. */
  readonly runs: number
  /** Below half or above twice of what is usual. */
  readonly isUnusual: boolean
}

/** Both `null` where nothing is known of any backup. */
export type Measures = Readonly<Record<MeasureName, Measured | null>>

export const NOT_MEASURED: Measures = { size: null, duration: null }

export const MOST_RUNS = 14

/** The median of fewer says nothing of what is usual. */
export const FEWEST_RUNS = 5

/** So many of the newest backups are looked at: of some nobody may have said how large they are. */
export const MEASURES_KEPT = 2 * (MOST_RUNS + 1)

const [LOW, HIGH] = [0.5, 2]

/** A duration that differs by less is no news, whatever share of it that is: three seconds instead of one. */
const LEAST_DIFFERENCE = { size: 0, duration: 60 } as const

/** How the newest of these backups compare with those before them. */
export function compareMeasures(measures: readonly BackupMeasure[]): Measures {
  const newestFirst = measures.toSorted((a, b) => b.pointAt.getTime() - a.pointAt.getTime())
  return {
    size: compared(
      'size',
      known(newestFirst, ({ sizeBytes }) => sizeBytes),
    ),
    duration: compared(
      'duration',
      known(newestFirst, ({ durationSeconds }) => durationSeconds),
    ),
  }
}

interface Known {
  readonly value: number
  readonly pointAt: Date
}

function known(
  measures: readonly BackupMeasure[],
  valueOf: (measure: BackupMeasure) => number | null,
): readonly Known[] {
  return measures.flatMap((measure) => {
    const value = valueOf(measure)
    return value === null ? [] : [{ value, pointAt: measure.pointAt }]
  })
}

function compared(name: MeasureName, [newest, ...others]: readonly Known[]): Measured | null {
  if (newest === undefined) return null
  const before = others.slice(0, MOST_RUNS).map(({ value }) => value)
  const usual = before.length < FEWEST_RUNS ? null : median(before)
  return { ...newest, usual, runs: before.length, isUnusual: usual !== null && isFar(name, newest.value, usual) }
}

function isFar(name: MeasureName, value: number, usual: number): boolean {
  return (value < LOW * usual || value > HIGH * usual) && Math.abs(value - usual) >= LEAST_DIFFERENCE[name]
}

/** @param values one or more */
function median(values: readonly number[]): number {
  const ascending = values.toSorted((a, b) => a - b)
  const middle = ascending.length / 2
  const [low = 0, high = low] = [ascending[Math.ceil(middle) - 1], ascending[Math.floor(middle)]]
  return (low + high) / 2
}
