import { StoreRows } from "../../control/protocol.ts";
import type { Store } from "../../shapes.ts";
import { Detail } from "../parts/detail.tsx";
import { Table } from "../parts/table.tsx";
import { useDesk } from "../state/live.ts";
import { hashOf } from "../state/place.ts";

const yes = (value: boolean): string => (value ? "yes" : "no");

/** The stores, and one of them in full. */
export function Stores({ words: [name] }: { words: readonly string[] }) {
  const { data, problem } = useDesk("stores", StoreRows, ["data"]);
  if (data === undefined) return problem === undefined ? null : <p role="alert">{problem}</p>;
  const store = data.rows.find((each) => each.StoreInternalName === name);
  return (
    <div class={store === undefined ? "split" : "split split-open"}>
      <section class="list" aria-label="All stores">
        <Table
          label="Stores"
          heads={["Store", "~Shown as", "City", "Active", "~Ships to store", "Locations"]}
        >
          {data.rows.map((row) => (
            <tr key={row.StoreInternalName} class={row === store ? "here" : undefined}>
              <td>
                <a href={hashOf("stores", row.StoreInternalName)}>{row.StoreInternalName}</a>
              </td>
              <td class="spare">{row.PublicName}</td>
              <td>{row.Address.City}</td>
              <td>{yes(row.Active)}</td>
              <td class="spare">{yes(row.AllowShipToStore)}</td>
              <td class="loose">{row.LinkedInventoryLocationNames.join(", ") || "–"}</td>
            </tr>
          ))}
        </Table>
      </section>
      {store !== undefined && <StoreDetail store={store} />}
    </div>
  );
}

function StoreDetail({ store }: { store: Store }) {
  const { Address: at } = store;
  const facts = [
    ["Shown as", store.PublicName],
    ["Address", [at.AddressLine1, at.City, at.State, at.ZipCode, at.CountryCode].join(", ")],
    ["Mail", store.Email || "–"],
    ["Telephone", store.PhoneNumber || "–"],
    ["Active", yes(store.Active)],
    ["Visible", yes(store.Visible)],
    ["Ships to store", yes(store.AllowShipToStore)],
    ...store.CustomFields.map(({ Name, Value }) => [Name, String(Value)] as const),
  ] as const;
  return (
    <Detail title={store.StoreInternalName} of={store.StoreInternalName} back={hashOf("stores")}>
      <dl class="facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h3>Stock</h3>
      <ul class="short-list">
        {store.LinkedInventoryLocationNames.map((location) => (
          <li key={location}>
            <a href={hashOf("stock", "at", location)}>{location}</a>
          </li>
        ))}
      </ul>
    </Detail>
  );
}
