import * as z from 'zod'
import { isAlertTemplate } from '../promql/alert-template.js'
import { durationField, example, finding, labelsField } from '../shared/fields.js'
import { isWindowLength, MOST_TIERS } from './windows.js'

/**
 * Reads a share of a budget such as `2%` or `12.5%`.
 *
 * @returns ratio in (0, 1], `null` when the text is no share
 */
export function parseShare(text: string): number | null {
  const digits = /^(\d+(?:\.\d+)?) ?%$/.exec(text)?.[1]
  const ratio = digits === undefined ? 0 : Number((Number(digits) / 100).toPrecision(12))
  return ratio > 0 && ratio <= 1 ? ratio : null
}

const annotation = z.string({ error: 'expected a text' }).superRefine((text, context) => {
  if (isAlertTemplate(text)) return
  const message = 'expected templates such as {{ $labels.region }} or {{ $value | humanizePercentage }}'
  context.addIssue({ code: 'custom', ...finding(message, 'two braces that begin no template are written {{ "{{" }}') })
})

/** Annotations that users add to alerts: texts for people, with templates of Prometheus. */
export const annotationsField = z
  .record(
    z.string().regex(/^[a-zA-Z_][a-zA-Z0-9_]*$/, { error: 'expected an annotation name such as summary' }),
    annotation,
  )
  .meta(example({ summary: 'Orders fail' }))

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
