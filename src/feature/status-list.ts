import * as z from 'zod'
import { defineList, type List } from '../http/lists/list.js'
import type { RowKey } from '../http/lists/cursor.js'
import { pageAnswer } from '../http/lists/page.js'

/** Rows of a part of the status, which is a list of them, as a list of its own over HTTP: it is answered out of the newest status. */
export interface StatusList {
  /** Last part of its address: `/api/v1/NAME`. */
  readonly name: string
  /** Of the list, as OpenAPI says it. */
  readonly summary: string
  readonly row: z.ZodObject
  readonly list: List<Readonly<Record<string, z.ZodType>>, z.ZodType<RowKey>>
  readonly page: z.ZodType
  readonly keyOf: (row: StatusRow) => RowKey
  /** What stands at `/api/v1/NAME/{service}/{name}`; `null`: nothing does. */
  readonly one: StatusOne | null
}

/** Every row says of which service it is. */
export interface StatusRow extends Readonly<Record<string, unknown>> {
  readonly service: string
}

/** The rows of one name of a service: an objective with its groups, say. */
export interface StatusOne {
  /** Field of a row that has the name. */
  readonly field: string
  /** What one of them is called, such as `SLO`. */
  readonly noun: string
}

type RowOf<Row extends z.ZodObject> = keyof z.output<Row> & string

/**
 * Says which part of the status is a list, and what it can be asked by: a filter has the name of the field that has to be equal. Those of
 * a service and of a team are given to all.
 */
export function statusList<Row extends z.ZodObject>(
  row: Row,
  said: {
    readonly name: string
    readonly page: string
    readonly summary: string
    /** By which rows are ordered and told from each other; values that are no text are written as JSON. */
    readonly key: readonly RowOf<Row>[]
    readonly filters: Readonly<Partial<Record<RowOf<Row>, z.ZodType>>>
    readonly one?: StatusOne & { readonly field: RowOf<Row> }
  },
): StatusList {
  const { name, summary, key, one = null } = said
  const own = said.filters as Readonly<Record<string, z.ZodType>>
  const filters = {
    ...COMMON,
    ...Object.fromEntries(Object.entries(own).map(([field, one]) => [field, one.optional()])),
  }
  return {
    ...{ name, summary, row, one },
    list: defineList({ name, key: z.array(z.string()).length(key.length), filters }),
    page: pageAnswer(row, said.page, summary),
    keyOf: (values) => key.map((field) => textOf(values[field])),
  }
}

const COMMON = {
  service: z.string().optional().describe('Of one service only.'),
  team: z.string().optional().describe('Of services of this team only.'),
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null)
}
