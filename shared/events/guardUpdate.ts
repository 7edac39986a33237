import { utf8 } from '../crypto/bytes'
import { verify } from '../crypto/keys'
import type { StreamDocId } from '../protocol/ids'
import { clientIdOf } from './clientId'
import { SIGNED_AS } from './encodeEvent'
import { eventIdOf } from './eventId'
import type { CheckedRun, RawRun } from './readRuns'
import { rawRuns } from './readRuns'
import { Refused } from './refused'

/**
 * Checks an update to a document of streams before anything of it is applied, without knowing anything else: so all
 * honest members accept the same set, whatever they happen to hold. Returns its runs; throws Refused (the reason is
 * for the log) for whatever no honest device writes.
 */
export const guardUpdate = async (
  update: Uint8Array,
  signedName: string,
  doc: StreamDocId,
): Promise<readonly CheckedRun[]> => {
  const checked: CheckedRun[] = []
  for (const run of rawRuns(update, doc)) checked.push(await checkRun(run, signedName, doc))
  return checked
}

/**
 * One signature a run is enough: the newest covers, through `prev`, the hash of each string before it, and all of
 * them derive the same clientID, so they are of the same device and session.
 */
const checkRun = async ({ client, from, entries }: RawRun, signedName: string, doc: StreamDocId): Promise<CheckedRun> => {
  const newest = entries.at(-1)?.parsed
  if (!newest) throw new Refused('empty')
  const { device, session } = newest.event
  for (const [index, { parsed }] of entries.entries()) {
    const { event } = parsed
    if (event.doc !== signedName || event.device !== device || event.session !== session) throw new Refused('stream')
    if (event.seq !== from + index) throw new Refused('clock')
    if ((event.seq === 0) !== (event.prev === '')) throw new Refused('chain')
  }
  if ((await clientIdOf(signedName, device, session)) !== client) throw new Refused('client')

  const ids = await Promise.all(entries.map(({ text }) => eventIdOf(text)))
  for (const [index, { parsed }] of entries.entries()) {
    if (index > 0 && parsed.event.prev !== ids[index - 1]) throw new Refused('chain')
  }
  if (!(await verify(device, utf8(SIGNED_AS + newest.json), newest.signature))) throw new Refused('signature')

  return {
    client,
    from,
    entries: entries.map(({ text, parsed }, index) => {
      const id = ids[index]
      if (!id) throw new Refused('chain')
      return { text, placed: { id, in: doc, client, event: parsed.event } }
    }),
  }
}
