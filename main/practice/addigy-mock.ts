import { invented } from './unseen-answers.ts';
import { thirdPartyAnswer, type ThirdPartyAnswer } from './third-party.ts';

export interface Device {
  readonly serial: string;
  readonly name: string;
  readonly model: string;
}

/**
 * Stands for Addigy: gives out client ids and secrets, and lists devices to whoever holds a pair of
 * them.
 */
export interface Addigy {
  /** The secret is shown once, as in the real portal
   * (https://support.addigy.com/hc/en-us/articles/4403542544275). */
  createCredentials(): { readonly client_id: string; readonly client_secret: string };
  devices(clientId: string, secret: string): ThirdPartyAnswer;
}

const devices: readonly Device[] = [
  { serial: 'C02PRAC001', name: 'Reception iMac', model: 'iMac' },
  { serial: 'C02PRAC002', name: 'Design MacBook 1', model: 'MacBook Pro' },
  { serial: 'C02PRAC003', name: 'Design MacBook 2', model: 'MacBook Pro' },
  { serial: 'C02PRAC004', name: 'Board room mini', model: 'Mac mini' },
  { serial: 'C02PRAC005', name: 'Sales MacBook Air', model: 'MacBook Air' },
  { serial: 'C02PRAC006', name: 'Loan MacBook Air', model: 'MacBook Air' },
];

export function createAddigy(): Addigy {
  const secrets = new Map<string, string>();
  const hex = (length: number) =>
    Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) =>
      byte.toString(16).padStart(2, '0'),
    ).join('');
  const unauthorised = (message: string) =>
    thirdPartyAnswer(401, 'Unauthorized', { error: message });
  return {
    createCredentials() {
      const pair = { client_id: `adg-${hex(8)}`, client_secret: hex(16) };
      secrets.set(pair.client_id, pair.client_secret);
      return pair;
    },
    devices(clientId, secret) {
      if (clientId === '' || secret === '') return unauthorised(invented.addigyNoCredentials);
      if (!/^adg-[0-9a-f]{16}$/.test(clientId) || !/^[0-9a-f]{32}$/.test(secret))
        return unauthorised(invented.addigyWrongFormat);
      if (secrets.get(clientId) !== secret) return unauthorised(invented.addigyUnknown);
      return thirdPartyAnswer(200, 'OK', devices);
    },
  };
}
