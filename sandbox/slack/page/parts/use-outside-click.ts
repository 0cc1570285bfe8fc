import { useEffect } from "preact/hooks";

/** Runs something when the person presses the pointer anywhere but in the given elements. */
export function useOutsideClick(inside: readonly { current: HTMLElement | null }[], run: () => void) {
  useEffect(() => {
    const pressed = (event: PointerEvent) => {
      const target = event.target;
      if (target instanceof Node && inside.some(({ current }) => current?.contains(target) === true)) return;
      run();
    };
    document.addEventListener("pointerdown", pressed, true);
    return () => document.removeEventListener("pointerdown", pressed, true);
  });
}
