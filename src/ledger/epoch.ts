/** Instants as the store keeps them: whole Unix seconds. */
export function toEpoch(at: Date): number {
  return Math.floor(at.getTime() / 1000)
}

export function fromEpoch(seconds: number): Date {
  return new Date(seconds * 1000)
}

/** The same for columns that may be empty. */
export function fromEpochOrNull(seconds: number | null): Date | null {
  return seconds === null ? null : fromEpoch(seconds)
}
