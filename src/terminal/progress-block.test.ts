import { PassThrough } from 'node:stream'
import { expect, it } from '@jest/globals'
import { createProgressBlock } from './progress-block.js'

function terminal(columns: number) {
  const stream = Object.assign(new PassThrough(), { isTTY: true, columns })
  return { stream, written: () => String(stream.read() ?? '') }
}

it('rewrites its lines, keeps what is noted above them, and takes them away in the end', () => {
  const { stream, written } = terminal(80)
  const block = createProgressBlock(stream)
  block.show(['one', 'two'])
  expect(written()).toBe('one\ntwo\n')
  block.note('said')
  expect(written()).toBe('\u001b[2A\r\u001b[Jsaid\none\ntwo\n')
  block.end()
  expect(written()).toBe('\u001b[2A\r\u001b[J')
})

it('cuts what would wrap, without a colour that goes on', () => {
  const { stream, written } = terminal(11)
  createProgressBlock(stream).show(['\u001b[31m1234567890\u001b[39m', '\u001b[31m12345678901\u001b[39m'])
  expect(written()).toBe('\u001b[31m1234567890\u001b[39m\n123456789…\n')
})

it('takes a terminal that knows no columns for one of 80', () => {
  const { stream, written } = terminal(0)
  createProgressBlock(stream).show(['x'.repeat(100)])
  expect(written()).toBe(`${'x'.repeat(78)}…\n`)
})

it('takes no more rows than there are, as what has scrolled away cannot be rewritten', () => {
  const { stream, written } = terminal(80)
  const block = createProgressBlock(Object.assign(stream, { rows: 5 }))
  block.show(['1', '2', '3', '4'])
  expect(written()).toBe('1\n2\n3\n4\n')
  block.show(['1', '2', '3', '4', '5'])
  expect(written()).toBe('\u001b[4A\r\u001b[J1\n2\n3\n… and 2 more\n')
})

it('writes only what happened where nothing can be rewritten', () => {
  const stream = new PassThrough()
  const block = createProgressBlock(stream)
  block.show(['one'])
  block.note('said')
  block.end()
  expect(String(stream.read())).toBe('said\n')
})
