import type { Clock } from './clock.js'

export interface Keeping<Question> {
  readonly clock: Clock
  /** What was read is told for so long, in milliseconds: whoever looks at a page again and again reads nothing again. */
  readonly keptMs: number
  /** Answers that are kept. */
  readonly most: number
  /** What makes two questions the same. */
  readonly keyOf: (question: Question) => string
}

/** Reads, or tells what was read a while ago. Those who ask at once wait for one reading; a failure is not kept. */
export function keepingAnswers<Question, Answer>(
  { clock, keptMs, most, keyOf }: Keeping<Question>,
  read: (question: Question) => Promise<Answer>,
): (question: Question) => Promise<Answer> {
  const kept = new Map<string, { readonly at: number; readonly answer: Promise<Answer> }>()
  return (question) => {
    const key = keyOf(question)
    const now = clock().getTime()
    const known = kept.get(key)
    if (known !== undefined && now >= known.at && now - known.at < keptMs) return known.answer
    const answer = read(question)
    kept.delete(key)
    kept.set(key, { at: now, answer })
    answer.catch(() => kept.delete(key))
    for (const oldest of [...kept.keys()].slice(0, -most)) kept.delete(oldest)
    return answer
  }
}
