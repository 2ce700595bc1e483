import { createDocument } from 'zod-openapi'
import { features } from '../../features.js'
import type { ApiPaths } from '../../http/describe.js'
import { daemonPaths } from './daemon-paths.js'

/** Every route: the daemon's own, then those of each feature. */
const allPaths: ApiPaths = joined([
  daemonPaths,
  ...features.flatMap(({ paths }: { readonly paths?: ApiPaths }) => (paths === undefined ? [] : [paths])),
])

/** Two features may answer the same address, one by each method. */
function joined(all: readonly ApiPaths[]): ApiPaths {
  const paths: Record<string, ApiPaths[string]> = {}
  for (const [path, methods] of all.flatMap((one) => Object.entries(one))) paths[path] = { ...paths[path], ...methods }
  return paths
}

/** The description of the API, OpenAPI 3.1. */
export function openApiDocument(version: string): object {
  return createDocument({
    openapi: '3.1.0',
    info: { title: 'Plimsoll', version, description: 'Objectives, agreements, datasets and incidents as they stand.' },
    paths: allPaths,
  })
}

/** The same for whoever opens the address in a browser: a line per route. */
export function listing(): string {
  const routes = Object.entries(allPaths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { summary = '' }]) => [`${method.toUpperCase()} ${path}`, summary] as const),
  )
  const width = Math.max(...routes.map(([route]) => route.length))
  const lines = routes.map(([route, summary]) => `${route.padEnd(width)}  ${summary}`)
  return ['Plimsoll', '', ...lines, ''].join('\n')
}
