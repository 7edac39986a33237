import { Power } from 'lucide-react'
import { useCommands } from '../../commands/context'
import { useI18n } from '../../i18n/context'
import { useSnug } from '../../state/store'
import type { GovernanceView } from '../../state/views'
import { Button } from '../../ui/Button'
import { showPart } from '../../ui/showPart'
import { GoneRemark } from './GoneRemark'
import styles from './WhyNotWrite.module.css'

/** To who may not write here: why. */
export const WhyNotWrite = ({ governance: { gone, whyNot } }: { readonly governance: GovernanceView }) => {
  const { t } = useI18n()
  if (gone) return <GoneRemark gone={gone} />
  if (!whyNot.post) return null
  return (
    <>
      <p>{t(`reason.${whyNot.post}`)}</p>
      {whyNot.post === 'keeper' && <HaveItStayOn />}
    </>
  )
}

/** A keeper is of use while it is on: where Snug can stay on without its window, and does not, this leads there. */
const HaveItStayOn = () => {
  const { t } = useI18n()
  const { goTo } = useCommands()
  const staying = useSnug((state) => state.staying)
  if (!staying || staying.staysOn) return null
  const go = (): void => {
    goTo({ in: 'settings' })
    showPart('staying')
  }
  return (
    <div className={styles['stay']}>
      <Button icon={<Power size={16} aria-hidden />} onPress={go}>
        {t('keepers.haveItStayOn')}
      </Button>
    </div>
  )
}
