import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { architecturePage } from '../../scripts/architecture-page.js'
import { backupToolsPage } from '../../scripts/backup-tools-page.js'
import { contractsPage } from '../../scripts/contracts-page.js'
import { remarksPage } from '../../scripts/remarks-page.js'
import { configPages } from '../../src/config/reference/generated-pages.js'
import { FILE_KINDS } from '../../src/config/reference/file-kinds.js'
import { jsonSchemaOf } from '../../src/config/reference/json-schemas.js'
import type { JsonSchema } from '../../src/config/reference/json-schemas.js'

test.each([
  ...configPages(),
  ['docs/architecture.md', architecturePage()] as const,
  ['docs/lints.md', remarksPage()] as const,
  ['docs/contracts.md', contractsPage()] as const,
  ['docs/backup-tools.md', backupToolsPage()] as const,
])('%s is what npm run docs:generate makes', (path, text) => {
  expect(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')).toBe(text)
})

function properties(schema: JsonSchema, path: string): [string, JsonSchema][] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([key, property]): [string, JsonSchema][] => [
    [`${path}.${key}`, property],
    ...properties(property, `${path}.${key}`),
  ])
  const more = [...(schema.anyOf ?? []), ...(schema.items === undefined ? [] : [schema.items])]
  const { additionalProperties: named } = schema
  const within = typeof named === 'object' ? [...more, named] : more
  return [...own, ...within.flatMap((one) => properties(one, path))]
}

describe.each(FILE_KINDS)('the schema of the %s file', (kind) => {
  const all = properties(jsonSchemaOf(kind), kind)

  test('describes every key', () => {
    expect(all.filter(([, { description }]) => description === undefined).map(([path]) => path)).toEqual([])
  })

  test('shows what to write for every key that is no map or list', () => {
    const dumb = all.filter(([, property]) => {
      const shown = [
        property.examples?.[0],
        property.default,
        property.enum,
        property.const,
        property.properties,
        property.items,
      ]
      return shown.every((one) => one === undefined) && property.type !== 'boolean'
    })
    expect(dumb.map(([path]) => path)).toEqual([])
  })
})
