import { expect, test } from '@jest/globals'
import { exampleConfig, exampleSource } from '../../../test/support/example-config.js'
import type { PeriodRule } from '../../calendar/period.js'
import type { CreditTerms } from '../../sla/terms.js'
import { sampleAgreement, exampleTerms } from '../../../test/support/sample-agreement.js'
import { sampleDataset } from '../../../test/support/sample-dataset.js'
import { sampleAlerting, sampleSlo } from '../../../test/support/sample-slo.js'
import type { Config } from '../config.js'
import type { Service } from '../../service/service.js'
import type { Slo } from '../../slo/slo.js'
import { remarkKinds, remarksOn } from './remarks.js'

const own = { kind: 'ratio', total: 'requests_total{job="checkout"}', bad: 'checkout_errors_total' } as const

const now = new Date('2026-11-23T12:00:00Z')

function configWith(changes: Partial<Service>, retentionDays = 40): Config {
  const slo = sampleSlo({ indicator: own })
  const source = exampleSource({ retentionSeconds: retentionDays * 86_400 })
  const config = exampleConfig({ slos: [slo], prometheus: [source] })
  const [service] = config.services
  return { ...config, services: [{ ...service!, links: { runbook: 'https://wiki/checkout' }, ...changes }] }
}

const rules = (config: Config) => remarksOn(config, now).map(({ rule, subject }) => `${rule} ${subject}`)

test('a configuration that is all it should be draws no remark', () => {
  expect(remarksOn(configWith({}), now)).toEqual([])
})

test('each kind of remark has a name of its own, and notes come last', () => {
  const kinds = remarkKinds()
  expect(new Set(kinds.map(({ rule }) => rule)).size).toBe(kinds.length)
  const firstNote = kinds.findIndex(({ isNote }) => isNote === true)
  expect(kinds.slice(firstNote).every(({ isNote }) => isNote === true)).toBe(true)
})

test('alerts without a runbook draw a remark, a service without alerts does not', () => {
  expect(rules(configWith({ links: {} }))).toEqual(['no-runbook checkout'])
  expect(rules(configWith({ links: {}, slos: [] }))).toEqual([])
})

test('a retention shorter than the period draws a remark', () => {
  const [remark] = remarksOn(configWith({}, 15), now)
  expect(remark).toMatchObject({ rule: 'short-retention', subject: 'checkout/availability' })
  expect(remark?.message).toBe('its period of 30d is longer than Prometheus keeps (15d)')
})

test('a first credit tier that is not the objective draws a remark', () => {
  const agreement = (changes: Partial<CreditTerms>) => {
    const terms = exampleTerms()
    return sampleAgreement({ terms: { ...terms, credits: { ...terms.credits!, ...changes } } })
  }
  const tiers = (ratio: number, bound: 'below' | 'at_or_below' = 'below') => [{ bound, ratio, credit: 0.1 }]
  const proportional = { multiplier: 10, of: 'period' } as const
  for (const changes of [{ tiers: tiers(0.999, 'at_or_below') }, { tiers: [], proportional }]) {
    expect(rules(configWith({ agreements: [agreement(changes)] }))).toEqual([])
  }
  const [remark] = remarksOn(configWith({ agreements: [agreement({ tiers: tiers(0.99) })] }), now)
  expect(remark?.message).toBe('its first credit tier begins below 99 %, its objective is 99.9 %')
  expect(remark?.hint).toBe('a result between the two breaks the promise but costs nothing')
})

test('a period of an agreement that Prometheus forgets draws a note', () => {
  const agreement = (period: PeriodRule) => sampleAgreement({ terms: exampleTerms({ period }) })
  const month = agreement({ unit: 'month', timezone: 'UTC' })
  expect(rules(configWith({ agreements: [month] }, 31))).toEqual([])
  const quarter = agreement({ unit: 'quarter', timezone: 'UTC' })
  const [remark] = remarksOn(configWith({ agreements: [quarter] }), now)
  expect(remark).toMatchObject({ rule: 'short-history', subject: 'checkout/enterprise', isNote: true })
  expect(remark?.message).toBe('its period can be longer than Prometheus keeps (40d)')
})

test('a selector that never mentions its service draws a remark', () => {
  const indicator = {
    kind: 'ratio',
    total: 'requests_total',
    bad: 'requests_total{job="checkout",code="500"}',
  } as const
  const [remark, ...more] = remarksOn(configWith({ slos: [sampleSlo({ indicator })] }), now)
  expect(remark).toMatchObject({ rule: 'foreign-selector', message: 'no matcher of requests_total mentions checkout' })
  expect(more).toEqual([])
})

test('a calendar budget comes from the ledger, which outlives the retention', () => {
  const slo = sampleSlo({ indicator: own, calendar: { unit: 'month', timezone: 'UTC' } })
  expect(rules(configWith({ slos: [slo] }, 15))).toEqual([])
})

test('backups planned too rarely for the RPO draw a remark', () => {
  const dataset = (cron: string) =>
    configWith({ datasets: [sampleDataset({ rpoSeconds: 900, schedule: { cron, timezone: 'UTC' } })] })
  // Takes 2 min: every 13 min is just often enough.
  expect(rules(dataset('*/10 * * * *'))).toEqual([])
  const [remark] = remarksOn(dataset('*/15 * * * *'), now)
  expect(remark).toEqual({
    rule: 'rare-backup',
    subject: 'checkout/orders-db',
    message:
      'up to 15m lie between two planned backups, so 17m of data are at risk just before one ends; its RPO is 15m',
    hint: 'plan backups at most 13m apart, or promise an RPO of 17m',
  })
})

test('an RTO that is not shorter than the tolerable downtime draws a remark', () => {
  const targets = {
    ...{ rtoSeconds: 3600, rpoSeconds: 300, mttdSeconds: 300, mttaSeconds: null, mttrSeconds: 1800 },
    drillSuccessRatio: 0.95,
  }
  expect(rules(configWith({ targets: { ...targets, mtdSeconds: 3601 } }))).toEqual([])
  expect(rules(configWith({ targets: { ...targets, mtdSeconds: 3600 } }))).toEqual(['late-recovery checkout'])
})

test('an objective that no alert can watch draws a remark, unless alerting is off', () => {
  const slo = (alerting: Slo['alerting']) =>
    sampleSlo({ indicator: own, objective: 0.1, periodSeconds: 86_400, alerting })
  const [remark] = remarksOn(configWith({ slos: [slo(sampleAlerting())] }), now)
  expect(remark).toMatchObject({ rule: 'no-alert', subject: 'checkout/availability' })
  expect(remark?.message).toBe('no burn-rate alert can fire at an objective of 10 % over 1d')
  expect(rules(configWith({ slos: [slo(null)] }))).toEqual([])
})

test('an objective of the future draws a remark, because alerts follow it already', () => {
  const slo = (from: string) => {
    const objectives = [
      { from: null, objective: 0.99 },
      { from: new Date(from), objective: 0.999 },
    ]
    return sampleSlo({ indicator: own, objectives })
  }
  expect(rules(configWith({ slos: [slo('2026-11-23')] }))).toEqual([])
  const [remark] = remarksOn(configWith({ slos: [slo('2027-01-01')] }), now)
  expect(remark?.message).toBe('its objective of 99.9 % holds from 2027-01-01, but alerts follow it already')
})

test('what is as it should be is a note: a share weighted by time, a tier on another window', () => {
  const indicator = { kind: 'error_ratio', query: 'checkout_errors_ratio' } as const
  const slo = sampleSlo({ indicator, objective: 0.95, alerting: sampleAlerting() })
  const remarks = remarksOn(configWith({ slos: [slo] }), now)
  expect(remarks.map(({ rule, isNote }) => [rule, isNote])).toEqual([
    ['time-weighted', true],
    ['fitted-tier', true],
  ])
  expect(remarks[1]?.message).toMatch(/^the page for 2 % of the budget in 1h watches /)
})

const pager = {
  kind: 'pagerduty',
  name: 'pager',
  routingKeyFile: 'key',
  url: 'https://pager',
  webhookSecretFile: null,
} as const
const people = { kind: 'email', name: 'people', to: ['on-call@shop.example'] } as const

function configOfTeam(changes: Partial<Config['teams'][number]>): Config {
  const team = { name: 'payments', receivers: { page: 'pager', ticket: null }, escalationPolicy: null, contacts: [] }
  return {
    ...configWith({ team: 'payments' }),
    alertmanager: {
      ...{ urls: ['http://localhost:9093'], webhookUrl: 'http://localhost:9580', webhookTokenFile: null },
      ...{ secretsDir: '/secrets', defaultReceiver: 'people', watchdogReceiver: null },
    },
    receivers: [pager, people],
    escalationPolicies: [{ name: 'incident', steps: [{ afterSeconds: 900, notify: ['people'] }], repeat: 0 }],
    teams: [{ ...team, ...changes }],
  }
}

test('pages that go out one way only draw a remark, those that escalate another way do not', () => {
  expect(rules(configOfTeam({}))).toEqual(['single-channel payments'])
  expect(rules(configOfTeam({ escalationPolicy: 'incident' }))).toEqual([])
  expect(rules({ ...configOfTeam({}), alertmanager: null })).toEqual([])
})

test('a contact draws a remark once nobody has verified it for more than 90 days', () => {
  const messages = (verified: string | null) => {
    const day = verified === null ? null : new Date(verified)
    const contacts = [{ name: 'On-call', phone: null, email: null, verified: day }]
    return remarksOn(configOfTeam({ escalationPolicy: 'incident', contacts }), now).map(({ message }) => message)
  }
  expect(messages('2026-08-25')).toEqual([])
  expect(messages('2026-08-24')).toEqual(['this contact was last verified 91 days ago'])
  expect(messages(null)).toEqual(['nobody says when this contact was last verified'])
})
