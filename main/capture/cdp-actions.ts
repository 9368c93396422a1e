import type { Protocol } from 'devtools-protocol';
import { type Fields, textIn } from '../../shared/cdp/fields.ts';
import type { CommandName, CommandParams } from '../../shared/cdp/protocol.ts';
import { type SiteAction, actionBinding, actionOf, actionWatcher, actionWorld } from './actions.ts';

/**
 * Has a page tell what its user does. Sent un-awaited and in this order: bindings are made only
 * while Runtime is on, and must be there before the watcher runs. Only pages have a document to
 * watch. `isShown`: the page is there already, and is watched from here on. Not else: in a cross-site
 * frame that is only being made it ends the frame.
 */
export function watchActions(
  send: <N extends CommandName>(method: N, params: CommandParams<N>) => Promise<unknown>,
  isShown = false,
): void {
  const quiet = <N extends CommandName>(method: N, params: CommandParams<N>) =>
    void send(method, params).catch(() => undefined);
  quiet('Page.enable', {});
  quiet('Runtime.enable', {});
  quiet('Runtime.addBinding', { name: actionBinding, executionContextName: actionWorld });
  quiet('Page.addScriptToEvaluateOnNewDocument', {
    source: actionWatcher,
    worldName: actionWorld,
    ...(isShown ? { runImmediately: true } : {}),
  });
}

/** What a Runtime.bindingCalled tells; null where it is not the watcher's. */
export function toldAction(fields: Fields<Protocol.Runtime.BindingCalledEvent>): SiteAction | null {
  return textIn(fields, 'name') === actionBinding ? actionOf(textIn(fields, 'payload')) : null;
}
