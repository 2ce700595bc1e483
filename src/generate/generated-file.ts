/** One file that Plimsoll writes. */
export interface GeneratedFile {
  /** Relative to the output folder, with `/`. */
  readonly path: string
  readonly text: string
}
