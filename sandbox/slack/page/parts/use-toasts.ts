import { useCallback, useState } from "preact/hooks";

export interface Toast {
  id: number;
  text: string;
}

const shownFor = 8000;

/** Short messages that go by themselves. */
export function useToasts() {
  const [list, setList] = useState<readonly Toast[]>([]);
  const drop = useCallback((id: number) => setList((now) => now.filter((toast) => toast.id !== id)), []);
  const tell = useCallback((text: string) => {
    const id = Math.random();
    setList((now) => [...now.slice(-3), { id, text }]);
    setTimeout(() => drop(id), shownFor);
  }, []);
  return { list, tell, drop };
}
