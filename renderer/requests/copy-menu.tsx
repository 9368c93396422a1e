import { ChevronRight, Copy } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import {
  Button,
  Menu,
  MenuItem,
  MenuTrigger,
  Popover,
  SubmenuTrigger,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { redactOptions, useRedactionLock } from '../store/redaction.ts';
import { copyForms, copyText, type CopyForm } from '../../shared/copy/copy.ts';
import { sendableOf } from '../../shared/copy/sendable.ts';
import { type Exchange } from '../../shared/exchange/exchange.ts';
import { call } from '../platform/halo.ts';

/** How long "Copied" stays, in milliseconds: long enough to be read twice. */
const noteStays = 6000;

/** A place in the window, in CSS pixels. */
export interface MenuPlace {
  readonly x: number;
  readonly y: number;
}

interface Props {
  readonly exchange: Exchange;
  readonly isOpen: boolean;
  /** Where a right click asked for the menu; null shows it at its button. */
  readonly at: MenuPlace | null;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/**
 * Copies the request in the forms other tools read. Secrets are taken out unless the user goes into
 * the second menu.
 */
export function CopyMenu({ exchange, isOpen, at, onOpenChange }: Props) {
  const { t } = useTranslation('requests');
  const [note, setNote] = useState('');
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (note === '') return;
    const timer = setTimeout(() => {
      setNote('');
    }, noteStays);
    return () => {
      clearTimeout(timer);
    };
  }, [note]);
  // What it hangs on is somewhere else then.
  const close = useEffectEvent(() => {
    onOpenChange(false);
  });
  useEffect(() => {
    if (!isOpen) return;
    const ended = new AbortController();
    window.addEventListener('resize', close, ended);
    return () => {
      ended.abort();
    };
  }, [isOpen]);
  const mayCopySecrets = useRedactionLock((lock) => lock.copySecrets);
  const forms = copyForms.filter(
    (form) => form !== 'response' || typeof exchange.response?.body.text === 'string',
  );
  const copy = (form: CopyForm, withSecrets: boolean): void => {
    const options = redactOptions({ keepPersonal: true, keepTenant: true });
    const text = copyText(exchange, form, withSecrets, options);
    if (text === null) {
      setNote(t('copy.leaked'));
      return;
    }
    call('clipboard.write', { text }).then(
      () => {
        const done = t(withSecrets ? 'copy.doneRaw' : 'copy.done');
        const cut = form !== 'address' && form !== 'response' && sendableOf(exchange).bodyLeftOut;
        setNote(cut ? `${done} ${t('copy.noBody')}` : done);
      },
      (error: unknown) => {
        setNote(t('copy.failed', { why: error instanceof Error ? error.message : String(error) }));
      },
    );
  };
  const items = (withSecrets: boolean) =>
    forms.map((form) => (
      <MenuItem
        key={form}
        onAction={() => {
          copy(form, withSecrets);
        }}
      >
        {t(`copy.${form}`)}
      </MenuItem>
    ));
  return (
    <>
      <span role="status" className="copy-note">
        {note}
      </span>
      <span
        ref={place}
        aria-hidden
        className="menu-place"
        style={at === null ? undefined : { insetInlineStart: at.x, insetBlockStart: at.y }}
      />
      <MenuTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
        <Button className="requests-button">
          <Copy size={15} aria-hidden />
          {t('copy.label')}
        </Button>
        <Popover
          className="requests-popover"
          placement="bottom start"
          {...(at === null ? {} : { triggerRef: place })}
        >
          <Menu className="requests-menu" aria-label={t('copy.label')}>
            {items(false)}
            {mayCopySecrets ? (
              <SubmenuTrigger>
                <MenuItem className="react-aria-MenuItem menu-raw">
                  {t('copy.raw')}
                  <ChevronRight size={14} aria-hidden />
                </MenuItem>
                <Popover className="requests-popover">
                  <Menu className="requests-menu" aria-label={t('copy.raw')}>
                    {items(true)}
                  </Menu>
                </Popover>
              </SubmenuTrigger>
            ) : (
              <MenuItem isDisabled className="react-aria-MenuItem menu-raw">
                {t('copy.rawLocked')}
              </MenuItem>
            )}
          </Menu>
        </Popover>
      </MenuTrigger>
    </>
  );
}
