import { expect, test } from '@jest/globals'
import { AppError } from './app-error.js'
import { createLogger } from './logger.js'

function logged(level: 'debug' | 'info', err: Error): Record<string, unknown>[] {
  const lines: string[] = []
  const logger = createLogger(level, { write: (line) => void lines.push(line) })
  logger.warn({ job: 'ingest', err }, 'A job failed and will be tried again')
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>)
}

const unreachable = new AppError('prometheus_unreachable', 'no answer: connection refused', {
  cause: new Error('socket'),
})

test('an expected failure is code and message at warn, its stack is for debug', () => {
  const [line, ...more] = logged('info', unreachable)
  expect(more).toEqual([])
  expect(line?.['err']).toEqual({ code: 'prometheus_unreachable', message: 'no answer: connection refused' })
  const [, detail] = logged('debug', unreachable)
  expect(detail?.['level']).toBe(20)
  expect(JSON.stringify(detail?.['err'])).toContain('logger.test')
})

test.each(['SQLITE_BUSY', 'ECONNREFUSED'])('so is %s of the store or the system', (code) => {
  const [line] = logged('info', Object.assign(new Error('it is so'), { code }))
  expect(line?.['err']).toEqual({ code, message: 'it is so' })
})

test.each([{}, { code: 'ERR_INVALID_ARG_TYPE' }])('a mistake of a program keeps its stack (%j)', (more) => {
  const [line] = logged('info', Object.assign(new TypeError('x is no text'), more))
  expect(JSON.stringify(line?.['err'])).toContain('logger.test')
})

test('a mistake of our own keeps its stack', () => {
  const [line] = logged('info', new TypeError('x is not a function'))
  expect(JSON.stringify(line?.['err'])).toContain('logger.test')
})
