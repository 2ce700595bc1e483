import type { Colour, Display } from './panel.js'
import { daemonGauge, select, type Scope } from './scope.js'

/** A state of a thing: the value of its metric's label `state`, and how people read it. */
export interface State {
  readonly name: string
  readonly text: string
  readonly colour: Colour
}

/** The state as a number, so that tables can sort by it: its place in `states`, the best first. */
export function stateNumber(
  metric: string,
  states: readonly State[],
  { scope, by }: { readonly scope: Scope; readonly by: readonly string[] },
): string {
  const numbers = states.map(({ name }, place) => `${select(metric, scope, { state: name })} * ${place}`)
  return daemonGauge(numbers.join('\n  or '), by)
}

/** Writes the number of a state as text and colour. */
export function stateDisplay(states: readonly State[]): Display {
  return { unit: 'none', texts: states.map(({ text, colour }, value) => ({ value, text, colour })) }
}
