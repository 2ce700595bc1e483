import * as z from 'zod'

/** What clocks of this machine said at an instant. */
const reading = z.object({
  /** Of the wall: people and time servers set it. */
  wallMs: z.number(),
  /** Since the machine was started: nobody sets that. */
  upMs: z.number(),
  /** Which start that was; `null`: the machine does not say. */
  boot: z.string().nullable(),
})

export type Reading = z.output<typeof reading>

const event = z.object({
  /** Behind the address, such as `start` or an exit status. */
  said: z.string(),
  at: reading,
  sizeBytes: z.number().nullable(),
  body: z.string().nullable(),
})

export type SpooledEvent = z.output<typeof event>

/** A run that could not be told of yet. */
export const spooledRun = z.object({ url: z.string(), rid: z.string(), events: z.array(event) })

export type SpooledRun = z.output<typeof spooledRun>

/**
 * Seconds from one reading to another. Within one start of the machine a clock of the wall that was set does not enter; what was before this start is as
 * long ago as that at least, whatever the clock of the wall says.
 */
export function secondsBetween(then: Reading, now: Reading): number {
  const isKnown = then.boot !== null && now.boot !== null
  if (isKnown && then.boot === now.boot) return Math.max(0, now.upMs - then.upMs) / 1000
  return Math.max(0, now.wallMs - then.wallMs, isKnown ? now.upMs : 0) / 1000
}

/** Where an event is told, so many seconds after it was. */
export function addressOf({ url, rid }: SpooledRun, { said, sizeBytes }: SpooledEvent, agoSeconds: number): string {
  const address = new URL(url)
  address.pathname = `${address.pathname.replace(/\/+$/, '')}/${said}`
  address.searchParams.set('rid', rid)
  if (sizeBytes !== null) address.searchParams.set('size', String(sizeBytes))
  // What is told at once was now.
  if (agoSeconds >= 1) address.searchParams.set('ago', agoSeconds.toFixed(3))
  return address.href
}
