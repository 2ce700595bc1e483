/** Last value by label set, as a text of sorted names. Without `__name__`: rules replace it, and VictoriaMetrics keeps it in more functions. */
export type Answers = ReadonlyMap<string, number>

interface Asked {
  readonly kind: 'instant' | 'range'
  readonly expr: string
}

interface Reply {
  readonly error?: string
  readonly data?: {
    readonly result: readonly {
      readonly metric: Readonly<Record<string, string>>
      readonly value?: readonly [number, string]
      readonly values?: readonly (readonly [number, string])[]
    }[]
  }
}

/** Asks several servers the same at `end` (Unix seconds), over the hour before where a range is asked for. A refusal is an error. */
export function answersOf(urls: readonly string[], { kind, expr }: Asked, end: number): Promise<Answers[]> {
  const range = { start: String(end - 3600), end: String(end), step: '60' }
  const times: Record<string, string> = kind === 'instant' ? { time: String(end) } : range
  return Promise.all(
    urls.map(async (url) => {
      const body = new URLSearchParams({ query: expr, ...times })
      const path = kind === 'instant' ? 'query' : 'query_range'
      const reply = (await (await fetch(`${url}/api/v1/${path}`, { method: 'POST', body })).json()) as Reply
      if (reply.error !== undefined) throw new Error(`${url}: ${reply.error}\n${expr}`)
      const result = reply.data?.result ?? []
      return new Map(
        result.map(({ metric, value, values }) => [labels(metric), Number((value ?? values?.at(-1))?.[1])]),
      )
    }),
  )
}

function labels(metric: Readonly<Record<string, string>>): string {
  const own = Object.entries(metric).filter(([label]) => label !== '__name__')
  return JSON.stringify(own.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** What two answers do not agree on, in words; values may differ by `tolerance`, relative or absolute. */
export function differences(one: Answers, other: Answers, tolerance: number): string[] {
  const found: string[] = []
  for (const key of new Set([...one.keys(), ...other.keys()])) {
    const [a, b] = [one.get(key), other.get(key)]
    if (a === undefined || b === undefined) found.push(`${key}: ${a ?? 'absent'} and ${b ?? 'absent'}`)
    else if (!isSame(a, b, tolerance)) found.push(`${key}: ${a} and ${b}`)
  }
  return found
}

function isSame(a: number, b: number, tolerance: number): boolean {
  return Object.is(a, b) || Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b))
}
