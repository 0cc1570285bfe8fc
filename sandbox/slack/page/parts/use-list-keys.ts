import { useState } from "preact/hooks";

/**
 * The highlighted row of a list that is steered from a text field, by arrows and pages; it wraps around.
 *
 * @param resetOn what the list is for: when it changes, the first row is highlighted again, in the same breath
 */
export function useListKeys(length: number, resetOn: unknown) {
  const [held, hold] = useState({ for: resetOn, index: 0 });
  const setActive = (index: number) => hold({ for: resetOn, index });
  const at = Math.min(held.for === resetOn ? held.index : 0, Math.max(0, length - 1));
  /** True when the key moved the highlight. */
  const move = (key: string): boolean => {
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + 8,
      PageUp: at - 8,
    };
    const next = Object.hasOwn(steps, key) ? steps[key] : undefined;
    if (next === undefined || length === 0) return false;
    const far = key.startsWith("Page") ? Math.max(0, Math.min(length - 1, next)) : (next + length) % length;
    setActive(far);
    return true;
  };
  return { active: at, setActive, move };
}
