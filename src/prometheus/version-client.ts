import * as z from 'zod'
import type { PrometheusSource } from './source.js'
import { createCredentialsReader } from './connection.js'
import { createDriver } from './driver.js'

/** Others speak the same language and have versions of their own: Mimir says its name, VictoriaMetrics no revision, Thanos is at 0. */
const buildAnswer = z.object({
  data: z.object({
    version: z.string().regex(/^[2-9]\d*\.\d+/),
    revision: z.string().min(1),
    application: z.literal('Prometheus').optional(),
  }),
})

/**
 * Asks a server for its version.
 *
 * @returns such as `2.42.0`; `null` when it does not say, cannot be asked, or is no Prometheus
 */
export async function readVersion(source: PrometheusSource): Promise<string | null> {
  const bodies: unknown[] = []
  try {
    const onAnswer = (body: unknown) => bodies.push(body)
    const credentials = await createCredentialsReader(source)()
    await createDriver(source, { ...credentials, signal: undefined, onAnswer }).statusBuildinfo()
  } catch {
    // Whoever does not answer this may well answer what matters.
    return null
  }
  const answer = buildAnswer.safeParse(bodies.at(-1))
  return answer.success ? (/^[\d.]*\d/.exec(answer.data.data.version)?.[0] ?? null) : null
}
