import * as z from 'zod'
import { createDocument } from 'zod-openapi'
import { answers } from '../../answers.js'
import type { Answers } from '../../feature/answers.js'
import { failures, METHODS, type ApiOperation, type ApiPaths } from '../../http/describe.js'
import { overviewPaths } from '../../overview/overview-paths.js'
import { assetPaths } from '../../page/page-paths.js'
import { daemonPaths } from './daemon-paths.js'
import { statusListPaths } from './status-lists-paths.js'

/** What the configuration changes about routes. */
export interface PathSettings {
  /** Whether `/metrics` asks for a token. */
  readonly metricsToken: boolean
}

/** Every route, with the role that is asked for: the daemon's own, then those of each feature. */
export function allPaths(settings: PathSettings): ApiPaths {
  const ofFeatures = answers.flatMap(({ paths }: Answers) => (paths === undefined ? [] : [paths]))
  return joined([daemonPaths(settings), assetPaths, overviewPaths, statusListPaths, ...ofFeatures])
}

/** Two features may answer the same address, one by each method. */
function joined(all: readonly ApiPaths[]): ApiPaths {
  const paths: Record<string, ApiPaths[string]> = {}
  for (const [path, methods] of all.flatMap((one) => Object.entries(one))) paths[path] = { ...paths[path], ...methods }
  return paths
}

/** The description of the API, OpenAPI 3.1. */
export function openApiDocument(version: string, paths: ApiPaths): object {
  return createDocument({
    openapi: '3.1.0',
    info: { title: 'Plimsoll', version, description: 'Objectives, agreements, datasets and incidents as they stand.' },
    paths: withKeys(mapped(paths, withRefusals)),
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  })
}

function mapped(paths: ApiPaths, change: (operation: ApiOperation) => ApiOperation): ApiPaths {
  const changed = (operations: ApiPaths[string]) =>
    METHODS.flatMap((method) => {
      const operation = operations[method]
      return operation === undefined ? [] : [[method, change(operation)] as const]
    })
  return Object.fromEntries(
    Object.entries(paths).map(([path, operations]) => [path, Object.fromEntries(changed(operations))]),
  )
}

/** What a route answers whoever may not ask is the same of all. */
function withRefusals(operation: ApiOperation): ApiOperation {
  if (operation['x-role'] === 'anyone') return operation
  const responses = { ...operation.responses, ...failures('unauthorized', 'role_needed', 'too_many_tries') }
  return { ...operation, security: [{ token: [] }], responses }
}

/** Changes by the API take a key, so that one can be asked for again and is made once. */
function withKeys(paths: ApiPaths): ApiPaths {
  return Object.fromEntries(
    Object.entries(paths).map(([path, operations]) => {
      if (!path.startsWith('/api/v1/')) return [path, operations]
      const { post, delete: remove, ...others } = operations
      const keyed = {
        ...(post === undefined ? {} : { post: withKey(post) }),
        ...(remove === undefined ? {} : { delete: withKey(remove) }),
      }
      return [path, { ...others, ...keyed }]
    }),
  )
}

const keyHeader = z.object({
  'Idempotency-Key': z.string().optional().describe('Any text of up to 200 visible ASCII characters, such as a UUID.'),
})

function withKey(operation: ApiOperation): ApiOperation {
  const responses = { ...failures('idempotency_key_in_use', 'idempotency_key_reused'), ...operation.responses }
  return { ...operation, requestParams: { ...operation.requestParams, header: keyHeader }, responses }
}

/** The same for whoever opens the address in a browser: a line per route. */
export function listing(paths: ApiPaths): string {
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, { summary = '', 'x-role': role }]) => [`${method.toUpperCase()} ${path}`, role, summary] as const,
    ),
  )
  const width = Math.max(...routes.map(([route]) => route.length))
  const lines = routes.map(([route, role, summary]) => `${route.padEnd(width)}  ${role.padEnd(9)}  ${summary}`)
  return ['Plimsoll', '', ...lines, ''].join('\n')
}
