import type { Problem } from '#shared/protocol/problem'
import { problemSentences, useI18n } from '../../i18n/context'
import type { JoiningView } from '../../state/views'
import { Button } from '../../ui/Button'
import { Hidden } from '../../ui/Hidden'
import { Notice } from '../../ui/Notice'
import styles from './JoiningProgress.module.css'

const STEPS = ['finding-hub', 'knocking', 'waiting', 'being-admitted'] as const
/** Where an organiser has to say yes: by then somebody has answered. */
const STEPS_WITH_YES = ['finding-hub', 'knocking', 'asked', 'being-admitted'] as const
type Step = Exclude<JoiningView['step'], 'failed'>

type JoiningProgressProps = {
  readonly step: Step
  /** What stands in the way just now. */
  readonly problem?: Problem | undefined
  readonly onCancel: () => void
  readonly onAgain: () => void
}

/** How far a newcomer has come, and what is being waited for. */
export const JoiningProgress = ({ step, problem, onCancel, onAgain }: JoiningProgressProps) => {
  const { t } = useI18n()
  const steps: readonly Step[] = step === 'asked' ? STEPS_WITH_YES : STEPS
  const now = steps.indexOf(step)
  return (
    <section className={styles['joining']} aria-labelledby="joining-title">
      <h2 id="joining-title">{t('joining.title')}</h2>
      <ol className={styles['steps']}>
        {steps.map((name, index) => {
          const state = index < now ? 'done' : index === now ? 'now' : 'later'
          return (
            <li key={name} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
              {t(`joining.${name}`)}
              <Hidden> ({t(`joining.${state}`)})</Hidden>
            </li>
          )
        })}
      </ol>
      {problem && <Notice {...problemSentences(t, problem.code)} />}
      <p role="status" className={styles['help']}>
        {t(`joining.${step}Help`)}
      </p>
      <div className={styles['actions']}>
        {step === 'asked' && (
          <Button look="primary" onPress={onAgain}>
            {t('joining.again')}
          </Button>
        )}
        <Button onPress={onCancel}>{t('joining.cancel')}</Button>
      </div>
    </section>
  )
}
