/** Colours by name, as Grafana knows them. Never the only sign: a text or a position says the same. */
export type Colour = 'green' | 'yellow' | 'orange' | 'red' | 'blue' | 'text'

/** Units by Grafana's names: `percentunit` is a ratio, `cps` events per second, `binBps` bytes per second, `dateTimeFromNow` an instant in milliseconds. */
export type Unit = 'percentunit' | 's' | 'short' | 'none' | 'cps' | 'bytes' | 'binBps' | 'dateTimeFromNow'

/** From this value on, a colour; `null` is minus infinity. */
export interface Threshold {
  readonly from: number | null
  readonly colour: Colour
}

/** A text instead of a number; `nan` is written for a value that nobody knows. */
export interface ValueText {
  readonly value: number | 'nan'
  readonly text: string
  readonly colour: Colour
}

/** How a number is shown. */
export interface Display {
  readonly unit: Unit
  readonly decimals?: number
  readonly min?: number
  readonly max?: number
  /** Rising; the first from `null`. */
  readonly thresholds?: readonly Threshold[]
  readonly texts?: readonly ValueText[]
  /** Shown in a cell without a number. */
  readonly none?: string
}

/** A link; may hold Grafana's variables. */
export interface Link {
  readonly title: string
  readonly url: string
}

interface PanelFrame {
  /** Names the panel within its dashboard, for good: its id is made of it. */
  readonly key: string
  readonly title: string
  /** How the number is computed, in words. */
  readonly description: string
  /** Of 24 columns. */
  readonly width: number
  /** In rows of about 30 px. */
  readonly height: number
  readonly links?: readonly Link[]
}

/** One number, as it is now. */
export interface StatPanel extends PanelFrame {
  readonly kind: 'stat'
  readonly display: Display
  readonly expr: string
}

/** A line of a chart. */
export interface ChartQuery {
  readonly expr: string
  /** May hold labels: `{{service}}`. */
  readonly legend: string
  /** A limit is drawn dashed, and not filled. */
  readonly role?: 'limit'
}

/** Numbers over time. */
export interface ChartPanel extends PanelFrame {
  readonly kind: 'chart'
  readonly display: Display
  readonly queries: readonly ChartQuery[]
  /** Shortest distance of two points: how often the series are written. */
  readonly minStep: string
  readonly showThresholds?: boolean
}

/** A column of texts: the label of that name, the same in all answers of a table. */
export interface LabelColumn {
  readonly kind: 'label'
  readonly label: string
  readonly title: string
  readonly width?: number
  readonly link?: Link
  /** Shown instead of the label, where that is a long URL. */
  readonly text?: string
}

/** A column of numbers: an instant query, whose labels are among those of the table. */
export interface ValueColumn {
  readonly kind: 'value'
  readonly expr: string
  readonly title: string
  readonly display: Display
  readonly look?: 'coloured' | 'bar'
  readonly width?: number
}

export type Column = LabelColumn | ValueColumn

/** One row per set of labels. The answers of all columns are joined on the labels that they share. */
export interface TablePanel extends PanelFrame {
  readonly kind: 'table'
  readonly columns: readonly Column[]
  /** Title of a column. */
  readonly sortBy: string
  readonly descending?: boolean
  /** Instead of rows. */
  readonly noRows: string
}

export type Panel = StatPanel | ChartPanel | TablePanel
