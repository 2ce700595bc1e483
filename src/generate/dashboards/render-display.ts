import { MappingType, SpecialValueMatch, type ValueMapping } from '@grafana/grafana-foundation-sdk/dashboard'
import type { Colour, Threshold, ValueText } from '../../dashboard/panel.js'

/** What an empty answer reads. */
export const NO_VALUE = 'no data'

/** Texts for values as Grafana's value mappings. */
export function valueMappings(texts: readonly ValueText[]): ValueMapping[] {
  const results = texts.map(({ value, text, colour }, index) => ({ value, result: { text, color: colour, index } }))
  const numbers = results.filter(({ value }) => value !== 'nan').map(({ value, result }) => [value, result] as const)
  const unknown = results.filter(({ value }) => value === 'nan')
  return [
    ...(numbers.length === 0
      ? []
      : [{ type: MappingType.ValueToText, options: Object.fromEntries(numbers) } satisfies ValueMapping]),
    ...unknown.map(
      ({ result }): ValueMapping => ({
        type: MappingType.SpecialValue,
        options: { match: SpecialValueMatch.NotANumber, result },
      }),
    ),
  ]
}

/** Steps of thresholds; without any, one neutral colour instead of Grafana's red from 80 on. */
export function thresholdSteps(thresholds: readonly Threshold[] | undefined): { value: number | null; color: Colour }[] {
  const steps = thresholds ?? [{ from: null, colour: 'text' }]
  return steps.map(({ from, colour }) => ({ value: from, color: colour }))
}
