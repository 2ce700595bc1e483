import type { Panel } from './panel.js'

/** Names of the dashboards: file, uid, title. Links outside go to the uid: changing one is a breaking change. */
export const DASHBOARDS = {
  compliance: { file: 'compliance', uid: 'plimsoll-compliance', title: 'Plimsoll compliance' },
  service: { file: 'service', uid: 'plimsoll-service', title: 'Plimsoll service' },
  incidents: { file: 'incidents', uid: 'plimsoll-incidents', title: 'Plimsoll incidents' },
  self: { file: 'plimsoll', uid: 'plimsoll-self', title: 'Plimsoll itself' },
  host: { file: 'host', uid: 'plimsoll-host', title: 'Plimsoll hosts' },
} as const

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
}

/** Panels under a heading, in reading order. */
export interface Section {
  /** `null`: no heading. */
  readonly title: string | null
  readonly panels: readonly Panel[]
}

/** A dashboard without its frame: what it asks and shows. */
export interface Dashboard {
  readonly name: keyof typeof DASHBOARDS
  readonly description: string
  readonly from: string
  readonly variables: readonly Variable[]
  readonly annotations: readonly Annotation[]
  readonly sections: readonly Section[]
}
