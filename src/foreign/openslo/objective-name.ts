import { isRawMap } from '../../yaml/raw.js'
import type { ForeignField } from '../foreign-field.js'
import { slugOf } from '../foreign-name.js'
import type { Texts } from '../service-part.js'
import { idLabels, slothNames } from '../sloth/sloth-keys.js'
import { hasWindowTemplate } from '../window-template.js'
import type { OpenSloObject } from './openslo-object.js'

/** What tells the SLO of one objective from those of its neighbours. */
export interface ObjectiveName {
  /** At the end of the name. */
  readonly suffix: string
  readonly labels: Texts
}

/** How the objectives of an object are named, by their place in it. */
export function namingOf(
  object: OpenSloObject,
  objectives: readonly ForeignField[],
): (objective: ForeignField, index: number) => ObjectiveName {
  if (objectives.some((objective) => isForSloth(object, objective))) {
    return (objective, index) => asSlothDoes(object, objective, index)
  }
  return (objective, index) => ({ suffix: suffixOf(objective, { index, count: objectives.length }), labels: {} })
}

/** Sloth reads no other version and no other windows than of days, and nothing but Sloth reads `{{.window}}`: its rules may stand beside ours. */
function isForSloth({ version, spec }: OpenSloObject, objective: ForeignField): boolean {
  const windows: unknown = spec.take('timeWindows').value
  const isOfDays = Array.isArray(windows) && windows.every((one) => isRawMap(one) && one['unit'] === 'Day')
  const query = objective.take('ratioMetrics').take('total').take('query').value
  return version === 'v1alpha' && isOfDays && typeof query === 'string' && hasWindowTemplate(query)
}

/** Counted from zero, a single one as well. */
function asSlothDoes({ spec, metadata }: OpenSloObject, objective: ForeignField, index: number): ObjectiveName {
  const suffix = `-${index}`
  objective.take('displayName').changed('left out: the SLO is called as Sloth calls it')
  objective.changed(`its SLO is called as Sloth calls it, with ${suffix} at the end`)
  const [service, name] = [spec.take('service').typed, metadata.name.typed]
  const names = slothNames(service, `${name}${suffix}`)
  return { suffix, labels: idLabels(objective, names) }
}

/** Several objectives are several SLOs here, told apart by what the objectives are called. */
function suffixOf(objective: ForeignField, { index, count }: { index: number; count: number }): string {
  const displayName = objective.take('displayName')
  const slug = slugOf(displayName.text() ?? '')
  if (count === 1) return ''
  const suffix = `-${slug === '' ? index + 1 : slug}`
  ;(displayName.orNull ?? objective).changed(`becomes an SLO of its own, whose name ends in ${suffix}`)
  return suffix
}
