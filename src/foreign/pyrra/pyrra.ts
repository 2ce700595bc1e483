import { formatDuration, parseDuration } from '../../shared/duration.js'
import { placed, type Placed } from '../build.js'
import { convertServiceLabels } from '../convert-service-labels.js'
import type { ForeignField } from '../foreign-field.js'
import { convertName, serviceName, type ForeignName } from '../foreign-name.js'
import type { ForeignOptions } from '../foreign-options.js'
import { describe, percentOf } from '../foreign-values.js'
import { leaveWithObject, namespaceLabel, readMetadata, type ForeignTexts } from '../object-metadata.js'
import { convertPyrraAlerting } from './pyrra-alerting.js'
import { convertPyrraIndicator } from './pyrra-indicator.js'
import type { ServicePart, SloPart } from '../service-part.js'

/** Labels and annotations with it go on alerts, without it; the others are for the object that Pyrra writes. */
const PREFIX = 'pyrra.dev/'

/** A `ServiceLevelObjective` of Pyrra. It knows no services: the label `pyrra.dev/service` names one, else the SLO is a service by itself. */
export function convertPyrra(document: ForeignField, options: ForeignOptions): ServicePart | null {
  document.skip('apiVersion', 'kind', 'status')
  const metadata = readMetadata(document)
  const spec = document.need('spec', {
    message: 'expected a map with target, window and indicator',
    hint: 'add `spec: {…}`',
  })
  const own = prefixed(metadata.labels)
  leaveWithObject([...metadata.labels, ...metadata.annotations].filter(([name]) => isOfObject(name)))
  const called = convertName(metadata.name)
  if (called === null) return null
  const slo = convertSlo(spec, called, prefixed(metadata.annotations))
  const service = own.find(([name]) => name === 'service')?.[1]
  const owner = service === undefined ? called : convertName(service)
  const slos = slo === null ? [] : [slo]
  const labels = [...namespaceLabel(metadata), ...own.filter(([name]) => name !== 'service')]
  return owner === null
    ? null
    : {
        at: document,
        ...serviceName(owner, options.service),
        description: null,
        ...convertServiceLabels(labels, options.teams),
        slos,
      }
}

/** `kubectl` keeps a copy of the whole object in an annotation. */
function isOfObject(name: string): boolean {
  return !name.startsWith(PREFIX) && !name.startsWith('kubectl.kubernetes.io/')
}

function prefixed(entries: ForeignTexts): ForeignTexts {
  return entries
    .filter(([name]) => name.startsWith(PREFIX))
    .map(([name, field]) => [name.slice(PREFIX.length), field] as const)
}

function convertSlo(spec: ForeignField, called: ForeignName, annotations: ForeignTexts): SloPart | null {
  const target = spec.need('target', { message: 'expected a percentage', hint: "add `target: '99.9'`" })
  const window = spec.need('window', { message: 'expected a duration', hint: 'add `window: 4w`' })
  const indicator = convertPyrraIndicator(spec)
  const alerting = convertPyrraAlerting(spec, annotations)
  const description = describe(spec.take('description'))
  reportOutput(spec)
  if (!target.given || !window.given || indicator === null) return null
  const [objective, period] = [percentOf(target), periodOf(window)]
  return { at: spec, name: called.at, description, objective, period, labels: {}, ...indicator, alerting }
}

function periodOf(window: ForeignField): Placed {
  window.read()
  const seconds = typeof window.value === 'string' ? parseDuration(window.value) : null
  return seconds === null ? window : placed(formatDuration(seconds), window)
}

/** How Pyrra writes its rules, which Plimsoll decides itself. */
function reportOutput(spec: ForeignField): void {
  const strategy = spec.take('partial_response_strategy')
  const output = spec.take('ruleOutput')
  if (strategy.text() === 'warn') strategy.changed('left out: it is for Thanos, and Plimsoll’s rules do not set it')
  leaveOutWhereOn(spec.take('performanceOverAccuracy'), 'Plimsoll’s rules are exact and cheap')
  leaveOutWhereOn(output.take('enableDescriptionAsLabel'), 'descriptions are no labels here')
  for (const key of ['shortRulesLabels', 'longRulesLabels']) leaveWithObject(output.take(key).entries())
}

function leaveOutWhereOn(field: ForeignField, reason: string): void {
  if (field.flag() === true) field.changed(`left out: ${reason}`)
}
