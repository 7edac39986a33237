/** What can be wrong with an archive, each with the file it concerns where there is one. */
export type ArchiveFault = {
  readonly kind:
    | 'not-a-zip'
    | 'too-many'
    | 'too-large'
    | 'ratio'
    | 'path'
    | 'link'
    | 'duplicate'
    | 'overlap'
    | 'encrypted'
    | 'unreadable'
    | 'no-manifest'
    | 'manifest'
    | 'missing'
    | 'extra'
    | 'size'
    | 'sum'
  readonly path?: string
}
