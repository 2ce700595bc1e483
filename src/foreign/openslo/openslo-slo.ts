import { placed, type Placed } from '../build.js'
import type { ForeignField } from '../foreign-field.js'
import { convertName } from '../foreign-name.js'
import { convertLabels } from '../foreign-texts.js'
import { trimmed } from '../foreign-values.js'
import { NO_ADDITIONS, type AlertingPart, type SloPart } from '../service-part.js'
import { takeOne } from '../take-one.js'
import { readPolicies } from './openslo-alerts.js'
import { METHODS, type Method } from './budgeting-method.js'
import { openSloIndicator } from './openslo-indicator.js'
import type { OpenSloLibrary } from './openslo-library.js'
import { leaveAnnotations, type OpenSloObject, type OpenSloVersion } from './openslo-object.js'
import { namingOf, type ObjectiveName } from './objective-name.js'
import { readObjective } from './openslo-objective.js'
import { readPeriod } from './openslo-period.js'
import { readSli, type Sli } from './openslo-sli.js'
import { readAlphaSli } from './openslo-v1alpha.js'

type Shared = Pick<SloPart, 'name' | 'description' | 'period' | 'labels' | 'alerting'> & { readonly method: Method }

/** The SLOs of one object, one for each of its objectives. */
export function convertOpenSloSlo(object: OpenSloObject, library: OpenSloLibrary): SloPart[] {
  const { spec } = object
  const shared = readShared(object, library)
  const wanted = { message: 'expected a list', hint: 'add `objectives: [{target: 0.999}]`' }
  const objectives = spec.need('objectives', wanted).items()
  const sliOf = sliReader(object, library)
  const naming = namingOf(object, objectives)
  return objectives.flatMap((objective, index) => {
    const own = naming(objective, index)
    return convertObjective(objective, sliOf(objective), shared === null ? null : { ...shared, own }) ?? []
  })
}

function convertObjective(
  field: ForeignField,
  sli: Sli | null,
  shared: (Shared & { readonly own: ObjectiveName }) | null,
): SloPart | null {
  const objective = readObjective(field)
  if (objective === null || sli === null || shared === null) return null
  const { method, own, ...rest } = shared
  const converted = openSloIndicator(sli, objective, method)
  if (converted === null) return null
  const name = placed(`${String(rest.name.value)}${own.suffix}`, rest.name)
  const labels = { ...rest.labels, ...own.labels }
  return { ...rest, at: field, name, labels, objective: objective.target, ...converted }
}

function readShared(object: OpenSloObject, library: OpenSloLibrary): Shared | null {
  const { spec, metadata, version } = object
  const called = convertName(metadata.name)
  const period = readPeriod(spec, version === 'v1alpha')
  const method = readMethod(spec)
  const [alerting, description] = [alertingOf(object, library), describeObject(object)]
  const labels = convertLabels(metadata.labels)
  return called === null || period === null || method === null
    ? null
    : { name: called.at, description, period, labels, alerting, method }
}

function readMethod(spec: ForeignField): Method | null {
  const message = `expected one of ${METHODS.join(', ')}`
  const field = spec.need('budgetingMethod', { message, hint: 'add `budgetingMethod: Occurrences`' })
  const method = METHODS.find((one) => one === field.text()) ?? null
  if (method === null) field.refuse(message)
  return method
}

/** The indicator is read once for all objectives, but in v1alpha, where it stands under each. */
function sliReader({ spec, version }: OpenSloObject, library: OpenSloLibrary): (objective: ForeignField) => Sli | null {
  if (version === 'v1alpha') return (objective) => readAlphaSli(spec, objective)
  const sli = readIndicator(spec, version, library)
  return () => sli
}

function readIndicator(spec: ForeignField, version: OpenSloVersion, library: OpenSloLibrary): Sli | null {
  const key = version === 'v2alpha' ? 'sli' : 'indicator'
  const one = takeOne(spec, [key, `${key}Ref`])
  if (one?.kind === `${key}Ref`) {
    const object = library.resolve('SLI', one.field)
    return object === null ? null : readSli(object.spec, library)
  }
  if (one === null) return null
  one.field.take('metadata').skip()
  one.field.skip('apiVersion', 'kind')
  const sli = one.field.need('spec', { message: 'expected what is measured', hint: 'add `spec: {ratioMetric: …}`' })
  return readSli(sli, library)
}

/** Title and description are one text here. */
function describeObject({ displayName, spec }: OpenSloObject): Placed | null {
  const description = spec.take('description')
  displayName.changed('becomes the beginning of the description')
  const whole = [trimmed(displayName), trimmed(description)].filter((text) => text !== '').join(': ')
  return whole === '' ? null : placed(whole, description.orNull ?? displayName)
}

function alertingOf({ spec, metadata }: OpenSloObject, library: OpenSloLibrary): AlertingPart | null {
  leaveAnnotations(metadata.annotations)
  const policies = readPolicies(spec, library)
  if (policies === null) return null
  return {
    labels: {},
    annotations: {},
    missing: policies.missing,
    tiers: null,
    page: NO_ADDITIONS,
    ticket: NO_ADDITIONS,
  }
}
