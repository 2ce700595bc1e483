/** A value of a row: numbers stay numbers, an instant is one, `null` and what is not there are an empty cell. */
export type RowValue = string | number | boolean | Date | null

/**
 * What a paper says as a row of a sheet, for those who reckon with it. Rows of one kind have the same columns; units stand in their names
 * (`_seconds`, `_ratio`), ratios lie in [0, 1].
 */
export interface SheetRow {
  /** `agreement`, `bad_interval`. */
  readonly kind: string
  readonly cells: Readonly<Record<string, RowValue>>
}
