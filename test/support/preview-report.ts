import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { runCommand } from './run-command.js'

const Counts = z.object({ events: z.number(), errors: z.number(), observedSeconds: z.number() })

const Report = z.object({
  agreements: z.array(
    z.object({
      result: z.object({
        sla: z.string(),
        judged: z.object({ to: z.coerce.date() }),
        counts: Counts,
        unknownSeconds: z.number(),
        downtimeUsedSeconds: z.number(),
      }),
    }),
  ),
  period: z.object({ interval: z.object({ from: z.coerce.date(), to: z.coerce.date() }) }),
  slos: z.array(z.object({ service: z.string(), slo: z.string(), counts: Counts, budgetSpent: z.number().nullable() })),
  incidents: z.object({
    incidents: z.array(
      z.object({
        number: z.number(),
        service: z.string(),
        state: z.string(),
        onset: z.coerce.date().nullable(),
        detectSeconds: z.number().nullable(),
        recoverSeconds: z.number().nullable(),
      }),
    ),
  }),
})

/** What the tests read of `report.json`. */
export type PreviewedJson = z.infer<typeof Report>

/** Runs `plimsoll report --preview` as a person would, now, and reads the numbers that it wrote. */
export async function previewReport(order: {
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  /** `2026-11`. */
  readonly month: string
  readonly folder: string
}): Promise<PreviewedJson> {
  const { cwd, env, month, folder } = order
  const args = ['report', '--name', 'monthly-sla', '--period', month, '--preview', folder]
  const { exitCode, stderr } = await runCommand(args, { cwd, env, clock: () => new Date() })
  if (exitCode !== 0) throw new Error(`plimsoll report ended with ${exitCode}:\n${stderr}`)
  return Report.parse(JSON.parse(await readFile(join(folder, 'report.json'), 'utf8')))
}
