import { create } from 'zustand';

/**
 * What stands in the field for the user's own Halo: typed there, or brought by a link; null where
 * it is still the address that was opened last.
 */
export const useTypedAddress = create<{ readonly typed: string | null }>(() => ({ typed: null }));

export function typeAddress(typed: string): void {
  useTypedAddress.setState({ typed });
}
