import { archiveFiles } from '#shared/archive/archiveFiles'
import type { ArchiveContent, ArchiveFile, ArchiveInput, ArchivePages } from '#shared/archive/archiveInput'
import type { Content } from '#shared/contents/words'

/** All files of a room's archive but its manifest, in memory. */
export const archivedFiles = async (input: ArchiveInput): Promise<readonly ArchiveFile[]> => {
  const files: ArchiveFile[] = []
  for await (const file of archiveFiles(input)) files.push(file)
  return files
}

/** What an archive is made of, with these words besides its own. */
export const withContents = (
  { contents = [], read, ...pages }: ArchivePages & Partial<ArchiveInput>,
  more: readonly (ArchiveContent & Content)[],
): ArchiveInput => {
  const held = new Map(more.map(({ hash, bytes }) => [hash, bytes]))
  return {
    ...pages,
    contents: [...contents, ...more.map(({ month, hash }) => ({ month, hash }))],
    read: async function* (hashes) {
      for (const hash of hashes) {
        const bytes = held.get(hash)
        if (bytes) yield { hash, bytes }
        else if (read) yield* read([hash])
      }
    },
  }
}
