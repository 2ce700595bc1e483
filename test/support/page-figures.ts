/** A number on a page, with where it says that it stands in the JSON twin. */
export interface PageFigure {
  readonly field: string
  readonly value: string
  readonly text: string
}

/** All numbers of a page that say where they stand. */
export function pageFigures(html: string): readonly PageFigure[] {
  return [...html.matchAll(/<data value="([^"]*)" data-field="([^"]*)">([^<]*)<\/data>/g)].map(
    ([, value = '', field = '', text = '']) => ({ field, value, text }),
  )
}

/** What stands at a JSON pointer. */
export function atPointer(document: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((at, key) => (at as Readonly<Record<string, unknown>> | undefined)?.[key], document)
}

/** Numbers of a page that are others in its twin. */
export function strayFigures(html: string, twin: unknown): readonly PageFigure[] {
  return pageFigures(html).filter(({ field, value }) => String(atPointer(twin, field)) !== value)
}
