import { parseAllDocuments } from 'yaml'
import type { InputSeries, RuleGroup } from '../../src/promql/rule.js'

/** The groups of rules in a file, of an operator's object as well. */
export function groupsIn(text: string): RuleGroup[] {
  return parseAllDocuments(text).flatMap((document) => {
    const value = document.toJS() as { groups?: RuleGroup[]; spec?: { groups: RuleGroup[] } }
    return value.groups ?? value.spec?.groups ?? []
  })
}

/** Scrapes of a phase, and the share of events that fail in it. */
export interface Phase {
  readonly scrapes: number
  readonly failing: number
}

/** A counter of which a share of `perScrape` happens, phase by phase. */
export function counter(series: string, phases: readonly Phase[], shareOf: (failing: number) => number): InputSeries {
  const perScrape = 1000
  let last = 0
  const values = phases.map(({ scrapes, failing }) => {
    const growth = Math.round(perScrape * shareOf(failing))
    const text = `${last + growth}+${growth}x${scrapes - 1}`
    last += growth * scrapes
    return text
  })
  return { series, values: values.join(' ') }
}

/** A gauge that shows the share of what goes well. */
export function gauge(series: string, phases: readonly Phase[]): InputSeries {
  return { series, values: phases.map(({ scrapes, failing }) => `${1 - failing}x${scrapes - 1}`).join(' ') }
}
