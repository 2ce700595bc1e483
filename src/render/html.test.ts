import { describe, expect, it } from '@jest/globals'
import { sampleAgreement } from '../../test/support/sample-agreement.js'
import {
  agreementEvidence,
  exampleModel,
  fixtureDays,
  fixtureHead,
  modelOf,
  sloEvidence,
} from '../../test/support/report-fixture.js'
import { chartsOf } from '../document/blocks.js'
import { noCounts } from '../slo/counts.js'
import { reportPage } from '../report/report-page.js'
import { createHtmlRenderer } from './html.js'
import { loadPageTemplates } from './page-templates-files.js'
import { renderText } from './text.js'

const html = createHtmlRenderer(loadPageTemplates())
const HOSTILE = `"><img src=x onerror=alert(1)>\r\n{{constructor}} & 'more'`

function hostilePage() {
  const names = { service: HOSTILE, name: HOSTILE, customer: HOSTILE, description: HOSTILE, slo: HOSTILE }
  const evidence = agreementEvidence(sampleAgreement(names), fixtureDays(1000, {}))
  const head = { ...fixtureHead, report: HOSTILE, organisation: HOSTILE, environment: HOSTILE, version: HOSTILE }
  const slo = sloEvidence({ service: HOSTILE, name: HOSTILE, objective: 0.999, description: HOSTILE }, noCounts)
  return reportPage(modelOf({ agreements: [evidence], slos: [slo] }, head))
}

describe('a mail with names that want to be markup', () => {
  it('shows them as text', () => {
    const page = hostilePage()
    const images = new Map(chartsOf(page.sections).map((chart) => [chart, { light: 'cid:a', dark: 'cid:b' }]))
    const written = html(page, images)
    expect(written).not.toContain('<img src=x')
    expect(written.match(/<img /g)).toHaveLength(2)
    expect(written).toContain('&lt;img src&#x3D;x onerror&#x3D;alert(1)&gt;')
    expect(written).toContain('{{constructor}}')
  })

  it('keeps its lines in the text part', () => {
    const text = renderText(hostilePage())
    expect(text).toContain(`<img src=x`)
    expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(78)
  })
})

describe('a table in a mail', () => {
  const mailWith = (titles: readonly string[], cellOf = (title: string) => `of ${title}`) => {
    const table = { kind: 'table', columns: titles, rows: [titles.map(cellOf)] } as const
    const page = reportPage(exampleModel())
    return html({ ...page, sections: [{ id: 'x', title: null, note: null, blocks: [table] }] }, new Map())
  }

  it('of more columns than a phone has room for says in each cell which column it is of, for phones only', () => {
    const written = mailWith(['Name', 'A', 'B', 'C', 'D'])
    expect(written).toContain('<table class="wide"')
    for (const title of ['A', 'B', 'C', 'D']) {
      expect(written).toMatch(
        new RegExp(`<span class="label" style="display:none">${title}: </span>of\u00a0?.?${title}<`),
      )
    }
  })

  it('of four columns does so where a sentence stands in one of them', () => {
    const sentence = 'no recovery point since 2026-11-01, seen at 12:00'
    const titles = ['Name', 'A', 'B', 'C']
    expect(mailWith(titles, (title) => (title === 'B' ? sentence : title))).toContain('<table class="wide"')
    expect(mailWith(titles, (title) => (title === 'Name' ? sentence : title))).not.toContain('<table class="wide"')
  })

  it('of four columns does not', () => {
    expect(mailWith(['Name', 'A', 'B', 'C'])).not.toMatch(/class="wide"|<span class="label"/)
  })
})
