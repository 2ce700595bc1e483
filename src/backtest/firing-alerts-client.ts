import type { Interval } from '../calendar/interval.js'
import type { Series, SeriesReader } from '../promql/series-reader.js'
import { renderLabels } from '../promql/render-series.js'
import { identityLabels } from '../slo/identity.js'
import { ALERTS, LABELS, SEVERITY } from '../slo/series-names.js'
import type { Slo } from '../slo/slo.js'
import type { KnownIncident } from './match-incidents.js'

const STEP_SECONDS = 60
/** Pages that begin within this of the end of the last one belong to the same trouble, as in the daemon's usual `reopen_window`. */
const REOPEN_MS = 600_000

/**
 * What is known where no daemon keeps incidents: the stretches in which Prometheus really fired a page for the SLO. Rejects with
 * `PrometheusError`.
 */
export async function readFiringAlerts(
  { reader, slo, interval }: { readonly reader: SeriesReader; readonly slo: Slo; readonly interval: Interval },
  signal: AbortSignal,
): Promise<readonly KnownIncident[]> {
  const query = `count(${renderLabels('ALERTS', {
    alertname: ALERTS.burn,
    alertstate: 'firing',
    ...identityLabels(slo),
    [LABELS.severity]: SEVERITY.page,
  })})`
  const answers: Series[] = []
  const portionMs = 7 * 86_400_000
  for (let fromMs = interval.from.getTime(); fromMs < interval.to.getTime(); fromMs += portionMs) {
    const to = new Date(Math.min(fromMs + portionMs, interval.to.getTime()))
    answers.push(...(await reader.range(query, { from: new Date(fromMs), to }, STEP_SECONDS, signal)))
  }
  const instants = answers.flatMap(({ samples }) => samples.map(({ at }) => at.getTime()))
  return stretches(instants).map(([fromMs, toMs], index) => ({
    name: `page ${index + 1}`,
    title: `${ALERTS.burn} fired`,
    from: new Date(fromMs),
    to: new Date(toMs + STEP_SECONDS * 1000),
    slos: [slo.name],
  }))
}

/** Instants in order, as stretches without a pause longer than `REOPEN_MS`. */
function stretches(instants: readonly number[]): readonly (readonly [number, number])[] {
  const found: [number, number][] = []
  for (const at of instants) {
    const last = found.at(-1)
    if (last !== undefined && at - last[1] <= REOPEN_MS) last[1] = at
    else found.push([at, at])
  }
  return found
}
