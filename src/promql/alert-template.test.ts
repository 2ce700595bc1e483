import { expect, test } from '@jest/globals'
import { fillLabels, isAlertTemplate, replaceLabels, templateLabels } from './alert-template.js'
import { literalTemplate } from './literal-template.js'

// What promtool 2.42 and 3.5 load and expand without an error; test/integration/annotations.test.ts holds it against them.
test.each([
  'Orders fail',
  'a } or }} alone',
  '{{ $labels.region }}',
  '{{$labels.region}} and {{ .Labels.region }}',
  '{{- $labels.region | toUpper -}}',
  '{{ $value | humanizePercentage }} of {{ .Value }}',
  '{{ humanize $value | toUpper }}',
  '{{ printf "%.2f%%" $value }} {{ $labels.region | printf "in %s" }}',
  '{{ "{{" }}',
  literalTemplate('{{ if {{ x }}'),
  'https://example.com/?region={{ $labels.region | urlquery }}&v={{ urlquery $value }}',
])('%s is a template', (text) => {
  expect(isAlertTemplate(text)).toBe(true)
})

test.each([
  '{{ }}',
  '{{ $labels }}',
  '{{ $labels.region',
  '{{ $lables.region }}',
  '{{ $value | percent }}',
  '{{ $value | title }}',
  '{{ $labels.region | humanize }}',
  '{{ $value | humanize | humanize }}',
  '{{ printf "%s" $value }}',
  '{{ printf "%d %d" $value }}',
  '{{ printf $value }}',
  '{{ if $value }}bad{{ end }}',
  '{{ query "up" | first | value }}',
  '{{ "\\d" }}',
  '{{ $value $value }}',
])('%s is none', (text) => {
  expect(isAlertTemplate(text)).toBe(false)
})

test('labels that are known are filled in, as text even where they hold braces', () => {
  const text = '{{ $labels.team }} in {{$labels.region}}: {{ .Labels.team | toUpper }}, {{ $labels.odd }}'
  expect(templateLabels(text)).toEqual(['team', 'region', 'team', 'odd'])
  const filled = fillLabels(text, { team: 'pay "x"', odd: '{{ y }}' })
  expect(filled).toBe('{{ "pay \\"x\\"" }} in {{$labels.region}}: {{ "pay \\"x\\"" | toUpper }}, {{ "{{ y }}" }}')
  expect(isAlertTemplate(filled)).toBe(true)
  expect(fillLabels('{{ $labels.team }}!', { team: 'pay' })).toBe('pay!')
})

test('labels of another name are called by it, and the text beside stays', () => {
  expect(replaceLabels('$labels.a {{$labels.a}}', (label) => `$labels.original_${label}`)).toBe(
    '$labels.a {{$labels.original_a}}',
  )
})
