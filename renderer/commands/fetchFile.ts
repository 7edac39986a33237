import { fileAt, readFile } from '#shared/contents/attachedFile'
import type { MessageId } from '#shared/protocol/ids'
import { talkDoc } from '#shared/protocol/ids'
import { isOwnWords } from '../state/isOwnWords'
import { readMonth } from '../state/readMonth'
import type { House } from './house'
import { currentSession } from './house'
import { placeOfMessage } from './placeOfMessage'

/** The nth file of a message on screen; undefined as long as it is not all here, or what is here is no such file. */
export const fetchFile =
  (house: House) =>
  async (id: MessageId, nth: number): Promise<Uint8Array<ArrayBuffer> | undefined> => {
    const session = currentSession(house)
    const { replica } = session
    const { month } = placeOfMessage(session, id)
    const message = await readMonth(replica, talkDoc(month), (line) => line.message(id))
    if (!message || message.takenBack) return undefined
    const isTheirs = ({ by }: { readonly by: typeof message.author }): boolean =>
      isOwnWords(replica.state(), message.author, by)
    const said = (await replica.words([message.hash])).get(message.hash)
    const its = said && isTheirs(said) ? fileAt(said.files ?? [], message.parts, nth) : undefined
    if (!its) return undefined
    const words = await replica.words(its.parts)
    const texts = its.parts.flatMap((hash) => {
      const part = words.get(hash)
      return part && isTheirs(part) ? [part.text] : []
    })
    return readFile(its.file, texts)
  }
