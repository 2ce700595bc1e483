import type { ForeignReport } from './foreign-report.js'
import type { AlertAdditions, ServicePart, SloPart, Texts } from './service-part.js'

/** The labels by which an SLO is divided. */
export function groupsOf({ groupBy }: SloPart): readonly string[] {
  return Array.isArray(groupBy?.value) ? groupBy.value.map(String) : []
}

/**
 * A part whose labels leave those alone by which its SLOs are divided: the series bring these along, and one that is set as well would make all
 * groups one. Theirs become `original_…`, as with all labels whose names are taken.
 */
export function besideGroups(part: ServicePart, report: ForeignReport): ServicePart {
  const groups = new Set(part.slos.flatMap(groupsOf))
  return {
    ...part,
    labels: renamed(part.labels, groups, report),
    slos: part.slos.map((slo) => withRenamed(slo, report)),
  }
}

function withRenamed(slo: SloPart, report: ForeignReport): SloPart {
  const groups = new Set(groupsOf(slo))
  const added = <T extends AlertAdditions>(one: T): T => ({ ...one, labels: renamed(one.labels, groups, report) })
  const { alerting } = slo
  const labels = renamed(slo.labels, groups, report)
  if (alerting === null) return { ...slo, labels }
  const alerts = { ...added(alerting), page: added(alerting.page), ticket: added(alerting.ticket) }
  return { ...slo, labels, alerting: alerts }
}

function renamed(texts: Texts, groups: ReadonlySet<string>, report: ForeignReport): Texts {
  const entries = Object.entries(texts).map(([name, text]) => {
    if (!groups.has(name)) return [name, text] as const
    const message = `is called original_${name} here: the SLO is divided by the label ${name}`
    report.say('changed', text.place.value, { message, hint: null })
    return [`original_${name}`, text] as const
  })
  return Object.fromEntries(entries)
}
