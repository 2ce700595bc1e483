import { expect, test } from '@jest/globals'
import { Origins } from '../yaml/located.js'
import { readDocument } from '../yaml/read-document.js'
import type { Check } from './check.js'
import { IN_QUERIES, unknownPlaceholders } from './placeholders.js'
import { anyService, elementsAt, namedInRoot, unknownNames } from './references.js'
import { uniqueInRoot, uniqueInService } from './unique-names.js'

/** What a check says of a root file and services: `file:line message (hint)`. */
function said(check: Check, { root = '{}', services = [] as readonly string[] }): string[] {
  const origins = new Origins()
  const read = (file: string, text: string) => readDocument({ file, text }, {}, origins).tree
  const trees = services.map((text, index) => read(`s${index + 1}.yaml`, text))
  const found = check({ root: read('root.yaml', root), services: trees, brokenServices: ['broken'], origins })
  return found.map(({ origin, message, hint }) => `${origin.file}:${origin.line} ${message} (${hint})`)
}

const anyList = 'service: a\ntoys:\n  - name: bear\n  - name: doll\n  - name: bear\n'

test('a list of a feature has each name once within a service, and the second is told where the first stands', () => {
  const check = uniqueInService({ list: 'toys', each: 'a toy' })
  expect(said(check, { services: [anyList, anyList.replace('bear', 'car')] })).toEqual([
    's1.yaml:5 duplicate toy bear: the name stands already at s1.yaml:3 (give each its own name, or take one of them out)',
  ])
  expect(said(uniqueInRoot({ list: 'toys', each: 'a toy' }), { root: anyList, services: [anyList] })).toEqual([
    'root.yaml:5 duplicate toy bear: the name stands already at root.yaml:3 (give each its own name, or take one of them out)',
  ])
})

test('a former name is nobody’s present name, and one only continues it', () => {
  const toys = [
    '{ name: bear, renamed_from: doll }',
    '{ name: doll }',
    '{ name: car, renamed_from: van }',
    '{ name: bus, renamed_from: van }',
  ]
  const services = [`toys:\n${toys.map((toy) => `  - ${toy}\n`).join('')}`]
  expect(said(uniqueInService({ list: 'toys', each: 'a toy', isRenamable: true }), { services })).toEqual([
    's1.yaml:2 doll is still the name of a toy of this service (take renamed_from out, or give the other one another name)',
    's1.yaml:5 duplicate renamed_from van: the name stands already at s1.yaml:4 (give each its own name, or take one of them out)',
  ])
  expect(said(uniqueInService({ list: 'toys', each: 'a toy' }), { services })).toEqual([])
})

test('a name that refers to nothing is told what there is, or how to make one; a service that is broken is there', () => {
  const root = 'teams: [{ name: red }]\nuses: [red, rad, 3]\nowners: [broken, a, elsewhere]\n'
  const ofTeams: Check = (context) =>
    unknownNames(context, elementsAt(context.root.value, 'uses'), namedInRoot(context, 'teams', 'team'))
  expect(said(ofTeams, { root })).toEqual(['root.yaml:2 unknown team rad (did you mean red?)'])
  expect(said(ofTeams, { root: 'uses: [red]' })).toEqual([
    'root.yaml:1 unknown team red (there are none: add one under teams)',
  ])
  const ofServices: Check = (context) =>
    unknownNames(context, elementsAt(context.root.value, 'owners'), anyService(context))
  expect(said(ofServices, { root, services: ['service: a'] })).toEqual([
    'root.yaml:3 unknown service elsewhere (there is: a, broken)',
  ])
})

test('a placeholder that nobody fills in is found at any depth', () => {
  const check: Check = (context) => unknownPlaceholders(context, context.root.value, IN_QUERIES)
  const root = 'deep:\n  text: up{job="$servce", price="$$x", window="$window"}\nfine: $service $slo $environment\n'
  expect(said(check, { root })).toEqual([
    'root.yaml:2 unknown placeholder $servce (did you mean $service? (PromQL itself knows no $names))',
  ])
})
