import type { Finding } from '../yaml/finding.js'
import type { Origins } from '../yaml/located.js'
import type { ReadDocument } from '../yaml/read-document.js'
import type { Placed } from './build.js'
import { convertEach } from './convert-each.js'
import { HEADERS, type ForeignFormat } from './foreign-format.js'
import type { ForeignField } from './foreign-field.js'
import type { ForeignOptions } from './foreign-options.js'
import { idOf, type ForeignRemark } from './foreign-report.js'
import { mergeServices } from './merge-services.js'
import { convertOpenSlo } from './openslo/openslo.js'
import { convertPyrra } from './pyrra/pyrra.js'
import type { ForeignObject } from './read-foreign.js'
import type { OwnedPart } from './service-part.js'
import { convertSloth } from './sloth/sloth.js'

/** What became of a field, and the names of the services that it is part of: none where nothing uses it. */
export interface OwnedRemark extends ForeignRemark {
  readonly services: readonly string[]
}

/** Foreign objects in our language. */
export interface ConvertedForeign {
  /** As if they had been read from service files; their parts are found where they come from. */
  readonly services: readonly ReadDocument[]
  /** What became of each field, nothing of which is a mistake by itself. */
  readonly remarks: readonly OwnedRemark[]
  /** What is wrong, or cannot be measured. */
  readonly findings: readonly Finding[]
}

/** Rewrites objects of other tools, of all files together, in our language. */
export function convertForeign(
  objects: readonly ForeignObject[],
  options: ForeignOptions,
  origins: Origins,
): ConvertedForeign {
  const of = (format: ForeignFormat | null) => objects.filter((one) => one.format === format).map(({ field }) => field)
  for (const field of of(null)) refuseUnknown(field)
  const owned = [
    ...convertSloth(
      { files: of('sloth-file'), resources: of('sloth-resource'), windows: of('sloth-windows') },
      options,
    ),
    ...convertEach(of('pyrra'), (field) => convertPyrra(field, options)),
    ...convertOpenSlo(of('openslo'), options),
  ]
  const merged = mergeServices(
    owned.map(({ part }) => part),
    origins,
  )
  const read = objects.map(({ field }) => ({ report: field.desk.report, services: servicesOf(field, owned) }))
  const reports = [...read, ...merged.map(({ name, report }) => ({ report, services: [name] }))]
  return {
    services: merged.map(({ service }) => toDocument(service)),
    remarks: withoutContradicted(
      reports.flatMap(({ report, services }) => report.remarks.map((remark) => ({ ...remark, services }))),
    ),
    findings: reports.flatMap(({ report }) => report.findings),
  }
}

/** What reading a document kept may turn out otherwise where documents are put together. */
function withoutContradicted<T extends ForeignRemark>(remarks: readonly T[]): T[] {
  const said = new Set(remarks.filter(({ grade }) => grade !== 'kept').map(({ origin }) => idOf(origin)))
  return remarks.filter(({ grade, origin }) => grade !== 'kept' || !said.has(idOf(origin)))
}

/** Whose parts an object is among. */
function servicesOf({ desk }: ForeignField, owned: readonly OwnedPart[]): string[] {
  const names = owned.filter(({ reports }) => reports.has(desk.report)).map(({ part }) => String(part.name.value))
  return [...new Set(names)]
}

function refuseUnknown(field: ForeignField): void {
  field.refuse('the header names no language that is read here', `there is: ${HEADERS.join(', ')}`)
}

function toDocument({ value, place }: Placed): ReadDocument {
  // Paths of what is missing begin at the part that they are missing from.
  return { tree: { value, origin: place.value }, findings: [], whole: true }
}
