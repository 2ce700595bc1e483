import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { createConfigFolder, SHOP_ROOT as ROOT, type ConfigFolder } from '../../test/support/config-folder.js'
import { ConfigError } from '../config/config-error.js'
import { contrastWithWhite, darkened } from './branding.js'

const MAIL = `email: { smtp: 'smtp://localhost', from: p@example.com }
receivers: [{ name: boss, email: { to: [boss@example.com] } }]
`
const REPORT = (branding: string) =>
  `reports: [{ name: monthly, schedule: '0 8 1 * *', to: [boss], branding: ${branding} }]\n`
const SERVICE = { a: 'service: a\nslos: [{ name: ok, objective: 99.9, indicator: { ratio: { bad: e, total: t } } }]\n' }
const LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="20"><rect width="80" height="20"/></svg>'

let folder: ConfigFolder
beforeEach(() => {
  folder = createConfigFolder()
})
afterEach(() => {
  folder.remove()
})

async function mistakesOf(root: string) {
  const refused = await folder.loadFiles(root, SERVICE).catch((error: unknown) => error)
  return refused instanceof ConfigError ? refused.diagnostics : []
}

describe('branding in the configuration', () => {
  it.each([
    [
      "{ colour: '#ffcc00' }",
      /white letters can be read \(contrast 4.5 : 1; this has 1.5\d : 1\)/,
      /such as '#[0-9a-f]{6}'/,
    ],
    ["{ colour: 'blue' }", /expected a colour such as '#0b57a4'/, /in quotes/],
    ['{ logo: none.png }', /none.png does not exist/, /PNG or a plain SVG/],
    ['{ logo: folder }', /is not a file/, /PNG or a plain SVG/],
    ['{ logo: text.png }', /is neither a PNG nor an SVG/, /PNG or a plain SVG/],
    ['{ logo: page.svg }', /is neither a PNG nor an SVG/, /PNG or a plain SVG/],
    ['{ logo: large.svg }', /has 100\d\d\d bytes, more than 100000/, /at most 100 kB/],
    ['{ logo: fetching.svg }', /parts that fetch, run or repeat/, /plain SVG/],
    ['{ logo: bomb.svg }', /is neither a PNG nor an SVG|parts that fetch/, /plain SVG/],
  ])('%s is refused with file, line and mend', async (branding, message, hint) => {
    folder.write({
      'config/folder/x': '',
      'config/text.png': 'PNG',
      'config/page.svg': '<html><svg></svg></html>',
      'config/large.svg': `${LOGO}<!--${'x'.repeat(100_000)}-->`,
      'config/fetching.svg': LOGO.replace('<rect', '<image href="file:///etc/passwd"/><rect'),
      'config/bomb.svg': `<!DOCTYPE svg [<!ENTITY a "aaaa">]>${LOGO}`,
    })
    for (const [root, line] of [
      [`${ROOT}branding: ${branding}\n`, ROOT.split('\n').length],
      [`${ROOT}${MAIL}${REPORT(branding)}`, ROOT.split('\n').length + 2],
    ] as const) {
      const [mistake, ...others] = await mistakesOf(root)
      expect(others).toEqual([])
      expect(mistake).toMatchObject({ line, file: expect.stringContaining('plimsoll.yaml') })
      expect(mistake?.message).toMatch(message)
      expect(mistake?.hint).toMatch(hint)
    }
  })

  it('is read with the configuration, and does not change its hash', async () => {
    folder.write({ 'config/logo.svg': LOGO })
    const plain = await folder.loadFiles(`${ROOT}${MAIL}${REPORT('{}')}`, SERVICE)
    const root = `${ROOT}branding: { logo: logo.svg, colour: '#0B57A4' }\n${MAIL}${REPORT("{ colour: '#17633b' }")}`
    const config = await folder.loadFiles(root, SERVICE)
    expect(config.branding).toMatchObject({ colour: '#0b57a4', logo: { type: 'svg' } })
    expect(config.reports[0]?.branding).toEqual({ colour: '#17633b', logo: null })
    expect(config.hash).toBe(plain.hash)
  })
})

describe('contrast with white', () => {
  // By the WCAG's own examples and the ends of the scale.
  it.each([
    ['#000000', 21],
    ['#ffffff', 1],
    ['#777777', 4.48],
    ['#767676', 4.54],
    ['#0000ff', 8.59],
    ['#ff0000', 4],
  ])('of %s is %f', (colour, expected) => {
    expect(contrastWithWhite(colour)).toBeCloseTo(expected, 2)
  })

  it('a colour is darkened as little as need be', () => {
    expect(darkened('#0000ff')).toBe('#0000ff')
    expect(contrastWithWhite(darkened('#ffcc00'))).toBeGreaterThanOrEqual(4.5)
    expect(contrastWithWhite(darkened('#ffcc00'))).toBeLessThan(4.8)
  })
})
