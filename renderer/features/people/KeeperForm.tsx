import type { ReactNode } from 'react'
import { useState } from 'react'
import { useCommands } from '../../commands/context'
import { useI18n } from '../../i18n/context'
import type { Days } from './DaysChoice'
import { DaysChoice, inDays } from './DaysChoice'
import type { MadeInvitation } from './InvitationLink'
import { LinkForm } from './LinkForm'

type KeeperFormProps = {
  readonly reachable: ReactNode
  readonly onMade: (made: MadeInvitation) => void
  readonly onClose: () => void
}

/** The link by which one machine comes in that is to stay on, and what such a machine is. */
export const KeeperForm = ({ reachable, onMade, onClose }: KeeperFormProps) => {
  const { t } = useI18n()
  const commands = useCommands()
  const [days, setDays] = useState<Days>('1')

  const make = async (): Promise<void> => {
    const link = await commands.inviteMember({ uses: 1, days: Number(days), role: 'keeper' })
    onMade({ link, uses: 1, until: inDays(days), role: 'keeper', needsYes: false })
  }

  return (
    <LinkForm reachable={reachable} onMake={make} onClose={onClose}>
      <p>{t('keepers.what')}</p>
      <p>{t('keepers.trust')}</p>
      <DaysChoice days={days} onChange={setDays} />
    </LinkForm>
  )
}
