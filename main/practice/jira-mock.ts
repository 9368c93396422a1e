import { invented } from './unseen-answers.ts';
import { thirdPartyAnswer, type ThirdPartyAnswer } from './third-party.ts';

/** Stands for Jira: gives out API tokens, and says who somebody is who brings one. */
export interface Jira {
  createToken(): {
    readonly instance_url: string;
    readonly username: string;
    readonly password: string;
  };
  myself(username: string, password: string): ThirdPartyAnswer;
}

export function createJira(): Jira {
  const username = 'halo@example.test';
  const tokens = new Set<string>();
  return {
    createToken() {
      const password = `jira-${crypto.randomUUID()}`;
      tokens.add(password);
      return { instance_url: 'https://example.atlassian.net', username, password };
    },
    myself: (name, password) =>
      name === username && tokens.has(password)
        ? thirdPartyAnswer(200, 'OK', { displayName: 'Halo' })
        : thirdPartyAnswer(401, 'Unauthorized', { message: invented.jiraUnknown }),
  };
}
