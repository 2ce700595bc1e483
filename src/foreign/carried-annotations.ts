import { isAlertTemplate, replaceLabels, templateLabels } from '../promql/alert-template.js'
import { LABELS } from '../slo/series-names.js'
import { placed } from './build.js'
import type { ForeignReport } from './foreign-report.js'
import type { Texts } from './service-part.js'

/** What is known of the alerts that annotations stand on. */
export interface Carrying {
  /** Labels that are set for the SLO. */
  readonly labels: readonly string[]
  /** Labels that divide it. */
  readonly groups: readonly string[]
  readonly report: ForeignReport
}

const OURS = [LABELS.service, LABELS.slo, LABELS.severity, LABELS.longWindow, LABELS.shortWindow]

/**
 * Annotations of other tools, which are templates of Prometheus as ours are. Labels that have another name here are called by it; what would be
 * empty here, or cannot be read beforehand, is lost.
 */
export function carriedAnnotations(texts: Texts, carrying: Carrying): Texts {
  const entries = Object.entries(texts).flatMap(([name, text]) => {
    const written = replaceLabels(String(text.value), (label) => `$labels.${nameHere(label, carrying)}`)
    const problem = problemOf(written, carrying)
    if (problem === null) return [[name, placed(written, text)] as const]
    const hint = 'write what holds for every alert, `{{ $labels.… }}` of its labels, or `{{ $value }}`'
    carrying.report.say('lost', text.place.value, { message: problem, hint })
    return []
  })
  return Object.fromEntries(entries)
}

/** What divides an SLO goes before what is the same for all of it, as it does there. */
function nameHere(label: string, { labels, groups }: Carrying): string {
  const original = `original_${label}`
  if (groups.includes(original)) return original
  return !groups.includes(label) && labels.includes(original) ? original : label
}

function problemOf(text: string, { labels, groups }: Carrying): string | null {
  if (!isAlertTemplate(text)) return 'a template that is not read here'
  const known: readonly string[] = [...OURS, ...labels, ...groups]
  const unknown = templateLabels(text).find((label) => !known.includes(label))
  return unknown === undefined ? null : `a template on the label ${unknown}, which the alert does not have here`
}
