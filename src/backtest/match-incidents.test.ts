import { expect, it } from '@jest/globals'
import { sampleSlo } from '../../test/support/sample-slo.js'
import { alertPlan } from './alert-plan.js'
import { matchIncidents, type KnownIncident } from './match-incidents.js'
import type { ReplayedAlert } from './replay-alerts.js'
import { unionSeconds } from './summarise.js'

const at = (minute: number) => new Date(Date.parse('2026-11-10T00:00:00Z') + minute * 60_000)
const [page, , ticket] = alertPlan(sampleSlo()).tiers

function alert(from: number, to: number, tier = page!): ReplayedAlert {
  return { tier, group: {}, from: at(from), to: at(to), fires: false, worstBurn: 20 }
}

function incident(
  name: string,
  [from, to]: readonly [number, number | null],
  slos: readonly string[] = [],
): KnownIncident {
  return { name, title: name, from: at(from), to: to === null ? null : at(to), slos }
}

const namesOf = (incidents: readonly KnownIncident[]) => incidents.map(({ name }) => name)

it('an alert tells of the incidents that it overlaps, looking back by its short window', () => {
  const incidents = [
    incident('before', [0, 54]),
    incident('just', [0, 56]),
    incident('within', [61, 62]),
    incident('after', [70, 80]),
  ]
  const { alerts, paged, missed } = matchIncidents([alert(60, 70)], incidents, 'availability')
  expect(alerts[0]?.incidents).toEqual(['just', 'within'])
  expect(namesOf(paged)).toEqual(['just', 'within'])
  expect(namesOf(missed)).toEqual(['before', 'after'])
})

it('a ticket pages nobody', () => {
  const { paged, missed } = matchIncidents([alert(60, 70, ticket)], [incident('a', [60, null])], 'availability')
  expect([namesOf(paged), namesOf(missed)]).toEqual([[], ['a']])
})

it('an incident that other SLOs told of is no miss of this one, and yet no false alarm', () => {
  const incidents = [incident('theirs', [0, 10], ['latency']), incident('ours', [0, 10], ['availability', 'latency'])]
  expect(namesOf(matchIncidents([], incidents, 'availability').missed)).toEqual(['ours'])
  expect(matchIncidents([alert(5, 6)], incidents, 'availability').alerts[0]?.incidents).toEqual(['theirs', 'ours'])
})

it('time in alert counts once what overlaps', () => {
  expect(unionSeconds([alert(10, 20), alert(0, 5), alert(15, 30), alert(16, 17)])).toBe(25 * 60)
})
