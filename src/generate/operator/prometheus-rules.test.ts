import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import type { RuleGroup } from '../../promql/rule.js'
import type { RuleSet } from '../rule-sets.js'
import type { KubernetesObject } from './kubernetes-object.js'
import { prometheusRules } from './prometheus-rules.js'

const settings = { namespace: null, labels: {}, dashboardLabels: {} }

/** A group of about `kilobytes` thousand bytes. */
function group(name: string, kilobytes: number): RuleGroup {
  const rule = { record: 'a:b', expr: `vector(1) # ${'x'.repeat(1000 - 40)}` }
  return { name, interval: '30s', rules: Array.from({ length: kilobytes }, () => rule) }
}

function objectsOf(name: string, groups: readonly RuleGroup[]): { path: string; object: KubernetesObject }[] {
  const set: RuleSet = { name, groups, suites: [], remarks: [] }
  return prometheusRules(set, settings).map(({ path, text }) => ({ path, object: parse(text) as KubernetesObject }))
}

const nameOf = (set: string): string | undefined => objectsOf(set, [group('g', 1)])[0]?.object.metadata.name

describe('prometheusRules', () => {
  test('puts what is small into one object, without a namespace where none is asked for', () => {
    const [one, ...more] = objectsOf('checkout', [group('a', 1), group('b', 1)])
    expect(more).toEqual([])
    expect(one).toMatchObject({
      path: 'operator/rules/checkout.yaml',
      object: {
        apiVersion: 'monitoring.coreos.com/v1',
        kind: 'PrometheusRule',
        metadata: { name: 'plimsoll-checkout' },
      },
    })
    expect(one?.object.metadata).not.toHaveProperty('namespace')
    expect((one!.object['spec'] as { groups: unknown }).groups).toEqual([group('a', 1), group('b', 1)])
  })

  test('divides by groups what one kubectl apply would not take, and keeps their order', () => {
    const groups = ['a', 'b', 'c', 'd', 'e'].map((name) => group(name, 100))
    const objects = objectsOf('checkout', groups)
    expect(objects.map(({ path }) => path)).toEqual([
      'operator/rules/checkout.yaml',
      'operator/rules/checkout.2.yaml',
      'operator/rules/checkout.3.yaml',
    ])
    expect(objects.map(({ object }) => object.metadata.name)).toEqual([
      'plimsoll-checkout',
      'plimsoll-checkout.2',
      'plimsoll-checkout.3',
    ])
    expect(objects.flatMap(({ object }) => (object['spec'] as { groups: RuleGroup[] }).groups)).toEqual(groups)
    // The limit of all annotations of an object, one of which holds a copy of it.
    for (const { object } of objects) expect(JSON.stringify(object).length).toBeLessThan(262_144)
  })

  test('gives a group that is too large for company an object of its own, up to what the operator takes', () => {
    expect(objectsOf('checkout', [group('a', 1), group('b', 300), group('c', 1)])).toHaveLength(3)
    expect(() => objectsOf('checkout', [group('a', 600)])).toThrow(
      /PrometheusRule plimsoll-checkout would have 599657 bytes, at most 500000/,
    )
  })

  test('names objects as Kubernetes demands, and no two alike', () => {
    const names = ['_plimsoll', '_packs', 'plimsoll', 'packs', 'a'.repeat(63)].map(nameOf)
    expect(names.slice(0, 4)).toEqual(['plimsoll', 'plimsoll.packs', 'plimsoll-plimsoll', 'plimsoll-packs'])
    for (const name of names) expect(name).toMatch(/^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]+)*$/)
  })
})
