import type { YAMLError } from 'yaml'
import { originAt } from './conversion.js'
import type { Conversion } from './conversion.js'
import { findingAt } from './finding.js'
import type { Finding } from './finding.js'
import { TOP } from './format-path.js'

const QUOTES = 'put a text that holds ": ", " #", or begins with a sign such as { [ * & @ ` %, in quotes'

/** What goes wrong most often under each code of the YAML library, in our words. */
const EXPLANATIONS: Readonly<Record<string, readonly [message: string, hint: string]>> = {
  TAG_RESOLVE_FAILED: [
    'tags such as !name are not part of this language',
    'write the plain value; put a text that begins with ! in quotes',
  ],
  TAB_AS_INDENT: ['the line is indented with a tab', 'indent with spaces'],
  BLOCK_AS_IMPLICIT_KEY: ['a value and further keys on one line', QUOTES],
  BAD_SCALAR_START: ['a text cannot begin with this sign', QUOTES],
  MULTILINE_IMPLICIT_KEY: [
    'expected a key, a colon and a space',
    'is a colon missing, or is the line indented differently from its neighbours?',
  ],
  BAD_INDENT: [
    'wrong indentation, or a bracket is not closed',
    'align the line with its neighbours; close every [ and {',
  ],
  MISSING_CHAR: ['a quote or bracket is not closed', 'look for its beginning on this line or above'],
  UNEXPECTED_TOKEN: [
    'something unexpected',
    'put a text that holds { } [ ] or , in quotes, and close every bracket and quote',
  ],
  MULTIPLE_DOCS: ['a second document begins here', 'write one service into each file, without ---'],
}

/** Says in plain words what the YAML library found. */
export function explainYamlError(conversion: Conversion, error: YAMLError): Finding {
  const [offset] = error.pos
  const origin = originAt(conversion, offset, TOP)
  const known = EXPLANATIONS[error.code]
  const message = known?.[0] ?? `YAML syntax error: ${error.message}`
  return findingAt(
    origin,
    known === undefined ? message : `YAML: ${message}`,
    hintFor(conversion, { offset, known: known?.[1] }),
  )
}

function hintFor({ text }: Conversion, { offset, known }: { offset: number; known: string | undefined }): string {
  const from = text.lastIndexOf('\n', offset - 1) + 1
  const line = text.slice(from, text.indexOf('\n', from) + 1 || text.length)
  if (/[[{].*\$\{/.test(line)) return 'within [ ] and { }, put a text with ${…} in quotes'
  return known ?? QUOTES
}
