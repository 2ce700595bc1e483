import * as z from 'zod'
import type { Places } from '../feature/root-key.js'
import { example, finding } from '../shared/fields.js'
import { contrastWithWhite, darkened, isDarkEnough, type Branding } from './branding.js'

const COLOUR = /^#[0-9a-f]{6}$/i

const colour = z
  .string({ error: "expected a colour such as '#0b57a4'" })
  .superRefine((text, context) => {
    const issue = problemOf(text)
    if (issue !== null) context.addIssue({ code: 'custom', ...issue })
  })
  .transform((text) => text.toLowerCase())
  .meta({ pattern: COLOUR.source })

function problemOf(text: string): ReturnType<typeof finding> | null {
  if (!COLOUR.test(text))
    return finding("expected a colour such as '#0b57a4'", 'write it in quotes: # begins a comment')
  if (isDarkEnough(text)) return null
  const contrast = contrastWithWhite(text).toFixed(2)
  return finding(
    `expected a colour on which white letters can be read (contrast 4.5 : 1; this has ${contrast} : 1)`,
    `take a darker one, such as '${darkened(text)}'`,
  )
}

/** How reports look. */
export const brandingSchema = z
  .strictObject({
    logo: z
      .string({ error: 'expected the path of a PNG or SVG' })
      .min(1, { error: 'expected the path of a PNG or SVG' })
      .optional()
      .describe('PNG or plain SVG of at most 100 kB, read with the configuration; shown 40 pixels high.')
      .meta({ format: 'path', ...example('logo.svg') }),
    colour: colour
      .optional()
      .describe('Of the band at the head, below white letters: too light a colour is refused.')
      .meta(example('#0b57a4')),
  })
  .describe(
    'Logo and colour at the head of mails, pages and PDFs; no part of the hash of a report or of the configuration.',
  )

/** What is written, with the picture itself. */
export function resolveBranding({ logo, colour: own }: z.output<typeof brandingSchema>, places: Places): Branding {
  return { logo: logo === undefined ? null : places.picture(logo), colour: own ?? null }
}
