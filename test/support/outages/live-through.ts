import { createAlertDesk } from '../../../src/incident/intake/alert-desk.js'
import { beginningOf, endOf, withIncident, type IncidentBook } from '../../../src/incident/incident-book.js'
import type { AlertEpisode, Incident } from '../../../src/incident/incident.js'
import {
  measureIncident,
  openingAlerts,
  type IncidentEvidence,
} from '../../../src/incident/measure/measure-incident.js'
import type { JudgeSettings, ServiceSample } from '../../../src/incident/measure/service-sample.js'
import { sampleTimeOf } from '../../../src/slo/indicator/sample-time.js'
import { planBurnTiers } from '../../../src/slo/burn-tiers.js'
import { incidentSettings as settings } from '../sample-incident.js'
import { sampleSlo } from '../sample-slo.js'
import { scrapesOf, type OutageModel } from './outage-model.js'
import { evaluationsOf, evenSamples, pagesOf, type Evaluation, type Page } from './watch-outage.js'

export const START = Date.parse('2026-11-10T00:00:00Z')
const LOOK_BACK = 12 * 3600
/** The daemon measures every 30 s. Whether a trouble is over is asked after each sample, whenever that is: less often finds the same later. */
const MEASURE_EVERY = 300
const RATIO = { kind: 'ratio', total: 'all', bad: 'bad' } as const
const PROBE = { kind: 'probe', metric: 'up', aggregate: 'each' } as const

/** What became of the book while the outage ran its course. */
export interface Lived {
  readonly incidents: readonly Incident[]
  readonly pages: readonly Page[]
  /** Each instant at which an incident was first said to have recovered, with the milestone; seconds. */
  readonly recoveries: readonly { readonly saidAt: number; readonly at: number }[]
}

/** Lives through a model: pages come and go, and every other minute all that is not resolved is measured. */
export function liveThrough(model: OutageModel, objective: number): Lived {
  const { indicator } = sampleSlo({ indicator: model.rate === null ? PROBE : RATIO })
  const time = sampleTimeOf({ indicator, scrapeIntervalSeconds: model.scrapeSeconds })
  const evaluations = evaluationsOf(model, scrapesOf(model))
  const pages = pagesThrough(model, objective, evaluations)
  const samples = evenSamples(evaluations, 60 * Math.ceil(model.scrapeSeconds / 60), START)
  const judge: JudgeSettings = {
    objective,
    stepSeconds: 30,
    ...time,
    stabilityWindowSeconds: settings.stabilityWindowSeconds,
  }
  return { pages, ...drive({ pages, samples, judge, seconds: model.seconds }) }
}

/** The pages that the tiers of 30 days would send. */
export function pagesThrough(
  model: OutageModel,
  objective: number,
  evaluations: readonly Evaluation[] = evaluationsOf(model, scrapesOf(model)),
): readonly Page[] {
  const plan = planBurnTiers(objective, 30 * 86_400).tiers.filter(({ severity }) => severity === 'page')
  const tiers = plan.map(({ threshold, long, short }) => ({
    threshold,
    longSeconds: long.seconds,
    shortSeconds: short.seconds,
  }))
  return pagesOf(evaluations, tiers)
}

interface World {
  readonly pages: readonly Page[]
  readonly samples: readonly ServiceSample[]
  readonly judge: JudgeSettings
  readonly seconds: number
}

function drive({ pages, samples, judge, seconds }: World): Omit<Lived, 'pages'> {
  let book: IncidentBook = { service: 'checkout', environment: 'production', incidents: [], loose: [] }
  let count = 0
  const recoveries: { saidAt: number; at: number }[] = []
  const told = pages
    .flatMap((page) => [
      { at: page.from, page, ends: false },
      ...(page.to === null ? [] : [{ at: page.to, page, ends: true }]),
    ])
    .toSorted((a, b) => a.at - b.at)
  let next = 0
  for (let now = 0; now < seconds; now += MEASURE_EVERY) {
    for (let one = told[next]; one !== undefined && one.at <= now; one = told[++next]) {
      const desk = createAlertDesk(book, { settings, newId: () => `id-${++count}`, nextNumber: () => count + 1 })
      desk.apply(observationOf(one.page, one.ends))
      book = desk.applied().book
    }
    for (const incident of book.incidents.filter(({ state }) => state !== 'resolved')) {
      const at = instant(now)
      const measured = measureIncident(incident, evidenceOf(incident, { book, samples, judge, now }), {
        settings,
        now: at,
      })
      const end = measured.changes.some(({ kind }) => kind === 'incident_recovered') ? endOf(measured.incident) : null
      if (end !== null) recoveries.push({ saidAt: now, at: secondsOf(end) })
      book = withIncident(book, measured.incident)
    }
  }
  return { incidents: book.incidents, recoveries }
}

function observationOf({ tier, from, to }: Page, ends: boolean) {
  return {
    fingerprint: tier,
    labels: { alertname: 'Burn', service: 'checkout', slo: 'availability', severity: 'page', long_window: tier },
    summary: null,
    status: ends ? ('resolved' as const) : ('firing' as const),
    startsAt: instant(from),
    endsAt: ends && to !== null ? instant(to) : null,
    source: 'alertmanager' as const,
    receivedAt: instant(from),
  }
}

interface Moment extends Omit<World, 'pages' | 'seconds'> {
  readonly book: IncidentBook
  readonly now: number
}

/** As `readEvidence` asks for it. */
function evidenceOf(incident: Incident, { book, samples, judge, now }: Moment): IncidentEvidence {
  const isSuperseded =
    incident.state === 'recovered' && book.incidents.some((other) => beginningOf(other) > beginningOf(incident))
  const alerts: readonly AlertEpisode[] = openingAlerts(incident, settings)
  const first = alerts[0]
  if (isSuperseded || first === undefined) return { objectives: [], others: [] }
  const earlier = book.incidents.filter((one) => one.id !== incident.id && beginningOf(one) < beginningOf(incident))
  const after =
    earlier
      .map(endOf)
      .findLast((end) => end !== null)
      ?.getTime() ?? -Infinity
  const limit = Math.max(first.startsAt.getTime() - LOOK_BACK * 1000, after)
  const firing = first.startsAt.getTime() + 30_000
  const end = START + now * 1000
  const from = samples.findIndex(({ at }) => at.getTime() >= limit)
  const known = from === -1 ? [] : samples.slice(from)
  const upTo = (most: number) =>
    known.slice(0, known.findLastIndex(({ at }) => at.getTime() <= Math.min(most, end)) + 1)
  return { objectives: [{ judge, alerts, before: upTo(firing), since: upTo(end) }], others: [] }
}

function instant(seconds: number): Date {
  return new Date(START + Math.round(seconds * 1000))
}

export function secondsOf(at: Date): number {
  return (at.getTime() - START) / 1000
}
