import { describe, expect, test } from '@jest/globals'
import { features } from '../features.js'
import { collectRuleSets } from '../generate/rule-sets.js'
import type { LoadedGroup, RuleGroup } from '../promql/rule.js'
import { parseDuration } from '../shared/duration.js'
import { compareLoaded, expectationsOf } from './compare-loaded.js'
import { renderGroupDifference } from './render-diff.js'
import { exampleConfig, exampleSource } from '../../test/support/example-config.js'
import { sampleSlo } from '../../test/support/sample-slo.js'

const [eu, us] = [exampleSource({ name: 'eu' }), exampleSource({ name: 'us', url: 'http://127.0.0.1:9091' })]
const slos = [sampleSlo({ prometheus: 'eu' }), sampleSlo({ name: 'american', prometheus: 'us' })]
const config = exampleConfig({ slos, prometheus: [eu, us] })
const all = collectRuleSets(config, features).flatMap(({ groups }) => groups)
const names = all.map(({ name }) => name)
const american = names.filter((name) => name.includes('american'))

function asLoaded({ name, interval, rules }: RuleGroup): LoadedGroup {
  return {
    name,
    file: '/etc/rules.yaml',
    intervalSeconds: parseDuration(interval) ?? 0,
    rules: rules.map((rule) => ({
      kind: 'alert' in rule ? 'alerting' : 'recording',
      name: 'alert' in rule ? rule.alert : rule.record,
      expr: rule.expr.replace(/\s+/g, ' '),
      labels: rule.labels ?? {},
      annotations: 'alert' in rule ? rule.annotations : {},
      forSeconds: 'alert' in rule ? (parseDuration(rule.for ?? '0') ?? 0) : 0,
      keepFiringForSeconds: 0,
      lastError: null,
    })),
  }
}

function compare(source: typeof eu, loaded: readonly LoadedGroup[], extras = true) {
  const expectation = expectationsOf(config, features, null).get(source)!
  return compareLoaded(expectation, loaded, extras)
}

const said = (comparison: ReturnType<typeof compare>) =>
  comparison.differences.map(({ kind, group }) => `${kind} ${group}`)

describe('compareLoaded', () => {
  test('a server need not have the rules of another one, but may', () => {
    expect(compare(eu, all.map(asLoaded)).differences).toEqual([])
    expect(compare(us, all.map(asLoaded)).differences).toEqual([])
    expect(said(compare(eu, []))).toEqual(
      names
        .filter((name) => !american.includes(name))
        .sort()
        .map((name) => `missing ${name}`),
    )
    expect(said(compare(us, []))).toEqual(american.toSorted().map((name) => `missing ${name}`))
  })

  test('a group that is loaded twice is extra the second time, with the file that it is from', () => {
    const twice = { ...asLoaded(all[0]!), file: '/etc/again.yaml' }
    const { differences } = compare(eu, [...all.map(asLoaded), twice])
    expect(differences).toMatchObject([{ kind: 'extra', group: names[0], file: '/etc/again.yaml' }])
  })

  test('groups of other people do not count, former ones of ours do unless they are to be ignored', () => {
    const former = ['_reviews', 'control:former', 'drill:former', 'pack:former', 'slo:former:uptime']
    const rules = ['node.rules', ...former].map((name) => ({ ...asLoaded(all[0]!), name }))
    const loaded = [...all.map(asLoaded), ...rules]
    expect(said(compare(eu, loaded))).toEqual(former.map((name) => `extra ${name}`))
    expect(said(compare(eu, loaded, false))).toEqual([])
  })

  test('a rule of ours that fails is told beside the differences', () => {
    const [first, ...rest] = all.map(asLoaded)
    const [rule, ...more] = first!.rules
    const failing = { ...first!, rules: [{ ...rule!, lastError: 'many-to-many' }, ...more] }
    expect(compare(eu, [failing, ...rest])).toMatchObject({
      differences: [],
      failing: [{ group: names[0], rule: rule!.name, error: 'many-to-many' }],
    })
  })

  test('what differs is shown as a unified diff, in the spelling that is generated', () => {
    const [first, ...rest] = all.map(asLoaded)
    const changed = {
      ...first!,
      rules: first!.rules.map((rule) => ({ ...rule, labels: { ...rule.labels, slo: 'other' } })),
    }
    const [difference] = compare(eu, [changed, ...rest]).differences
    const text = renderGroupDifference(difference!)
    expect(text).toContain(`changed  ${names[0]!}  (/etc/rules.yaml)\n  slo:events:rate_base is changed: labels\n`)
    expect(text).toContain('--- loaded\n+++ generated\n')
    expect(text).toContain('\n-      slo: other\n+      slo: availability\n')
    expect(text).not.toMatch(/^[-+] +expr/m)
  })
})
