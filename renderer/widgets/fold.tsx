import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';

/** What is not needed by everybody: one line that opens. */
export function Fold({
  title,
  level = 2,
  isExpanded,
  onExpandedChange,
  children,
}: {
  readonly title: string;
  /** Of its heading. */
  readonly level?: 2 | 3;
  /** Both together, for whoever must open it; where left out, only a press does. */
  readonly isExpanded?: boolean;
  readonly onExpandedChange?: (isExpanded: boolean) => void;
  readonly children: ReactNode;
}) {
  return (
    <Disclosure
      className="disclosure"
      {...(isExpanded === undefined ? {} : { isExpanded })}
      {...(onExpandedChange === undefined ? {} : { onExpandedChange })}
    >
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
