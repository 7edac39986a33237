import type { MessageId } from '#shared/protocol/ids'
import { useReadersOfMessage } from '../../commands/useReaders'
import { useI18n } from '../../i18n/context'
import { readersLine } from '../../i18n/readersLine'

type ReadLineProps = { readonly message: MessageId; readonly className: string | undefined }

/** Who said that they have read a message; whoever says so just now is thanked. */
export const ReadLine = ({ message, className }: ReadLineProps) => {
  const line = readersLine(useI18n(), useReadersOfMessage(message))
  return (
    <p role="status" className={className} hidden={!line}>
      {line}
    </p>
  )
}
