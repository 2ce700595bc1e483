import * as z from 'zod'
import { findingIn, type Check } from '../feature/check.js'
import { unknownNames } from '../feature/references.js'
import type { RootKey } from '../feature/root-key.js'
import { promqlField } from '../promql/promql-field.js'
import { example, labelField, nameField } from '../shared/fields.js'
import { listAt, mapAt, rawAt, textAt } from '../yaml/raw.js'
import type { InventoryPart } from './inventory.js'

const entry = z.strictObject({
  name: nameField
    .optional()
    .describe('Name of the inventory, by which `covers` of datasets means it; default: that of the label.')
    .meta(example('databases')),
  query: promqlField
    .describe('PromQL with a series for each thing that exists.')
    .meta(example('count by (datname) (pg_database_size_bytes{datname!~"template.*|postgres"})')),
  label: labelField.describe('Label by which a thing is known.').meta(example('datname')),
  prometheus: z
    .string()
    .optional()
    .describe('Name of the Prometheus that is asked, where there is more than one.')
    .meta(example('eu')),
  except: z
    .record(z.string(), z.string().min(1, { error: 'expected a reason' }))
    .default({})
    .describe('Things that need no backup, each with the reason.')
    .meta(example({ scratch: 'Built anew every night.' })),
})

const inventory = z
  .array(entry)
  .default([])
  .describe('What exists and ought to be backed up: what no dataset covers is told of.')

export const inventoryKey: RootKey<typeof inventory, InventoryPart> = {
  schema: inventory,
  after: 'teams',
  resolve: (value) => ({
    inventory: value.map(({ name, query, label, prometheus, except }) => ({
      ...{ name: name ?? nameOfLabel(label), query, label, except },
      prometheus: prometheus ?? null,
    })),
  }),
}

function nameOfLabel(label: string): string {
  return label.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
}

function nameOf(one: unknown): string | null {
  const label = textAt(one, 'label')
  return textAt(one, 'name') ?? (label === null ? null : nameOfLabel(label))
}

/** Names of inventories are unique, datasets cover inventories that there are, and servers that are asked exist. */
export const inventoryChecks: readonly Check[] = [
  (context) => {
    const seen = new Set<string>()
    return listAt(context.root.value, 'inventory').flatMap((container) => {
      const name = nameOf(container)
      if (name === null || !seen.has(name)) {
        seen.add(name ?? '')
        return []
      }
      const key = textAt(container, 'name') === null ? 'label' : 'name'
      const found = { message: `there is an inventory ${name} already`, hint: 'give each a `name` of its own' }
      return [findingIn(context, { container, key }, found)]
    })
  },
  (context) => {
    const known = [...new Set(listAt(context.root.value, 'inventory').flatMap((one) => nameOf(one) ?? []))]
    const hint =
      known.length === 0 ? 'there are none: add one under inventory in the root file' : `there are ${known.join(', ')}`
    return context.services.flatMap(({ value }) =>
      listAt(value, 'backups').flatMap((backup) => {
        const container = mapAt(backup, 'covers')
        const unknown = Object.keys(container).filter((name) => !known.includes(name))
        return unknown.map((key) =>
          findingIn(context, { container, key }, { message: `unknown inventory ${key}`, hint }),
        )
      }),
    )
  },
  (context) => {
    const servers = mapAt(context.root.value, 'prometheus')
    const known = textAt(servers, 'url') === null ? Object.keys(servers) : ['default']
    const all = listAt(context.root.value, 'inventory')
    const nothing = 'add one under prometheus in the root file'
    const unnamed = known.length < 2 ? [] : all.filter((one) => rawAt(one, 'prometheus') === undefined)
    return [
      ...unknownNames(
        context,
        all.map((container) => ({ container, key: 'prometheus' })),
        { kind: 'Prometheus', known, nothing },
      ),
      ...unnamed.map((container) =>
        findingIn(
          context,
          { container, key: 'query' },
          { message: 'expected `prometheus` beside it: there is more than one', hint: `one of ${known.join(', ')}` },
        ),
      ),
    ]
  },
]
