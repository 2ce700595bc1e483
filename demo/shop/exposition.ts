/** Values of the shop's counters and gauges, by series as it is exposed. */
export type SeriesValues = Map<string, number>

const FAMILIES: readonly (readonly [prefix: string, type: string, help: string])[] = [
  ['http_requests_total', 'counter', 'Requests by service and status code.'],
  ['http_request_duration_seconds', 'histogram', 'Time to answer.'],
  ['search_requests_total', 'counter', 'Searches begun.'],
  ['search_succeeded_total', 'counter', 'Searches that ended with a result page.'],
  ['payments_total', 'counter', 'Payments by region and outcome.'],
  ['probe_success', 'gauge', 'Whether the shop can be reached from outside.'],
  ['backup_last_success_timestamp_seconds', 'gauge', 'When the last successful backup was completed.'],
]

/** The text that a scrape of the shop gets. */
export function exposition(values: SeriesValues): string {
  return FAMILIES.flatMap(([prefix, type, help]) => {
    const lines = [...values].filter(([series]) => series.startsWith(prefix))
    return [`# HELP ${prefix} ${help}`, `# TYPE ${prefix} ${type}`, ...lines.map(([name, value]) => `${name} ${value}`)]
  })
    .join('\n')
    .concat('\n')
}
