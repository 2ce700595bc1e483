import { placed, type Placed } from '../build.js'
import type { ForeignField } from '../foreign-field.js'
import { percentOf } from '../foreign-values.js'
import { takeOne } from '../take-one.js'

/** One entry of `objectives`, taken apart. */
export interface ReadObjective {
  readonly at: ForeignField
  readonly displayName: ForeignField
  /** In percent. */
  readonly target: Placed
  readonly op: ForeignField
  readonly value: ForeignField
  readonly sliceTarget: ForeignField
  readonly sliceWindow: ForeignField
}

/** Reads an objective; `null`, and said, where it promises nothing that could be kept by itself. */
export function readObjective(at: ForeignField): ReadObjective | null {
  const part = ['indicator', 'indicatorRef', 'sli', 'sliRef', 'compositeWeight']
    .map((key) => at.take(key))
    .find(({ given }) => given)
  if (part !== undefined) {
    at.skip()
    part.refuse('composite SLOs cannot be measured here', 'write an SLO for each part')
    return null
  }
  const target = readTarget(at)
  if (target === null) return null
  const [op, value] = [at.take('op'), at.take('value')]
  const [sliceTarget, sliceWindow] = [at.take('timeSliceTarget'), at.take('timeSliceWindow')]
  return { at, displayName: at.take('displayName'), target, op, value, sliceTarget, sliceWindow }
}

function readTarget(objective: ForeignField): Placed | null {
  const one = takeOne(objective, ['target', 'targetPercent'])
  if (one === null) return null
  if (one.kind === 'targetPercent') return percentOf(one.field)
  const ratio = one.field.number()
  return ratio === null ? null : placed(Number((ratio * 100).toPrecision(12)), one.field)
}
