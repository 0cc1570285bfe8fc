import { OneOrder } from "../../control/protocol.ts";
import type { Order, Shipment } from "../../shapes.ts";
import { Badge } from "../parts/badge.tsx";
import { Detail } from "../parts/detail.tsx";
import { Table } from "../parts/table.tsx";
import { moment, money } from "../parts/words.ts";
import { tell } from "../state/api.ts";
import { useDesk } from "../state/live.ts";
import { hashOf } from "../state/place.ts";
import { useSay } from "../state/say.ts";
import { TransactionRows } from "./transactions.tsx";

/** One order in full. */
export function OrderDetail({ number }: { number: string }) {
  const { data, problem } = useDesk(`orders/${encodeURIComponent(number)}`, OneOrder, ["data"]);
  return (
    <Detail title={`Order ${number}`} of={`Order ${number}`} back={hashOf("orders")}>
      {problem !== undefined && <p role="alert">{problem}</p>}
      {data !== undefined && (
        <>
          <Facts order={data.order} />
          <Shipments order={data.order} />
          <Lines order={data.order} />
          <h3>Transactions</h3>
          <TransactionRows rows={data.transactions} withOrder={false} />
          <details>
            <summary>As the calls answer it</summary>
            <pre role="region" tabIndex={0} aria-label="The order as JSON">
              {JSON.stringify(data.order, null, 2)}
            </pre>
          </details>
        </>
      )}
    </Detail>
  );
}

function Facts({ order }: { order: Order }) {
  const { BillingCustomer: customer, ShippingAddress: to } = order;
  const facts = [
    ["Internal id", order.InternalOrderId],
    ["Customer", `${customer.FirstName} ${customer.LastName}, ${customer.EmailAddress}`],
    ["Ships to", `${to.AddressLine1}, ${to.City} ${to.State}`],
    ["Placed", moment(order.OrderDateUtc)],
    ["Last changed", moment(order.LastUpdatedDateUtc)],
    ["Total", money(order.OrderTotal, order.CurrencyCode)],
  ] as const;
  return (
    <>
      <p class="badges">
        <Badge state={order.OrderStatus} /> <Badge state={order.ShipmentStatus} />{" "}
        <Badge state={order.InvoiceStatus} />
      </p>
      <dl class="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Shipments({ order }: { order: Order }) {
  const none = order.Shipments.length === 0 ? "No shipment yet." : undefined;
  return (
    <>
      <h3>Shipments</h3>
      <Table label="Shipments" heads={["Shipment", "State", "Location", "Holds", "Action"]} empty={none}>
        {order.Shipments.map((shipment) => (
          <tr key={shipment.ShipmentId}>
            <td>{shipment.ShipmentId}</td>
            <td>
              <Badge state={shipment.Status} />
            </td>
            <td class="loose">{shipment.InventoryLocationName}</td>
            <td class="loose">
              {shipment.LineItems.map(({ SKU, Quantity }) => `${Quantity} × ${SKU}`).join(", ")}
            </td>
            <td>{shipment.Status === "Created" && <ShipButton shipment={shipment} />}</td>
          </tr>
        ))}
      </Table>
    </>
  );
}

function ShipButton({ shipment: { ShipmentId: id, InventoryLocationName: place } }: { shipment: Shipment }) {
  const say = useSay();
  const ship = async () =>
    say((await tell("POST", `shipments/${id}`, { do: "ship" })) ?? `${place} shipped ${id}.`);
  return (
    <button
      type="button"
      class="button button-small"
      aria-label={`Ship ${id} from ${place}`}
      onClick={() => void ship()}
    >
      Ship
    </button>
  );
}

function Lines({ order }: { order: Order }) {
  return (
    <>
      <h3>Lines</h3>
      <Table label="Lines" heads={["SKU", "~Product", "#Ordered", "#Shipped", "#Cancelled", "#Price"]}>
        {order.LineItems.map((line) => (
          <tr key={line.InternalLineItemId}>
            <td>
              <a href={hashOf("stock", "sku", line.SKU)}>{line.SKU}</a>
            </td>
            <td class="spare one-line">{line.ProductName}</td>
            <td class="number">{line.QuantityOrdered}</td>
            <td class="number">{line.QuantityShipped}</td>
            <td class="number">{line.QuantityCancelled}</td>
            <td class="number">{money(line.UnitPrice, order.CurrencyCode)}</td>
          </tr>
        ))}
      </Table>
    </>
  );
}
