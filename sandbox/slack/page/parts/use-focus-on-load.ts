import { useEffect, useRef } from "preact/hooks";

/** Focuses an element once, when it first appears, if it is asked to be. */
export function useFocusOnLoad<T extends HTMLElement>(wanted: boolean | undefined) {
  const ref = useRef<T>(null);
  useEffect(() => {
    if (wanted === true) ref.current?.focus();
  }, []);
  return ref;
}
