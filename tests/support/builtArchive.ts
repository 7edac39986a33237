import type { ArchiveInput } from '#shared/archive/archiveInput'
import { buildArchive } from '#shared/archive/buildArchive'
import { concat } from '#shared/crypto/bytes'

/** A room's archive, all of it in memory. */
export const builtArchive = async (input: ArchiveInput): Promise<Uint8Array<ArrayBuffer>> => {
  const pieces: Uint8Array[] = []
  await buildArchive(
    input,
    async () => undefined,
    async (piece) => void pieces.push(piece),
  )
  return concat(...pieces)
}
