import { expect, it } from '@jest/globals'
import { allPaths, listing, openApiDocument } from './openapi.js'

const paths = allPaths({ metricsToken: false })

/** Every `summary` and `description` of the document with the place where it stands. */
function sayings(node: unknown, place = ''): readonly (readonly [place: string, text: string])[] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) => {
    const here = `${place}/${key}`
    const isSaying = (key === 'summary' || key === 'description') && typeof value === 'string'
    return isSaying ? [[here, value] as const] : sayings(value, here)
  })
}

it('describes everything in sentences about the thing', () => {
  const all = sayings(openApiDocument('1.0.0', paths))
  expect(all.length).toBeGreaterThan(150)
  const isSentence = (text: string) => /^[A-Z0-9`]/.test(text) && text.endsWith('.') && text.split(' ').length >= 4
  expect(all.filter(([, text]) => !isSentence(text))).toEqual([])
})

it('lists every route for whoever opens the address in a browser', () => {
  expect(listing(paths)).toMatch(/^GET \/api\/v1\/maintenance {2,}viewer {2,}Planned maintenance that takes place now/m)
  expect(listing(paths)).toMatch(/^POST \/webhooks\/alertmanager {2,}ingest {2,}Where Alertmanager delivers/m)
})

it.each([
  ['/metrics', 'get', 'anyone'],
  ['/api/v1/status', 'get', 'viewer'],
  ['/webhooks/alertmanager', 'post', 'ingest'],
  ['/api/v1/incidents/{id}/acknowledge', 'post', 'responder'],
  ['/api/v1/exclusions', 'post', 'responder'],
  ['/api/v1/exclusions/{id}', 'delete', 'responder'],
  ['/api/v1/maintenance', 'get', 'viewer'],
  ['/api/v1/maintenance', 'post', 'responder'],
  ['/-/reload', 'post', 'admin'],
])('says whose business %s is', (path, method, role) => {
  expect(openApiDocument('1.0.0', paths)).toHaveProperty(['paths', path, method, 'x-role'], role)
})
