import { useEffect, useState } from 'react';

/** Whether something has been so for some time (milliseconds). */
export function useLasting(isSo: boolean, millis: number): boolean {
  const [hasLasted, setHasLasted] = useState(false);
  useEffect(() => {
    if (!isSo) return;
    const timer = setTimeout(() => setHasLasted(true), millis);
    return () => {
      clearTimeout(timer);
      setHasLasted(false);
    };
  }, [isSo, millis]);
  return isSo && hasLasted;
}
