import { create } from 'zustand';

/**
 * An address that a link brought, to be filled in where the user opens a Halo; null where there is
 * none.
 */
export const useOfferedAddress = create<{ readonly address: string | null }>(() => ({
  address: null,
}));

export function offerAddress(address: string | null): void {
  useOfferedAddress.setState({ address });
}
