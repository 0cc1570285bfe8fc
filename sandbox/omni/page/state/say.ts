import { createContext } from "preact";
import { useContext } from "preact/hooks";

/** Says a sentence at the foot of the page, which goes again by itself. */
export const Say = createContext<(words: string) => void>(() => undefined);

/** How to say something to the person. */
export function useSay(): (words: string) => void {
  return useContext(Say);
}
