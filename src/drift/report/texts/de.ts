import type { DriftTexts } from './en.js'

/** Dasselbe auf Deutsch. */
export const german: DriftTexts = {
  title: 'Was läuft',
  note: 'Ob Prometheus und Alertmanager geladen haben, was überprüft und daraus erzeugt wurde, mit dem Stand, als dieser Bericht entstand.',
  columns: ['Server', 'Es läuft, was überprüft wurde', 'Letzte Antwort'],
  yes: 'ja',
  unknown: 'nicht zu erfragen',
  never: 'nie',
  differences: (count, since) => `nein: ${count} ${count === 1 ? 'Unterschied' : 'Unterschiede'} seit dem ${since}`,
}
