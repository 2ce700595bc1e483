import type { ControlPlan } from '../backup/controls/control-plan.js'
import type { Dataset } from '../backup/dataset.js'
import { compareKeys } from '../http/lists/cursor.js'
import type { ControlName } from './control-names.js'

/** A control of one dataset. */
export interface Control {
  readonly dataset: Dataset
  readonly control: ControlName
  /** Type or copy that it is about; `null`: the dataset as a whole. */
  readonly part: string | null
  /** `null`: that its recovery point is within its objective. */
  readonly plan: ControlPlan | null
}

/** What identifies a control. */
export interface ControlKey {
  readonly service: string
  readonly dataset: string
  readonly control: ControlName
  readonly part: string | null
}

export function controlKey({ dataset, control, part }: Control): ControlKey {
  return { service: dataset.service, dataset: dataset.name, control, part }
}

/** The key as one text, for maps. */
export function controlId({ service, dataset, control, part }: ControlKey): string {
  return [service, dataset, control, part ?? ''].join('/')
}

/** All controls of some datasets: each has that of its recovery point, and those that somebody asks for. */
export function controlsOf(datasets: readonly Dataset[]): readonly Control[] {
  return datasets
    .flatMap((dataset) => [
      { dataset, control: 'recovery_point' as const, part: null, plan: null },
      ...dataset.controls.map((plan) => ({
        ...{ dataset, control: plan.control, plan },
        part: 'part' in plan ? plan.part : null,
      })),
    ])
    .toSorted((a, b) => compareKeys(orderOf(a), orderOf(b)))
}

/** By what controls are ordered. */
export function orderOf(control: Control): readonly [service: string, dataset: string, control: string, part: string] {
  const { service, dataset, part, ...key } = controlKey(control)
  return [service, dataset, key.control, part ?? '']
}
