import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';

interface RowButtonProps {
  readonly icon: ReactNode;
  readonly title: string;
  /** A line about it. */
  readonly text: string;
  /** Stands at the end of the row. */
  readonly end?: ReactNode;
  readonly onPress: () => void;
}

/** A row that is one button: what it opens, and a line about that. */
export function RowButton({ icon, title, text, end, onPress }: RowButtonProps) {
  return (
    <Button className="row-button" onPress={onPress}>
      {icon}
      <span className="row-text">
        <strong>{title}</strong>
        <span className="quiet">{text}</span>
      </span>
      {end}
    </Button>
  );
}
