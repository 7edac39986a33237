import { fileNameOf } from '#shared/contents/attachedFile'
import { isPhotograph } from '../../../ui/picture/isPhotograph'
import { smallerPicture } from '../../../ui/picture/smallerPicture'

/** What goes along with a message. `picture`: it is shown, so large, and not only saved. */
export type ReadyFile = {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly picture?: { readonly width: number; readonly height: number }
}

const whole = async (file: File): Promise<ReadyFile> => ({
  name: fileNameOf(file.name),
  type: file.type,
  bytes: new Uint8Array(await file.arrayBuffer()),
})

/**
 * A chosen file as it is sent: a picture drawn anew, everything else as it is. So is a picture that cannot be opened here, and one
 * that somebody wants to send `asItIs`.
 */
export const prepareFile = async (file: File, asItIs: boolean): Promise<ReadyFile> => {
  if (asItIs || !(await isPhotograph(file))) return whole(file)
  try {
    const { bytes, ...picture } = await smallerPicture(file)
    return { name: named(file.name), type: 'image/webp', bytes, picture }
  } catch {
    // It begins as a picture does, and is none that can be opened, or too large for that: then it is a file.
    return whole(file)
  }
}

/** It is another kind of picture from now on, and called so. */
const named = (name: string): string => fileNameOf(`${name.replace(/\.[^.]{1,5}$/, '')}.webp`)
