import { checkAll } from './checks/check-all.js'
import { checkSchema } from './checks/check-schema.js'
import type { Diagnostic } from '../yaml/diagnostic.js'
import { findingAt, toDiagnostics, type Finding } from '../yaml/finding.js'
import { jsonSchemaOf } from './reference/json-schemas.js'
import { Origins, type Origin, type Tree } from '../yaml/located.js'
import { prepareService } from './resolve/prepare-service.js'
import { templatesOf } from './templates.js'
import { textAt, type RawMap } from '../yaml/raw.js'
import type { SourceFile } from '../yaml/read-document.js'
import { mergedServiceSchema } from './schema/service-schema.js'
import { convertForeign, type OwnedRemark } from '../foreign/convert-foreign.js'
import { HEADERS } from '../foreign/foreign-format.js'
import { foreignFindings, toNotes, type ForeignNote } from '../foreign/foreign-note.js'
import type { ForeignOptions } from '../foreign/foreign-options.js'
import { readIncluded } from '../foreign/read-included.js'

/** Foreign files rewritten in our language. */
export interface Imported {
  /** Service files as plain data, one for each service; of use only where there is no diagnostic. */
  readonly services: readonly RawMap[]
  readonly notes: readonly ForeignNote[]
  /** Those of the fields that each service was made of, by its name. */
  readonly notesOf: ReadonlyMap<string, readonly ForeignNote[]>
  readonly diagnostics: readonly Diagnostic[]
}

/** Rewrites files of Sloth, Pyrra and OpenSLO, and checks the result as if it had been loaded. */
export function importForeign(
  files: readonly SourceFile[],
  { lenient, ...options }: ForeignOptions & { readonly lenient: boolean },
): Imported {
  const origins = new Origins()
  const sources = new Map(files.map(({ file, text }) => [file, text]))
  const read = files.map((source) => ({ source, included: readIncluded(source, {}, origins) }))
  const objects = read.flatMap(({ included }) => ('foreign' in included ? included.foreign : []))
  const broken = read.flatMap(({ source, included }) =>
    'foreign' in included ? included.findings : [refuseOwn(source)],
  )
  const converted = convertForeign(objects, options, origins)
  const services = converted.services.map(({ tree }) => tree)
  const found = [...broken, ...foreignFindings(converted, lenient), ...check(services, options.teams, origins)]
  const findings = found.length > 0 || services.length > 0 ? found : files.slice(0, 1).map(refuseNothing)
  return {
    services: services.map(({ value }) => value as RawMap),
    notes: toNotes(converted.remarks, sources),
    notesOf: new Map(services.map(({ value }) => notesOf(textAt(value, 'service') ?? '', converted.remarks, sources))),
    diagnostics: toDiagnostics(findings, sources),
  }
}

function notesOf(
  service: string,
  remarks: readonly OwnedRemark[],
  sources: ReadonlyMap<string, string>,
): [string, ForeignNote[]] {
  const own = remarks.filter(({ services }) => services.includes(service))
  return [service, toNotes(own, sources)]
}

function refuseOwn({ file }: SourceFile): Finding {
  return findingAt(
    topOf(file),
    'expected a file of Sloth, Pyrra or OpenSLO',
    `it says so itself: ${HEADERS.join(', ')}`,
  )
}

/** Files that were named to be rewritten, of which nothing comes: whoever did so would take success for a folder of services. */
function refuseNothing({ file }: SourceFile): Finding {
  const hint =
    'alert policies, data sources, indicators and alert windows are read with the SLOs that they are for: name those files too'
  return findingAt(topOf(file), 'nothing to write: no SLO and no service is in these files', hint)
}

function topOf(file: string): Origin {
  return { file, line: 1, column: 1, path: '', variables: [], unresolved: false }
}

/** As when loading, with no more of a root file than the teams. */
function check(services: readonly Tree[], teams: ReadonlySet<string>, origins: Origins): Finding[] {
  const [first] = services
  if (first === undefined) return []
  const named = [...teams].map((name) => ({ name }))
  const root: Tree = { value: { prometheus: { url: '' }, teams: named }, origin: first.origin }
  const surroundings = { root, templates: templatesOf(root, origins) }
  const prepared = services.map((tree) => prepareService(tree, surroundings, origins).tree)
  const written = () => jsonSchemaOf('service')
  return [
    ...prepared.flatMap((tree) => checkSchema(tree, { schema: mergedServiceSchema, written, origins }).findings),
    ...checkAll({ root, services: prepared, brokenServices: [], origins }),
  ]
}
