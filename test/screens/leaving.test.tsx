import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { act, screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { AskSomebody } from '../../renderer/diagnosis/ask-somebody.tsx';
import { Shown } from '../../renderer/window/screen-report.ts';
import { WipeDialog } from '../../renderer/site/wipe-dialog.tsx';
import { askAboutWiping } from '../../renderer/store/wipe.ts';
import { useCapture } from '../../renderer/store/capture.ts';
import { useFile } from '../../renderer/store/file.ts';
import { keyIn } from '../../renderer/store/source.ts';
import { useSettings } from '../../renderer/store/settings.ts';
import { show, useWizard } from '../../renderer/store/wizard.ts';
import { rowOf } from '../../shared/exchange/row.ts';
import { diagnosisKey } from '../../shared/fix/fingerprint.ts';
import { HarReader } from '../../shared/har/reader.ts';
import { builtInCauses } from '../../shared/rules/knowledge.ts';
import { createReview } from '../../shared/rules/review.ts';
import { emptyReview } from '../../shared/rules/diagnosis.ts';
import { diagnosis, exchange } from '../unit/renderer/build.ts';
import { button, draw, noticed } from './draw.tsx';

const resources = import.meta.glob('../../resources/knowledge/*.json', {
  eager: true,
  import: 'default',
});

/** What an outside attack planted: a bearer token, a password and an e-mail address in a message. */
function plantedRequest() {
  const text = readFileSync(
    join(import.meta.dirname, '../fixtures/redaction/request-text.har'),
    'utf8',
  );
  const review = createReview(builtInCauses(resources));
  const reader = new HarReader({ exchange: (exchange) => review.add(exchange) });
  reader.push(new TextEncoder().encode(text));
  reader.end();
  const ask = review.result().diagnoses[0]?.ask;
  if (ask === null || ask === undefined) throw new Error('Nobody is asked.');
  return ask;
}

describe('a request to somebody who can', () => {
  test('is shown and copied without the secrets and the person that the server named', async () => {
    const request = plantedRequest();
    const planted = ['SECRETSIGNATURE1234', 'Hunter2!xyz9', 'ilse.brandt@acme.example'];
    expect(planted.filter((value) => request.text.includes(value))).toEqual(planted);
    const { user, asked } = draw(<AskSomebody request={request} />);
    await user.click(button(/^I can.t do this/));
    const shown = screen.getByRole<HTMLTextAreaElement>('textbox').value;
    await user.click(button(/^Copy/));
    const copied = JSON.stringify(asked.find(({ name }) => name === 'clipboard.write')?.input);
    for (const text of [shown, copied]) {
      expect(text).toContain('You do not have access to this Action');
      expect(planted.filter((value) => text.includes(value))).toEqual([]);
    }
    await expect.poll(noticed).toHaveLength(1);
  });

  test('leaves out the words and the names that the user wants out', async () => {
    useSettings.setState({
      redaction: { keepPersonal: true, words: ['Contoso'], names: ['depot'] },
    });
    const { user } = draw(
      <AskSomebody
        request={{ who: 'halo-admin', subject: 'For Contoso', text: '{"depot":"Blue Heron"}' }}
      />,
    );
    await user.click(button(/^I can.t do this/));
    expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe(
      '{"depot":"redacted-own-1"}',
    );
    expect(document.body.textContent).not.toContain('Contoso');
  });
});

describe('wiping', () => {
  const asked = async (isTicked: boolean) => {
    const drawn = draw(<WipeDialog />, { 'captures.list': [] });
    act(() => {
      askAboutWiping(true);
    });
    const box = await screen.findByRole('checkbox');
    expect((box as HTMLInputElement).checked).toBe(false);
    if (isTicked) await drawn.user.click(box);
    await drawn.user.click(button('Sign out of every Halo'));
    await expect.poll(() => drawn.asked.some(({ name }) => name === 'site.wipe')).toBe(true);
    return drawn.asked.map(({ name }) => name);
  };

  test('leaves the recordings where nobody asked for more', async () => {
    expect(await asked(false)).not.toContain('captures.deleteAll');
  });

  test('takes the recordings too where the box is ticked', async () => {
    expect(await asked(true)).toContain('captures.deleteAll');
  });
});

describe('the title of the window', () => {
  test('leaves out the secrets and the words that the user wants out', async () => {
    useSettings.setState({ redaction: { keepPersonal: true, words: ['Contoso'], names: [] } });
    const title = 'Contoso: the password=Hunter2!xyz9 was refused';
    const review = { ...emptyReview, diagnoses: [diagnosis({ title, summary: title })] };
    useFile.setState({ review });
    show({ screen: 'results', source: 'file' });
    const { asked } = draw(<Shown />);
    await expect.poll(() => asked.some(({ name }) => name === 'diagnoses.show')).toBe(true);
    const shown = JSON.stringify(asked.find(({ name }) => name === 'diagnoses.show')?.input);
    expect(shown).toContain('was refused');
    expect(shown).not.toContain('Hunter2!xyz9');
    expect(shown).not.toContain('Contoso');
  });

  test('names what is left, and nothing that is over', async () => {
    const over = diagnosis({ cause: 'forbidden', title: 'The page is closed', entries: [0] });
    const left = diagnosis({ cause: 'wrong-value', title: 'A number is needed', entries: [1] });
    const rows = [0, 1].map((index) => rowOf(exchange(index, { status: 400 })));
    const review = { ...emptyReview, diagnoses: [over, left] };
    useCapture.setState({ rows, reviewed: rows, review });
    useWizard.setState({ fixed: [keyIn('live', diagnosisKey(over))] });
    show({ screen: 'reproduce', source: 'live' });
    const { asked } = draw(<Shown />);
    await expect.poll(() => asked.some(({ name }) => name === 'diagnoses.show')).toBe(true);
    const shown = JSON.stringify(asked.find(({ name }) => name === 'diagnoses.show')?.input);
    expect(shown).toContain('A number is needed');
    expect(shown).not.toContain('The page is closed');
  });
});
