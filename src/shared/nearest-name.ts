import { distance } from 'fastest-levenshtein'

/** The name that was probably meant, `null` when none is near enough to suggest. Longer names may differ in more letters. */
export function nearestName(name: string, known: readonly string[]): string | null {
  const most = name.length <= 3 ? 1 : name.length <= 7 ? 2 : 3
  const [best] = known
    .map((candidate) => ({ candidate, apart: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ apart }) => apart <= most)
    .sort((a, b) => a.apart - b.apart || Number(isSwap(name, b.candidate)) - Number(isSwap(name, a.candidate)))
  return best?.candidate ?? null
}

/** Two letters in the wrong order are likelier than two wrong letters. */
function isSwap(a: string, b: string): boolean {
  return Array.from(a).sort().join('') === Array.from(b).sort().join('')
}

/** How to mend a name that does not exist: the nearest one, else what there is. `nothing` is said where there is nothing at all. */
export function suggestName(name: string, known: readonly string[], nothing: string): string {
  const longer = name.length < 3 ? [] : known.filter((candidate) => candidate.startsWith(name))
  const near = nearestName(name, known) ?? (longer.length === 1 ? longer[0] : null) ?? null
  if (near !== null) return `did you mean ${near}?`
  if (known.length === 0) return nothing
  const shown = [...known].sort().slice(0, 12)
  return `there is: ${shown.join(', ')}${known.length > shown.length ? ', …' : ''}`
}
