type Fields = Readonly<Record<string, unknown>>

/**
 * What a form of a page says. What is left empty is not said.
 *
 * @param keeps names of fields of which '' says something
 */
export function formFields(body: unknown, keeps: (name: string) => boolean = () => false): Record<string, unknown> {
  const fields = Object.entries((body ?? {}) as Fields)
  return Object.fromEntries(fields.filter(([name, value]) => name !== 'csrf' && (value !== '' || keeps(name))))
}

/** A filter of a form that is left as it is comes as ''. */
export function unsaid(text: unknown): unknown {
  return text === '' ? undefined : text
}

const LOCAL = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)$/

/** `2026-11-20T11:30`, as browsers write an instant, in UTC; everything else as it is. */
export function instantInForm(value: unknown): unknown {
  const [, day, clock = ''] = typeof value === 'string' ? (LOCAL.exec(value) ?? []) : []
  if (day === undefined) return value
  return `${day}T${clock.length === 5 ? `${clock}:00` : clock}Z`
}
