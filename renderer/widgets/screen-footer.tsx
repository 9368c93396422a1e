import type { ReactNode } from 'react';

/** The main button of a screen: it stays in sight however far the screen is scrolled. */
export function ScreenFooter({ children }: { readonly children: ReactNode }) {
  return <div className="screen-footer button-row">{children}</div>;
}
