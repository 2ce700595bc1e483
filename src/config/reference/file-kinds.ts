/** Kinds of files that a configuration is made of. */
export const FILE_KINDS = ['root', 'service'] as const

export type FileKind = (typeof FILE_KINDS)[number]
