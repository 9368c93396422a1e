import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { visibleText } from '../text/visible-text.ts';

/**
 * Characters shown of one value, and rows of one list, before the user asks for more: a hostile
 * answer has millions.
 */
const charactersStep = 4000;
const rowsStep = 500;

/**
 * A value of a header or field: its beginning where it is longer than anybody reads, and more on
 * request.
 */
export function CutText({ text }: { readonly text: string }) {
  const [shown, setShown] = useState(charactersStep);
  if (text.length <= shown) return visibleText(text);
  return (
    <>
      {visibleText(text.slice(0, shown))}…{' '}
      <MoreButton
        onPress={() => {
          setShown(10 * shown);
        }}
      />
    </>
  );
}

/** The first rows of a list, and a button for more; null where all are shown. */
export function useFirstRows<Row>(rows: readonly Row[]): readonly [readonly Row[], ReactNode] {
  const [shown, setShown] = useState(rowsStep);
  if (rows.length <= shown) return [rows, null];
  return [
    rows.slice(0, shown),
    <MoreButton
      key="more"
      onPress={() => {
        setShown(shown + 2 * rowsStep);
      }}
    />,
  ];
}

function MoreButton({ onPress }: { readonly onPress: () => void }) {
  const { t } = useTranslation('requests');
  return (
    <button type="button" className="link-button" onClick={onPress}>
      {t('details.more')}
    </button>
  );
}
