import { expect, test } from '@jest/globals'
import { checkSchema } from './checks/check-schema.js'
import { jsonSchemaOf } from './reference/json-schemas.js'
import { Origins } from '../yaml/located.js'
import { readDocument } from '../yaml/read-document.js'
import { mergedServiceSchema } from './schema/service-schema.js'

test.each([
  ['0042', '0042'],
  ['1.10', '1.10'],
  ['1e3', '1e3'],
  ['12345678901234567890', '12345678901234567890'],
  ['True', 'True'],
  ['${CC}', '${CC}'],
  ['&a 0042', '0042'],
])('a label %s is refused, with what was typed in quotes as the mend', (written, quoted) => {
  const origins = new Origins()
  const text = `service: a\nlabels:\n  cost: ${written}\nslos: []\n`
  const { tree } = readDocument({ file: 'f', text }, { CC: '0042' }, origins)
  const { findings } = checkSchema(tree, {
    schema: mergedServiceSchema,
    written: () => jsonSchemaOf('service'),
    origins,
  })
  expect(findings.filter(({ path }) => path === 'labels.cost')).toMatchObject([
    { message: 'expected a text', hint: `put it in quotes: "${quoted}"` },
  ])
})
