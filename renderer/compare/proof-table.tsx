import { useTranslation } from 'react-i18next';
import type { Comparison, Proof } from '../../shared/compare/comparison.ts';
import { formatCount, formatSpan } from '../text/format.ts';
import { visibleLine } from '../text/visible-text.ts';
import { useRegion } from '../widgets/use-region.ts';

/** The two requests beside each other: what was asked and sent, and what came back. */
export function ProofTable({ proof }: { readonly proof: Comparison['proof'] }) {
  const { t } = useTranslation('compare');
  const region = useRegion();
  const rows = [
    ['request', (one: Proof) => one.request],
    ['sent', (one: Proof) => one.sent.join(', ')],
    ['answer', (one: Proof) => (one.status === 0 ? t('proof.none') : String(one.status))],
    ['message', (one: Proof) => one.message ?? ''],
    ['rows', (one: Proof) => (one.rows === null ? '' : formatCount(one.rows, region))],
    ['time', (one: Proof) => timeOf(one.milliseconds)],
  ] as const;
  const cells = (of: (one: Proof) => string) =>
    [proof.working, proof.broken].map((one) => (one === null ? t('proof.missing') : of(one)));
  return (
    <table className="compare-table">
      <caption className="visually-hidden">{t('proof.caption')}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{t('side.working')}</th>
          <th scope="col">{t('side.broken')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, of]) => {
          const [working = '', broken = ''] = cells(of);
          if ([proof.working, proof.broken].every((one) => one === null || of(one) === ''))
            return null;
          return (
            <tr key={name}>
              <th scope="row">{t(`proof.${name}`)}</th>
              <td>{visibleLine(working)}</td>
              <td>{visibleLine(broken)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );

  function timeOf(milliseconds: number | null): string {
    return milliseconds === null ? '' : formatSpan(milliseconds, region);
  }
}
