/** An instant as the store keeps it: whole Unix seconds. */
export function toUnix(instant: Date): number {
  return Math.floor(instant.getTime() / 1000)
}

export function fromUnix(seconds: number): Date {
  return new Date(seconds * 1000)
}

/** The same for columns that may be empty. */
export function fromUnixOrNull(seconds: number | null): Date | null {
  return seconds === null ? null : fromUnix(seconds)
}
