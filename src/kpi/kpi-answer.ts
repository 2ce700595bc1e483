import * as z from 'zod'
import { instant } from '../shared/answer-fields.js'
import { KPI_NAMES, type Kpi, type Kpis } from './kpi.js'

const value = {
  value: z.number().min(0).nullable().describe('In its unit; null: it is of nothing, or nobody knows.'),
  count: z.int().min(0).describe('Of how many incidents, datasets or drills it is.'),
  unknown: z.int().min(0).describe('Those beside, of which it is not known: in no mean.'),
  verdict: z
    .enum(['met', 'missed', 'undetermined'])
    .nullable()
    .describe('Against the target; undetermined: what is not known could decide; null: there is nothing to judge.'),
}

const kpi = z
  .strictObject({
    name: z.enum(KPI_NAMES).describe('What it is; `test_success` is the share of drills that were passed.'),
    unit: z.enum(['seconds', 'ratio']),
    about: z.array(z.string()).describe('Services, or datasets as service/dataset, that share the target.'),
    target: z.number().nullable().describe('In the same unit. Of a ratio it is the least, of a time the most.'),
    ...value,
    previous: z.strictObject(value).describe('The same of the period before.'),
    change: z
      .enum(['better', 'worse', 'same'])
      .nullable()
      .describe('Against the period before; null: one of the two says nothing.'),
    trend: z
      .array(z.number().min(0).nullable())
      .describe('Its value in each of `months`, in its unit; null: there is none, or it was not read.'),
  })
  .meta({ id: 'Kpi', description: 'A key figure with its target and the period before.' })

const period = z.strictObject({ label: z.string(), from: instant, to: instant.describe('First instant behind it.') })

/** The key figures over HTTP. */
export const kpisAnswer = z
  .strictObject({
    period: period.describe('The period asked for; one that runs is told as far as it has come.'),
    previous: period.describe('The one before it, as long by the calendar.'),
    months: z
      .array(z.string())
      .describe('Up to twelve months that end with the period, such as 2026-11, oldest first: those of trends.'),
    organisation: z
      .array(kpi)
      .describe(
        'Of all services; several of one name where they are held to different targets, which are not averaged.',
      ),
    services: z
      .array(z.strictObject({ service: z.string(), environment: z.string().nullable(), figures: z.array(kpi) }))
      .describe('Of each service, in the order of the configuration. What it has none of is missing.'),
  })
  .meta({ id: 'Kpis', description: 'RTO, RPO, MTTD, MTTR and the success of drills, against their targets.' })

export type KpisAnswer = z.output<typeof kpisAnswer>

export type KpiAnswer = z.output<typeof kpi>

/** The figures as plain JSON data. */
export function toKpisAnswer({ period: current, previous, months, organisation, services, each }: Kpis): KpisAnswer {
  return {
    period: toPeriod(current),
    previous: toPeriod(previous),
    months: [...months],
    organisation: organisation.map(toKpiAnswer),
    services: services.map(({ name, environment }, index) => {
      return { service: name, environment, figures: (each[index] ?? []).map(toKpiAnswer) }
    }),
  }
}

function toPeriod({ label, interval: { from, to } }: Kpis['period']): KpisAnswer['period'] {
  return { label, from: from.toISOString(), to: to.toISOString() }
}

function toKpiAnswer({ current, about, trend, ...rest }: Kpi): KpiAnswer {
  return { ...rest, about: [...about], ...current, trend: [...trend] }
}
