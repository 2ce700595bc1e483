import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript'
import { allPaths, openApiDocument } from '../src/app/http/openapi.js'

/** Written by `npm run docs:generate`. */
export const CLIENT_PATHS = 'src/client/api-paths.ts'

const HEAD = `// Written by openapi-typescript out of the description of the API (\`npm run docs:generate\`): not by hand.
`

/** The types of the client: each route with its parameters, bodies and answers. */
export async function clientPaths(): Promise<string> {
  const document = openApiDocument('generated', allPaths({ metricsToken: true })) as OpenAPI3
  return HEAD + astToString(await openapiTS(document, { silent: true, alphabetize: true, defaultNonNullable: false }))
}
