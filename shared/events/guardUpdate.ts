import type { StreamDocId } from '../protocol/ids'
import { limits } from '../protocol/limits'
import { clientIdOf } from './clientId'
import type { ParsedEvent } from './parseEvent'
import { parseKept } from './parseEvent'
import type { CheckedRun, RawRun } from './readRuns'
import { rawRuns } from './readRuns'
import { Refused } from './refused'
import { signatureHolds } from './signatureHolds'

/**
 * Checks an update to a document of streams before anything of it is applied, without knowing anything else: so all
 * honest members accept the same set, whatever they happen to hold. Returns its runs, one for each stream; throws
 * Refused (the reason is for the log) for whatever no honest device writes.
 */
export const guardUpdate = (update: Uint8Array, signedName: string, doc: StreamDocId): Promise<readonly CheckedRun[]> =>
  checkRuns(update, signedName, doc)

/** The same of what this machine has kept: nobody but the disk can have changed it, and a later version may have written it. */
export const guardKept = (update: Uint8Array, signedName: string, doc: StreamDocId): Promise<readonly CheckedRun[]> =>
  checkRuns(update, signedName, doc, parseKept)

const checkRuns = async (
  update: Uint8Array,
  signedName: string,
  doc: StreamDocId,
  parse?: (text: string) => ParsedEvent,
): Promise<readonly CheckedRun[]> => {
  if (update.length > limits.messageBytes) throw new Refused('too large')
  const runs = await rawRuns(update, doc, parse)
  for (let at = 0; at < runs.length; at += AT_ONCE)
    await Promise.all(runs.slice(at, at + AT_ONCE).map((run) => checkRun(run, signedName)))
  return runs.map(({ client, from, entries }) => ({ client, from, entries }))
}

/** Runs that are checked side by side, where the platform checks signatures on other threads; one that is void is soon found. */
const AT_ONCE = 16

/**
 * One signature a run is enough: the newest covers, through `prev`, the hash of each string before it, signatures
 * included, and all of them derive the same clientID, so they are of the same device and session. Nobody but its
 * author can have chosen any of these strings.
 *
 * For this to be the same for everyone, runs may start anywhere but must end where somebody found them valid: a
 * hostile author may have hung an entry with a void signature below good ones. So whoever cuts a run on the way looks where
 * (`lackingOf`): else an honest sender would be taken for a hostile one.
 */
const checkRun = async ({ client, from, entries, newest }: RawRun, signedName: string): Promise<void> => {
  const { device, session } = newest.event
  let below: string | undefined
  for (const [index, { placed }] of entries.entries()) {
    const { event, id } = placed
    if (event.doc !== signedName || event.device !== device || event.session !== session) throw new Refused('stream')
    if (event.seq !== from + index) throw new Refused('clock')
    if ((event.seq === 0) !== (event.prev === '')) throw new Refused('chain')
    if (below !== undefined && event.prev !== below) throw new Refused('chain')
    below = id
  }
  if ((await clientIdOf(signedName, device, session)) !== client) throw new Refused('client')
  if (!(await signatureHolds(newest))) throw new Refused('signature')
}
