/**
 * What a paper such as a report is made of, as data: features write it, a renderer per format shows it, and neither knows the other.
 */

/** Colour of a state. Never the only sign of it: a word and a mark stand beside. */
export type Tone = 'good' | 'bad' | 'open'

export const MARKS: Readonly<Record<Tone, string>> = { good: '✓', bad: '✕', open: '?' }

/** A page has columns, colours and small print; a text has lines of fixed width. */
export type Medium = 'page' | 'text'

interface Shown {
  /** The only medium that shows it; default: all. What differs between them is said twice, once for each. */
  readonly on?: Medium
  /** The first to go where room is scarce; default: lists give by turns. */
  readonly isDetail?: true
}

/** A part of a paper. */
export interface Section {
  /** Unique in its paper, the same each time that it is made: `slos`, `agreement:checkout/acme-api`. */
  readonly id: string
  /** `null`: its first block has one of its own. */
  readonly title: string | null
  /** How to read it, in a sentence; `null`: no need to say. */
  readonly note: string | null
  readonly blocks: readonly Block[]
}

export type Block = Card | Chart | Course | Diagram | Table | Heading | Sentences | Outline | Code | Queries

/** One thing with its state, its figure, and what belongs to it. */
export interface Card extends Shown {
  readonly kind: 'card'
  readonly pill: { readonly mark: string; readonly text: string; readonly tone: Tone }
  readonly title: string
  readonly about: string
  /** What to remember of it: on pages, large; a text has it in its sentences. */
  readonly figure: { readonly text: string; readonly note: string; readonly tone: Tone }
  readonly sentences: string
  readonly facts: readonly Fact[]
}

export interface Fact {
  readonly label: string
  readonly value: string
}

/** The days of a period: how good each was, and how much of what is allowed was used up by its end. On pages only. */
export interface Chart extends Shown {
  readonly kind: 'chart'
  /** The same for those who do not see it. */
  readonly alt: string
  readonly labels: ChartLabels
  /** Share that is promised to be good, (0, 1]. */
  readonly objective: number
  readonly days: readonly ChartDay[]
}

/** What stands in a chart, in the language of its paper. */
export interface ChartLabels {
  /** Above the days, with how to read them. */
  readonly days: string
  readonly used: string
  /** At the line of all that is allowed; a word. */
  readonly allowed: string
  /** Of numbers. */
  readonly decimalMark: '.' | ','
}

export interface ChartDay {
  /** Day of the month, from 1. */
  readonly day: number
  /** Bad share, [0, 1]; `null`: no data, or not yet. */
  readonly errorRatio: number | null
  /** Downtime used from the start of the period to the end of this day / allowed downtime; `null`: not yet, or nothing counted at all. */
  readonly allowanceUsed: number | null
  /** The day is past, and nothing was observed in it. */
  readonly silent: boolean
}

/** How bad something was over a time, step by step, and the instants that matter. On pages only: a text says the instants. */
export interface Course extends Shown {
  readonly kind: 'course'
  /** Above it. */
  readonly title: string
  /** The same for those who do not see it. */
  readonly alt: string
  /** Bad share of each step, [0, 1], the oldest first; `null`: nothing is known of it, or nothing happened in it. */
  readonly values: readonly (number | null)[]
  /** Bad share that is allowed, [0, 1]. */
  readonly limit: number
  /** Instants by their place between the beginning (0) and the end (1). */
  readonly marks: readonly { readonly place: number; readonly text: string }[]
  readonly labels: { readonly first: string; readonly last: string; readonly top: string; readonly limit: string }
  /** Bad share at its upper end, above 0. */
  readonly top: number
}

/** A row of bars, as small as a line of text. On pages only: a text says the numbers. */
export interface Spark {
  readonly kind: 'spark'
  /** The same for those who do not see it. */
  readonly alt: string
  /** >= 0, the oldest first; `null`: there is none. */
  readonly values: readonly (number | null)[]
  /** What is beyond stands out; `null`: nothing is. */
  readonly limit: number | null
}

/** Things as boxes, and arrows from those that need others to those that they need. On pages only: a text says it in sentences. */
export interface Diagram extends Shown {
  readonly kind: 'diagram'
  /** The same for those who do not see it. */
  readonly alt: string
  readonly boxes: readonly DiagramBox[]
  /** Between boxes by their place, each pair once. */
  readonly arrows: readonly (readonly [from: number, to: number])[]
}

export interface DiagramBox {
  readonly text: string
  /** Below it, small; '' is nothing. */
  readonly note: string
  /** Column from the left, from 0: an arrow leads to the right, unless things need each other in a circle. */
  readonly column: number
  /** Place in its column from above, from 0. */
  readonly row: number
}

/** What is drawn. */
export type Picture = Chart | Course | Diagram | Spark

/** Rows of cells under columns. The first cell of a row is its name. */
export interface Table extends Shown {
  readonly kind: 'table'
  readonly columns: readonly (string | Column)[]
  /** Each as long as `columns`. */
  readonly rows: readonly (readonly (string | Cell)[])[]
}

export interface Column extends Shown {
  readonly title: string
  /** Its title in a text; default `title`. The first column of a text has none. */
  readonly plain?: string
}

export interface Cell {
  readonly text: string
  /** The same in a text; default `text`. */
  readonly plain?: string
  /** `undefined`: the colour of text. */
  readonly tone?: Tone
  readonly strong?: boolean
  /** Stands below its text. */
  readonly spark?: Spark
  /** Small lines below it, on pages; what a text shall have of them is a column of its own, or stands below the table. */
  readonly below?: readonly (string | { readonly text: string; readonly tone: Tone })[]
}

/** Paragraphs. */
export interface Sentences extends Shown {
  readonly kind: 'sentences'
  readonly texts: readonly string[]
}

/** A heading within a section. */
export interface Heading extends Shown {
  readonly kind: 'heading'
  readonly text: string
}

/** Lines that are shown exactly as they are written: commands, configuration. */
export interface Code extends Shown {
  readonly kind: 'code'
  readonly lines: readonly string[]
}

/** Lines with lines below them. */
export interface Outline extends Shown {
  readonly kind: 'outline'
  readonly entries: readonly OutlineEntry[]
}

export interface OutlineEntry {
  readonly text: string
  readonly under?: readonly OutlineEntry[]
}

/** Queries that numbers come from, for readers who want to check them. */
export interface Queries extends Shown {
  readonly kind: 'queries'
  readonly title: string
  readonly queries: readonly SourceQuery[]
}

/** A query or selector, and what it counts: `all`, `bad`, `good`, … */
export interface SourceQuery {
  readonly counts: string
  readonly promql: string
}

/** The charts of a paper, in their order. */
export function chartsOf(sections: readonly Section[]): readonly Chart[] {
  return sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'chart'))
}

/** The courses of a paper, in their order. */
export function coursesOf(sections: readonly Section[]): readonly Course[] {
  return sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'course'))
}

/** The diagrams of a paper, in their order. */
export function diagramsOf(sections: readonly Section[]): readonly Diagram[] {
  return sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'diagram'))
}

/** The small bars of a paper, in their order. */
export function sparksOf(sections: readonly Section[]): readonly Spark[] {
  const tables = sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'table'))
  return tables.flatMap(({ rows }) =>
    rows.flat().flatMap((cell) => (typeof cell === 'string' || cell.spark === undefined ? [] : [cell.spark])),
  )
}
