import type { FileDraft } from '../../../commands/fileDrafts'

/** What was chosen, by the id of what was made of it: for as long as this window is open, and no bytes of it are read. */
const chosen = new Map<string, File>()

export const keepOriginal = (id: string, file: File): void => void chosen.set(id, file)
export const forgetOriginal = (id: string): void => void chosen.delete(id)

/**
 * What a draft was made of, so that whoever comes back may still choose how it goes. Undefined after a restart, but for what is sent
 * as it was chosen: that is all there.
 */
export const originalOf = ({ id, name, type, bytes, asItIs }: FileDraft): File | undefined =>
  chosen.get(id) ?? (asItIs ? new File([bytes], name, { type }) : undefined)
