import { expect, it } from '@jest/globals'
import { allOf, readPdf } from '../../test/support/read-pdf.js'
import { exampleModel } from '../../test/support/report-fixture.js'
import { pictureOf } from '../document/picture-file.js'
import { createReportComposer } from './compose-report-files.js'
import { drawLogo } from '../render/logo-files.js'

const svg = (width: number, height: number) => {
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="#c00"/></svg>`
  const picture = pictureOf(new TextEncoder().encode(text))
  if (typeof picture === 'string') throw new Error(picture)
  return picture
}

const model = { ...exampleModel(), number: '2026-000042' }
const plain = createReportComposer()(model)

it('logo and colour stand at the head of mail, page and PDF, and are no part of the evidence', async () => {
  const branded = createReportComposer({ logo: svg(80, 20), colour: '#0b57a4' })(model)
  expect([branded.hash, branded.json, branded.csv, branded.text]).toEqual([
    plain.hash,
    plain.json,
    plain.csv,
    plain.text,
  ])
  expect(branded.images.map(({ cid }) => cid)).toEqual(['logo@plimsoll', ...plain.images.map(({ cid }) => cid)])
  expect(branded.html).toMatch(
    /background-color:#0b57a4">\s*<img src="cid:logo@plimsoll" width="160" height="40" alt="Example Shop"/,
  )
  expect(branded.page).toContain('<img src="data:image/png;base64,')
  expect(Buffer.byteLength(branded.html)).toBeLessThan(90_000)
  const pdf = await readPdf(await branded.pdf())
  const [first, second] = allOf(pdf.elements).filter(
    ({ role, text }) => role === 'Figure' || text.startsWith('Example Shop'),
  )
  expect(first).toMatchObject({ role: 'Figure', alt: 'Example Shop' })
  expect(second?.text).toBe('Example Shop · production')
})

it('a report has what is its own before what all have, each by itself', () => {
  const compose = createReportComposer({ logo: svg(80, 20), colour: '#0b57a4' })
  const { html } = compose(model, { paper: 'a4', branding: { logo: null, colour: '#17633b' } })
  expect(html).toContain('background-color:#17633b')
  expect(html).toContain('cid:logo@plimsoll')
  const withoutColour = createReportComposer({ logo: svg(80, 20), colour: null })(model)
  expect(withoutColour.html).toMatch(/alt="Example Shop"[^>]*>\s*<p class="muted"/)
})

it.each([
  ['a wide one is 240 pixels wide', [1000, 100], [240, 24]],
  ['a high one 40 high', [30, 300], [4, 40]],
  ['a small one grows', [8, 4], [80, 40]],
] as const)('%s, and none is torn', (_, [width, height], shown) => {
  const logo = drawLogo(svg(width, height))
  expect([logo.width, logo.height]).toEqual(shown)
  // Drawn again as a PNG it has the same shape.
  const again = drawLogo({ type: 'png', bytes: logo.png })
  expect([again.width, again.height]).toEqual(shown)
})
