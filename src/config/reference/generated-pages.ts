import { jsonSchemaOf } from './json-schemas.js'
import { referencePage } from './reference-page.js'

/** Pages under `docs/` that are made from the configuration's schema: text by path within the repository. */
export function configPages(): ReadonlyMap<string, string> {
  return new Map([
    ['docs/configuration.md', referencePage()],
    ['docs/plimsoll.schema.json', `${JSON.stringify(jsonSchemaOf('root'), null, 2)}\n`],
    ['docs/plimsoll-service.schema.json', `${JSON.stringify(jsonSchemaOf('service'), null, 2)}\n`],
  ])
}
