import { expect, it } from '@jest/globals'
import type { Course } from '../../document/blocks.js'
import { parseSvg } from '../pdf/svg-tree.js'
import { lightChart } from './chart-theme.js'
import { drawCourse } from './draw-course.js'

const course: Course = {
  kind: 'course',
  title: 'checkout/availability',
  alt: '',
  values: [0, null, 0.5, 1],
  limit: 0.25,
  top: 1,
  marks: [
    { place: 0.5, text: 'Onset' },
    { place: 0.51, text: 'A & B <c>' },
  ],
  labels: { first: '10:00', last: '10:04', top: 'up to 100 %', limit: 'allowed 25 %' },
}

function drawn(one: Course) {
  const { children } = parseSvg(drawCourse(one, lightChart))
  const rects = children.filter(({ name }) => name === 'rect').slice(1)
  const texts = children.filter(({ name }) => name === 'text')
  return {
    bars: rects.map(({ attributes: { height, fill } }) => [Number(height), fill]),
    texts: texts.map(({ text, attributes: { y } }) => [text, Number(y)]),
    lines: children.filter(({ name }) => name === 'path').map(({ attributes: { d } }) => d),
  }
}

it('draws bars as high as their share, those above what is allowed stand out, and what is unknown is grey ground', () => {
  expect(drawn(course).bars).toEqual([
    [1, lightChart.within],
    [144, lightChart.grid],
    [72, lightChart.beyond],
    [144, lightChart.beyond],
  ])
})

it('marks instants where they are, in two rows where one would lie upon the other', () => {
  const { texts, lines } = drawn(course)
  expect(texts).toContainEqual(['Onset', 36])
  expect(texts).toContainEqual(['A & B <c>', 52])
  expect(lines).toContain('M270 60L270 206')
})

it('has no line of what is allowed where that is out of sight', () => {
  expect(drawn({ ...course, top: 0.1 }).lines).toHaveLength(3)
  expect(drawn(course).lines).toHaveLength(4)
})
