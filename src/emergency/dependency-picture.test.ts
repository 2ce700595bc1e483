import { expect, test } from '@jest/globals'
import { dependencyPicture } from './dependency-picture.js'

const service = (name: string, ...dependsOn: string[]) => ({ name, team: 'red', dependsOn })

test('services that have to do with no other are counted, not drawn', () => {
  const picture = dependencyPicture([service('shop', 'bank'), service('bank'), service('lone'), service('wiki')])
  expect(picture).toMatchObject({ alt: 'shop needs bank.', lone: 2, order: ['bank, lone, wiki', 'shop'] })
  expect(picture.light).toMatch(/^data:image\/svg/)
  expect(Buffer.from(picture.light.split(',')[1] ?? '', 'base64').toString()).not.toContain('wiki')
})

test('where nothing is drawn it says why', () => {
  const chain = Array.from({ length: 82 }, (_, index) =>
    service(`s${index}`, ...(index === 0 ? [] : [`s${index - 1}`])),
  )
  expect(dependencyPicture([]).empty.title).toBe('There is no service yet')
  expect(dependencyPicture([service('lone')])).toMatchObject({
    light: '',
    lone: 0,
    empty: { title: 'No service needs another' },
  })
  expect(dependencyPicture(chain)).toMatchObject({ light: '', dark: '', empty: { title: 'Too many to draw' } })
  expect(dependencyPicture(chain.slice(0, 80)).dark).not.toBe('')
})
