import { toService } from './links.js'
import type { Colour, Display, LabelColumn, ValueColumn } from './panel.js'
import { stateDisplay, type State } from './state.js'

export const serviceColumn: LabelColumn = { kind: 'label', label: 'service', title: 'Service', link: toService }

export const environmentColumn: LabelColumn = {
  kind: 'label',
  label: 'environment',
  title: 'Environment',
  width: 100,
}

/** Ratios near 1: three decimals tell 99.9 % from 99.95 %. */
export const ratio: Display = { unit: 'percentunit', decimals: 3, max: 1 }

/** What Grafana would round to the nearest `ratio`, cut off: 99.8996 % delivered is not the 99.900 % that were promised. */
export function cutOff(expr: string): string {
  // The millionth of a last digit is noise of floating point.
  return `floor(1e5 * (${expr}) + 1e-6) / 1e5`
}

export const seconds: Display = { unit: 's', decimals: 1 }

/** A count of things that should not be: none is good, any has the given colour. */
export function countOf(colour: Colour): Display {
  return {
    unit: 'short',
    decimals: 0,
    thresholds: [
      { from: null, colour: 'green' },
      { from: 1, colour },
    ],
    texts: [{ value: 0, text: 'none', colour: 'green' }],
  }
}

/** A column of numbers. */
export function valueColumn(title: string, expr: string, display: Display): ValueColumn {
  return { kind: 'value', title, expr, display }
}

/** The first column of a table: the state in words, by its number. */
export function stateColumn(expr: string, states: readonly State[]): ValueColumn {
  return { kind: 'value', title: 'State', expr, display: stateDisplay(states), look: 'coloured', width: 95 }
}
