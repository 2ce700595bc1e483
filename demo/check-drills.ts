import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { drillRunAnswer } from '../src/drill/over-http/drill-answer.js'
import { DRILL_METRICS } from '../src/drill/drill-metrics.js'
import { DEPLOYED } from './blue-green/bad-deployment.js'
import { drillComplaints, RESTORE, type DrillFigures, type HeldDrill } from './drill/restore-drills.js'
import { until } from './processes/child.js'
import { panelFigure } from './stack/panel-figure.js'
import type { Stack } from './stack/start-stack.js'

/**
 * Holds a restore drill with a whole dump and one with half of it.
 *
 * @throws Error that says what was not held, and why
 */
export async function holdDrills({ drills: { drills, unavailable } }: Stack): Promise<void> {
  if (drills === null) throw new Error(`no drill can be held: ${unavailable}`)
  for (const isCut of [false, true]) {
    await drills.hold(isCut)
    const failure = drills.failure()
    if (failure !== null) throw new Error(`the drill was not held: ${failure}`)
  }
}

/**
 * Waits until the dashboards have the drills, and looks at them, at the pages and at the report of the month that runs.
 *
 * @param preview folder of that report
 * @throws Error that says what should be so of them and is not
 */
export async function checkDrills(stack: Stack, preview: string): Promise<void> {
  const [cut, whole] = stack.drills.drills?.held() ?? []
  const figures = await drillFigures(stack.endpoints['prometheus'] ?? '')
  const complaints = [...drillComplaints(whole, cut, figures)]
  if (whole !== undefined && cut !== undefined) {
    complaints.push(...(await pageComplaints([whole, cut], stack.endpoints.plimsoll)))
    complaints.push(...(await reportComplaints([whole, cut], preview)))
  }
  if (complaints.length > 0) throw new Error(`the restore drills:\n  ${complaints.join('\n  ')}`)
}

/** What the generated dashboards show of them, once both are there. */
export async function drillFigures(prometheusUrl: string): Promise<DrillFigures> {
  const figure = (panel: string, metric: string) =>
    panelFigure(prometheusUrl, { board: 'service', panel, metric, service: DEPLOYED })
  const passed = () => figure('Drills: share that was passed', DRILL_METRICS.successRatio)
  const isThere = async () => (await passed()) === 0.5
  await until('the dashboards have two drills', isThere, { timeoutMs: 90_000, everyMs: 500 }).catch(() => undefined)
  const table = 'Drills: what was brought back, and how soon'
  return {
    tookSeconds: await figure(table, DRILL_METRICS.rtoActual),
    recoveryPointMs: await figure(table, DRILL_METRICS.recoveryPoint),
    passedRatio: await passed(),
  }
}

/** The page of a run says why it failed, or when the newest order was made that came back. */
async function pageComplaints(held: readonly HeldDrill[], plimsollUrl: string): Promise<readonly string[]> {
  const complaints: string[] = []
  for (const { run, isCut } of held) {
    const html = await (await fetch(`${plimsollUrl}/drills/${run.id}`)).text()
    const words = isCut ? 'pg_restore: error' : new Date(run.recoveryPoint ?? 0).toISOString().slice(0, 19)
    if (!html.includes(words)) complaints.push(`the page of run ${run.id} does not say "${words}"`)
  }
  return complaints
}

const ReportJson = z.object({
  drills: z.object({
    runs: z.array(
      drillRunAnswer.pick({ id: true, drill: true, state: true, rtoActualSeconds: true, recoveryPoint: true }).loose(),
    ),
    services: z.array(
      z.object({ service: z.string(), passed: z.number(), failed: z.number(), ratio: z.number() }).loose(),
    ),
  }),
})

async function reportComplaints(held: readonly HeldDrill[], preview: string): Promise<readonly string[]> {
  const read = (name: string) => readFile(join(preview, name), 'utf8')
  const { drills } = ReportJson.parse(JSON.parse(await read('report.json')))
  const html = await read('report.html')
  const told = drills.runs.map(({ id, state, rtoActualSeconds, recoveryPoint }) =>
    [id, state, rtoActualSeconds, recoveryPoint].join(' '),
  )
  const expected = held.map(({ run }) => [run.id, run.state, run.rtoActualSeconds, run.recoveryPoint].join(' '))
  const [success] = drills.services
  return [
    ...(told.join() === expected.join() ? [] : [`the report has ${told.join()} instead of ${expected.join()}`]),
    ...(success?.passed === 1 && success.failed === 1 ? [] : ['the report does not say that one of two was passed']),
    ...(html.includes(RESTORE) && html.includes('pg_restore: error') ? [] : ['the report does not say why one failed']),
  ]
}
