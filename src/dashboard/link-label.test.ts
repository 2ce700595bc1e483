import { describe, expect, it } from '@jest/globals'
import { withLinkLabel } from './link-label.js'

const by = ['service', 'slo']

function added(entries: readonly (readonly [service: string, slo: string, url: string | undefined])[]): string {
  return withLinkLabel('x', 'runbook', {
    by,
    entries: entries.map(([service, slo, url]) => ({ values: [service, slo], url })),
  })
}

describe('a label with a link', () => {
  it('is one replacement where all URLs follow one pattern', () => {
    const expr = added([
      ['checkout', 'availability', 'https://wiki.example/checkout#availability'],
      ['catalog', 'search', 'https://wiki.example/catalog#search'],
    ])
    expect(expr).toBe(
      'label_replace(label_replace(label_join(x, "_key", "/", "service", "slo"), "runbook", ' +
        '"https://wiki.example/${1}#${2}", "_key", "([^/]*)/([^/]*)"), "_key", "", "", "")',
    )
  })

  it('lists what does not follow it, and those without any', () => {
    const expr = added([
      ['checkout', 'availability', 'https://wiki.example/checkout'],
      ['catalog', 'search', 'https://wiki.example/catalog'],
      ['old', 'availability', 'https://elsewhere.example/page'],
      ['old', 'latency', 'https://elsewhere.example/page'],
      ['none', 'availability', undefined],
    ])
    expect(expr).toContain('"https://elsewhere.example/page", "_key", "old/availability|old/latency")')
    expect(expr).toContain('"runbook", "", "_key", "none/availability")')
  })

  it('is not fooled by a service whose name stands elsewhere in the URL', () => {
    const expr = added([
      ['wiki', 'a', 'https://wiki.example/wiki'],
      ['shop', 'a', 'https://wiki.example/shop'],
      ['cart', 'a', 'https://wiki.example/cart'],
    ])
    expect(expr).toContain('"https://wiki.example/${1}"')
    expect(expr).not.toContain('"wiki/a"')
  })

  it('keeps dollars and dots literal', () => {
    const expr = added([
      ['a.b', 'x', 'https://wiki.example/?q=$1'],
      ['c', 'x', 'https://wiki.example/c'],
      ['d', 'x', 'https://wiki.example/d'],
    ])
    expect(expr).toContain('"https://wiki.example/?q=%241", "_key", "a\\\\.b/x"')
  })

  it('is left out where nothing has a link', () => {
    expect(added([['a', 'b', undefined]])).toBe('x')
  })
})
