import { Menu } from "../parts/menu.tsx";
import { useWindow } from "../state/window.ts";

/** The app's global shortcuts, beside the composer. */
export function ShortcutMenu() {
  const { state, api, tell } = useWindow();
  const run = async (callbackId: string) => {
    const outcome = await api.post("shortcut", { callbackId });
    if (outcome.problem !== null) tell(outcome.problem);
  };
  return (
    <Menu
      label="Shortcuts"
      face="+"
      faceClass="icon-button"
      heading="Shortcuts"
      empty="This app has none."
      items={state.shortcuts
        .filter(({ type }) => type === "global")
        .map(({ callbackId, name, description }) => ({
          words: name,
          detail: description,
          run: () => void run(callbackId),
        }))}
    />
  );
}
