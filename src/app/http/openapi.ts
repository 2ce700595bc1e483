import { createDocument } from 'zod-openapi'
import { features } from '../../features.js'
import { daemonPaths } from './daemon-paths.js'

/** The description of the API, OpenAPI 3.1: what the daemon says of its own routes, and each feature of its. */
export function openApiDocument(version: string): object {
  return createDocument({
    openapi: '3.1.0',
    info: { title: 'Plimsoll', version, description: 'Objectives, agreements, datasets and incidents as they stand.' },
    paths: Object.assign({}, daemonPaths, ...features.map(({ paths }) => paths ?? {})) as typeof daemonPaths,
  })
}
