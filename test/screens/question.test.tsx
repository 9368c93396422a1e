import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { QuestionDialog } from '../../renderer/site/question-dialog.tsx';
import { useQuestion } from '../../renderer/store/question.ts';
import type { SiteQuestion } from '../../shared/ipc/site-question.ts';
import { button, draw, fill, heading } from './draw.tsx';

const signIn = {
  kind: 'sign-in',
  id: 'q1',
  server: 'acme.example',
  isProxy: false,
  realm: 'Staff only',
  isAgain: false,
} as const;
const certificates: SiteQuestion = {
  kind: 'certificate',
  id: 'q2',
  server: 'acme.example:8443',
  certificates: [
    { subject: 'Kim Lee', issuer: 'Acme', until: Date.UTC(2030, 0, 2) },
    { subject: 'Kim Lee (old)', issuer: 'Acme', until: Date.UTC(2027, 0, 2) },
  ],
};

const ask = (question: Readonly<SiteQuestion>) => {
  useQuestion.setState({ question });
  return draw(<QuestionDialog />);
};

describe('a server that asks for a name and password', () => {
  test('is named with its own words, and gets what was typed', async () => {
    const { user, asked } = ask(signIn);
    heading('acme.example asks who you are');
    screen.getByText('It says: “Staff only”');
    expect(screen.queryByRole('alert')).toBeNull();
    await fill(user, screen.getByLabelText('Name'), 'kim');
    await fill(user, screen.getByLabelText('Password'), 'open sesame');
    await user.click(button('Sign in'));
    const answer = { kind: 'sign-in', name: 'kim', password: 'open sesame' };
    expect(asked).toContainEqual({ name: 'site.answer', input: { id: 'q1', answer } });
  });

  test('gets nothing where the person wants none of it', async () => {
    const { user, asked } = ask({ ...signIn, isProxy: true, realm: null, isAgain: true });
    heading('The proxy acme.example asks who you are');
    expect(screen.getByRole('alert').textContent).toContain('was not right');
    await user.click(button('Cancel'));
    expect(asked).toContainEqual({ name: 'site.answer', input: { id: 'q1', answer: null } });
  });
});

describe('a server that asks for a certificate', () => {
  test('gets the one that is chosen', async () => {
    const { user, asked } = ask(certificates);
    heading('acme.example:8443 asks for a certificate');
    await user.click(screen.getByRole('radio', { name: /old/ }));
    await user.click(button('Show this one'));
    const answer = { kind: 'certificate', certificate: 1 };
    expect(asked).toContainEqual({ name: 'site.answer', input: { id: 'q2', answer } });
  });

  test('gets none where the person goes on without', async () => {
    const { user, asked } = ask(certificates);
    await user.click(button('Go on without'));
    expect(asked).toContainEqual({ name: 'site.answer', input: { id: 'q2', answer: null } });
  });
});
