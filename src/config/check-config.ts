import { checkAll } from './checks/check-all.js'
import { checkSchema } from './check-schema.js'
import { findingAt } from './finding.js'
import type { Finding } from './finding.js'
import { jsonSchemaOf } from './json-schemas.js'
import type { JsonSchema } from './json-schemas.js'
import type { Origins, Tree } from './located.js'
import { nearestName } from '../shared/nearest-name.js'
import { prepareService } from './prepare-service.js'
import { isRawMap, mapAt, textAt } from './raw.js'
import type { ReadDocument } from './read-document.js'
import { rootSchema } from './root-schema.js'
import { mergedServiceSchema } from './service-schema.js'
import type { RootFile } from './root-schema.js'
import type { ServiceFile } from './service-schema.js'
import { checkTemplates } from './templates.js'

/** All files as they were read. */
export interface ReadFiles {
  readonly root: Tree
  readonly services: readonly ReadDocument[]
  readonly origins: Origins
}

/** What checking all files came to. `checked` is `null` when anything is wrong. */
export interface CheckedFiles {
  readonly checked: { readonly root: RootFile; readonly services: readonly ServiceFile[] } | null
  readonly findings: readonly Finding[]
}

/** Finds everything wrong with the files' content: each file by itself, then all of them together, also where a file is partly wrong. */
export function checkConfig({ root, services, origins }: ReadFiles): CheckedFiles {
  const readable = services.filter(({ whole }) => whole).map(({ tree }) => tree)
  const own = readable.filter(looksLikeService)
  const prepared = own.map((tree) => prepareService(tree, root, origins))
  const written = { root: lazily(() => jsonSchemaOf('root')), service: lazily(() => jsonSchemaOf('service')) }
  const checkedRoot = checkSchema(root, { schema: rootSchema, written: written.root, origins })
  const checkedServices = prepared.map(({ tree, incomplete }) =>
    checkSchema(tree, { schema: mergedServiceSchema, written: written.service, origins, incomplete }),
  )
  const findings = [
    ...services.flatMap((one) => one.findings),
    ...readable.filter((tree) => !looksLikeService(tree)).map(notAService),
    ...checkedRoot.findings,
    ...checkTemplates({ all: mapAt(root.value, 'slo_templates'), origins }),
    ...prepared.flatMap((one) => one.findings),
    ...checkedServices.flatMap((one) => one.findings),
    ...checkAll({
      root,
      services: prepared.map(({ tree }) => tree),
      brokenServices: services.flatMap(({ whole, tree }) => (whole ? [] : (textAt(tree.value, 'service') ?? []))),
      origins,
    }),
  ]
  const files = checkedServices.flatMap(({ data }) => data ?? [])
  const checked =
    findings.length === 0 && checkedRoot.data !== null ? { root: checkedRoot.data, services: files } : null
  return { checked, findings }
}

function lazily(make: () => JsonSchema): () => JsonSchema {
  let made: JsonSchema | null = null
  return () => (made ??= make())
}

/** A misspelt `service` is a mistake in a service file; nothing like it at all means another kind of file. */
function looksLikeService({ value }: Tree): boolean {
  return isRawMap(value) && nearestName('service', Object.keys(value)) !== null
}

function notAService({ origin }: Tree): Finding {
  return findingAt(
    origin,
    'expected a service file: it has no key `service`',
    'begin it with `service: name`, or keep it out of `include` in the root file',
  )
}
