import { isDeviceLink, parseDeviceLink } from '#shared/protocol/deviceLink'
import { limits } from '#shared/protocol/limits'
import { checkName } from '#shared/protocol/checkName'

/**
 * Whose device one would become, in which room, if what a person pasted is a link for a device; undefined for anything
 * else, and for one that is damaged.
 */
export const readDeviceLink = (
  pasted: string,
): { readonly memberName: string; readonly roomName: string } | undefined => {
  if (!isDeviceLink(pasted)) return undefined
  try {
    const { memberName, called = memberName, roomName } = parseDeviceLink(pasted)
    return { memberName: checkName(called, limits.memberName), roomName: checkName(roomName, limits.roomName) }
  } catch {
    // What is wrong with it is said when it is opened.
    return undefined
  }
}
