import { useI18n } from '../../i18n/context'
import type { Language } from '../../i18n/translate'
import type { Theme } from '../../state/store'
import { setLanguage, setTextSize, setTheme, useSnug } from '../../state/store'
import type { RoomView } from '../../state/views'
import { Choice } from '../../ui/Choice'
import { Page, PageSection } from '../../ui/Page'
import { ExportArchive } from './ExportArchive'
import { Calmness } from './Calmness'
import { Hubs } from './Hubs'
import { Keeping } from './Keeping'
import { Protection } from './Protection'
import { Reachable } from './Reachable'
import { RoomNotices } from './RoomNotices'
import { RoomOrder } from './RoomOrder'
import { StayingOn } from './StayingOn'
import { Storage } from './Storage'
import { You } from './You'
import styles from './SettingsScreen.module.css'

/** Languages under their own names, whatever is spoken on screen. */
const LANGUAGES: readonly { readonly value: Language; readonly label: string; readonly lang: string }[] = [
  { value: 'en', label: 'English', lang: 'en' },
  { value: 'fr', label: 'Français', lang: 'fr' },
]

/** Everything that is set once and then left alone. */
export const SettingsScreen = ({ room }: { readonly room: RoomView }) => {
  const { t } = useI18n()
  const { hub, staying, about, language, theme, textSize, rooms } = useSnug()
  const themes: readonly { readonly value: Theme; readonly label: string }[] = [
    { value: 'system', label: t('settings.themeSystem') },
    { value: 'paper', label: t('settings.themePaper') },
    { value: 'lamplight', label: t('settings.themeLamplight') },
  ]

  const sizes = (['smaller', 'usual', 'larger', 'largest'] as const).map((value) => ({
    value,
    label: t(`settings.textSize.${value}`),
  }))

  return (
    <Page title={t('settings.title')}>
      <PageSection title={t('you.title')} part="you">
        <You room={room} />
      </PageSection>
      <PageSection title={t('settings.room')} part="room">
        <dl className={styles['facts']}>
          <dt>{t('settings.roomName')}</dt>
          <dd dir="auto">{room.name}</dd>
        </dl>
        <RoomNotices />
      </PageSection>
      <PageSection title={t('calm.title')} part="calm">
        <Calmness />
      </PageSection>
      {rooms.length > 1 && (
        <PageSection title={t('settings.rooms')} part="rooms">
          <RoomOrder rooms={rooms} />
        </PageSection>
      )}
      <PageSection title={t('settings.appearance')} part="appearance">
        <Choice label={t('settings.language')} value={language} options={LANGUAGES} onChange={setLanguage} />
        <Choice label={t('settings.textSize')} value={textSize} options={sizes} onChange={setTextSize} />
        <Choice label={t('settings.theme')} value={theme} options={themes} onChange={setTheme} />
      </PageSection>
      <PageSection title={t('settings.network')} part="network">
        <Reachable reachable={hub.reachable} addresses={hub.addresses} nearby={hub.nearby} />
        <Hubs hubs={hub.extra} states={hub.bridges} />
      </PageSection>
      {staying && (
        <PageSection title={t('staying.title')} part="staying">
          <StayingOn staying={staying} />
        </PageSection>
      )}
      <PageSection title={t('settings.keeping')} part="keeping">
        <ExportArchive />
        <Storage />
        {about.kind === 'browser' && <Keeping />}
      </PageSection>
      <PageSection title={t('settings.keys')} part="keys">
        <Protection />
      </PageSection>
      <PageSection title={t('settings.about')} part="about">
        <p>{t('settings.aboutText')}</p>
        <p className={styles['soft']}>
          {t('settings.version', { version: about.version })}
          {' · '}
          {about.kind === 'desktop' ? t('settings.versionDesktop') : t('settings.versionBrowser')}
        </p>
      </PageSection>
    </Page>
  )
}
