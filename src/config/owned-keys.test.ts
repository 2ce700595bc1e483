import { expect, test } from '@jest/globals'
import { features } from '../features.js'
import { jsonSchemaOf } from './reference/json-schemas.js'

const OWNED = {
  root: features.flatMap(({ rootKeys = {}, serviceKeys = {} }) => [
    ...Object.keys(rootKeys),
    ...Object.values(serviceKeys).flatMap(({ templates }) => templates?.key ?? []),
  ]),
  service: features.flatMap(({ serviceKeys = {} }) => Object.keys(serviceKeys)),
}

/** Keys that are about no feature. */
const FRAME = {
  root: [
    'version',
    'organisation',
    'timezone',
    'environment',
    'prometheus',
    'alertmanager',
    'storage',
    'server',
    'targets',
    'teams',
    'include',
  ],
  service: [
    'service',
    'renamed_from',
    'description',
    'team',
    'tier',
    'environment',
    'prometheus',
    'labels',
    'targets',
    'depends_on',
    'links',
  ],
}

test.each(['root', 'service'] as const)('each key of a %s file has one owner', (kind) => {
  const keys = [...FRAME[kind], ...OWNED[kind]].sort()
  expect(Object.keys(jsonSchemaOf(kind).properties ?? {}).sort()).toEqual(keys)
})

test('a key of a feature stands behind one of the frame, or behind all', () => {
  const behind = features.flatMap(({ rootKeys = {} }) => Object.values(rootKeys).flatMap(({ after }) => after ?? []))
  expect(FRAME.root).toEqual(expect.arrayContaining(behind))
})
