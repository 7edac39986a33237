import type { Commands } from '../../../commands/commands'
import type { MessageView } from '../../../state/views'

/** Lets the person save the nth file of a message; false if they do not, or if it is not all here. */
export const saveFileOf = async (
  { fetchFile, saveFile }: Pick<Commands, 'fetchFile' | 'saveFile'>,
  { id, words }: MessageView,
  nth: number,
): Promise<boolean> => {
  const file = words.kind === 'text' ? words.files?.[nth] : undefined
  const bytes = file && (await fetchFile(id, nth))
  return file && bytes ? saveFile(file.name, bytes) : false
}
