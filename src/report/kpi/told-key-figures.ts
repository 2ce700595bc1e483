import type { KeyFigure } from '../../feature/key-figure.js'
import { formatSpanBriefly } from '../../words/format-span.js'

/** How a figure stands against the time before. */
export type KeyFigureChange = 'better' | 'worse' | 'same'

/** A key figure with what is seen by comparing. */
export interface ToldKeyFigure extends KeyFigure {
  /** `null`: one of the two says nothing. */
  readonly change: KeyFigureChange | null
}

const ORDER: readonly KeyFigure['name'][] = ['rpo', 'rto', 'mttd', 'mtta', 'mttr']

/** In the order in which they are told, whatever the features are called that know them. */
export function toldKeyFigures(figures: readonly KeyFigure[]): readonly ToldKeyFigure[] {
  return figures
    .toSorted((a, b) => ORDER.indexOf(a.name) - ORDER.indexOf(b.name))
    .map((figure) => ({ change: changeOf(figure), ...figure }))
}

/** What is written alike is the same. */
function changeOf({ current: { seconds: now }, previous: { seconds: before } }: KeyFigure): KeyFigureChange | null {
  if (now === null || before === null) return null
  if (formatSpanBriefly(now) === formatSpanBriefly(before)) return 'same'
  return now < before ? 'better' : 'worse'
}
