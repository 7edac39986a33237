import { hashNow } from '../crypto/hash'
import type { Hash } from '../protocol/ids'

const LABEL = 'snug/parts/1'

/** What a message signs of its parts: the hash of a label and of theirs, in order. */
export const partsSum = (hashes: readonly Hash[]): Hash => hashNow([LABEL, ...hashes].join('\n'))
