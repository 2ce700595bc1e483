/** One row of a bench's table. */
export interface Line {
  readonly what: string
  readonly value: number
  /** The most that `value` may be; `null`: only for comparison. */
  readonly bar: number | null
  readonly unit: string
}

/** Something that must not have happened. */
export function held(what: string, value: number): Line {
  return { what, value, bar: 0, unit: '' }
}

/** A figure for comparison. */
export function said(what: string, value: number): Line {
  return { what, value, bar: null, unit: '' }
}

/** What the command line may ask of a bench. */
export interface BenchOptions {
  /** How many seeds the accuracy bench draws, 1 to 20. */
  readonly seeds: number
  /** How many configurations the fuzzer spoils, outages the incidents bench draws per source and share, or objectives the daemon has. */
  readonly count?: number
  /** A commit whose build is measured as well. */
  readonly against?: string
  /** Where the seeds of the incidents bench begin. */
  readonly firstSeed?: number
  /** Sources of the incidents bench, such as `0.02/s`; none: all. */
  readonly only?: readonly string[]
}

/** What a bench found, and in one paragraph what it was held against. */
export interface Findings {
  readonly lines: readonly Line[]
  readonly comparedWith: string
}

export function isMissed({ value, bar }: Line): boolean {
  // A figure that could not be measured is a bar missed.
  return bar !== null && !(value <= bar)
}

/** The table as people read it. */
export function renderLines(lines: readonly Line[]): string {
  const rows = lines.map((line) => {
    const { what, value, bar, unit } = line
    const limit = bar === null ? '' : `at most ${shown(bar)}`
    return [what, shown(value), unit, limit, bar === null ? '' : isMissed(line) ? 'MISSED' : 'ok']
  })
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) => {
      const cells = row.map((cell, column) =>
        column === 1 ? cell.padStart(widths[1] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      return cells.join('  ').trimEnd()
    })
    .join('\n')
}

function shown(value: number): string {
  return value.toLocaleString('en-GB', value < 100 ? { maximumSignificantDigits: 3 } : { maximumFractionDigits: 0 })
}

/** A figure beside that of an earlier build, and which part of it that is. */
export function besideEarlier({ what, unit, value }: Line, before: number, bar: number | null): readonly Line[] {
  return [
    { what: `  of the earlier build`, unit, value: before, bar: null },
    { what: `  part of it (${what})`, unit: '', value: value / before, bar },
  ]
}
