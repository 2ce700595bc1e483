import { afterEach, beforeEach, expect, it } from '@jest/globals'
import Libsql from 'libsql'
import { createPreparedStatements } from './prepared-statements-store.js'

let database: Libsql.Database
let prepare: ReturnType<typeof createPreparedStatements>

beforeEach(() => {
  database = new Libsql(':memory:')
  database.exec('create table fruit (id integer primary key, name text)')
  prepare = createPreparedStatements(database)
  for (const [id, name] of ['apple', 'pear', 'plum'].entries())
    prepare('insert into fruit values (?, ?)').run([id + 1, name])
})

afterEach(() => {
  database.close()
})

const ALL = 'select * from fruit order by id'
const names = () =>
  prepare(ALL)
    .all([])
    .map((row) => (row as { name: string }).name)

it('a statement that is used again sees what was written meanwhile, and other parameters', () => {
  const one = 'select name from fruit where id = ?'
  expect(names()).toEqual(['apple', 'pear', 'plum'])
  prepare('update fruit set name = ? where id = ?').run(['fig', 1])
  expect(names()).toEqual(['fig', 'pear', 'plum'])
  expect([1, 2, 9].map((id) => prepare(one).all([id]))).toEqual([[{ name: 'fig' }], [{ name: 'pear' }], []])
})

it('knows columns that were added since it was prepared', () => {
  expect(prepare(ALL).all([])[0]).toEqual({ id: 1, name: 'apple' })
  database.exec('alter table fruit add column taste text')
  expect(prepare(ALL).all([])[0]).toEqual({ id: 1, name: 'apple', taste: null })
})

it('one that failed keeps no commit from happening, and is prepared anew', () => {
  const insert = 'insert into fruit values (?, ?)'
  database.exec('begin immediate')
  expect(() => prepare(insert).run([1, 'again'])).toThrow(/UNIQUE/)
  prepare(insert).run([4, 'lime'])
  database.exec('commit')
  expect(names()).toEqual(['apple', 'pear', 'plum', 'lime'])
})

it('rows that are gone through one by one are not begun anew by another use of the same statement', () => {
  const rows = prepare(ALL).iterate([])[Symbol.iterator]()
  const seen = [rows.next().value as { name: string }]
  expect(names()).toHaveLength(3)
  seen.push(rows.next().value as { name: string })
  expect(seen.map(({ name }) => name)).toEqual(['apple', 'pear'])
})

it('of thousands of different statements each gives its own answer', () => {
  const answers = Array.from({ length: 2000 }, (_, n) => prepare(`select ${n} as n`).all([]))
  expect(answers).toEqual(Array.from({ length: 2000 }, (_, n) => [{ n }]))
})
