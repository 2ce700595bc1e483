import { expect, it } from '@jest/globals'
import { formFields, instantInForm, unsaid } from './form-fields.js'

it('leaves out what is empty, but for what says something by that, and what only proves the page', () => {
  expect(formFields({ csrf: 'x', note: '', person: '', text: 'a' }, (name) => name === 'person')).toEqual({
    person: '',
    text: 'a',
  })
  expect(formFields(undefined)).toEqual({})
})

it('takes instants as browsers write them for UTC, and leaves all else alone', () => {
  expect(instantInForm('2026-11-20T11:30')).toBe('2026-11-20T11:30:00Z')
  expect(instantInForm('2026-11-20 11:30:05')).toBe('2026-11-20T11:30:05Z')
  expect(instantInForm('2026-11-20T11:30:00+01:00')).toBe('2026-11-20T11:30:00+01:00')
  expect(instantInForm('soon')).toBe('soon')
  expect(instantInForm(7)).toBe(7)
})

it('takes a filter that was left as it is for none', () => {
  expect([unsaid(''), unsaid('open')]).toEqual([undefined, 'open'])
})
