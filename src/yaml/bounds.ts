/**
 * More than an honest configuration needs (100,000 SLOs have some 40 MiB), and little enough that what is none is refused within seconds: a folder too many under
 * `include`, a file of another kind.
 */
export const BOUNDS = {
  /** UTF-8 bytes of one file: some 3,000 SLOs. */
  fileBytes: 1 << 20,
  /** Files, the root file aside. */
  files: 20_000,
  /** Bytes of all files together. */
  totalBytes: 64 << 20,
  /** Files and folders that all patterns under `include` may look at. */
  walked: 100_000,
  /** Mistakes that are told one by one. */
  told: 200,
} as const
