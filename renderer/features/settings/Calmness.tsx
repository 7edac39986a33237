import { useI18n } from '../../i18n/context'
import { setCalm, useSnug } from '../../state/store'
import { Choice } from '../../ui/Choice'
import { Switch } from '../../ui/Switch'
import { TimeField } from '../../ui/TimeField'
import styles from './SettingsScreen.module.css'

/** When Snug may notify, and what of it whoever passes by can read. The same for all rooms. */
export const Calmness = () => {
  const { t } = useI18n()
  const { shows, isQuietAtNight, quietFrom, quietUntil, digestAt } = useSnug((state) => state.calm)
  return (
    <>
      <Choice
        label={t('calm.shows')}
        value={shows}
        options={(['words', 'name', 'nothing'] as const).map((value) => ({ value, label: t(`calm.shows.${value}`) }))}
        onChange={(value) => setCalm({ shows: value })}
      />
      <div>
        <Switch
          label={t('calm.quiet')}
          help={t('calm.quietHelp')}
          isOn={isQuietAtNight}
          onChange={(on) => setCalm({ isQuietAtNight: on })}
        />
        {isQuietAtNight && (
          <div className={styles['times']}>
            <TimeField
              label={t('calm.quietFrom')}
              value={quietFrom}
              onChange={(time) => setCalm({ quietFrom: time })}
            />
            <TimeField
              label={t('calm.quietUntil')}
              value={quietUntil}
              onChange={(time) => setCalm({ quietUntil: time })}
            />
          </div>
        )}
      </div>
      <div className={styles['times']}>
        <TimeField label={t('calm.digestAt')} value={digestAt} onChange={(time) => setCalm({ digestAt: time })} />
      </div>
    </>
  )
}
