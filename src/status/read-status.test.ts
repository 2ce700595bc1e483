import { noMinutes, noServiceIncidents } from '../../test/support/no-contracts.js'
import { describe, expect, it } from '@jest/globals'
import { noTraffic } from '../../test/support/judgement.js'
import { noIncidents, noOutages } from '../../test/support/fake-incidents.js'
import { exampleConfig } from '../../test/support/example-config.js'
import { createFakeCountsReader } from '../../test/support/fake-counts-reader.js'
import { plainPages } from '../../test/support/plain-pages.js'
import { sampleAgreement } from '../../test/support/sample-agreement.js'
import { sampleDataset } from '../../test/support/sample-dataset.js'
import { sampleLedgerObjective } from '../../test/support/sample-ledger-objective.js'
import { sampleSlo } from '../../test/support/sample-slo.js'
import type { RecoveryPointsReader } from '../backup/dataset.js'
import { createBackup } from '../backup/runtime.js'
import { readingOf } from '../feature/status-part.js'
import { incidentsStatus } from '../incident/view/incident-answer.js'
import { createMaintenance } from '../maintenance/runtime.js'
import { createSla } from '../sla/runtime.js'
import { createStandingAgreements } from '../sla/standing-agreements.js'
import { noCounts, type CountsReader } from '../slo/counts.js'
import { ignoreMeter } from '../shared/meter.js'
import { ignoreSteps } from '../shared/steps.js'
import type { Database } from '../store/database.js'
import { createMemoryLogger } from '../../test/support/memory-logger.js'
import { createSlo } from '../slo/runtime.js'
import { sloKey, type Slo } from '../slo/slo.js'
import { createStatusReader, type StatusParts } from './read-status.js'
import { statusAnswer, toStatusAnswer } from './status-answer.js'
import { configuredMaintenance } from '../maintenance/maintenance-reader.js'
import { readConfigured } from '../sla/configured-exclusions.js'

const now = new Date('2026-11-20T12:00:40Z')
const watermark = new Date('2026-11-20T12:00:00Z')
const steady = createFakeCountsReader(watermark, { events: 600, errors: 0.3 })

const noTracks = { track: () => Promise.resolve(null) }

/** Only datasets that pings tell of are asked for there. */
const noDatabase: Database = {
  read: () => Promise.reject(new Error('the store was asked')),
  write: () => Promise.reject(new Error('the store was asked')),
  together: () => Promise.reject(new Error('the store was asked')),
  close: () => Promise.resolve(),
}

function partsOf(slos: readonly Slo[], counts: CountsReader) {
  const base = exampleConfig({ slos, datasets: [sampleDataset()] })
  const services = base.services.map((service) => ({ ...service, agreements: [sampleAgreement()] }))
  const recoveryPoints: RecoveryPointsReader = {
    newest: () =>
      Promise.resolve(
        new Map([['default/production/checkout/orders-db', { pointAt: watermark, answeredAt: watermark }]]),
      ),
    exposure: () => Promise.resolve(new Map()),
  }
  const config = { ...base, services }
  const exclusions = readConfigured(config.maintenance)
  const ports = { recoveryPoints, exclusions, minutes: noMinutes, serviceIncidents: noServiceIncidents }
  const standing = createStandingAgreements()
  const runtimes = [
    createSlo({ config, counts, clock: () => now }),
    createSla({ config, ...ports, counts, traffic: noTraffic, outages: noOutages, standing }),
    createBackup({
      ...{ config, recoveryPoints, database: noDatabase, clock: () => now },
      ...{ steps: ignoreSteps, meter: ignoreMeter, readers: new Map(), logger: createMemoryLogger() },
      ...{ exposureTracks: noTracks, pages: plainPages() },
    }),
    createMaintenance({ config, maintenance: configuredMaintenance(config.maintenance), clock: () => now }),
  ]
  const readings: StatusParts['readings'] = [
    readingOf(incidentsStatus, ({ now: at }: { now: Date }) => noIncidents.summary(at)),
    ...runtimes.flatMap(({ status }) => status ?? []),
  ]
  const lastAnswers = () => [{ name: 'default', answering: true, answeredAt: now }]
  return { config, version: '0.1.0', counts, readings, lastAnswers }
}

const readStatus = (parts: StatusParts, at: Date) => createStatusReader(parts)(at)

describe('the status', () => {
  it('joins objectives, agreements and datasets with what the ledger holds', async () => {
    const status = await readStatus(partsOf([sampleSlo()], steady), now)
    expect(status).toMatchObject({
      organisation: 'Example Shop',
      at: now,
      ledgerWatermark: watermark,
      slos: [{ slo: 'availability', sli: 0.9995, errorBudgetRemaining: 0.5, burnRates: { '1h': 0.5 }, state: 'met' }],
      slas: [
        { sla: 'enterprise', periodLabel: '2026-11', judged: { to: watermark }, verdict: 'on_track', final: false },
      ],
      datasets: [{ dataset: 'orders-db', exposureSeconds: 40, state: 'ok' }],
    })
    expect(status.slos[0]?.period).toEqual({ from: new Date('2026-10-21T12:00:00Z'), to: watermark })
  })

  it('asks no more questions for many objectives than for one', async () => {
    const questionsFor = async (count: number) => {
      const asked: number[] = []
      const counting: CountsReader = {
        ...steady,
        counts: (requests) => {
          asked.push(requests.length)
          return steady.counts(requests)
        },
      }
      const slos = Array.from({ length: count }, (_, index) => sampleSlo({ name: `slo-${index}` }))
      await readStatus(partsOf(slos, counting), now)
      return asked
    }
    // Of an SLO its period and four windows, of the one agreement its judged time and the pace of its last 7 d.
    expect(await questionsFor(1)).toEqual([5, 2])
    expect(await questionsFor(500)).toEqual([2500, 2])
  })

  it('asks what the ledger knows of objectives once, however many parts need it', async () => {
    let asked = 0
    const counting: CountsReader = {
      ...steady,
      objectives: (keys) => {
        asked += 1
        return steady.objectives(keys)
      },
    }
    await readStatus(partsOf([sampleSlo(), sampleSlo({ name: 'other' })], counting), now)
    expect(asked).toBe(1)
  })

  it('has its keys in one order: its own, then the parts in the order of the features', async () => {
    const status = await readStatus(partsOf([sampleSlo()], steady), now)
    const keys = ['organisation', 'version', 'configHash', 'at', 'sources', 'ledgerWatermark']
    const parts = ['slos', 'slas', 'datasets', 'maintenance', 'incidents']
    expect(Object.keys(status)).toEqual([...keys, ...parts])
    const answer = toStatusAnswer({ ...status, backfill: null })
    expect(Object.keys(answer)).toEqual([...keys, ...parts, 'backfill'])
    expect(Object.keys(statusAnswer.parse(answer))).toEqual([...keys, 'backfill', ...parts])
  })

  it('cannot be read while nobody reads a part of it', () => {
    const parts = partsOf([sampleSlo()], steady)
    const readings = parts.readings.filter(({ key }) => key !== 'datasets')
    expect(() => createStatusReader({ ...parts, readings })).toThrow('nobody reads datasets of the status')
  })

  it('ends each objective at its own watermark, and names the oldest', async () => {
    const slos = [sampleSlo(), sampleSlo({ name: 'late' })]
    const late = new Date('2026-11-20T09:00:00Z')
    const counts: CountsReader = {
      ...steady,
      objectives: () =>
        Promise.resolve([
          sampleLedgerObjective(sloKey(slos[0]!), { watermark }),
          sampleLedgerObjective(sloKey(slos[1]!), { watermark: late }),
        ]),
    }
    const status = await readStatus(partsOf(slos, counts), now)
    expect(status.ledgerWatermark).toEqual(late)
    expect(status.slos.map(({ period, state }) => [period.to, state])).toEqual([
      [watermark, 'met'],
      [late, 'no_data'],
    ])
  })

  it('claims nothing when the ledger is empty', async () => {
    const empty: CountsReader = {
      counts: (requests) => Promise.resolve(requests.map(() => noCounts)),
      objectives: () => Promise.resolve([]),
    }
    expect(await readStatus(partsOf([sampleSlo()], empty), now)).toMatchObject({
      ledgerWatermark: null,
      slos: [{ state: 'no_data', sli: null, coverage: 0 }],
      slas: [{ verdict: 'undetermined', achieved: null, coverage: 0 }],
    })
  })
})
