import { formatDuration } from '../shared/duration.js'

/** Two units are as exact as a person wants it. */
export function roundAge(seconds: number): string {
  const grain = seconds >= 86_400 ? 3600 : seconds >= 3600 ? 60 : 1
  return formatDuration(Math.max(1, Math.round(seconds / grain)) * grain)
}
