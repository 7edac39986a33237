import { editionFile } from '#shared/archive/editionFile'
import { safeName } from '#shared/archive/safeName'
import { utf8 } from '#shared/crypto/bytes'
import type { MessageId } from '#shared/protocol/ids'
import { Problem } from '#shared/protocol/problem'
import { editionToExport } from './editionToExport'
import type { House } from './house'
import { currentSession } from './house'
import { picturesOfEdition } from './picturesOfEdition'
import { readEdition } from './readEdition'

/**
 * Lets the person save an edition as one HTML file, to print or send. Resolves false when they cancelled. Throws Problem
 * `unexpected` while it is not all here.
 */
export const exportEdition =
  (house: House) =>
  async (edition: MessageId): Promise<boolean> => {
    const { replica } = currentSession(house)
    const { clock, platform } = house
    const read = await readEdition(house)(edition)
    if (!read) throw new Problem('unexpected', 'the edition is not all here')
    const { name, foundedAt } = replica.state()
    const html = editionFile({
      edition: await editionToExport(read),
      fileOf: await picturesOfEdition(house, read.pieces),
      room: { id: replica.room, name, foundedAt },
      at: clock.now(),
      version: platform.version,
      language: house.language(),
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    })
    return platform.saveFile(`${safeName(read.title, 'Edition')}.html`, utf8(html))
  }
