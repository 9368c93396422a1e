import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox } from 'react-aria-components';

interface TickProps {
  readonly isOn: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly children: ReactNode;
}

/** A box to tick, with its words. */
export function Tick({ isOn, isDisabled = false, onChange, children }: TickProps) {
  return (
    <Checkbox className="checkbox" isSelected={isOn} isDisabled={isDisabled} onChange={onChange}>
      <span className="checkbox-box">
        <Check aria-hidden />
      </span>
      <span>{children}</span>
    </Checkbox>
  );
}
