import * as z from 'zod'
import { PrometheusError } from '../promql/prometheus-error.js'
import type { LoadedGroup, LoadedRule, RulesReader } from '../promql/rule.js'
import { textsField } from '../shared/texts.js'
import { createCredentialsReader } from './connection.js'
import { createDriver } from './driver.js'
import { toPrometheusError } from './failure.js'
import type { PrometheusSource } from './source.js'

const texts = textsField.nullish()

const ruleAnswer = z.object({
  type: z.enum(['recording', 'alerting']),
  name: z.string(),
  query: z.string(),
  labels: texts,
  annotations: texts,
  duration: z.number().default(0),
  keepFiringFor: z.number().default(0),
  lastError: z.string().optional(),
})

const rulesAnswer = z.object({
  data: z.object({
    groups: z.array(
      z.object({ name: z.string(), file: z.string(), interval: z.number(), rules: z.array(ruleAnswer).nullable() }),
    ),
  }),
})

/** Asks a Prometheus-compatible server which rules it has loaded. Credentials are read from their files at each question. */
export function createRulesReader(source: PrometheusSource): RulesReader {
  const credentials = createCredentialsReader(source)
  return {
    async rules(signal) {
      const bodies: unknown[] = []
      try {
        const onAnswer = (body: unknown) => bodies.push(body)
        // What the library makes of the answer leaves half of it out.
        await createDriver(source, { ...(await credentials()), signal, onAnswer }).rules()
      } catch (error) {
        signal?.throwIfAborted()
        throw toPrometheusError(error, `the question which rules are loaded, asked of ${source.url}`)
      }
      return readGroups(bodies.at(-1), source)
    },
  }
}

function readGroups(body: unknown, source: PrometheusSource): LoadedGroup[] {
  const answer = rulesAnswer.safeParse(body)
  if (!answer.success) {
    const said = `${source.url} does not say which rules are loaded as a Prometheus does`
    throw new PrometheusError('malformed', said, { cause: answer.error })
  }
  return answer.data.data.groups.map(({ name, file, interval, rules }) => ({
    name,
    file,
    intervalSeconds: interval,
    rules: (rules ?? []).map(toRule),
  }))
}

function toRule({ type, name, query, labels, annotations, ...rest }: z.output<typeof ruleAnswer>): LoadedRule {
  return {
    kind: type,
    name,
    expr: query,
    labels: labels ?? {},
    annotations: annotations ?? {},
    forSeconds: rest.duration,
    keepFiringForSeconds: rest.keepFiringFor,
    lastError: rest.lastError === undefined || rest.lastError === '' ? null : rest.lastError,
  }
}
