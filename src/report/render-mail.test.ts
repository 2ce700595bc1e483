import { describe, expect, it } from '@jest/globals'
import { agreementWith } from '../../test/support/agreement-results.js'
import { agreementEvidence, fixtureDays, fixtureHead, noIncidentsOfMonth } from '../../test/support/report-fixture.js'
import { buildModel } from './build-model.js'
import { loadMailTemplates } from './mail-templates-files.js'
import { mailView } from './mail-view.js'
import { createMailRenderer } from './render-mail.js'

const renderer = createMailRenderer(loadMailTemplates())
const HOSTILE = `"><img src=x onerror=alert(1)>\r\n{{constructor}} & 'more'`

function hostileView() {
  const names = { service: HOSTILE, name: HOSTILE, customer: HOSTILE, description: HOSTILE, slo: HOSTILE }
  const evidence = agreementEvidence(agreementWith(names), fixtureDays(1000, {}))
  const head = { ...fixtureHead, report: HOSTILE, organisation: HOSTILE, environment: HOSTILE, version: HOSTILE }
  const model = buildModel(head, { agreements: [evidence], slos: [], datasets: [], incidents: noIncidentsOfMonth })
  return mailView(model, [{ light: 'cid:a', dark: 'cid:b' }])
}

describe('a mail with names that want to be markup', () => {
  it('shows them as text', () => {
    const html = renderer.html(hostileView())
    expect(html).not.toContain('<img src=x')
    expect(html.match(/<img /g)).toHaveLength(2)
    expect(html).toContain('&lt;img src&#x3D;x onerror&#x3D;alert(1)&gt;')
    expect(html).toContain('{{constructor}}')
  })

  it('keeps its lines in the text part', () => {
    const text = renderer.text(hostileView())
    expect(text).toContain(`<img src=x`)
    expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(78)
  })
})

it.each([
  [['at_risk'], '!'],
  [['at_risk', 'on_track'], '!'],
  [['undetermined', 'at_risk'], '?'],
  [['breached', 'at_risk'], '✕'],
  [['met', 'on_track'], '✓'],
  [[], '?'],
] as const)(
  'agreements that are %j are headed by the mark %s, which those in doubt carry themselves',
  (verdicts, mark) => {
    const evidence = agreementEvidence(agreementWith(), fixtureDays(1000, {}))
    const parts = { agreements: [evidence], slos: [], datasets: [], incidents: noIncidentsOfMonth }
    const model = buildModel(fixtureHead, parts)
    const agreements = verdicts.flatMap((verdict) =>
      model.agreements.map((month) => ({ ...month, result: { ...month.result, verdict } })),
    )
    expect(mailView({ ...model, agreements }, []).mark).toBe(mark)
  },
)
