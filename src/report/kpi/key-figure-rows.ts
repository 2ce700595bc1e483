import type { KeyFigure, KeyFigureValue } from '../../feature/key-figure.js'
import type { SheetRow } from '../../document/rows.js'
import { toldKeyFigures } from './told-key-figures.js'

/** A row for each key figure, and one for each of its months. */
export function keyFigureRows(figures: readonly KeyFigure[]): readonly SheetRow[] {
  return toldKeyFigures(figures).flatMap(({ name, about, targetSeconds, current, previous, months, change }) => {
    const frame = { key_figure: name, about: about.join(' '), target_seconds: targetSeconds }
    const cells = {
      ...{ ...frame, ...valueCells(current) },
      ...{ previous_period: previous.period, previous_value_seconds: previous.seconds, previous_count: previous.count },
      change,
    }
    return [
      { kind: 'key_figure', cells },
      ...months.map((month) => ({
        kind: 'key_figure_month',
        cells: { ...frame, month: month.month, ...valueCells(month) },
      })),
    ]
  })
}

function valueCells({ seconds, count, unknown, verdict }: KeyFigureValue) {
  return { verdict, value_seconds: seconds, count, unknown }
}
