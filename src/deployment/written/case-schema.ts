import * as z from 'zod'
import { finding } from '../../shared/fields.js'
import { LOOK_SECONDS } from '../guard/bin.js'

const COUNT = 'expected a number of 0 or more'
const count = z.number({ error: COUNT }).min(0, { error: COUNT })

const bin = z
  .tuple([count, count], { error: 'expected a pair [events, errors]' })
  .superRefine(([events, errors], context) => {
    if (errors <= events) return
    context.addIssue({
      code: 'custom',
      ...finding('expected no more errors than events', 'a pair is [events, errors]'),
    })
  })
  .transform(([events, errors]) => ({ events, errors }))

const LOOKS = 'expected the number of looks of the bake time, 1 or more'
const EVERY = `expected ${LOOK_SECONDS}: what the guard is sure of holds for bins of that length`

const input = z
  .strictObject({
    look_seconds: z.literal(LOOK_SECONDS, { error: EVERY }).default(LOOK_SECONDS),
    before: z.array(bin),
    after: z.array(bin),
    looks: z.number({ error: LOOKS }).int({ error: LOOKS }).min(1, { error: LOOKS }).optional(),
  })
  .superRefine(({ after, looks }, context) => {
    if (after.length === 0 && looks === undefined) {
      const hint = 'or say in `looks` how many it will have'
      context.addIssue({ code: 'custom', path: ['after'], ...finding('expected a bin or more after the marker', hint) })
    }
    if (looks === undefined || looks >= after.length) return
    context.addIssue({
      code: 'custom',
      path: ['looks'],
      ...finding(`expected ${after.length} or more, as \`after\` has`),
    })
  })

/** A deployment with what was counted around it: what `plimsoll deployment evaluate` reads. */
export const caseSchema = z.strictObject({
  id: z.string().optional(),
  reason: z.string().optional(),
  input,
  expected: z.record(z.string(), z.unknown()).optional(),
})

export type WrittenCase = z.output<typeof caseSchema>['input']
