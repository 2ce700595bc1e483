import { WINDOW } from '../../promql/query-tree.js'

/** Sloth's window, with any blanks; OpenSLO's examples write it too. */
const TEMPLATE = /\{\{-?\s*\.window\s*-?\}\}/g

/** Writes `$window` in the place of `{{.window}}`. */
export function fillWindowTemplate(text: string): string {
  return text.replace(TEMPLATE, () => WINDOW)
}
