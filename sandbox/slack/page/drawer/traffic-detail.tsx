import type { Traffic, Violation } from "../../protocol.ts";
import { Menu } from "../parts/menu.tsx";
import { useWindow } from "../state/window.ts";
import { JsonTree } from "./json-tree.tsx";
import { outcomeOf, signedOf, timeOf, tookOf } from "./words.ts";

/** One request with its answer, and what can be done with it. */
export function TrafficDetail({ record, close }: { record: Traffic; close: () => void }) {
  const { state } = useWindow();
  const toApp = record.direction === "to-app";
  const broken = state.violations.filter(({ trafficId }) => trafficId === record.id);
  const facts: readonly [string, string | undefined][] = [
    ["Way", toApp ? `${state.team.name} → ${state.app.name}` : `${state.app.name} → ${state.team.name}`],
    ["Address", `${record.method === "SOCKET" ? "socket" : record.method} ${record.url}`],
    ["Signed", toApp ? signedOf(record) : undefined],
    ["Delivered", record.retry > 0 ? `again (repetition ${record.retry})` : undefined],
    ["Sent", timeOf(record)],
    ["Took", tookOf(record)],
    ["Answer", [record.status, record.error].filter(Boolean).join(" ") || outcomeOf(record)],
  ];
  return (
    <article class="traffic-detail" aria-label={`Request ${record.label}`}>
      <header>
        <h3>{record.label}</h3>
        <button type="button" class="icon-button" aria-label="Close the request" onClick={close}>
          ×
        </button>
      </header>
      <Tools record={record} />
      <dl>
        {facts.map(([name, value]) =>
          value === undefined ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      {broken.map((violation) => (
        <Broken key={violation.id} violation={violation} />
      ))}
      <h4>Request</h4>
      <JsonTree value={record.request} />
      <h4>Answer</h4>
      <JsonTree value={record.response} />
    </article>
  );
}

function Broken({ violation: { error, rule, path } }: { violation: Violation }) {
  return (
    <p class="traffic-broken">
      <code>{error}</code> {rule}
      {path !== "" && (
        <>
          {" "}
          at <code>{path}</code>
        </>
      )}
    </p>
  );
}

const forgeries = [
  { how: "none", words: "Without a signature" },
  { how: "old", words: "Signed ten minutes ago" },
  { how: "wrong", words: "Signed with another secret" },
] as const;

function Tools({ record: { id, direction } }: { record: Traffic }) {
  const { api, tell, app } = useWindow();
  const copy = async () => {
    const { curl, problem } = await api.post("curl", { trafficId: id });
    if (curl === undefined) return tell(problem ?? "It cannot be copied.");
    await navigator.clipboard.writeText(curl).then(
      () => tell("Copied as a command for curl."),
      () => tell(curl),
    );
  };
  const again = async () => {
    const { ok, status, problem } = await api.post("redeliver", { trafficId: id });
    tell(ok ? `${app.name} took it again (${status ?? "no status"}).` : `It did not arrive: ${problem}.`);
  };
  const forge = async (how: string) => {
    const { ok, status, problem } = await api.post("forge", { trafficId: id, how });
    const refused = `${app.name} refused it (${status ?? problem}), as it should.`;
    tell(ok ? `${app.name} took a forged request (${status}). It does not check signatures!` : refused);
  };
  return (
    <div class="traffic-tools">
      <button type="button" class="button" onClick={() => void copy()}>
        Copy as curl
      </button>
      {direction === "to-app" && (
        <>
          <button type="button" class="button" onClick={() => void again()}>
            Deliver again
          </button>
          <Menu
            label="Forge it"
            face="Forge it ▾"
            faceClass="button"
            heading="Send it once more, as a stranger would"
            items={forgeries.map(({ how, words }) => ({ words, run: () => void forge(how) }))}
          />
        </>
      )}
    </div>
  );
}
