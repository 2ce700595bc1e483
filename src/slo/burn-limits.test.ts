import { describe, expect, it } from '@jest/globals'
import { sampleAlerting, sampleSlo } from '../../test/support/sample-slo.js'
import { burnLimits } from './burn-limits.js'

const alerting = sampleAlerting()

describe('the limits of burn rates', () => {
  it('are the factors of the alerts, shortest window first', () => {
    const limits = burnLimits([sampleSlo({ alerting })], 'page')
    expect(limits.map(({ legend }) => legend)).toEqual(['limit of 1h and 5m', 'limit of 6h and 30m'])
    expect(limits.map(({ expr }) => expr.split(' ')[0])).toEqual(['14.4', '6'])
    expect(limits[0]?.expr).toContain('period="30d",objective=~"99[.]9"')
  })

  it('tell periods and objectives apart where they differ', () => {
    const week = sampleSlo({ alerting, periodSeconds: 7 * 86_400 })
    const loose = sampleSlo({ alerting, objective: 0.9 })
    const [hour] = burnLimits([sampleSlo({ alerting }), week, loose], 'page')
    expect(hour?.expr).toMatch(/^13\.44 \* .*period="7d".*\n {2}or 14\.4 \* .*period="30d",objective=~"99\[\.\]9"/)
    expect(hour?.expr).not.toContain('"90')
  })

  it('leave out who is not alerted', () => {
    expect(burnLimits([sampleSlo({ alerting: null })], 'ticket')).toEqual([])
  })
})
