/** A line of values over time, the oldest first, drawn so that it fits any width; its colours are those of the page. */
export interface Line {
  /** `null`: there is none. */
  readonly values: readonly (number | null)[]
  /** Values at the upper and at the lower end; what lies beyond is drawn at the end. */
  readonly top: number
  readonly bottom: number
  /** A line across that values shall stay above. */
  readonly limit: number
}

const HEIGHT = 100

/** As SVG without text: that would be stretched with it. Nothing in it comes from outside but numbers. */
export function drawLine({ values, top, bottom, limit }: Line): string {
  const width = Math.max(1, values.length - 1)
  const y = (value: number) => round(((top - Math.min(top, Math.max(bottom, value))) / (top - bottom)) * HEIGHT)
  const runs = runsOf(values)
  const line = runs.map((run) => `M${run.map(({ at, value }) => `${at} ${y(value)}`).join('L')}`).join('')
  const area = runs.map((run) => areaOf(run, y, y(limit))).join('')
  return [
    `<svg viewBox="0 0 ${width} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">`,
    `<path class="area" d="${area}"/><path class="limit" d="M0 ${y(limit)}H${width}"/><path class="line" d="${line}"/></svg>`,
  ].join('')
}

type Run = readonly { readonly at: number; readonly value: number }[]

function areaOf(run: Run, y: (value: number) => number, ground: number): string {
  const [first, last] = [run[0], run.at(-1)]
  if (first === undefined || last === undefined) return ''
  return `M${first.at} ${ground}L${run.map(({ at, value }) => `${at} ${y(value)}`).join('L')}L${last.at} ${ground}Z`
}

/** Stretches without a hole. */
function runsOf(values: readonly (number | null)[]): readonly Run[] {
  const runs: { at: number; value: number }[][] = [[]]
  for (const [at, value] of values.entries()) {
    if (value === null) runs.push([])
    else runs.at(-1)?.push({ at, value })
  }
  return runs.filter((run) => run.length > 0)
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
