import type { Section } from '../../dashboard/dashboard.js'
import type { Panel } from '../../dashboard/panel.js'

const COLUMNS = 24

/** A place on Grafana's grid of 24 columns. */
export interface Place {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** A panel or a heading with its place. */
export type Placed =
  | { readonly kind: 'panel'; readonly panel: Panel; readonly place: Place }
  | { readonly kind: 'heading'; readonly title: string; readonly place: Place }

/** Puts panels from left to right and top to bottom in the order given; a heading begins a new line. */
export function layOut(sections: readonly Section[]): readonly Placed[] {
  const placed: Placed[] = []
  let line = { x: 0, y: 0, height: 0 }
  const newLine = () => {
    line = { x: 0, y: line.y + line.height, height: 0 }
  }
  for (const { title, panels } of sections) {
    newLine()
    if (title !== null) {
      placed.push({ kind: 'heading', title, place: { x: 0, y: line.y, w: COLUMNS, h: 1 } })
      line = { x: 0, y: line.y + 1, height: 0 }
    }
    for (const panel of panels) {
      if (line.x + panel.width > COLUMNS) newLine()
      placed.push({ kind: 'panel', panel, place: { x: line.x, y: line.y, w: panel.width, h: panel.height } })
      line = { x: line.x + panel.width, y: line.y, height: Math.max(line.height, panel.height) }
    }
  }
  return placed
}
