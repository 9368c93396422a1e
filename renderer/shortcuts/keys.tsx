import { Fragment } from 'react';
import { type CommandId, commandOf, shortcutsOf } from '../../shared/commands/commands.ts';
import { type Shortcut, keysShown } from '../../shared/commands/shortcut.ts';
import { isMac } from '../platform/platform.ts';

/** A shortcut as the keys that are pressed together. */
export function Keys({ shortcut }: { readonly shortcut: Shortcut }) {
  return (
    <kbd className="keys">
      {keysShown(shortcut, isMac).map((key, at) => (
        <Fragment key={key}>
          {at > 0 && !isMac && '+'}
          <kbd>{key}</kbd>
        </Fragment>
      ))}
    </kbd>
  );
}

/** The first shortcut of a command; nothing where it has none. */
export function CommandKeys({ id }: { readonly id: CommandId }) {
  const shortcut = shortcutsOf(commandOf(id), isMac)[0];
  return shortcut === undefined ? null : <Keys shortcut={shortcut} />;
}
