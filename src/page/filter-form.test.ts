import { expect, it } from '@jest/globals'
import { optionsOf } from './choice.js'
import { filterForm } from './filter-form.js'

const choices = [
  { name: 'team', label: 'Team', options: optionsOf(['shop', 'payments', 'shop']) },
  { name: 'customer', label: 'Customer', options: optionsOf([]) },
] as const

it('offers each name once and all of them, and leaves out what there is nothing of', () => {
  const form = filterForm({ path: '/toys', query: { q: 'a b', team: 'shop', customer: '' }, search: 'Toy', choices })
  expect(form.choices).toEqual([
    {
      ...{ id: 'team', name: 'team', label: 'Team' },
      options: [
        { value: '', text: 'all', selected: false },
        { value: 'payments', text: 'payments', selected: false },
        { value: 'shop', text: 'shop', selected: true },
      ],
    },
  ])
  expect(form).toMatchObject({ action: '/toys', search: { name: 'q', value: 'a b' }, reset: '/toys' })
})

it('has nothing to reset where all is shown', () => {
  const form = filterForm({ path: '/toys', query: { team: '', customer: '' }, choices })
  expect(form).toMatchObject({ search: null, reset: null })
  expect(form.choices[0]?.options[0]).toEqual({ value: '', text: 'all', selected: true })
})
