import { convertServiceLabels } from './convert-service-labels.js'
import type { ForeignField } from './foreign-field.js'
import { convertName, serviceName } from './foreign-name.js'
import type { ForeignOptions } from './foreign-options.js'
import { leaveWithObject, namespaceLabel, readMetadata, type ObjectMetadata } from './object-metadata.js'
import type { ServicePart } from './service-part.js'
import { CAMEL, SNAKE, type SlothKeys } from './sloth-keys.js'
import { reportSloPlugins } from './sloth-plugins.js'
import { convertSlothSlo } from './sloth-slo.js'

/** A file of Sloth, `version: prometheus/v1`. */
export function convertSlothFile(document: ForeignField, options: ForeignOptions): ServicePart | null {
  document.skip('version')
  return convertSpec({ spec: document, keys: SNAKE, metadata: null }, options)
}

/** The custom resource `PrometheusServiceLevel`. Its namespace becomes a label. */
export function convertSlothResource(document: ForeignField, options: ForeignOptions): ServicePart | null {
  document.skip('apiVersion', 'kind', 'status')
  const metadata = readMetadata(document)
  leaveWithObject([...metadata.labels, ...metadata.annotations])
  const spec = document.need('spec', { message: 'expected a map with service and slos', hint: 'add `spec: {…}`' })
  return convertSpec({ spec, keys: CAMEL, metadata }, options)
}

interface Spec {
  readonly spec: ForeignField
  readonly keys: SlothKeys
  /** Of the custom resource; `null`: a plain file. */
  readonly metadata: ObjectMetadata | null
}

function convertSpec({ spec, keys, metadata }: Spec, options: ForeignOptions): ServicePart | null {
  const service = spec.need('service', { message: 'expected the name of the service', hint: 'add `service: …`' })
  const called = convertName(service)
  reportSloPlugins(spec.take(keys.sloPlugins))
  const list = spec.need('slos', { message: 'expected a list of SLOs', hint: 'add `slos: [{name: …, …}]`' }).items()
  if (called === null) return null
  const name = serviceName(called, options.service)
  const context = { keys, service: options.service ?? called.name, period: options.period }
  const slos = list.flatMap((slo) => convertSlothSlo(slo, context) ?? [])
  const labels = metadata === null ? [] : namespaceLabel(metadata, slos)
  return {
    at: spec,
    ...name,
    description: null,
    ...convertServiceLabels([...labels, ...spec.take('labels').entries()], options.teams),
    slos,
  }
}
