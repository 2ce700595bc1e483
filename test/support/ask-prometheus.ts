import type { Question } from './dashboard-questions.js'

export interface Answer {
  /** What Prometheus complains of, warnings included. */
  readonly error: string | null
  readonly series: number
  readonly labels: readonly Readonly<Record<string, string>>[]
  /** Of an instant query. */
  readonly values: readonly number[]
}

interface AnswerJson {
  readonly error?: string
  readonly warnings?: readonly string[]
  readonly data?: {
    readonly result: readonly {
      readonly metric: Readonly<Record<string, string>>
      readonly value?: [number, string]
    }[]
  }
}

/** Asks a question whose variables are filled in: now, or over the last minute. */
export async function askPrometheus(url: string, { kind, expr }: Pick<Question, 'kind' | 'expr'>): Promise<Answer> {
  const now = Date.now() / 1000
  const range = kind === 'instant' ? {} : { start: String(now - 60), end: String(now), step: '5' }
  const body = new URLSearchParams({ query: expr, ...range })
  const path = kind === 'instant' ? 'query' : 'query_range'
  const answer = (await (await fetch(`${url}/api/v1/${path}`, { method: 'POST', body })).json()) as AnswerJson
  const result = answer.data?.result ?? []
  return {
    error: answer.error ?? answer.warnings?.join('; ') ?? null,
    series: result.length,
    labels: result.map(({ metric }) => metric),
    values: result.map(({ value }) => Number(value?.[1])),
  }
}

/** True when every one of these queries gives something now. */
export async function answersAll(url: string, queries: readonly string[]): Promise<boolean> {
  const answers = await Promise.all(queries.map((expr) => askPrometheus(url, { kind: 'instant', expr })))
  return answers.every(({ series }) => series > 0)
}
