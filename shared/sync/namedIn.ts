import type { PlacedEvent, TalkFields } from '../events/event'
import { parseStored } from '../events/parseStored'
import { readEntries } from '../events/readEntries'
import { stands } from '../governance/stands'
import type { DocId, Hash } from '../protocol/ids'
import type { Context } from './context'

/**
 * The words that the messages, editions and edits of an update name, from this machine's own disk. Parts are asked for when their
 * turn comes. What is set aside goes without
 * its words: nobody is to have them. Throws Refused for an update that appending events did not make.
 */
export const namedIn = ({ state }: Pick<Context, 'state'>, doc: DocId, update: Uint8Array): readonly Hash[] =>
  [...readEntries(update)].flatMap(({ client, text }) => {
    const event = parseStored(text) as PlacedEvent<TalkFields>['event']
    if (event.kind !== 'message' && event.kind !== 'edition' && event.kind !== 'edit') return []
    return stands(state(), { in: doc, client, event }) ? [event.hash] : []
  })
