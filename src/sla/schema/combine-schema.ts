import * as z from 'zod'
import { example, finding, nameField } from '../../shared/fields.js'

/** The labels of one group of a grouped SLO. */
export const groupField = z.record(
  z.string(),
  z.string({ error: 'expected a text' }).min(1, { error: 'expected the value of the label' }),
  { error: 'expected the labels of one group, such as {region: eu}' },
)

const member = z.strictObject({
  slo: nameField.describe('SLO of the same service.').meta(example('availability')),
  group: groupField
    .default({})
    .describe('Of a grouped SLO: the group that is meant.')
    .meta(example({ region: 'eu' })),
  name: nameField
    .optional()
    .describe('What it is called under `weights`; default the name of the SLO.')
    .meta(example('eu')),
})

const HOW = ['all_down', 'any_down', 'worst_of', 'weighted'] as const

/** Several SLOs, or groups of them, under one promise. */
export const combineSchema = z
  .strictObject({
    of: z
      .array(
        z.union([nameField.transform((slo) => ({ slo, group: {}, name: slo })), member.transform(named)], {
          error: 'expected the name of an SLO, or {slo: availability, group: {region: eu}}',
        }),
      )
      .min(2, { error: 'expected at least two: one alone is `slo`' })
      .describe('SLOs of the same service, or groups of them.')
      .meta(example(['eu', 'us'])),
    how: z
      .enum(HOW, { error: 'expected all_down, any_down, worst_of or weighted' })
      .describe(
        '`all_down`: a minute is bad when all are; `any_down`: when one is; `worst_of`: the least result counts; `weighted`: each counts by its weight.',
      )
      .meta(example('all_down')),
    weights: z
      .record(z.string(), z.number({ error: 'expected a number' }).positive({ error: 'expected a number above 0' }), {
        error: 'expected a number for each, such as {eu: 3, us: 1}',
      })
      .optional()
      .describe('Of `weighted`: a number for each.')
      .meta(example({ eu: 3, us: 1 })),
  })
  .superRefine(({ of, how, weights }, context) => {
    checkNames(
      of.map(({ name }) => name),
      context,
    )
    if (how === 'weighted') checkWeights(weights, of, context)
    else if (weights !== undefined) {
      const message = `means nothing to ${how}`
      const hint = 'take it out, or write `how: weighted`'
      context.addIssue({ code: 'custom', path: ['weights'], ...finding(message, hint) })
    }
  })
  .describe('Several SLOs, or groups of them, under one promise; in place of `slo`.')
  .meta(example({ of: ['eu', 'us'], how: 'all_down' }))

function named({ slo, group, name }: z.output<typeof member>) {
  return { slo, group, name: name ?? slo }
}

function checkNames(names: readonly string[], context: z.RefinementCtx): void {
  names.forEach((name, index) => {
    if (!names.slice(0, index).includes(name)) return
    const hint = 'take one out, or give each group a `name` of its own'
    context.addIssue({ code: 'custom', path: ['of', index], ...finding(`${name} stands twice`, hint) })
  })
}

function checkWeights(
  weights: Readonly<Record<string, number>> | undefined,
  members: readonly { readonly name: string }[],
  context: z.RefinementCtx,
): void {
  const names = members.map(({ name }) => name)
  const sample = `{${names.map((name) => `${name}: 1`).join(', ')}}`
  if (weights === undefined) {
    const message = 'expected a weight for each'
    context.addIssue({ code: 'custom', path: ['weights'], ...finding(message, `such as \`weights: ${sample}\``) })
    return
  }
  const missing = names.filter((name) => !Object.hasOwn(weights, name))
  if (missing.length > 0) {
    const message = `expected a weight for ${missing.join(' and ')} too`
    context.addIssue({ code: 'custom', path: ['weights'], ...finding(message, `such as \`weights: ${sample}\``) })
  }
  for (const name of Object.keys(weights).filter((one) => !names.includes(one))) {
    const message = `${name} is none of those that are combined`
    const hint = `take it out; combined are ${names.join(', ')}`
    context.addIssue({ code: 'custom', path: ['weights', name], ...finding(message, hint) })
  }
}
