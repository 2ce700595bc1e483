interface SentReport {
  readonly report: string
  readonly period: { readonly label: string }
  readonly revision: number
}

/** Key of the message of a revision in the outbox; each revision has one of its own, and so has each time that it is sent again. */
export function sendingKey({ report, period, revision }: SentReport, { again }: { readonly again: number }): string {
  const key = `report:${report}:${period.label}${revision === 1 ? '' : `:${revision}`}`
  return again === 0 ? key : `${key}:again:${again}`
}

/** Key of one of its messages: that of somebody who got one alone, '': that of all. */
export function mailKey(key: string, whose: string): string {
  return whose === '' ? key : `${key}:${whose}`
}

/** Messages of one queue leave in the order in which they were put in: a correction never arrives before what it corrects. */
export function sendingQueue({ report, period }: Pick<SentReport, 'report' | 'period'>, whose: string): string {
  return mailKey(`report:${report}:${period.label}`, whose)
}
