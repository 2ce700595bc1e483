import { convertServiceLabels } from '../convert-service-labels.js'
import type { ForeignField } from '../foreign-field.js'
import { convertName, serviceName } from '../foreign-name.js'
import type { ForeignOptions } from '../foreign-options.js'
import { describe } from '../foreign-values.js'
import type { OwnedPart, ServicePart } from '../service-part.js'
import { OpenSloLibrary } from './openslo-library.js'
import { namespaceLabel } from '../object-metadata.js'
import { leaveAnnotations, readObject, type OpenSloObject } from './openslo-object.js'
import { convertOpenSloSlo } from './openslo-slo.js'
import { readSli } from './openslo-sli.js'
import { isPrometheus } from './openslo-source.js'

/** All objects of OpenSLO in all files together, because they refer to one another. */
export function convertOpenSlo(documents: readonly ForeignField[], options: ForeignOptions): OwnedPart[] {
  const objects = documents.flatMap((document) => readObject(document) ?? [])
  const library = new OpenSloLibrary(objects)
  const read = (kind: 'Service' | 'SLO', convert: (object: OpenSloObject) => ServicePart | null) =>
    library.of(kind).flatMap((object) => {
      const part = convert(object)
      return part === null ? [] : { part, reports: library.reach(object.document.desk.report) }
    })
  const services = read('Service', (object) => convertService(object, options))
  const slos = read('SLO', (object) => convertSlo(object, library, options))
  for (const object of library.all) reportLeft(object, library)
  return withOwners(slos, services)
}

/** What an object of the kind Service says goes with each of its SLOs; one without any SLO is a service all the same. */
function withOwners(slos: readonly OwnedPart[], services: readonly OwnedPart[]): OwnedPart[] {
  const owned = slos.map(({ part, reports }) => {
    const named = services.filter((service) => service.part.originalName === part.originalName)
    const owner = named.find((service) => namespaceOf(service.part) === namespaceOf(part)) ?? named[0]
    const labels = { ...owner?.part.labels, ...part.labels }
    const whole = { ...(owner?.part ?? part), at: part.at, labels, slos: part.slos }
    return { part: whole, reports: new Set([...reports, ...(owner?.reports ?? [])]) }
  })
  const owners = new Set(slos.map(({ part }) => part.originalName))
  return [...services.filter(({ part }) => !owners.has(part.originalName)), ...owned]
}

function namespaceOf({ labels }: ServicePart): unknown {
  return labels['namespace']?.value
}

function convertService(object: OpenSloObject, { service, teams }: ForeignOptions): ServicePart | null {
  const { metadata, displayName, spec } = object
  const called = convertName(metadata.name)
  leaveAnnotations(metadata.annotations)
  const [description, title] = [describe(spec.take('description')), describe(displayName)]
  if (description !== null) displayName.changed('left out: services have a name and a description here')
  if (called === null) return null
  return {
    at: metadata.name,
    ...serviceName(called, service),
    description: description ?? title,
    ...convertServiceLabels([...namespaceLabel(metadata), ...metadata.labels], teams),
    slos: [],
  }
}

function convertSlo(object: OpenSloObject, library: OpenSloLibrary, options: ForeignOptions): ServicePart | null {
  const service = object.spec.need('service', { message: 'expected the name of the service', hint: 'add `service: …`' })
  const called = convertName(service)
  const slos = convertOpenSloSlo(object, library)
  if (called === null) return null
  const labels = convertServiceLabels(namespaceLabel(object.metadata), options.teams)
  return { at: object.document, ...serviceName(called, options.service), description: null, ...labels, slos }
}

/** Objects that are read only when an SLO refers to them: whatever is not is said to have no effect. */
function reportLeft(object: OpenSloObject, library: OpenSloLibrary): void {
  const { kind, document, spec, metadata } = object
  if (kind === 'DataSource') reportSource(object)
  if (kind === 'SLO' || kind === 'Service') document.reportUnread()
  else if (library.isUsed(object)) spec.reportUnread()
  else {
    if (kind === 'SLI') checkUnused(object, library)
    metadata.name.changed(`left out: no SLO here refers to this ${kind}`)
  }
}

/** An SLI that nobody uses does no harm, but could not be used either. */
function checkUnused({ spec }: OpenSloObject, library: OpenSloLibrary): void {
  readSli(spec, library)
  spec.desk.report.demote()
}

function reportSource({ spec }: OpenSloObject): void {
  const type = spec.take('type')
  const connection = spec.take('connectionDetails')
  connection.skip()
  connection.changed('left out: servers stand under `prometheus` in the root file')
  if (isPrometheus(type)) return
  type.lost(
    `a source of the type ${type.typed}: only Prometheus can be asked`,
    'take it out where nothing else needs it',
  )
}
