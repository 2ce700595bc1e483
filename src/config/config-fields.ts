import * as z from 'zod'
import { example, finding } from '../shared/fields.js'

/** A URL of one of the schemes, without a password in it: secrets never stand in these files. */
export function urlField(sample: string, schemes: readonly string[]) {
  return z
    .string({ error: `expected a URL such as ${sample}` })
    .superRefine((text, context) => {
      const url = URL.canParse(text) ? new URL(text) : null
      if (url === null || !schemes.some((scheme) => url.protocol === `${scheme}:`)) {
        context.addIssue({ code: 'custom', ...finding(`expected a URL such as ${sample}`) })
      } else if (url.password !== '') {
        const hint = 'put the password into a file of its own and name that as `password_file`'
        context.addIssue({ code: 'custom', ...finding('expected a URL without a password', hint) })
      }
    })
    .meta({ format: 'url', ...example(sample) })
}

/** Path of a file that holds a secret; it is looked for when loading, and read when used. */
export const secretFileField = z
  .string({ error: 'expected the path of a file' })
  .min(1, { error: 'expected the path of a file' })
  .meta({ format: 'path', ...example('secrets/password') })
