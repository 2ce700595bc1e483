import * as z from 'zod'
import { example, finding } from './fields.js'

/** Old versions of Alertmanager call such a URL as it stands, and nothing else here fills templates. */
const WITHOUT_TEMPLATE = finding(
  'expected a URL without a template',
  'Alertmanager 0.33 would fill it, 0.25 calls it as it stands or refuses its whole file, Plimsoll fills none: write a receiver for each',
)

/** A URL of one of the schemes, without a password in it: secrets never stand in these files. */
export function urlField(sample: string, schemes: readonly string[]) {
  return z
    .string({ error: `expected a URL such as ${sample}` })
    .superRefine((text, context) => {
      const problem = problemOf(text, { sample, schemes })
      if (problem !== null) context.addIssue({ code: 'custom', ...problem })
    })
    .meta({ format: 'url', ...example(sample) })
}

interface WantedUrl {
  readonly sample: string
  readonly schemes: readonly string[]
}

function problemOf(text: string, { sample, schemes }: WantedUrl): ReturnType<typeof finding> | null {
  if (text.includes('{{')) return WITHOUT_TEMPLATE
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !schemes.some((scheme) => url.protocol === `${scheme}:`)) {
    return finding(`expected a URL such as ${sample}`)
  }
  const hint = 'put the password into a file of its own and name that as `password_file`'
  return url.password === '' ? null : finding('expected a URL without a password', hint)
}

/** Path of a file that holds a secret; it is looked for when loading, and read when used. */
export const secretFileField = z
  .string({ error: 'expected the path of a file' })
  .min(1, { error: 'expected the path of a file' })
  .meta({ format: 'path', ...example('secrets/password') })
