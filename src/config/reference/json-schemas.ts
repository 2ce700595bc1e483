import * as z from 'zod'
import type { FileKind } from './file-kinds.js'
import { rootSchema } from '../schema/root-schema.js'
import { serviceSchema } from '../schema/service-schema.js'

/** As much of JSON Schema as our own schemas use. */
export interface JsonSchema {
  readonly type?: string
  readonly description?: string
  readonly default?: unknown
  readonly examples?: readonly unknown[]
  readonly format?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | JsonSchema
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
}

const SCHEMAS = { root: rootSchema, service: serviceSchema }
const TITLES = { root: 'Plimsoll: root file', service: 'Plimsoll: service file' }

/** JSON Schema (2020-12) of what a person writes into a file, for editors and for the reference page. */
export function jsonSchemaOf(kind: FileKind): JsonSchema {
  return (made[kind] ??= make(kind))
}

/** Each is made once: that takes longer than reading a small configuration, and it never changes. */
const made: Partial<Record<FileKind, JsonSchema>> = {}

function make(kind: FileKind): JsonSchema {
  const { $schema, ...rest } = writtenSchema(SCHEMAS[kind])
  return { $schema, title: TITLES[kind], ...rest } as JsonSchema
}

/** What a person may write where a schema reads. */
export function writtenSchema(schema: z.ZodType): JsonSchema & { readonly $schema?: string } {
  return z.toJSONSchema(schema, {
    io: 'input',
    override({ zodSchema, jsonSchema }) {
      // The library drops examples where parsing changes the value; what is written stays as it is.
      const examples = z.globalRegistry.get(zodSchema)?.examples
      if (Array.isArray(examples)) jsonSchema.examples = examples
      // An editor sees `${VAR}`, not what it stands for.
      if (jsonSchema.pattern !== undefined) jsonSchema.pattern = `(?:${jsonSchema.pattern})|\\$\\{`
    },
  }) as JsonSchema & { readonly $schema?: string }
}

/** The schemas that may apply at a path: several where there is a choice, none where nothing is allowed. */
export function schemasAt(schema: JsonSchema, path: readonly (string | number)[]): JsonSchema[] {
  return path.reduce<JsonSchema[]>(
    (here, key) => here.flatMap((one) => children(one, key)).flatMap(choices),
    choices(schema),
  )
}

function choices(schema: JsonSchema): JsonSchema[] {
  return schema.anyOf === undefined ? [schema] : schema.anyOf.flatMap(choices)
}

function children(schema: JsonSchema, key: string | number): JsonSchema[] {
  if (typeof key === 'number') return schema.items === undefined ? [] : [schema.items]
  // Keys come from users' files: `toString` is no property of ours.
  const property = Object.hasOwn(schema.properties ?? {}, key) ? schema.properties?.[key] : undefined
  if (property !== undefined) return [property]
  return typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : []
}
