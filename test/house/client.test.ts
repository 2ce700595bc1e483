import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { CLIENT_PATHS, clientPaths } from '../../scripts/client-paths.js'
import { allPaths } from '../../src/app/http/openapi.js'

const written = readFileSync(new URL(`../../${CLIENT_PATHS}`, import.meta.url), 'utf8')

test('the types of the client are what npm run docs:generate makes of the API', async () => {
  expect(await clientPaths()).toBe(written)
})

/** The routes of the client, read from the file as text: each path stands at the first indent, its methods at the second. */
function routesOf(text: string): readonly string[] {
  const end = text.indexOf('\nexport type webhooks')
  let path = ''
  return text
    .slice(0, end)
    .split('\n')
    .flatMap((line) => {
      path = /^ {4}"(.+)": \{$/.exec(line)?.[1] ?? path
      const method = /^ {8}(get|post|put|delete|patch|head|options|trace): \{$/.exec(line)?.[1]
      return method === undefined ? [] : [`${method} ${path}`]
    })
}

test('the client has every route, and no other', () => {
  const routes = Object.entries(allPaths({ metricsToken: false })).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  )
  expect(routes.length).toBeGreaterThan(100)
  expect(routesOf(written).toSorted()).toEqual(routes.toSorted())
})
