import type { Matcher } from './selector.js'

/** Values that labels often have; tried in this order where a matcher does not name one. The empty value is an absent label. */
const COMMON = [
  '200',
  '500',
  '404',
  '503',
  '302',
  '100',
  'GET',
  'POST',
  'true',
  'false',
  'ok',
  'error',
  'a',
  'prod',
  '/',
  '1',
  '0',
  '',
]

/**
 * A value for one label that satisfies every matcher in `all` and, where `butNot` is given, fails at least one of those.
 *
 * @returns `null` when no candidate does
 */
export function sampleValue(all: readonly Matcher[], butNot: readonly Matcher[] | null = null): string | null {
  const guesses = [...all, ...(butNot ?? [])].flatMap(guessesFor)
  const fits = (value: string): boolean => {
    return (
      all.every((matcher) => matches(matcher, value)) && !(butNot?.every((matcher) => matches(matcher, value)) ?? false)
    )
  }
  return [...guesses, ...COMMON].find(fits) ?? null
}

/** Whether a label's value (empty: absent) satisfies a matcher; an expression that JavaScript cannot read satisfies nothing. */
export function matches({ operator, value: wanted }: Matcher, value: string): boolean {
  if (operator === '=') return value === wanted
  if (operator === '!=') return value !== wanted
  const expression = anchored(wanted)
  return expression !== null && expression.test(value) === (operator === '=~')
}

function anchored(source: string): RegExp | null {
  const insensitive = source.startsWith('(?i)')
  try {
    return new RegExp(`^(?:${insensitive ? source.slice(4) : source})$`, insensitive ? 'is' : 's')
  } catch {
    return null
  }
}

function guessesFor({ operator, value }: Matcher): string[] {
  if (operator === '=') return [value]
  if (operator !== '=~') return []
  const firstOfGroups = value.replace(/\((?:\?:)?([^|()]*)[^()]*\)/g, '$1')
  return firstOfGroups.split('|').map(guess)
}

/** A text that a simple expression is likely to match; the caller tries it. */
function guess(expression: string): string {
  return expression
    .replace(/^\(\?i\)|[$^]/g, '')
    .replace(/\\d/g, '5')
    .replace(/\\w/g, 'a')
    .replace(/\[([^\]\\^])[^\]]*\]/g, '$1')
    .replace(/\\.|\.([+*?]?)/g, (found, repeated?: string) => {
      if (found.startsWith('\\')) return found.slice(1)
      return repeated === '' ? '0' : 'x'
    })
    .replace(/(?<=[a-z0-9])(?:[+*?]|\{\d+(?:,\d*)?\})/gi, '')
}
