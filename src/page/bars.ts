/** A row of bars beside a figure, as small as a line of text, the oldest first; its colours are those of the page. */
export interface Bars {
  /** The same for those who do not see it. */
  readonly alt: string
  /** >= 0; `null`: there is none. */
  readonly values: readonly (number | null)[]
  /** What every value is held against; `null`: nothing. */
  readonly limit: number | null
  /** Whether a value has to be above the limit, such as a share; else it has to be below, such as a time. */
  readonly isLeast: boolean
}

const HEIGHT = 30
const STEP = 10
const WIDTH = 7

/** A bar of 0 is seen, and so is that there is none. */
const LEAST = 1.5

/** As SVG without text; nothing in it comes from outside but numbers and `alt`, which `escape` makes harmless. */
export function drawBars({ alt, values, limit, isLeast }: Bars, escape: (text: string) => string): string {
  const most = Math.max(0, ...values.map((value) => value ?? 0))
  // A limit far above all bars would make them all alike: it is out of sight then.
  const top = Math.max(most, Math.min(limit ?? 0, most * 2)) || 1
  const heightOf = (value: number) => round(LEAST + (value / top) * (HEIGHT - LEAST))
  const isBeyond = (value: number) => limit !== null && (isLeast ? value < limit : value > limit)
  const bars = values.map((value, index) => {
    const height = value === null ? LEAST : heightOf(value)
    const kind = value === null ? 'none' : isBeyond(value) ? 'beyond' : 'within'
    return `<rect class="${kind}" x="${index * STEP}" y="${round(HEIGHT - height)}" width="${WIDTH}" height="${height}"/>`
  })
  const width = Math.max(STEP, values.length * STEP)
  const across = limit === null || limit > top ? '' : `<path d="M0 ${round(HEIGHT - heightOf(limit))}H${width}"/>`
  return `<svg class="bars" role="img" aria-label="${escape(alt)}" viewBox="0 0 ${width} ${HEIGHT}">${bars.join('')}${across}</svg>`
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
