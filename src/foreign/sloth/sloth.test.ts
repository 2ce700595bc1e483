import { describe, expect, test } from '@jest/globals'
import { importForeign } from '../../config/import-foreign.js'

const slo = (name: string, extra = '') => `
  - name: ${name}
    objective: 99.9
    labels: { journey: buy }
    sli: { events: { error_query: 'sum(rate(e[{{.window}}]))', total_query: 'sum(rate(t[{{.window}}]))' } }
    ${extra}`
const file = (slos: string, extra = '') => `version: prometheus/v1\nservice: Shop\n${extra}slos:${slos}\n`

const windows = (period: string, [quick, slow, ticket]: readonly [string, string, string]) => {
  const tier = (text: string) => {
    const [percent, short, long] = text.split(' ')
    return `{ errorBudgetPercent: ${percent}, shortWindow: ${short}, longWindow: ${long} }`
  }
  return `apiVersion: sloth.slok.dev/v1
kind: AlertWindows
spec:
  sloPeriod: ${period}
  page: { quick: ${tier(quick)}, slow: ${tier(slow)} }
  ticket: { quick: ${tier(ticket)}, slow: ${tier('42 6h 3d')} }
`
}
/** What Sloth offers as an example for 7 days, which are our usual tiers, and something of one's own. */
const WEEK = windows('7d', ['8 5m 1h', '12.5 30m 6h', '20 2h 1d'])
const OWN = windows('4w', ['1 2m 30m', '2 15m 3h', '5 1h 12h'])

const read = (texts: readonly string[], period: string | null = null) => {
  const files = texts.map((text, index) => ({ file: `f${index}`, text }))
  const { services, notes, diagnostics } = importForeign(files, {
    lenient: false,
    period,
    service: null,
    teams: new Set(),
  })
  const told = [...notes.filter(({ grade }) => grade !== 'kept'), ...diagnostics]
  const slos = (services[0]?.['slos'] ?? []) as Readonly<Record<string, unknown>>[]
  return { services, slos, told: told.map(({ file: at, line, message }) => `${at}:${line} ${message}`), diagnostics }
}

describe('a document AlertWindows of Sloth', () => {
  test('gives the files beside it their period and their tiers', () => {
    const { slos, told, diagnostics } = read([file(slo('a', 'alerting: { name: A }')), OWN])
    expect(diagnostics).toEqual([])
    expect(slos).toMatchObject([
      {
        period: '28d',
        alerting: {
          tiers: [
            { severity: 'page', budget: '1%', long: '30m', short: '5m' },
            { severity: 'page', budget: '2%', long: '3h', short: '15m' },
            { severity: 'ticket', budget: '5%', long: '12h', short: '1h' },
            { severity: 'ticket', budget: '42%', long: '3d', short: '6h' },
          ],
        },
      },
    ])
    expect(told).toContain('f1:4 becomes the period and the tiers of all SLOs of Sloth')
    expect(told).toContain('f1:5 becomes 5m, the next window that is recorded: alerts rise as before, and end later')
  })

  test('writes no tiers where they are the usual ones of the period', () => {
    const { slos, diagnostics } = read([file(slo('a', 'alerting: { name: A }')), WEEK])
    expect(diagnostics).toEqual([])
    expect(slos).toMatchObject([{ period: '7d' }])
    expect(slos[0]?.['alerting']).not.toHaveProperty('tiers')
  })

  test('leaves the tiers of an alert out that is off', () => {
    const { slos } = read([file(slo('a', 'alerting: { name: A, page_alert: { disable: true } }')), OWN])
    expect(slos).toMatchObject([{ alerting: { tiers: [{ budget: '5%' }, { budget: '42%' }] } }])
  })

  test('holds for the period that was asked for', () => {
    const { slos, told } = read([file(slo('a', 'alerting: { name: A }')), WEEK, OWN], '28d')
    expect(slos).toMatchObject([{ period: '28d', alerting: { tiers: [{}, {}, {}, {}] } }])
    expect(told).toContain('f1:4 left out: the period of these SLOs is 28d')
  })

  test('gives way to Sloth’s own period where there are several and nobody asked', () => {
    const { slos, told } = read([file(slo('a', 'alerting: { name: A }')), WEEK, OWN])
    expect(slos[0]).not.toHaveProperty('period')
    expect(told).toContain('f2:4 left out: the period of these SLOs is 30d')
  })

  test.each([
    ['two of one period', [WEEK, WEEK], 'f2:4 two documents are for 7d'],
    ['no duration', [WEEK.replace('7d', 'week')], 'f1:4 expected a duration such as 7d or 1h30m'],
    [
      'a long window that is not recorded',
      [WEEK.replace('6h }', '5h1m }')],
      'f1:5 expected a window that recorded minutes add up to',
    ],
    ['nothing for tickets', [WEEK.replace(/ +ticket.*\n/, '')], 'f1:4 missing, expected a map with quick and slow'],
  ])('is refused with %s', (_what, all, expected) => {
    const { told, diagnostics } = read([file(slo('a', 'alerting: { name: A }')), ...all])
    expect(diagnostics.length).toBeGreaterThan(0)
    expect(told).toContain(expected)
  })

  test('of another kind than Sloth has is refused', () => {
    const { told } = read(['apiVersion: sloth.slok.dev/v1\nkind: Windows\nmetadata: { name: a }\nspec: {}\n'])
    expect(told).toEqual(['f0:2 unknown kind Windows: expected PrometheusServiceLevel or AlertWindows'])
  })
})

describe('a chain of plugins of Sloth', () => {
  const chain = (alone: boolean, ...ids: readonly string[]) =>
    `{ overridePrevious: ${alone}, chain: [${ids.map((id) => `{ id: sloth.dev/core/${id}/v1 }`).join(', ')}] }`
  const [rules, alerts, print] = ['sli_rules', 'alert_rules', 'debug']

  // As `mapSpecToModel` of Sloth puts them together: what stands alone drops all that came before.
  test.each([
    [chain(false, print), chain(false, print), true],
    [chain(true, rules), chain(false), false],
    [chain(true, rules), chain(false, alerts), true],
    [chain(true, alerts), chain(true, rules), false],
    [chain(true, rules), chain(true, alerts), true],
    [chain(false), chain(true, rules), false],
    [chain(false, alerts), chain(true, rules), false],
  ])('of a file %s and of an SLO %s leaves alerts: %s', (ofFile, ofSlo, expected) => {
    const text = file(slo('a', `plugins: ${ofSlo}\n    alerting: { name: A }`), `slo_plugins: ${ofFile}\n`)
    const { slos, told, diagnostics } = read([text])
    expect(diagnostics).toEqual([])
    expect(slos[0]?.['alerting'] === 'off').toBe(!expected)
    expect(told.some((one) => one.endsWith('no alerts: none of the plugins writes them'))).toBe(!expected)
  })
})

describe('labels and texts that Sloth gives an SLO', () => {
  test('stand on its alerts and its info, under the names of the file', () => {
    const { services, slos } = read([
      file(slo('A b', 'alerting: { name: A, annotations: { link: "{{ $labels.sloth_id }}" } }')),
    ])
    expect(services[0]?.['service']).toBe('shop')
    expect(slos).toMatchObject([
      {
        name: 'a-b',
        labels: { journey: 'buy', sloth_service: 'Shop', sloth_slo: 'A b', sloth_id: 'Shop-A b' },
        alerting: {
          annotations: { link: 'Shop-A b' },
          page: {
            labels: { sloth_severity: 'page' },
            annotations: { title: '(page) Shop A b SLO error budget burn rate is too fast.' },
          },
          ticket: { labels: { sloth_severity: 'ticket' } },
        },
      },
    ])
  })

  test('give way to a title of one’s own', () => {
    const { slos } = read([file(slo('a', 'alerting: { name: A, annotations: { title: Mine } }'))])
    expect(slos[0]?.['alerting']).toMatchObject({ annotations: { title: 'Mine' }, page: { labels: {} } })
    expect(JSON.stringify(slos)).not.toContain('burn rate is too fast')
  })
})
