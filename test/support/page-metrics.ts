/** Gauges of `/metrics` that say what fields of entries of the API say. */
const GAUGES: readonly (readonly [gauge: string, field: string, label: string])[] = [
  ['plimsoll_slo_sli_ratio', 'sli', 'slo'],
  ['plimsoll_slo_error_budget_remaining_ratio', 'errorBudgetRemaining', 'slo'],
  ['plimsoll_slo_objective_ratio', 'objective', 'slo'],
  ['plimsoll_slo_coverage_ratio', 'coverage', 'slo'],
  ['plimsoll_sla_achieved_ratio', 'achieved', 'sla'],
  ['plimsoll_sla_objective_ratio', 'objective', 'sla'],
  ['plimsoll_rpo_actual_seconds', 'exposureSeconds', 'dataset'],
  ['plimsoll_rpo_target_seconds', 'rpoSeconds', 'dataset'],
]

/** Entries of the twin of a page of which `/metrics` says something else. */
export function wrongMetrics(twin: unknown, metrics: string): readonly string[] {
  const lines = metrics.split('\n')
  return entriesIn(twin).flatMap((entry) =>
    GAUGES.flatMap(([gauge, field, label]) => {
      const [name, value] = [entry[label], entry[field]]
      // A period that is over stands in no gauge.
      if (typeof name !== 'string' || typeof value !== 'number' || entry['final'] === true) return []
      const labels = [`service="${String(entry['service'])}"`, `${label}="${name}"`]
      const own = lines.filter((line) => line.startsWith(`${gauge}{`) && labels.every((one) => line.includes(one)))
      const said = own.map((line) => Number(line.split(' ').at(-1)))
      return said.length === 1 && said[0] === value
        ? []
        : [`${gauge} of ${labels.join(', ')}: ${value}, not ${said.join()}`]
    }),
  )
}

type Entry = Readonly<Record<string, unknown>>

/** All objects within a document that are of a service. */
function entriesIn(document: unknown): readonly Entry[] {
  if (typeof document !== 'object' || document === null) return []
  const within = Object.values(document).flatMap(entriesIn)
  return 'service' in document ? [document, ...within] : within
}
