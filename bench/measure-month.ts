import { rm } from 'node:fs/promises'
import { prometheusBinaries } from '../demo/processes/binaries.js'
import { temporaryFolder } from '../demo/processes/debian-packages.js'
import type { AlertingRule, RuleGroup } from '../src/promql/rule.js'
import { SERIES } from '../src/slo/series-names.js'
import { recordedSeries } from '../src/slo/identity.js'
import { sloRules } from '../src/slo/slo-rules.js'
import type { Slo } from '../src/slo/slo.js'
import { truthOver, type Incident, type Model, type Truth } from '../test/support/history/model.js'
import { importModel } from '../test/support/prometheus-with-history.js'
import { sampleAlerting, sampleSlo } from '../test/support/sample-slo.js'
import { evaluate, recordRules, withPrometheus, type Grid } from './evaluate-rules.js'
import { rawPageExpression } from './raw-multi-window.js'
import { gridOf, ruleStages } from './rule-stages.js'

/** What the generated rules made of a month whose every event is known. */
export interface Month {
  /** Of the recorded 30-day error ratio against the increments that were scraped: (recorded - truth) / truth. */
  readonly relativeError: number
  /** The same difference as a number of events. */
  readonly eventsOff: number
  readonly pages: readonly PageDelay[]
  /** Evaluations at which a page fired though there was no outage, nor had one just ended. */
  readonly falsePages: number
}

/** How long after its onset an outage paged, in seconds; `null`: never. */
export interface PageDelay {
  readonly share: number
  readonly recorded: number | null
  readonly raw: number | null
}

/** The 30m window of the slower page holds the end of an outage this long, its group included. */
const CLEARING_SECONDS = 1800 + 240 + 120

function sloOf(model: Model): Slo {
  const total = `http_requests_total{service="${model.service}"}`
  return sampleSlo({
    service: model.service,
    indicator: { kind: 'ratio', total, bad: `http_requests_total{service="${model.service}",code=~"5.."}` },
    scrapeIntervalSeconds: model.scrapeSeconds,
    alerting: sampleAlerting({ minErrors: 10 }),
  })
}

/**
 * Imports the histories of some models, whose services differ, into one Prometheus and has it evaluate the generated rules of an SLO of each over all of it, stage
 * by stage.
 *
 * @returns one month per model, in their order
 */
export async function measureMonths(models: readonly Model[]): Promise<Month[]> {
  const binaries = await prometheusBinaries('3.5')
  const folder = await temporaryFolder('bench-accuracy')
  try {
    const runs = await inTurn(models, async (model) => {
      const interval = { from: seconds(model.interval.from), to: seconds(model.interval.to) }
      const slo = sloOf(model)
      const groups = sloRules(slo)
      return { model, interval, slo, groups, truth: await importModel(binaries, { model }, folder) }
    })
    const stages = runs.map(({ groups, interval }) => ruleStages(groups, interval))
    for (const [index] of stages[0]!.entries()) {
      await recordRules(
        binaries,
        folder,
        stages.flatMap((stage) => stage[index] ?? []),
      )
    }
    return await withPrometheus(binaries, folder, (url) =>
      inTurn(runs, async ({ model, interval, slo, groups, truth }) => ({
        ...(await judgeRatio(url, slo, truth)),
        ...(await judgePages(url, { slo, model, pages: await pagesOf(url, groups, interval) })),
      })),
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (const item of items) results.push(await work(item))
  return results
}

async function judgeRatio(url: string, slo: Slo, truth: Truth): Promise<Pick<Month, 'relativeError' | 'eventsOff'>> {
  const end = seconds(truth.interval.to)
  // The last evaluation: its group runs every 240 s.
  const grid = { from: end - 240, to: end, step: 1 }
  const recorded = await evaluate(url, recordedSeries(SERIES.errorRatioPeriod, slo), grid)
  const ratio = Number(recorded[0]?.values.at(-1)?.[1])
  const { scrapedErrors, scrapedEvents } = truthOver(truth, () => true)
  const off = ratio - scrapedErrors / scrapedEvents
  return { relativeError: off / (scrapedErrors / scrapedEvents), eventsOff: off * scrapedEvents }
}

/** Every instant at which a page of the generated rules fires, in order. */
async function pagesOf(url: string, groups: readonly RuleGroup[], interval: { from: number; to: number }) {
  const firing = new Set<number>()
  for (const group of groups) {
    const isPage = (rule: object): rule is AlertingRule =>
      'alert' in rule && (rule as AlertingRule).labels['severity'] === 'page'
    for (const { expr } of group.rules.filter(isPage)) {
      const found = await evaluate(url, expr, gridOf(group, interval))
      for (const [time] of found.flatMap(({ values }) => values)) firing.add(time)
    }
  }
  return [...firing].sort((a, b) => a - b)
}

interface Paged {
  readonly slo: Slo
  readonly model: Model
  readonly pages: readonly number[]
}

async function judgePages(url: string, { slo, model, pages }: Paged): Promise<Pick<Month, 'pages' | 'falsePages'>> {
  const raw = rawPageExpression(slo)
  const delays: PageDelay[] = []
  for (const incident of model.incidents) {
    const [onset, end] = [seconds(incident.from), seconds(incident.to) + CLEARING_SECONDS]
    const grid: Grid = { from: Math.ceil(onset / 30) * 30, to: end, step: 30 }
    const rawPages = (await evaluate(url, raw, grid)).flatMap(({ values }) => values.map(([time]) => time))
    const first = pages.find((time) => time >= onset && time <= end)
    const firstRaw = rawPages.length === 0 ? undefined : Math.min(...rawPages)
    delays.push({
      share: incident.share,
      recorded: first === undefined ? null : first - onset,
      raw: firstRaw === undefined ? null : firstRaw - onset,
    })
  }
  const isOutage = (time: number) => model.incidents.some((incident) => isWithinReach(incident, time))
  return { pages: delays, falsePages: pages.filter((time) => !isOutage(time)).length }
}

function isWithinReach({ from, to }: Incident, time: number): boolean {
  return time >= seconds(from) && time <= seconds(to) + CLEARING_SECONDS
}

function seconds(instant: Date): number {
  return instant.getTime() / 1000
}
