import { useEffect } from 'react';

/** In the place of a dialog whose matter is over, decided elsewhere: closes it, so that keys do something again. */
export function NothingToShow({ onClose }: { readonly onClose: () => void }) {
  useEffect(onClose, [onClose]);
  return null;
}
