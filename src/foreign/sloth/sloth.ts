import { convertEach } from '../convert-each.js'
import { convertServiceLabels } from '../convert-service-labels.js'
import type { ForeignField } from '../foreign-field.js'
import { convertName, serviceName } from '../foreign-name.js'
import { DEFAULT_PERIOD, type ForeignOptions } from '../foreign-options.js'
import { leaveWithObject, namespaceLabel, readMetadata, type ObjectMetadata } from '../object-metadata.js'
import type { OwnedPart, ServicePart } from '../service-part.js'
import { CAMEL, SNAKE, type SlothKeys, type SlothSetting } from './sloth-keys.js'
import { readPlugins } from './sloth-plugins.js'
import { convertSlothSlo } from './sloth-slo.js'
import { chooseWindows, readSlothWindows, type SlothWindows } from './sloth-windows.js'

/** What holds for all files of Sloth. */
interface SlothSurroundings {
  readonly options: ForeignOptions
  readonly setting: SlothSetting
}

/** Documents of Sloth by their kind. */
interface SlothDocuments {
  readonly files: readonly ForeignField[]
  readonly resources: readonly ForeignField[]
  readonly windows: readonly ForeignField[]
}

/** All documents of Sloth together: the period and the windows of alerts hold for all of them. */
export function convertSloth({ files, resources, windows }: SlothDocuments, options: ForeignOptions): OwnedPart[] {
  const chosen = chooseWindows(
    windows.flatMap((document) => readSlothWindows(document) ?? []),
    options.period,
  )
  const surroundings = { options, setting: settingOf(chosen, options) }
  const parts = [
    ...convertEach(files, (field) => convertSlothFile(field, surroundings)),
    ...convertEach(resources, (field) => convertSlothResource(field, surroundings)),
  ]
  if (chosen === null) return parts
  const { document } = chosen
  const isUsed = parts.length > 0
  const message = isUsed ? 'becomes the period and the tiers of all SLOs of Sloth' : 'left out: no SLO of Sloth is here'
  document.take('spec').take('sloPeriod').changed(message)
  return parts.map(({ part, reports }) => ({ part, reports: new Set([...reports, document.desk.report]) }))
}

function settingOf(chosen: SlothWindows | null, { period }: ForeignOptions): SlothSetting {
  if (chosen === null) return { period: { text: period ?? DEFAULT_PERIOD, at: null }, tiers: null }
  return { period: { text: String(chosen.period.value), at: chosen.period }, tiers: chosen.tiers }
}

/** A file of Sloth, `version: prometheus/v1`. */
function convertSlothFile(document: ForeignField, surroundings: SlothSurroundings): ServicePart | null {
  document.skip('version')
  return convertSpec({ spec: document, keys: SNAKE, metadata: null }, surroundings)
}

/** The custom resource `PrometheusServiceLevel`. Its namespace becomes a label. */
function convertSlothResource(document: ForeignField, surroundings: SlothSurroundings): ServicePart | null {
  document.skip('apiVersion', 'status')
  const kind = document.take('kind')
  if (kind.given && kind.text() !== 'PrometheusServiceLevel') {
    document.skip()
    kind.refuse(`unknown kind ${kind.typed}: expected PrometheusServiceLevel or AlertWindows`)
    return null
  }
  const metadata = readMetadata(document)
  leaveWithObject([...metadata.labels, ...metadata.annotations])
  const spec = document.need('spec', { message: 'expected a map with service and slos', hint: 'add `spec: {…}`' })
  return convertSpec({ spec, keys: CAMEL, metadata }, surroundings)
}

interface Spec {
  readonly spec: ForeignField
  readonly keys: SlothKeys
  /** Of the custom resource; `null`: a plain file. */
  readonly metadata: ObjectMetadata | null
}

function convertSpec({ spec, keys, metadata }: Spec, { options, setting }: SlothSurroundings): ServicePart | null {
  const service = spec.need('service', { message: 'expected the name of the service', hint: 'add `service: …`' })
  const called = convertName(service)
  const plugins = readPlugins(spec.take(keys.sloPlugins))
  const list = spec.need('slos', { message: 'expected a list of SLOs', hint: 'add `slos: [{name: …, …}]`' }).items()
  if (called === null) return null
  const name = serviceName(called, options.service)
  const context = { keys, service: called.original, plugins, setting }
  const slos = list.flatMap((slo) => convertSlothSlo(slo, context) ?? [])
  const labels = metadata === null ? [] : namespaceLabel(metadata)
  return {
    at: spec,
    ...name,
    description: null,
    ...convertServiceLabels([...labels, ...spec.take('labels').entries()], options.teams),
    slos,
  }
}
