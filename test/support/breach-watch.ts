import { breachEvents } from '../../src/breach/breach-events.js'
import type { Config } from '../../src/config/config.js'
import { recordEvent, readEventsSince } from '../../src/event/event-store.js'
import type { Agreement } from '../../src/sla/agreement.js'
import type { Database } from '../../src/store/database.js'
import { openStore } from '../../src/store/open-store.js'
import { askedAgreement, breachHouse, withOwner, type Verdicts } from './breach-house.js'
import { outboxKeys, outboxRows } from './outbox-rows.js'
import { reportConfig } from './report-config.js'

const forever = new AbortController().signal

/** An agreement that takes exclusions. */
export const withExclusions: Agreement = {
  ...askedAgreement,
  terms: { ...askedAgreement.terms, exclusions: [{ kind: 'force_majeure', minNotice: null, cap: null }] },
}

/** The job of breaches over a store of its own, with all that a test decides on, and what came of it in short words. */
export class BreachWatch {
  readonly database: Database
  config: Config = withOwner(reportConfig('smtp://127.0.0.1:9'))
  now = new Date('2026-10-20T12:00:00Z')
  agreements: readonly Agreement[] = [askedAgreement]
  #verdicts: Verdicts = {}

  private constructor(database: Database) {
    this.database = database
  }

  static async open(): Promise<BreachWatch> {
    return new BreachWatch(await openStore(':memory:'))
  }

  house() {
    const { database, config, agreements } = this
    return breachHouse({ database, config, clock: () => this.now, verdicts: () => this.#verdicts, agreements })
  }

  /** What a daemon does every 30 s, at an instant at which things stand like that; which periods it has had judged. */
  async look(at: string, then: Verdicts): Promise<readonly string[]> {
    this.now = new Date(at)
    this.#verdicts = then
    const { job, asked } = this.house()
    await job.run(this.now, forever)
    return asked
  }

  /** `2026-10 1 told`: every breach, with the time that it was found for. */
  async breaches(): Promise<readonly string[]> {
    const all = await this.house().answers.list()
    return all.map(({ period, round, isTold, liftedAt, agreement }) => {
      const words = [period, round, isTold ? 'told' : 'known', ...(liftedAt === null ? [] : ['lifted'])]
      return (agreement === 'enterprise' ? words : [agreement, ...words]).join(' ')
    })
  }

  async events(): Promise<readonly string[]> {
    const since = { since: new Date(0), after: 0 }
    const all = await this.database.read((reader) => readEventsSince(reader, breachEvents, since))
    return all.map(({ event }) => `${event.kind} ${event.subject.id} ${event.data.period}`)
  }

  messages() {
    return outboxRows(this.database)
  }

  keys() {
    return outboxKeys(this.database)
  }

  /** As by `plimsoll exclusion add` for an hour of a day. */
  async sayExcluded(day: string, agreement: string | null = null): Promise<void> {
    const [from, to] = [`${day}T10:00:00.000Z`, `${day}T11:00:00.000Z`]
    const said = {
      id: 1,
      kind: 'force_majeure',
      window: null,
      from,
      to,
      announced: null,
      author: 'ann',
      reason: 'storm',
    }
    const data = { ...said, evidence: null, scope: [{ service: 'checkout', agreement }] }
    const actor = { kind: 'person', name: 'ann' } as const
    const event = { kind: 'exclusion_added', subject: { kind: 'exclusion', id: '1' }, at: this.now, actor, data }
    await this.database.write((transaction) => recordEvent(transaction, event))
  }

  /** As when an hour of a service came late. */
  async fillIn(service: string, hour: string): Promise<void> {
    const data = { names: ['availability'], hours: [{ hour, minutes: 60 }] }
    const actor = { kind: 'job', name: 'ingest' } as const
    const event = { kind: 'history_filled', subject: { kind: 'service', id: service }, at: this.now, actor, data }
    await this.database.write((transaction) => recordEvent(transaction, event))
  }
}
