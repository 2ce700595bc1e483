import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { incidentSettings as settings, milestone, sampleAlert } from '../../../test/support/sample-incident.js'
import type { AlertObservation } from './alert-observation.js'
import { createAlertDesk } from './alert-desk.js'
import type { Applied, IncidentBook } from '../incident-book.js'
import type { Incident } from '../incident.js'

const START = Date.parse('2026-11-20T12:00:00Z')
const minute = (count: number) => new Date(START + count * 60_000)
const empty: IncidentBook = { service: 'checkout', environment: 'production', incidents: [], loose: [] }
const page = sampleAlert()
const ticketLabels = { ...page.labels, severity: 'ticket', long_window: '1d' }

function observation(changes: Partial<AlertObservation>): AlertObservation {
  const { fingerprint, labels, summary } = page
  const common = { fingerprint, labels, summary, source: 'alertmanager' as const, receivedAt: minute(60) }
  return { ...common, status: 'firing', startsAt: minute(0), endsAt: null, ...changes }
}

const fires = (at: number, changes: Partial<AlertObservation> = {}) => observation({ startsAt: minute(at), ...changes })
const ends = (at: number, until: number, changes: Partial<AlertObservation> = {}) =>
  observation({ startsAt: minute(at), endsAt: minute(until), status: 'resolved', ...changes })
const ticket = { fingerprint: '00000000000000b2', labels: ticketLabels }

/** One at a time, each upon the book of the one before. */
function applyAll(observations: readonly AlertObservation[], book = empty): Applied {
  let number = 0
  const changes: Applied['changes'][number][] = []
  for (const one of observations) {
    const next = ++number
    const desk = createAlertDesk(book, { settings, newId: () => `id-${next}`, nextNumber: () => next })
    desk.apply(one)
    const applied = desk.applied()
    book = applied.book
    changes.push(...applied.changes)
  }
  return { book, changes }
}

const kinds = ({ changes }: Applied) => changes.map(({ kind }) => kind)

/** The book after a recovery at `at`. */
function recovered(book: IncidentBook, at: number): IncidentBook {
  const recover = (incident: Incident): Incident => ({
    ...incident,
    state: 'recovered',
    milestones: { ...incident.milestones, recovered: milestone(minute(at).toISOString()) },
  })
  return { ...book, incidents: book.incidents.map(recover) }
}

describe('an alert that is said to have ended before it began', () => {
  it.each([
    ['by its end', ends(5, 3)],
    ['by a clock that is behind, its end unknown', observation({ startsAt: minute(90), status: 'resolved' })],
  ])('%s, ended as it began', (_what, one) => {
    expect(applyAll([one]).book.incidents[0]?.alerts).toMatchObject([{ startsAt: one.startsAt, endsAt: one.startsAt }])
  })
})

describe('an alert that pages', () => {
  it('opens an incident, detected when it began to fire', () => {
    const { book, changes } = applyAll([fires(0)])
    expect(changes).toMatchObject([{ kind: 'incident_opened' }])
    expect(book.incidents).toMatchObject([
      { state: 'open', severity: 'page', title: page.summary, milestones: { detected: { at: minute(0) } } },
    ])
  })

  it('changes nothing when it is told again', () => {
    const once = applyAll([fires(0)])
    const twice = applyAll([fires(0), fires(0)])
    expect(twice).toEqual(once)
    expect(applyAll([fires(0), ends(0, 9), ends(0, 9), fires(0)])).toEqual(applyAll([fires(0), ends(0, 9)]))
  })

  it('does not close the incident with its end: only the indicator knows', () => {
    const { book } = applyAll([fires(0), ends(0, 9)])
    expect(book.incidents).toMatchObject([{ state: 'open', alerts: [{ endsAt: minute(9) }] }])
  })

  it('does not fire again by an old snapshot that comes after its end', () => {
    const { book } = applyAll([ends(0, 9), fires(0), fires(-5)])
    expect(book.incidents).toHaveLength(1)
    expect(book.incidents[0]?.alerts.every(({ endsAt }) => endsAt !== null)).toBe(true)
  })

  it('attaches to the open incident of its service, whatever the alert is', () => {
    const other = { fingerprint: '00000000000000c3', labels: { ...page.labels, slo: 'latency' } }
    const applied = applyAll([fires(0), fires(3, other)])
    expect(kinds(applied)).toEqual(['incident_opened'])
    expect(applied.book.incidents[0]?.alerts).toHaveLength(2)
  })

  it('reopens an incident that recovered within the window, and keeps its first detection', () => {
    const book = recovered(applyAll([fires(0), ends(0, 9)]).book, 10)
    const applied = applyAll([fires(19)], book)
    expect(kinds(applied)).toEqual(['incident_reopened'])
    expect(applied.book.incidents).toMatchObject([
      { state: 'open', reopenCount: 1, milestones: { detected: { at: minute(0) } } },
    ])
    expect(applied.book.incidents[0]?.milestones.recovered).toBeUndefined()
  })

  it('reopens an incident that recovered long ago, as long as a page of it still fires', () => {
    const other = { fingerprint: '00000000000000c3', labels: { ...page.labels, slo: 'latency' } }
    const firing = recovered(applyAll([fires(0)]).book, 10)
    const again = applyAll([fires(90, other)], firing)
    expect(kinds(again)).toEqual(['incident_reopened'])
    expect(again.book.incidents).toMatchObject([{ state: 'open', reopenCount: 1, alerts: [{}, {}] }])
    // It fired until 60 min: what begins then is the same, what begins after it is another.
    const ended = recovered(applyAll([fires(0), ends(0, 60)]).book, 10)
    expect(kinds(applyAll([fires(60, other)], ended))).toEqual(['incident_reopened'])
    expect(kinds(applyAll([fires(61, other)], ended))).toEqual(['incident_opened'])
  })

  it('opens another though a ticket of the older incident still fires, or a page that was a false positive', () => {
    const other = { fingerprint: '00000000000000c3', labels: { ...page.labels, slo: 'latency' } }
    const book = recovered(applyAll([fires(0), ends(0, 9), fires(4, ticket)]).book, 10)
    expect(kinds(applyAll([fires(90, other)], book))).toEqual(['incident_opened'])
    const firing = recovered(applyAll([fires(0)]).book, 10)
    const wrong = { ...firing, incidents: firing.incidents.map((one) => ({ ...one, kind: 'false_alarm' as const })) }
    expect(kinds(applyAll([fires(90, other)], wrong))).toEqual(['incident_opened'])
  })

  it('opens another after the window, and after a false positive', () => {
    const book = recovered(applyAll([fires(0), ends(0, 9)]).book, 10)
    expect(kinds(applyAll([fires(21)], book))).toEqual(['incident_opened'])
    const wrong = { ...book, incidents: book.incidents.map((one) => ({ ...one, kind: 'false_alarm' as const })) }
    expect(kinds(applyAll([fires(12)], wrong))).toEqual(['incident_opened'])
  })

  it('of a slower tier says nothing new when it fires just after the recovery', () => {
    const book = recovered(applyAll([fires(0), ends(0, 9)]).book, 5)
    const slower = { fingerprint: '00000000000000d4', labels: { ...page.labels, long_window: '6h' } }
    const applied = applyAll([fires(7, slower)], book)
    expect(kinds(applied)).toEqual([])
    expect(applied.book.incidents).toMatchObject([{ state: 'recovered', reopenCount: 0 }])
  })

  it('that fired and ended while nobody listened opens an incident that began then', () => {
    const { book } = applyAll([ends(-90, -60)])
    expect(book.incidents).toMatchObject([{ milestones: { detected: { at: minute(-90) } } }])
  })

  it('still fires where Prometheus sees it after Alertmanager has let it expire', () => {
    const seen = fires(0, { source: 'prometheus', lastSeenAt: minute(12) })
    const { book } = applyAll([fires(0), ends(0, 5), seen])
    expect(book.incidents[0]?.alerts).toMatchObject([{ endsAt: null }])
  })

  it('learnt from Prometheus takes its exact beginning when Alertmanager tells it', () => {
    const rough = fires(0, { source: 'prometheus', lastSeenAt: minute(1), startsAt: new Date(START + 22_000) })
    const { book } = applyAll([rough, fires(0)])
    expect(book.incidents).toMatchObject([{ alerts: [{ startsAt: minute(0), approximate: false }] }])
    expect(book.incidents[0]?.alerts).toHaveLength(1)
  })
})

describe('an alert that only asks for a ticket', () => {
  it('opens nothing, and joins the incident that comes', () => {
    const loose = applyAll([fires(0, ticket)])
    expect(loose.book).toMatchObject({ incidents: [], loose: [{ fingerprint: ticket.fingerprint }] })
    const { book } = applyAll([fires(4)], loose.book)
    expect(book.loose).toEqual([])
    expect(book.incidents).toMatchObject([{ severity: 'page', milestones: { detected: { at: minute(4) } } }])
    expect(book.incidents[0]?.alerts).toHaveLength(2)
  })

  it('neither lowers nor holds the incident that it attaches to', () => {
    const { book, changes } = applyAll([fires(0), fires(4, ticket)])
    expect(changes).toHaveLength(1)
    expect(book.incidents).toMatchObject([{ severity: 'page' }])
  })

  it('opens one where the configuration says so, which a page then raises', () => {
    const both = { ...settings, openOn: ['page', 'ticket'] as const }
    const means = { settings: both, newId: () => 'id', nextNumber: () => 1 }
    const apply = (book: IncidentBook, one: AlertObservation) => {
      const desk = createAlertDesk(book, means)
      desk.apply(one)
      return desk.applied()
    }
    const opened = apply(empty, fires(0, ticket))
    const raised = apply(opened.book, fires(4))
    expect(opened.changes).toMatchObject([{ kind: 'incident_opened', incident: { severity: 'ticket' } }])
    expect(raised.changes).toMatchObject([
      { kind: 'incident_severity_raised', from: 'ticket', incident: { severity: 'page' } },
    ])
  })
})

describe('any order', () => {
  /** Stretches of two alerts, one after the other. */
  const history = (longest: { readonly minutes: number; readonly stretches: number }) =>
    fc
      .array(
        fc.tuple(
          fc.integer({ min: 1, max: longest.minutes }),
          fc.integer({ min: 1, max: longest.minutes }),
          fc.boolean(),
        ),
        { maxLength: longest.stretches },
      )
      .map((stretches) => {
        let at = 0
        return stretches.flatMap(([gap, length, isTicket]) => {
          const from = at + gap
          at = from + length
          const own = isTicket ? ticket : {}
          return [fires(from, own), ends(from, at, own)]
        })
      })
  const mixed = (all: fc.Arbitrary<readonly AlertObservation[]>) =>
    all.chain((straight) =>
      fc.tuple(
        fc.constant(straight),
        fc.shuffledSubarray([...straight, ...straight], { minLength: straight.length * 2 }),
      ),
    )
  const alertsOf = ({ book }: Applied) =>
    [...book.incidents.flatMap(({ alerts }) => alerts), ...book.loose].toSorted(
      (a, b) => a.startsAt.getTime() - b.startsAt.getTime(),
    )

  it('and any repetition of the same messages leaves the same alerts', () => {
    fc.assert(
      fc.property(mixed(history({ minutes: 40, stretches: 6 })), ([straight, crooked]) => {
        expect(alertsOf(applyAll(crooked))).toEqual(alertsOf(applyAll(straight)))
      }),
    )
  })

  it('within the reopen window leaves one incident, of the same severity, detected at the same instant', () => {
    fc.assert(
      fc.property(mixed(history({ minutes: 2, stretches: 2 })), ([straight, crooked]) => {
        const told = ({ book }: Applied) =>
          book.incidents.map(({ severity, milestones, alerts }) => ({ severity, milestones, alerts }))
        expect(told(applyAll(crooked))).toEqual(told(applyAll(straight)))
      }),
    )
  })

  /** Which of two alerts that begin together comes first means nothing. */
  const inOneOrder = (alerts: Incident['alerts']) =>
    alerts.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || a.fingerprint.localeCompare(b.fingerprint))

  it('comes to the same at one desk as one at a time', () => {
    const instants = fc.integer({ min: 0, max: 30 })
    const one = fc.record({
      which: fc.integer({ min: 0, max: 4 }),
      at: instants,
      length: fc.integer({ min: 1, max: 12 }),
      kind: fc.constantFrom('fires', 'ends', 'seen'),
    })
    fc.assert(
      fc.property(fc.array(one, { maxLength: 25 }), (list) => {
        const observations = list.map(({ which, at, length, kind }) => {
          const own = { fingerprint: `00000000000000d${which}`, labels: which < 2 ? page.labels : ticketLabels }
          if (kind === 'fires') return fires(at, own)
          if (kind === 'ends') return ends(at, at + length, own)
          return fires(at, { ...own, source: 'prometheus', lastSeenAt: minute(at + length) })
        })
        let number = 0
        const desk = createAlertDesk(empty, { settings, newId: () => `id-${number}`, nextNumber: () => ++number })
        for (const observation of observations) desk.apply(observation)
        const ids = ({ book, changes }: Applied) => ({
          incidents: book.incidents.map((incident) => ({
            ...{ ...incident, id: '', number: 0 },
            alerts: inOneOrder(incident.alerts),
          })),
          loose: inOneOrder(book.loose),
          changes: changes.map(({ kind }) => kind),
        })
        expect(ids(desk.applied())).toEqual(ids(applyAll(observations)))
      }),
      { numRuns: 300 },
    )
  })
})

describe('a storm', () => {
  it('of 20,000 alerts of one service, and of their ends, costs seconds no matter in which order they come', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => ({
      at: (index * 7919) % 50,
      own: { fingerprint: index.toString(16).padStart(16, '0') },
    }))
    const began = process.cpuUsage()
    const desk = createAlertDesk(empty, { settings, newId: () => 'id', nextNumber: () => 1 })
    for (const { at, own } of many) desk.apply(fires(at, own))
    for (const { at, own } of many.toReversed()) desk.apply(ends(at, 60, own))
    const { book, changes } = desk.applied()
    expect(book.incidents.map(({ alerts }) => alerts.length)).toEqual([20_000])
    expect(changes).toHaveLength(1)
    const { user } = process.cpuUsage(began)
    expect(user / 1e6).toBeLessThan(3)
  })
})
