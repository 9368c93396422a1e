import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';

/** What is not needed by everybody: one line that opens. */
export function Fold({
  title,
  level = 2,
  children,
}: {
  readonly title: string;
  /** Of its heading. */
  readonly level?: 2 | 3;
  readonly children: ReactNode;
}) {
  return (
    <Disclosure className="disclosure">
      <Heading level={level} className="disclosure-heading">
        <Button slot="trigger" className="disclosure-button">
          <ChevronRight aria-hidden />
          {title}
        </Button>
      </Heading>
      <DisclosurePanel className="disclosure-panel">
        <div className="stack tight">{children}</div>
      </DisclosurePanel>
    </Disclosure>
  );
}
