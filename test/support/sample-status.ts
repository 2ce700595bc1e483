import { evaluateDataset } from '../../src/backup/evaluate-dataset.js'
import { secondsOf } from '../../src/calendar/interval.js'
import { periodAt } from '../../src/calendar/period.js'
import { periodsAt, summarize } from '../../src/incident/view/incident-summary.js'
import { budgetPeriodAt, since } from '../../src/slo/budget-period.js'
import { evaluateSlo, type SloEvidence } from '../../src/slo/evaluate-slo.js'
import { type Group, noGroup } from '../../src/slo/group-key.js'
import type { StatusDocument } from '../../src/status/status-document.js'
import { judgeBySums } from './judgement.js'
import { sampleAgreement } from './sample-agreement.js'
import { sampleDataset } from './sample-dataset.js'
import { milestonesAt, sampleIncident } from './sample-incident.js'
import { sampleSlo } from './sample-slo.js'

const now = new Date('2026-11-20T12:00:40Z')
const watermark = new Date('2026-11-20T12:00:00Z')
const DAY = 86400

/** Counts of steady traffic, ten events per second; of none, where no share of it can be bad. */
function steady(seconds: number, badShare: number, observed = 1) {
  const observedSeconds = Math.round((seconds * observed) / 60) * 60
  if (Number.isNaN(badShare)) return { events: 0, errors: 0, observedSeconds }
  return { events: observedSeconds * 10, errors: observedSeconds * 10 * badShare, observedSeconds }
}

function slo(
  changes: Parameters<typeof sampleSlo>[0],
  badShare: number,
  {
    recent = badShare,
    observed = 1,
    group = noGroup,
    ...history
  }: Partial<Pick<SloEvidence, 'firstKnownAt' | 'definitionChanges'>> & {
    recent?: number
    observed?: number
    group?: Group
  } = {},
) {
  const own = sampleSlo(changes)
  const period = budgetPeriodAt(own, watermark)
  const windows = {
    '1h': steady(3600, recent, observed),
    '6h': steady(6 * 3600, recent, observed),
    '1d': steady(DAY, badShare, observed),
    '3d': steady(3 * DAY, badShare, observed),
  }
  const measured = since(period.soFar, history.firstKnownAt ?? null)
  const counts = steady(secondsOf(measured), badShare, observed)
  const stretches = [{ interval: period.soFar, objective: own.objective, counts }]
  const begun = { firstKnownAt: null, definitionChanges: [], ...history }
  return evaluateSlo(own, { group, period, stretches, windows, ...begun }, now)
}

function sla(changes: Parameters<typeof sampleAgreement>[0], badShare: number, observed = 1) {
  const agreement = sampleAgreement(changes)
  const period = periodAt(now, agreement.terms.period)
  const judgedSeconds = secondsOf({ from: period.interval.from, to: watermark })
  const counts = steady(judgedSeconds, badShare, observed)
  return judgeBySums(agreement, period, { counts, pace: steady(7 * DAY, badShare, observed), judgedTo: watermark })
}

const dataset = (changes: Parameters<typeof sampleDataset>[0], age: number | null, silence: number | null) => {
  const ago = (seconds: number | null) => (seconds === null ? null : new Date(now.getTime() - seconds * 1000))
  return evaluateDataset(sampleDataset(changes), { pointAt: ago(age), answeredAt: ago(silence) }, now)
}

const november = { unit: 'month', timezone: 'Europe/Berlin' } as const

const catalog = { service: 'catalog', environment: 'production' }

const incidents = [
  sampleIncident({
    ...catalog,
    id: '7d5cf1b2-7f0e-4a53-9a34-3c2f6f1c0005',
    number: 5,
    state: 'resolved',
    milestones: milestonesAt({
      onset: '08:00:00',
      detected: '08:02:30',
      acknowledged: '08:04:00',
      recovered: '08:41:00',
      resolved: '09:11:00',
    }),
  }),
  sampleIncident({
    ...catalog,
    id: '7d5cf1b2-7f0e-4a53-9a34-3c2f6f1c0006',
    number: 6,
    state: 'recovered',
    severity: 'ticket',
    title: 'catalog search-latency in production spends 10% of its 30d error budget within 1d',
    milestones: milestonesAt({
      onset: '11:20:00',
      detected: '11:26:00',
      acknowledged: '11:27:10',
      recovered: '11:50:00',
    }),
  }),
  sampleIncident(),
]

/** A status in which every state occurs once, out of the real arithmetic. */
export function sampleStatus(): StatusDocument {
  return {
    organisation: 'Example Shop',
    version: '0.1.0',
    configHash: 'c0ffee0123456789',
    at: now,
    sources: [{ name: 'default', answering: true, answeredAt: new Date('2026-11-20T12:00:31Z') }],
    ledgerWatermark: watermark,
    backfill: null,
    slos: [
      slo({ service: 'catalog', description: 'Pages are answered without a server error.' }, 0.00012),
      slo({ service: 'catalog', name: 'search-latency', objective: 0.95 }, 0.041, { recent: 0.03, observed: 0.97 }),
      slo({}, 0.0013, { recent: 0.0001 }),
      slo({ name: 'latency', objective: 0.99 }, 0, { observed: 0 }),
      slo({ name: 'refunds', groupBy: ['region'], calendar: november }, 0.0005, {
        group: { region: 'eu' },
        recent: 0,
      }),
      slo({ name: 'refunds', groupBy: ['region'], calendar: november }, Number.NaN, {
        group: { region: 'us' },
        firstKnownAt: new Date('2026-11-12T08:00:00Z'),
        definitionChanges: [new Date('2026-11-14T09:30:00Z')],
      }),
    ],
    slas: [
      sla({ service: 'catalog', name: 'partners', customer: null, objective: 0.995, credits: null }, 0.00012),
      sla({}, 0.0019),
      sla({ name: 'public', customer: 'Everyone', objective: 0.9995 }, 0.0004, 0.8),
    ],
    datasets: [
      dataset({ service: 'catalog', name: 'images', rpoSeconds: DAY }, 3 * 3600, 40),
      dataset({}, 780, 40),
      dataset({ name: 'ledger', rpoSeconds: 3600 }, 2 * 3600 + 600, 40),
      dataset({ name: 'mail-archive', rpoSeconds: 7 * DAY }, null, 40),
      dataset({ name: 'payments-db', rpoSeconds: 300 }, 1500, 1400),
    ],
    maintenance: [],
    incidents: {
      unresolved: incidents.filter(({ state }) => state !== 'resolved'),
      updateOverdueSeconds: new Map(incidents.flatMap(({ id, state }) => (state === 'open' ? [[id, 90]] : []))),
      services: summarize(
        incidents,
        [catalog, { ...catalog, service: 'checkout' }].map((one) => ({
          ...one,
          targets: { detectSeconds: 300, acknowledgeSeconds: null, recoverSeconds: 1800, objectiveSeconds: 3600 },
        })),
        periodsAt(now, 'UTC'),
      ),
    },
  }
}
