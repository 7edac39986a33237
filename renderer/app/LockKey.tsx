import { asProblem } from '#shared/protocol/problem'
import { useCommands } from '../commands/context'
import { addProblem, useSnug } from '../state/store'
import { useGlobalKeys } from '../ui/useGlobalKeys'

/** The key that locks Snug, wherever one is, as long as a passphrase opens it again. */
export const LockKey = () => {
  const { lockNow } = useCommands()
  const hasPassphrase = useSnug((state) => state.protection.hasPassphrase)
  const lock = (): void => void lockNow().catch((error: unknown) => addProblem(asProblem(error)))
  useGlobalKeys(hasPassphrase ? { 'Mod-Shift-l': lock } : {})
  return null
}
