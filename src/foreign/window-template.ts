import { WINDOW } from '../promql/query-tree.js'

/** Sloth's window, with any blanks; OpenSLO's examples write it too. */
const TEMPLATE = /\{\{-?\s*\.window\s*-?\}\}/g

/** Writes `$window` in the place of `{{.window}}`. */
export function fillWindowTemplate(text: string): string {
  return text.replace(TEMPLATE, () => WINDOW)
}

/** Whether Sloth's window stands in a text. */
export function hasWindowTemplate(text: string): boolean {
  return fillWindowTemplate(text) !== text
}
