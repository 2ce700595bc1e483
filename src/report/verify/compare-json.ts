import * as z from 'zod'
import { comparisonOf, said, textOf, type CopyReader } from './comparison.js'

const Named = z.object({ number: z.string(), revision: z.int() })

/** Copies of `report.json`: what formats JSON changes neither names nor values. */
export const jsonReader: CopyReader = {
  format: 'json',
  placeIn(bytes) {
    const named = Named.safeParse(parsed(bytes))
    return Promise.resolve(named.success ? named.data : null)
  },
  compare(issued, copy) {
    const given = parsed(copy)
    if (given === undefined) return Promise.resolve(comparisonOf(['it cannot be read as JSON any more']))
    return Promise.resolve(comparisonOf(differingValues(parsed(issued), given, '')))
  },
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(textOf(bytes)) as unknown
  } catch {
    return undefined
  }
}

/** Where two values differ: `agreements[0].result.achieved: …`. */
export function differingValues(issued: unknown, copy: unknown, path: string): readonly string[] {
  if (isPlain(issued) && isPlain(copy)) {
    const keys = [...new Set([...Object.keys(issued), ...Object.keys(copy)])]
    return keys.flatMap((key) => differingValues(issued[key], copy[key], path === '' ? key : `${path}.${key}`))
  }
  if (Array.isArray(issued) && Array.isArray(copy)) {
    const longest = Math.max(issued.length, copy.length)
    return Array.from({ length: longest }, (_, index) =>
      differingValues(issued[index], copy[index], `${path}[${index}]`),
    ).flat()
  }
  if (Object.is(issued, copy)) return []
  return [`${path === '' ? 'all of it' : path}: ${said(written(issued), written(copy))}`]
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function written(value: unknown): string | undefined {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
