import { readFile } from '#shared/contents/attachedFile'
import type { MessageId } from '#shared/protocol/ids'
import type { House } from './house'
import { currentSession } from './house'
import { partsOfFile } from './partsOfFile'

/** The nth file of a message on screen; undefined as long as it is not all here, or what is here is no such file. */
export const fetchFile =
  (house: House) =>
  async (id: MessageId, nth: number): Promise<Uint8Array<ArrayBuffer> | undefined> => {
    const session = currentSession(house)
    const its = await partsOfFile(session, id, nth)
    if (!its) return undefined
    const words = await session.replica.words(its.parts)
    const texts = its.parts.flatMap((hash) => {
      const part = words.get(hash)
      return part && its.isTheirs(part) ? [part.text] : []
    })
    return readFile(its.file, texts)
  }
