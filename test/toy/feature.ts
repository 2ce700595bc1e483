import * as z from 'zod'
import type { ChartPanel } from '../../src/dashboard/panel.js'
import { ONE_SERVICE, select } from '../../src/dashboard/scope.js'
import type { Feature } from '../../src/feature/feature.js'
import { type RemarkKind, subjectOf } from '../../src/feature/remark.js'
import type { ServiceKey } from '../../src/feature/service-key.js'
import { MINUTES_STEP_SECONDS } from '../../src/feature/test-steps.js'
import { uniqueInService } from '../../src/feature/unique-names.js'
import { example, nameField } from '../../src/shared/fields.js'
import { toyMetrics } from './toy-metrics.js'
import { toyRules, toyRuleTest } from './toy-rules.js'
import type { ToyPart } from './toy.js'

const toys = z
  .array(
    z.strictObject({
      name: nameField.describe('Name of the toy, unique within the service.').meta(example('poi')),
      most: z.int().min(1).describe('Most balls that it may have in the air.').meta(example(3)),
    }),
  )
  .default([])
  .describe('Toys of the service.')

const toysKey: ServiceKey<typeof toys, ToyPart> = {
  schema: toys,
  resolve: (value, { service }) => ({ toys: value.map((toy) => ({ service, ...toy })) }),
}

const tooMany: RemarkKind<Whole> = {
  rule: 'too-many-balls',
  meaning: 'A toy may have more balls in the air than most people can juggle.',
  mend: 'Lower `most`.',
  find: ({ services }) =>
    services
      .flatMap((service) => service.toys)
      .filter(({ most }) => most > 5)
      .map((toy) => ({
        subject: subjectOf(toy),
        message: `${toy.most} balls are more than most people can juggle`,
        hint: 'lower `most` to 5',
      })),
}

/** What the toy reads of the configuration. */
interface Whole {
  readonly services: readonly ToyPart[]
}

const ballsPanel: ChartPanel = {
  ...{ kind: 'chart', key: 'balls', title: 'Balls in the air', description: 'Of each toy.', width: 24, height: 8 },
  display: { unit: 'short' },
  queries: [{ expr: select('toy_balls', ONE_SERVICE), legend: '{{toy}}' }],
  minStep: '30s',
}

/** What follows from toys. */
export const toyFeature = {
  name: 'toy',
  serviceKeys: { toys: toysKey },
  checks: [uniqueInService({ list: 'toys', each: 'a toy' })],
  remarks: [tooMany],
  panels: () => ({ rows: { service: [{ title: 'Toys', panels: [ballsPanel] }] } }),
  rules: ({ toys: all }) => ({
    groups: all.map(toyRules),
    suites: [{ name: '', stepSeconds: MINUTES_STEP_SECONDS, tests: all.map(toyRuleTest) }],
    remarks: [],
  }),
  metrics: { title: 'Toys', definitions: toyMetrics },
} satisfies Feature<ToyPart, Whole>
