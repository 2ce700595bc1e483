import * as z from 'zod'
import type { RootKey } from '../feature/root-key.js'
import { example } from '../shared/fields.js'
import { CONTROLS } from './control-names.js'
import type { Framework } from './framework.js'

const text = z.string().trim().min(1)

const clause = z.strictObject({
  clause: text.describe('As the framework numbers it.').meta(example('A.8.13')),
  title: text.describe('In a few words.').meta(example('Information backup')),
  controls: z
    .array(z.enum(CONTROLS, { error: `expected one of ${CONTROLS.join(', ')}` }))
    .min(1, { error: 'expected a control or more' })
    .describe('Controls that say something about it.')
    .meta(example(['recovery_point', 'retention'])),
})

const framework = z.strictObject({
  name: text.describe('As auditors call it.').meta(example('ISO/IEC 27001:2022')),
  clauses: z.array(clause).describe('Clauses about which controls say something.'),
})

const frameworks = z
  .union([z.string(), z.array(framework)], { error: 'expected the name of a file, or a list of frameworks' })
  .default([])
  .describe(
    'Which clauses of which frameworks controls say something about, for auditors: a list, or the name of a file beside this one that has it. Yours to write; the example has one to begin with.',
  )
  .meta(example('frameworks.yaml'))

/** What frameworks add to the configuration. */
export interface FrameworksPart {
  readonly frameworks: readonly Framework[]
}

export const frameworksKey: RootKey<typeof frameworks, FrameworksPart> = {
  schema: frameworks,
  mayBeFile: true,
  resolve(value) {
    if (typeof value === 'string') throw new Error(`the file ${value} should have been read in its place`)
    return { frameworks: value }
  },
}
