/** One file that Plimsoll writes. */
export interface GeneratedFile {
  /** Relative to the output folder, with `/`. */
  readonly path: string
  readonly text: string
}

/** Files, and sentences for whoever generates. */
export interface GeneratedOutput {
  readonly files: readonly GeneratedFile[]
  readonly remarks: readonly string[]
}

/** Files that are made together, such as those of a service. */
export interface OutputPart {
  /** Unlike that of every other part. */
  readonly name: string
  /** All that the files follow from: the same data gives the same bytes. `null`: nobody can tell, and they are made each time. */
  readonly madeOf: unknown
  /** Throws `SelectorError` and `GenerateError`. */
  readonly make: () => GeneratedOutput
}

/** Makes all parts; files sorted by path. Throws what they throw. */
export function makeAll(parts: readonly OutputPart[]): GeneratedOutput {
  const made = parts.map((part) => part.make())
  return {
    files: made.flatMap(({ files }) => files).toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    remarks: made.flatMap(({ remarks }) => remarks),
  }
}
