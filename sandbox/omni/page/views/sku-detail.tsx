import { OneSku } from "../../control/protocol.ts";
import { CountField } from "../parts/count-field.tsx";
import { Detail } from "../parts/detail.tsx";
import { Table } from "../parts/table.tsx";
import { useDesk } from "../state/live.ts";
import { hashOf } from "../state/place.ts";

/** One SKU at every location, and in every pool group. */
export function SkuDetail({ sku, back }: { sku: string; back: string }) {
  const { data, problem } = useDesk(`stock/${encodeURIComponent(sku)}`, OneSku, ["data"]);
  return (
    <Detail title={sku} of={sku} back={back}>
      {problem !== undefined && <p role="alert">{problem}</p>}
      {data !== undefined && (
        <>
          <p class="quiet">{data.name}</p>
          <h3>Pool groups, virtual</h3>
          <Table label={`Virtual stock of ${sku}`} heads={["Pool group", "#Virtual"]}>
            {data.pools.map(({ pool, virtual }) => (
              <tr key={pool}>
                <td>
                  <a href={hashOf("stock", "pool", pool)}>{pool}</a>
                </td>
                <td class="number">{virtual}</td>
              </tr>
            ))}
          </Table>
          <h3>Locations, on hand</h3>
          <Table label={`On hand of ${sku}`} heads={["Location", "#On hand", "#Held"]}>
            {data.locations.map((row) => (
              <tr key={row.location}>
                <td class="loose">
                  <a href={hashOf("stock", "at", row.location)}>{row.location}</a>
                </td>
                <td class="number">
                  <CountField sku={sku} location={row.location} units={row.onHand} />
                </td>
                <td class="number">{row.held}</td>
              </tr>
            ))}
          </Table>
        </>
      )}
    </Detail>
  );
}
