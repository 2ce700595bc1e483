import type { ForeignReport } from './foreign-report.js'
import type { ServicePart, SloPart } from './service-part.js'

/** What helps where two SLOs, or two other objects, have one name: files of a namespace may be nobody's to rename. */
export const APART =
  'give each its own name, or take one of them out; of two namespaces, import the files of each by themselves, one with `--service NAME`'

/** The parts of a service without SLOs whose name another one had before, which is said. */
export function withoutTwins(parts: readonly ServicePart[], report: ForeignReport): ServicePart[] {
  const known = new Map<unknown, SloPart>()
  const isNew = (slo: SloPart): boolean => {
    const before = known.get(slo.name.value)
    if (before === undefined) known.set(slo.name.value, slo)
    else reportTwin(slo, before, report)
    return before === undefined
  }
  return parts.map((part) => ({ ...part, slos: part.slos.filter(isNew) }))
}

function reportTwin({ name }: SloPart, before: SloPart, report: ForeignReport): void {
  const { file, line } = before.name.place.value
  const message = `duplicate SLO ${String(name.value)}: the name stands already at ${file}:${line}`
  report.refuse(name.place.value, { message, hint: APART })
}
