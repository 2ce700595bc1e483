import * as z from 'zod'
import { textsField } from '../shared/texts.js'
import type { ChangedFigure } from './correction.js'

const ratio = z.number().nullable()
const counts = z.object({ events: z.number(), errors: z.number(), observedSeconds: z.number() })
const credit = z.object({ ratio: z.number(), amount: z.string().nullable() }).nullable()

/** As much of an issued report as its figures need. What was made at another hour, such as the age of a backup, is no figure of the period. */
const reportedSchema = z.object({
  agreements: z.array(
    z.object({
      result: z.object({
        service: z.string(),
        sla: z.string(),
        objective: z.number(),
        counts,
        achieved: ratio,
        worst: ratio,
        best: ratio,
        verdict: z.string(),
        excludedSeconds: z.number(),
        unknownSeconds: z.number(),
        downtimeAllowedSeconds: z.number(),
        downtimeUsedSeconds: z.number(),
        credit,
        creditAtWorst: credit,
      }),
    }),
  ),
  slos: z.array(z.object({ service: z.string(), slo: z.string(), group: textsField, counts, sli: ratio })),
  datasets: z.array(
    z.object({
      status: z.object({ service: z.string(), dataset: z.string() }),
      compliance: ratio,
      worstExposureSeconds: ratio,
      coverage: z.number(),
    }),
  ),
})

interface Figure {
  /** Everything that is compared. */
  readonly text: string
  /** The one that people know it by. */
  readonly ratio: number | null
}

/** What a report says about its period, by name of what it says it about. */
export type ReportedFigures = ReadonlyMap<string, Figure>

/**
 * Reads the figures of a report out of its JSON.
 *
 * @returns `null`: it was written by a version that told other figures
 */
export function reportedFigures(json: string): ReportedFigures | null {
  const report = reportedSchema.safeParse(JSON.parse(json))
  if (!report.success) return null
  const { agreements, slos, datasets } = report.data
  return new Map([
    ...agreements.map(({ result }) => {
      return entry(`agreement ${result.service}/${result.sla}`, result, result.achieved)
    }),
    ...slos.map((slo) => {
      const group = Object.entries(slo.group).map(([label, value]) => ` ${label}="${value}"`)
      return entry(`SLO ${slo.service}/${slo.slo}${group.join('')}`, slo, slo.sli)
    }),
    ...datasets.map((one) => entry(`dataset ${one.status.service}/${one.status.dataset}`, one, one.compliance)),
  ])
}

function entry(name: string, value: unknown, known: number | null): readonly [string, Figure] {
  return [name, { text: JSON.stringify(value), ratio: known }]
}

/** What differs between two reports of one period, in the order of the later one. */
export function changedFigures(before: ReportedFigures, after: ReportedFigures): readonly ChangedFigure[] {
  const names = [...new Set([...after.keys(), ...before.keys()])]
  return names
    .filter((name) => before.get(name)?.text !== after.get(name)?.text)
    .map((name) => ({ name, before: before.get(name)?.ratio ?? null, after: after.get(name)?.ratio ?? null }))
}
