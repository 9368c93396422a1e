import { describe, expect, it } from 'vitest';
import { failedPart } from '../../../../shared/rules/failed-part.ts';
import { ownFailure } from '../../../../shared/rules/own-failure.ts';

const said = (answer: unknown) =>
  ownFailure(JSON.stringify(answer), false) ?? failedPart(JSON.stringify(answer));
const read = (answer: unknown) => ownFailure(JSON.stringify(answer), true);

describe('the answer to a change', () => {
  it.each([
    [{ saved: [1], failed: [2] }],
    [{ saved: [1], failed: [{ id: 2, reason: 'No right' }] }],
    [{ status: 'partial', rejected: [{ id: 1, message: 'No permission' }] }],
    [{ succeeded: 0, failed: 1 }],
    [{ updated: 0, errors: 3 }],
    [{ saved_count: 0, error_count: 1 }],
    [{ error: 1 }],
    [{ hasErrors: 1 }],
    [[{ id: 1 }, { id: 2, error: 'No permission' }]],
    [[{ id: 1, errors: ['No permission'] }]],
    [
      [
        { id: 1, status: 200 },
        { id: 2, status: 403 },
      ],
    ],
    [{ responses: [{ id: '1', status: 403, body: { error: { message: 'Forbidden' } } }] }],
    [{ items: [{ id: 1, success: false }] }],
    [{ results: [{ id: 1, error: 'No access' }] }],
    [{ isValid: false, validationErrors: [{ field: 'category' }] }],
    [{ accepted: false, reason: 'No access' }],
    [{ completed: false, message: 'It is locked' }],
    [{ response_status: 500, response_body: 'It broke' }],
    [{ result: 'Authentication failed' }],
  ])('tells of a part that failed: %j', (answer) => {
    expect(said(answer)).not.toBeNull();
  });

  it('is quoted where it has words', () => {
    expect(said([{ id: 1 }, { id: 2, error: 'No permission' }])).toBe('No permission');
    expect(said({ responses: [{ status: 403, body: { error: { message: 'Forbidden' } } }] })).toBe(
      'Forbidden',
    );
  });

  it.each([
    [{ total: 2, failed: 0, errors: 0 }],
    [{ valid: true }],
    [{ valid: false }],
    [{ result: 'Signed in' }],
    [{ response_status: 200, response_body: 'failed: 0' }],
    [{ id: 5, result: 'Backup failed' }],
    [{ done: false }],
    [{ failed: [], rejected: [] }],
    [[{ id: 1, error: null, errors: [] }]],
    [[{ id: 1, error: 'none', status: 2 }]],
    [[{ id: 1, status: 403 }]],
    [{ id: 5, error: 'Paper jam', failed: 2 }],
    [[{ id: 5, summary: 'a', status: 1, user: 2, site: 3, team: 4, agent: 5, sla: 6, error: 'x' }]],
  ])('tells nothing of the kind: %j', (answer) => {
    expect(said(answer)).toBeNull();
  });

  it('is no failure where it was only read: lists and counts are data then', () => {
    expect(read({ open: 5, failed: 3 })).toBeNull();
    expect(read([{ id: 1, error: 'Paper jam' }])).toBeNull();
    expect(read({ rejected: [{ id: 1 }] })).toBeNull();
    expect(failedPart('not JSON "failed": 3')).toBeNull();
  });
});

describe('an answer that is a code and words', () => {
  it.each([
    [{ errno: 5, message: 'Access denied' }],
    [{ code: 'ERR_FORBIDDEN', message: 'You are not allowed' }],
    [{ status: -1, message: 'Could not save' }],
    [{ returnCode: 1, returnMessage: 'Could not save' }],
    [{ msg: 'Access denied' }],
    [{ status: 'ERROR: access denied' }],
    [{ validation_errors: ['Category is required'] }],
  ])('says that it failed, also where it was only read: %j', (answer) => {
    expect(said(answer)).not.toBeNull();
    expect(read(answer)).not.toBeNull();
  });

  it.each([[{ code: 0, message: 'Saved' }], [{ status: 'error-free' }], [{ msg: 'Welcome' }]])(
    'says nothing of the kind: %j',
    (answer) => {
      expect(said(answer)).toBeNull();
    },
  );
});
