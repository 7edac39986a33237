import { useId } from 'react'
import { X } from 'lucide-react'
import { limits } from '#shared/protocol/limits'
import { useI18n } from '../../../i18n/context'
import { IconButton } from '../../../ui/IconButton'
import { BytesImage } from '../../../ui/picture/BytesImage'
import { Switch } from '../../../ui/Switch'
import type { Chosen } from './chosen'
import { isReady } from './chosen'
import { FileSign } from './FileSign'
import { holdsNotes } from './holdsNotes'
import styles from './AttachedList.module.css'
import type { Attached } from './useAttached'

type AttachedRowProps = { readonly one: Chosen; readonly attached: Attached; readonly onTakeOut: () => void }

/** One thing that goes along: what it is, what a picture shows, and the way to take it out. */
export const AttachedRow = ({ one, attached, onTakeOut }: AttachedRowProps) => {
  const { t, format } = useI18n()
  const { id, name, picture, alt = '', original, asItIs } = one
  const [called, describe] = [useId(), useId()]
  const isPicture = picture !== undefined
  const mayBeEither = original !== undefined && isReady(one) && (isPicture || asItIs)
  return (
    <li className={styles['row']} data-file={id}>
      {isPicture && one.bytes ? (
        <BytesImage bytes={one.bytes} type={one.type} alt="" className={styles['preview']} />
      ) : (
        <FileSign type={one.type} className={styles['sign']} />
      )}
      <div className={styles['about']}>
        <p className={styles['name']}>
          <bdi id={called}>{name}</bdi>{' '}
          <small>{isReady(one) ? format.size(one.bytes.length) : t('files.preparing')}</small>
        </p>
        {isPicture && (
          <label className={styles['describe']}>
            <span id={describe}>{t('files.describe')}</span>
            <input
              value={alt}
              dir="auto"
              maxLength={limits.pictureAlt}
              aria-labelledby={`${describe} ${called}`}
              placeholder={t('files.describeHelp')}
              onChange={({ target }) => attached.describe(id, target.value)}
            />
          </label>
        )}
        {isReady(one) && holdsNotes(one) && <p className={styles['means']}>{t('files.notMadeAnew')}</p>}
        {isPicture && !original && <p className={styles['means']}>{t('files.chooseAgain')}</p>}
        {mayBeEither && (
          <Switch
            label={t('files.asItIs')}
            isSmall
            isOn={asItIs}
            onChange={(on) => attached.setAsItIs(id, on)}
            {...(asItIs ? { help: t('files.asItIsMeans') } : {})}
          />
        )}
      </div>
      <IconButton
        label={t('files.takeOutOf', { name })}
        hint={t('files.takeOut')}
        icon={<X size={18} aria-hidden />}
        onPress={onTakeOut}
      />
    </li>
  )
}
