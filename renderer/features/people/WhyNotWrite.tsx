import type { GovernanceView } from '../../state/views'
import { useI18n } from '../../i18n/context'
import { GoneRemark } from './GoneRemark'

/** To who may not write here: why. */
export const WhyNotWrite = ({ governance: { gone, whyNot } }: { readonly governance: GovernanceView }) => {
  const { t } = useI18n()
  if (gone) return <GoneRemark gone={gone} />
  return whyNot.post ? <p>{t(`reason.${whyNot.post}`)}</p> : null
}
