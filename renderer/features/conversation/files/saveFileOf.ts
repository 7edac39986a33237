import type { Commands } from '../../../commands/commands'
import type { FileOfMessage } from './MessagePicture'

/** Lets the person save a file of a message; false if they do not, or if it is not all here. */
export const saveFileOf = async (
  { fetchFile, saveFile }: Pick<Commands, 'fetchFile' | 'saveFile'>,
  { message, file, nth }: Pick<FileOfMessage, 'message' | 'file' | 'nth'>,
): Promise<boolean> => {
  const bytes = await fetchFile(message.id, nth, message.place)
  return bytes ? saveFile(file.name, bytes) : false
}
