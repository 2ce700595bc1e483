import * as z from 'zod'
import { durationField, example, finding, labelsField } from '../shared/fields.js'
import { annotationsField } from './annotations-field.js'
import { parseShare } from './parse-share.js'
import { isWindowLength, MOST_TIERS } from './windows.js'

const windowField = (what: string, sample: string) =>
  durationField
    .superRefine((seconds, context) => {
      if (isWindowLength(seconds)) return
      const hint = 'whole minutes from 5m to 2h, multiples of 4m above'
      context.addIssue({ code: 'custom', ...finding('expected a window that recorded minutes add up to', hint) })
    })
    .describe(what)
    .meta(example(sample))

const tier = z
  .strictObject({
    severity: z
      .enum(['page', 'ticket'], { error: 'expected page or ticket' })
      .describe('Who is told.')
      .meta(example('page')),
    budget: z
      .string({ error: 'expected a share of the budget such as 2%' })
      .refine((text) => parseShare(text) !== null, { error: 'expected a share of the budget such as 2%' })
      .transform((text) => parseShare(text) ?? 0)
      .describe('Share of the budget that is spent when the alert fires.')
      .meta(example('2%')),
    long: windowField('Long window: that it matters.', '1h'),
    short: windowField(
      'Short window: that it goes on. Default: a twelfth of the long one, at least 5m.',
      '5m',
    ).optional(),
  })
  .superRefine(({ long, short }, context) => {
    if (short === undefined || short < long) return
    const message = 'expected a short window below the long one'
    context.addIssue({ code: 'custom', path: ['short'], ...finding(message, 'usual is a twelfth of it') })
  })

const additions = (severity: string) =>
  z
    .strictObject({
      labels: labelsField.default({}).describe(`Further labels on the ${severity}s alone.`),
      annotations: annotationsField.default({}).describe(`Annotations of the ${severity}s alone.`),
    })
    .default({ labels: {}, annotations: {} })
    .describe(`What is added to the ${severity}s of this SLO.`)

const on = z.strictObject({
  min_errors: z
    .int({ error: 'expected a whole number' })
    .min(1, { error: 'expected 1 or more' })
    .default(1)
    .describe('Bad events that the long window must hold before an alert fires; 1 switches the condition off.'),
  labels: labelsField.default({}).describe('Further labels on the alerts of this SLO.'),
  annotations: annotationsField
    .default({})
    .describe(
      'Annotations of the burn-rate alerts of this SLO; they win over ours. Those that are URLs stand on its other alerts too. `{{ $labels.region }}` and `{{ $value | humanizePercentage }}`, the share of failed events, are filled in; labels are those of the alert.',
    ),
  missing: z.boolean().default(true).describe('Alert `SLOMetricMissing`; `false` for services that scale to zero.'),
  keep_firing_for: durationField
    .optional()
    .describe('How long burn-rate alerts stay on after their condition has ended: damps flapping.')
    .meta(example('10m')),
  tiers: z
    .array(tier)
    .min(1, { error: 'expected at least one tier; `alerting: off` switches all off' })
    .max(MOST_TIERS, { error: `expected at most ${MOST_TIERS} tiers` })
    .optional()
    .describe('Burn-rate alerts in the place of the usual four.')
    .meta(example([{ severity: 'page', budget: '2%', long: '1h', short: '5m' }])),
  page: additions('page'),
  ticket: additions('ticket'),
})

/** The alerts of an SLO. */
export const alertingSchema = z
  .union([z.literal('off'), on], { error: 'expected `off`, or a map with min_errors, tiers, labels, …' })
  .prefault({})
  .describe('Burn-rate alerts of this SLO, or `off`.')
