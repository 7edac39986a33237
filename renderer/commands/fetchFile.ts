import { readFile } from '#shared/contents/attachedFile'
import type { MessageId } from '#shared/protocol/ids'
import type { House } from './house'
import { currentSession } from './house'
import { partsOfFile } from './partsOfFile'
import type { MessagePlace } from './placeOfMessage'

/** The nth file of a message on screen, or at that place; undefined as long as it is not all here, or what is here is no such file. */
export const fetchFile =
  (house: House) =>
  async (id: MessageId, nth: number, place?: MessagePlace): Promise<Uint8Array<ArrayBuffer> | undefined> => {
    const session = currentSession(house)
    const its = await partsOfFile(session, id, nth, place)
    if (!its) return undefined
    const words = await session.replica.words(its.parts)
    const texts = its.parts.flatMap((hash) => {
      const part = words.get(hash)
      return part && its.isTheirs(part) ? [part.text] : []
    })
    return readFile(its.file, texts)
  }
