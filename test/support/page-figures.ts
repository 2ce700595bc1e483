/** A number of a page: what people read, what it is, and where it stands in the twin of the page. */
export interface PageFigure {
  readonly text: string
  readonly value: string
  readonly field: string
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#x27': "'",
  '#x3D': '=',
  '#x60': '`',
}

function plain(html: string): string {
  return html.replace(/<[^>]*>/g, '').replace(/&(\w+|#x\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
}

/** The numbers of a page. */
export function figuresOf(html: string): readonly PageFigure[] {
  const all = html.matchAll(/<data value="([^"]*)" data-field="([^"]*)">([\s\S]*?)<\/data>/g)
  return [...all].map(([, value = '', field = '', text = '']) => ({
    value: plain(value),
    field: plain(field),
    text: plain(text),
  }))
}

/** Address of the twin that a page names. */
export function twinOf(html: string): string {
  return plain(/<link rel="alternate" type="application\/json" href="([^"]+)">/.exec(html)?.[1] ?? '')
}

/** What a JSON pointer names; `undefined`: nothing. */
export function valueAt(document: unknown, pointer: string): unknown {
  const steps = pointer.split('/').slice(1)
  return steps.reduce<unknown>((value, step) => (value as Record<string, unknown> | null | undefined)?.[step], document)
}

/** Numbers of a page that its twin says otherwise, or does not say. */
export function strayFigures(html: string, twin: unknown): readonly string[] {
  return figuresOf(html).flatMap(({ value, field }) => {
    const said = valueAt(twin, field)
    const isValue = typeof said === 'string' || typeof said === 'number'
    return isValue && String(said) === value ? [] : [`${field}: ${value} on the page, not so in the twin`]
  })
}

/** The same, and numbers whose text reads as another number. */
export function wrongFigures(html: string, twin: unknown): readonly string[] {
  const misread = figuresOf(html).flatMap(({ field, text }) => {
    const said = valueAt(twin, field)
    return typeof said === 'number' && !isSaidBy(text, said) ? [`${field}: reads ${text}, is ${said}`] : []
  })
  return [...strayFigures(html, twin), ...misread]
}

/** Whether a text says a number: as it is, as a percentage, as bytes, or as a length of time; all of them are cut or rounded. */
function isSaidBy(text: string, value: number): boolean {
  const percents = [...text.matchAll(/(-?[\d.,]+) %/g)].map(([, percent = '']) =>
    Number.parseFloat(percent.replace(/,/g, '')),
  )
  if (percents.length > 0) return percents.some((percent) => Math.abs(percent - value * 100) <= 1)
  const [, size, unit] = /^([\d.]+) (k?B)$/.exec(text) ?? []
  if (size !== undefined)
    return Math.abs(Number(size) * (unit === 'kB' ? 1000 : 1) - value) <= (unit === 'kB' ? 1000 : 0)
  if (/[a-z]/.test(text)) return Math.abs(secondsIn(text) - value) <= Math.max(60, value * 0.05)
  return Math.abs(Number.parseFloat(text.replace(/,/g, '')) - value) <= 0.5
}

const UNITS: Readonly<Record<string, number>> = { d: 86_400, h: 3600, m: 60, min: 60, s: 1 }

/** `36m35s of 3h`, `2 d 4 h`: the seconds of the first length. */
function secondsIn(text: string): number {
  const [first = ''] = text.split(' of ')
  const parts = [...first.matchAll(/(\d+) ?(min|d|h|m|s)\b|(\d+)(d|h|m|s)/g)]
  return parts.reduce((sum, [, count, unit, shortCount, shortUnit]) => {
    return sum + Number(count ?? shortCount) * (UNITS[unit ?? shortUnit ?? ''] ?? Number.NaN)
  }, 0)
}
