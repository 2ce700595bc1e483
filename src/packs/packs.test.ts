import { describe, expect, it } from '@jest/globals'
import { packRules } from './pack-rules.js'
import { packTests } from './pack-tests.js'
import { packsOf } from './packs-of.js'
import { packsSchema } from './packs-schema.js'

const everything = { host: {}, postgres: {}, kubernetes: {}, blackbox: {}, http: {} }
const packs = packsOf(packsSchema.parse(everything))

describe('packs', () => {
  it('are off unless they are named', () => {
    expect(packsOf(packsSchema.parse(undefined))).toEqual([])
    expect(packsOf(packsSchema.parse({ blackbox: {} })).map(({ name }) => name)).toEqual(['blackbox'])
  })

  it.each(packs)(
    '$name: has no more rules than Mimir takes in a group, and a severity for each',
    ({ alerts, settings }) => {
      expect(alerts.length).toBeLessThanOrEqual(20)
      expect(alerts.map(({ alert }) => alert).sort()).toEqual(Object.keys(settings.severity).sort())
    },
  )

  it.each(packs)('$name: tests every alert that is not off, and the silence', (pack) => {
    const active = packRules(pack, null).rules.map((rule) => ('alert' in rule ? rule.alert : ''))
    const tested = packTests(pack, null).flatMap(({ test }) => test.alert_rule_test ?? [])
    expect([...new Set(tested.map(({ alertname }) => alertname))].sort()).toEqual(active.toSorted())
    expect(packTests(pack, null).at(-1)?.test.name).toContain('for want of data')
  })

  it('page only where it is configured or a certificate is about to expire', () => {
    const pages = packs.flatMap(({ settings }) =>
      Object.entries(settings.severity).flatMap(([alert, severity]) => (severity === 'page' ? [alert] : [])),
    )
    expect(pages).toEqual(['BlackboxCertificateExpiringAtOnce'])
  })

  it('take percentages, and say what was meant by a ratio', () => {
    expect(packsSchema.parse({ host: { cpu_busy_above: 80 } }).host?.cpu_busy_above).toBe(0.8)
    const { error } = packsSchema.safeParse({ host: { cpu_busy_above: 0.8 } })
    expect(error?.issues).toMatchObject([
      { message: 'expected a percentage from 1 to 99.9', params: { hint: 'did you mean 80?' } },
    ])
  })
})
