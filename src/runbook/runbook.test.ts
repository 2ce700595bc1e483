import { describe, expect, test } from '@jest/globals'
import type { AlertingRule } from '../promql/rule.js'
import { composeRunbook } from './compose-runbook.js'
import { knownAlerts, meaningOf } from './meanings.js'
import { readMarkdown } from './read-markdown.js'
import type { AlertBook, RunbookWorld, WrittenRunbook } from './runbook.js'

const rule = (alert: string, annotations = {}, severity = 'page'): AlertingRule => ({
  ...{ alert, expr: 'up == 0', for: '5m', labels: { severity } },
  annotations: {
    summary: '{{ $labels.slo }} of shop{{ with $labels.part }} ({{ . }}){{ end }} is at {{ $value | humanize }}',
    ...annotations,
  },
})

const book: AlertBook = {
  sets: ['shop', '_plimsoll'],
  alertsOf: (set) =>
    set === 'shop'
      ? [
          rule('SLOErrorBudgetBurn', { logs_url: 'https://logs.example/?q=a', runbook_url: '{{ $labels.x }}' }),
          rule('BackupStale'),
        ]
      : set === '_plimsoll'
        ? [rule('PlimsollDown', {}, 'ticket')]
        : [],
}

const written = (changes: Partial<WrittenRunbook>): WrittenRunbook => ({
  ...{ alert: 'SLOErrorBudgetBurn', services: null, owner: null, tested: null, text: 'Restart it.' },
  ...changes,
})

const links = { repository: 'https://git.example/shop' }
const shop = { name: 'shop', description: 'Sells.', environment: null, team: 'red', dependsOn: ['bank'], links }
const contact = { name: 'Ada', phone: '+49 1', email: null, verified: null }
const world: RunbookWorld = {
  runbooks: [written({ text: 'For all.' }), written({ services: ['shop'], text: 'For shop.', owner: 'red' })],
  services: [shop],
  teams: [
    { name: 'red', receivers: { page: 'pager', ticket: null }, escalationPolicy: 'up', contacts: [contact] },
    {
      name: 'blue',
      receivers: { page: null, ticket: null },
      escalationPolicy: null,
      contacts: [{ ...contact, name: 'Bob' }],
    },
  ],
  escalationPolicies: [{ name: 'up', steps: [{ afterSeconds: 900, notify: ['chat', 'boss'] }] }],
}

const composed = (set: string, alert: string, changes: Partial<RunbookWorld> = {}) =>
  composeRunbook({ set, alert }, book, { ...world, ...changes })

describe('a runbook', () => {
  test('has what its rules say, what was written for this very service, and who is told when', () => {
    const found = composed('shop', 'SLOErrorBudgetBurn')
    expect(found?.written?.blocks).toEqual([{ kind: 'sentences', texts: ['For shop.'] }])
    expect(found?.rules).toEqual([
      { summary: '‹slo› of shop (‹it›) is at ‹value›', description: '', severity: 'page', expr: 'up == 0', for: '5m' },
    ])
    // A link that only Prometheus can fill in is none.
    expect(found?.links).toEqual([
      { text: 'Logs', href: 'https://logs.example/?q=a' },
      { text: 'Source code', href: 'https://git.example/shop' },
    ])
    expect(found?.escalation).toEqual([
      'Severity page: Alertmanager tells pager at once (team red).',
      'If nobody has acknowledged the incident after 15 min: chat, boss.',
    ])
    expect(found?.contacts).toEqual([contact])
  })

  test('says the usual of two ways to say it, and not both', () => {
    const description = '{{ if gt $value 1e9 }}Never made.{{ else }}Made {{ $value | humanizeDuration }} ago.{{ end }}'
    const rule = { alert: 'Old', expr: 'up', labels: {}, annotations: { description } }
    const of = { sets: ['shop'], alertsOf: () => [rule] }
    expect(composeRunbook({ set: 'shop', alert: 'Old' }, of, world)?.rules[0]?.description).toBe('Made ‹value› ago.')
  })

  test('takes what was written for all where nothing was written for the service', () => {
    expect(
      composed('shop', 'SLOErrorBudgetBurn', { runbooks: [written({ text: 'For all.' })] })?.written?.from.text,
    ).toBe('For all.')
    expect(composed('shop', 'BackupStale')?.written).toBeNull()
  })

  test('of an alert without a team names everybody who can be called', () => {
    const found = composed('_plimsoll', 'PlimsollDown')
    expect(found?.contacts.map(({ name }) => name)).toEqual(['Ada', 'Bob'])
    expect(found?.escalation).toEqual(['It belongs to no team: Alertmanager tells its default receiver.'])
  })

  test('is there for an alert of somebody’s own rules, and not for what nobody knows', () => {
    const own = { runbooks: [written({ alert: 'QueueFull', services: ['shop'] })] }
    expect(composed('shop', 'QueueFull', own)).toMatchObject({ alert: 'QueueFull', rules: [] })
    expect(composed('shop', 'QueueFull')).toBeNull()
    expect(composed('nobody', 'SLOErrorBudgetBurn')).toBeNull()
  })
})

test('every meaning is a sentence or more, with something to do', () => {
  for (const alert of [...knownAlerts, 'Else']) {
    const { meaning, steps } = meaningOf(alert)
    expect(meaning).toMatch(/\.$/)
    expect(steps.length).toBeGreaterThan(0)
  }
})

describe('a text in Markdown', () => {
  test('is read as headings, paragraphs, lists within lists, code and tables', () => {
    const text = [
      '# Head *one*',
      'See [the wiki](https://wiki.example/a) and\n`code`.',
      '3. first\n   - inner\n\n     ```\n     run  it\n     ```\n4. second',
      '```sh\nls  -l\n\n  deep\n```',
      '| a | b |\n|---|---|\n| 1 | 2 |',
    ].join('\n\n')
    expect(readMarkdown(text)).toEqual([
      { kind: 'heading', text: 'Head one' },
      { kind: 'sentences', texts: ['See the wiki (https://wiki.example/a) and code.'] },
      {
        kind: 'outline',
        entries: [
          { text: '3. first', under: [{ text: '• inner', under: [{ text: 'run  it' }] }] },
          { text: '4. second', under: [] },
        ],
      },
      { kind: 'code', lines: ['ls  -l', '', '  deep'] },
      { kind: 'table', columns: ['a', 'b'], rows: [['1', '2']] },
    ])
  })

  test('keeps what is no Markdown as it is: tags act nowhere, and a link that would is text', () => {
    expect(readMarkdown('<script>alert(1)</script>\n\n[x](javascript:alert(1)) <b>')).toEqual([
      { kind: 'sentences', texts: ['<script>alert(1)</script>'] },
      { kind: 'sentences', texts: ['[x](javascript:alert(1)) <b>'] },
    ])
  })
})
