import type { Reader } from '../store/database.js'
import { readRuns } from './drill-run-store.js'
import { standingOf } from './drill-run.js'
import { spanOf, type DrillSpan } from './drill-span.js'

/** As many of its newest runs are looked at: an incident does not outlast them. */
const MOST = 5

/** When drills of a service were held lately. */
export async function readDrillSpans(
  reader: Reader,
  { service, environment }: { readonly service: string; readonly environment: string | null },
  now: Date,
): Promise<readonly DrillSpan[]> {
  const runs = await readRuns(reader, { service, drill: undefined, after: null, limit: MOST })
  const technical = runs.filter((run) => run.environment === environment && run.type !== 'tabletop')
  return technical.map((run) => spanOf(standingOf(run, now), now))
}
