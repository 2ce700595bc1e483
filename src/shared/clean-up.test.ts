import { expect, test } from '@jest/globals'
import { createCleanUp } from './clean-up.js'

test('the newest is given back first, each once, whatever fails', async () => {
  const told: string[] = []
  const cleanUp = createCleanUp((part, error) => told.push(`${part}: ${String(error)}`))
  cleanUp.add('store', () => void told.push('store'))
  cleanUp.add('server', () => Promise.reject(new Error('stuck')))
  cleanUp.add('job', async () => {
    await Promise.resolve()
    told.push('job')
  })
  await Promise.all([cleanUp.run(), cleanUp.run()])
  await cleanUp.run()
  expect(told).toEqual(['job', 'server: Error: stuck', 'store'])
})

test('what is added while it runs is given back too', async () => {
  const told: string[] = []
  const cleanUp = createCleanUp((part) => told.push(part))
  cleanUp.add('first', () => {
    cleanUp.add('late', () => void told.push('late'))
  })
  await cleanUp.run()
  expect(told).toEqual(['late'])
})
