import { checkAll } from './check-all.js'
import type { CheckContext } from '../../feature/check.js'
import { checkSchema } from './check-schema.js'
import type { Checked } from './check-schema.js'
import { atLeastOne, findingAt } from '../../yaml/finding.js'
import type { Finding, Findings } from '../../yaml/finding.js'
import { jsonSchemaOf } from '../reference/json-schemas.js'
import type { Origins, Tree } from '../../yaml/located.js'
import { nearestName } from '../../shared/nearest-name.js'
import { prepareService } from '../resolve/prepare-service.js'
import { isRawMap, textAt } from '../../yaml/raw.js'
import type { ReadDocument } from '../../yaml/read-document.js'
import { rootSchema } from '../schema/root-schema.js'
import { mergedServiceSchema } from '../schema/service-schema.js'
import type { RootFile } from '../schema/root-schema.js'
import type { ServiceFile } from '../schema/service-schema.js'
import { writtenQueries, type WrittenQuery } from '../written-queries.js'
import { checkTemplates, templatesOf } from '../templates.js'

/** All files as they were read. */
export interface ReadFiles {
  readonly root: Tree
  readonly services: readonly ReadDocument[]
  readonly origins: Origins
}

/** What checking all files came to: all of it read, or what is wrong with it. */
export type CheckedFiles =
  | { readonly checked: CheckedContent; readonly findings: readonly [] }
  | { readonly checked: null; readonly findings: Findings }

export interface CheckedContent {
  readonly root: RootFile
  readonly services: readonly ServiceFile[]
  readonly queries: readonly WrittenQuery[]
}

/** Finds everything wrong with the files' content: each file by itself, then all of them together, also where a file is partly wrong. */
export function checkConfig({ root, services, origins }: ReadFiles): CheckedFiles {
  const readable = services.filter(({ whole }) => whole).map(({ tree }) => tree)
  const own = readable.filter(looksLikeService)
  const templates = templatesOf(root, origins)
  const prepared = own.map((tree) => prepareService(tree, { root, templates }, origins))
  const written = { root: () => jsonSchemaOf('root'), service: () => jsonSchemaOf('service') }
  const checkedRoot = checkSchema(root, { schema: rootSchema, written: written.root, origins })
  const checkedServices = prepared.map(({ tree, incomplete }) =>
    checkSchema(tree, { schema: mergedServiceSchema, written: written.service, origins, incomplete }),
  )
  const context = {
    root,
    services: prepared.map(({ tree }) => tree),
    brokenServices: services.flatMap(({ whole, tree }) => (whole ? [] : (textAt(tree.value, 'service') ?? []))),
    origins,
  }
  const findings = [
    ...services.flatMap((one) => one.findings),
    ...readable.filter((tree) => !looksLikeService(tree)).map(notAService),
    ...checkedRoot.findings,
    ...checkTemplates(templates),
    ...prepared.flatMap((one) => one.findings),
    ...checkedServices.flatMap((one) => one.findings),
    ...checkAll(context),
  ]
  const content = contentOf(checkedRoot, checkedServices, context)
  if (content !== null && findings.length === 0) return { checked: content, findings: [] }
  return { checked: null, findings: atLeastOne(findings, () => findingAt(root.origin, 'cannot be read')) }
}

/** @returns `null` when any part could not be read: a service is never left out */
function contentOf(
  root: Checked<RootFile>,
  services: readonly Checked<ServiceFile>[],
  context: CheckContext,
): CheckedContent | null {
  const read = services.flatMap(({ data }) => data ?? [])
  if (root.data === null || read.length < services.length) return null
  return { root: root.data, services: read, queries: writtenQueries(context) }
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
