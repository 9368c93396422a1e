import type { ProgramLink } from '../../shared/ipc/program-link.ts';
import { call } from '../platform/halo.ts';
import { text } from '../text/i18n.ts';
import { notify } from '../store/notices.ts';
import { show } from '../store/wizard.ts';
import { writeEntry } from '../store/entry.ts';

/** Follows the links that wait in main. */
export async function followLinks(): Promise<void> {
  for (const link of await call('program.links', null)) follow(link);
}

/**
 * An address is only offered: whoever wrote the link is unknown, so the user looks at it and opens
 * it.
 */
function follow(link: ProgramLink): void {
  switch (link.kind) {
    case 'help':
      show({ screen: 'help', page: link.page });
      return;
    case 'halo':
      show({ screen: 'start' });
      writeEntry(link.address);
      notify('news', text('start.mine.offered', { address: link.address }));
  }
}
