import { ChevronDown, FileSearch, Globe, MessageSquareQuote, TriangleAlert } from 'lucide-react';
import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import {
  Button,
  Form,
  Label,
  Menu,
  MenuItem,
  MenuTrigger,
  Popover,
  Text,
  TextArea,
  TextField,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { chooseFile, openTyped, readDropped, readPasted } from '../actions/open-file.ts';
import { openOwn } from '../actions/open-halo.ts';
import { answerEntry, type EntryAnswer, useEntry, wantEntry, writeEntry } from '../store/entry.ts';
import { useSettings } from '../store/settings.ts';
import { show } from '../store/wizard.ts';
import { plain } from '../text/addresses.ts';
import { type EntryKind, entryKind } from '../text/entry-kind.ts';
import { Hint } from '../widgets/hint.tsx';

/**
 * One box for all that people come with: the address of their Halo, the words of a message, a file.
 * Below it stands what it was taken for, before anything is done with it.
 */
export function EntryBox() {
  const { t } = useTranslation();
  const addresses = useSettings((state) => state.addresses);
  const last = addresses[0];
  const text = useEntry((state) => state.text) ?? (last === undefined ? '' : plain(last));
  const isWanted = useEntry((state) => state.isWanted);
  const [isMissing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const kind = entryKind(text);
  useEffect(() => {
    if (!isWanted) return;
    wantEntry(false);
    field.current?.focus();
    field.current?.select();
  }, [isWanted]);
  // What was answered here is no news any more when somebody comes back.
  useEffect(
    () => () => {
      answerEntry(null);
    },
    [],
  );
  const write = (typed: string) => {
    writeEntry(typed);
    setMissing(false);
  };
  const answer = useEntry((state) => state.answer);
  const answered = useRef<HTMLDivElement>(null);
  // Zoomed in, it stands below the edge of the window.
  useEffect(() => {
    if (answer !== null) answered.current?.scrollIntoView({ block: 'nearest' });
  }, [answer]);
  const go = () => {
    answerEntry(null);
    setMissing(kind === 'nothing');
    take(kind, text);
  };
  return (
    <Form
      className="card entry stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      <TextField className="text-field" value={text} onChange={write} isInvalid={isMissing}>
        <Label className="field-label">{t('start.box.label')}</Label>
        <div className="field-box entry-field">
          <TextArea
            ref={field}
            className="field-input"
            data-written
            rows={2}
            placeholder={t('start.box.placeholder')}
            spellCheck={false}
            onKeyDown={(event) => {
              if (!isEnter(event)) return;
              event.preventDefault();
              go();
            }}
            onPaste={takePasted}
          />
          {addresses.length > 0 && <Remembered addresses={addresses} onChoose={write} />}
        </div>
        <Text slot="description" className={isMissing ? 'field-error' : 'quiet entry-kind'}>
          {isMissing ? t('start.mine.invalid') : t(`start.box.${kind}`)}
        </Text>
      </TextField>
      <div className="button-row">
        <GoButton kind={kind} />
        {kind !== 'file' && kind !== 'path' && (
          <Button className="button" onPress={() => void chooseFile()}>
            <FileSearch aria-hidden />
            {t('start.file.open')}
          </Button>
        )}
      </div>
      <div ref={answered} role="status">
        {answer !== null && <Answer answer={answer} />}
      </div>
    </Form>
  );
}

const isEnter = (event: KeyboardEvent): boolean =>
  event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing;

function take(kind: EntryKind, text: string): void {
  switch (kind) {
    case 'nothing':
      return;
    case 'address':
      void openOwn(text.trim(), (words) => {
        answerEntry({ kind: 'refused', text: words });
      });
      return;
    case 'path':
      void openTyped(text.trim());
      return;
    case 'file':
      void chooseFile(); // in which folder it lies is not known
      return;
    case 'message':
      readPasted(text);
  }
}

/**
 * A file that was copied in a folder is pasted as one. A text takes the place of the address that is
 * offered, and of the message that was explained before: put into the middle of it, two people's
 * messages would be read as one.
 */
function takePasted(event: ClipboardEvent<HTMLTextAreaElement>): void {
  const box = event.currentTarget;
  const isMark = box.selectionStart === box.selectionEnd;
  const { text, explained } = useEntry.getState();
  if (isMark && (text === null || box.value === explained)) box.select();
  const [file] = event.clipboardData.files;
  if (file === undefined || event.clipboardData.types.includes('text/plain')) return;
  event.preventDefault();
  void readDropped(file);
}

function GoButton({ kind }: { readonly kind: EntryKind }) {
  const { t } = useTranslation();
  switch (kind) {
    case 'nothing':
    case 'address':
      return (
        <Button type="submit" className="button primary">
          <Globe aria-hidden />
          {t('start.mine.open')}
        </Button>
      );
    case 'path':
    case 'file':
      return (
        <Button type="submit" className="button primary">
          <FileSearch aria-hidden />
          {t('start.file.open')}
        </Button>
      );
    case 'message':
      return (
        <Button type="submit" className="button primary">
          <MessageSquareQuote aria-hidden />
          {t('paste.explain')}
        </Button>
      );
  }
}

/** What came of it, where it was asked; the text stands above to be mended. */
function Answer({ answer }: { readonly answer: EntryAnswer }) {
  const { t } = useTranslation();
  if (answer.kind === 'refused') return <p className="field-error">{answer.text}</p>;
  const advice = [t('nothing.textWhole'), t('nothing.textAddress'), t('nothing.textRecord')];
  return (
    <div className="callout warn entry-answer">
      <TriangleAlert aria-hidden />
      <div className="stack tight">
        <h2 className="small-heading">{t('nothing.textTitle')}</h2>
        <p>{t('nothing.textLead')}</p>
        <ul className="advice">
          {advice.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function Remembered({
  addresses,
  onChoose,
}: {
  readonly addresses: readonly string[];
  readonly onChoose: (address: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <MenuTrigger>
      <Button className="field-button" aria-label={t('start.mine.remembered')}>
        <ChevronDown aria-hidden />
      </Button>
      <Popover className="list-popover" placement="bottom end">
        <Menu className="list-box">
          {addresses.map((address) => (
            <MenuItem
              key={address}
              className="list-item"
              onAction={() => {
                onChoose(plain(address));
              }}
            >
              {plain(address)}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** The way for Halos that turn the embedded browser away. */
export function OwnBrowserButton() {
  const { t } = useTranslation('site');
  return (
    <Hint text={t('browser.openHint')}>
      <Button
        className="button quiet-button small"
        onPress={() => {
          show({ screen: 'browser' });
        }}
      >
        {t('browser.open')}
      </Button>
    </Hint>
  );
}
