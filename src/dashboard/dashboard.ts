import type { Colour, Panel } from './panel.js'

/** How a dashboard is known. Links outside go to the uid: changing one is a breaking change. */
export interface DashboardId {
  /** Of its file, without ending. */
  readonly file: string
  readonly uid: string
  readonly title: string
}

/** The dashboards on which features stand side by side; others are of one feature. */
export const SHARED_DASHBOARDS = {
  compliance: { file: 'compliance', uid: 'plimsoll-compliance', title: 'Plimsoll compliance' },
  service: { file: 'service', uid: 'plimsoll-service', title: 'Plimsoll service' },
} as const satisfies Readonly<Record<string, DashboardId>>

/** A choice at the top of a dashboard: the values of a label. */
export interface Variable {
  readonly name: string
  readonly title: string
  /** `label_values(…)`. */
  readonly query: string
  /** `all`: everything is chosen at first, and any number can be; `one`: always exactly one. */
  readonly choice: 'all' | 'one'
  /** Chosen at first, where it is known; else the first of all. */
  readonly initial?: string
}

/** Marks on all charts: where this query gives a value. */
export interface Annotation {
  readonly title: string
  readonly expr: string
  /** With labels: `{{alertname}}`. */
  readonly text: string
  readonly step: string
  readonly colour: Colour
}

/** Panels under a heading, in reading order. */
export interface Section {
  /** `null`: no heading. */
  readonly title: string | null
  readonly panels: readonly Panel[]
}

/** A dashboard without its frame: what it asks and shows. */
export interface Dashboard extends DashboardId {
  readonly description: string
  readonly from: string
  readonly variables: readonly Variable[]
  readonly annotations: readonly Annotation[]
  readonly sections: readonly Section[]
}
