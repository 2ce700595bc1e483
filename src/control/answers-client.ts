import { PrometheusError } from '../promql/prometheus-error.js'
import type { SeriesReader } from '../promql/series-reader.js'
import type { Clock } from '../shared/clock.js'
import type { Logger } from '../shared/logger.js'
import { controlId, controlKey, type Control } from './control.js'
import { questionsOf } from './control-questions.js'
import type { Answer } from './judge-control.js'

/** What Prometheus servers last answered to the questions of controls, in memory. */
export interface ControlAnswers {
  readonly of: (control: Control) => Answer | null
  /** Asks all of them anew. What is not answered stays as it was. */
  readonly ask: (signal: AbortSignal) => Promise<void>
}

export interface ControlAnswersParts {
  readonly controls: readonly Control[]
  /** By name of the Prometheus. */
  readonly readers: ReadonlyMap<string, SeriesReader>
  readonly clock: Clock
  readonly logger: Logger
}

export function createControlAnswers({ controls, readers, clock, logger }: ControlAnswersParts): ControlAnswers {
  const asking = controls.flatMap((control) => {
    const questions = questionsOf(control.plan)
    return questions.length === 0 ? [] : [{ id: controlId(controlKey(control)), control, questions }]
  })
  const answers = new Map<string, Answer>()
  return {
    of: (control) => answers.get(controlId(controlKey(control))) ?? null,
    async ask(signal) {
      // Who does not answer one question in time is not asked the others: each would wait as long.
      const gone = new Set<string>()
      for (const { id, control, questions } of asking) {
        const { prometheus } = control.dataset
        const reader = readers.get(prometheus)
        if (reader === undefined || gone.has(prometheus)) continue
        signal.throwIfAborted()
        const at = clock()
        try {
          answers.set(id, { at, values: await valuesOf(reader, { questions, at, signal }) })
        } catch (error) {
          if (!(error instanceof PrometheusError)) throw error
          if (error.reason !== 'rejected') gone.add(prometheus)
          logger.warn({ control: id, prometheus, err: error }, 'A question about a control was not answered')
        }
      }
    },
  }
}

interface Asked {
  readonly questions: readonly string[]
  readonly at: Date
  readonly signal: AbortSignal
}

async function valuesOf(
  reader: SeriesReader,
  { questions, at, signal }: Asked,
): Promise<readonly (readonly number[])[]> {
  const values: (readonly number[])[] = []
  for (const question of questions) {
    const series = await reader.instant(question, at, signal)
    values.push(series.flatMap(({ samples }) => samples.map(({ value }) => value)))
  }
  return values
}
