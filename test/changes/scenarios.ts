import type { EndpointName } from "../../sandbox/omni/endpoint-names.ts";
import type { Fill } from "../../sandbox/slack/driver-fill.ts";

/** One change as a person makes it, and what is said of it. */
export interface Scenario {
  readonly id: string;
  readonly words: string;
  readonly who: string;
  readonly channel: string;
  readonly fill: Fill;
  readonly endpoint: EndpointName;
  /** What the form shows before: how it is, how it will be, and the exact call. */
  readonly shows: readonly RegExp[];
  /** The card once it was done, as far as the reason. */
  readonly done: RegExp;
  readonly notDone: RegExp;
  readonly whether: RegExp;
  /** What reading back can show: Omni cannot be asked for customers. */
  readonly canBeRead: boolean;
  /** Another change of the same target. `never`: there can be none once it was done. */
  readonly again?: { readonly words: string; readonly fill: Fill } | "never";
}

const fulfil = { who: "U0ANA", channel: "C0FULFIL", canBeRead: true };
const stock = { who: "U0ANA", channel: "C0STOCK", canBeRead: true };

export const STORE: Fill = {
  name: "guelph-centre",
  public: "Guelph Centre",
  line1: "12 Sample St",
  city: "Guelph",
  country: "CA",
  state: "ON",
  zip: "N1H 1A1",
  email: "guelph@example.com",
  phone: "519-555-0100",
};

export const CUSTOMER: Fill = { first: "Nora", last: "Quist", email: "nora.quist@example.com" };

export const SCENARIOS: readonly Scenario[] = [
  {
    ...fulfil,
    id: "shipment.reject",
    again: "never",
    words: "shipment reject 20078 order 1001",
    fill: { reason: "Damaged" },
    endpoint: "shipment.reject",
    shows: [
      /Created at toronto-south · order 1001 · TEE-RED-M × 2, CAP-BLU × 1/,
      /Rejected; Omni routes the units again\..*This cannot be undone\./s,
      /POST \/orderfulfillment\/shipments\/Reject/,
    ],
    done: /^Shipment 20078 rejected by U0ANA: Damaged\. Omni shows it as Rejected \(read back \d\d:\d\d/,
    notDone: /^Shipment 20078 was not rejected/,
    whether: /^It is not known whether shipment 20078 was rejected/,
  },
  {
    ...fulfil,
    id: "shipment.reroute",
    again: {
      words: "shipment reroute 20078 order 1001",
      fill: { location: "montreal-SC", reason: "Damaged" },
    },
    words: "shipment reroute 20078 order 1001",
    fill: { location: "calgary-SC", reason: "Store is closed" },
    endpoint: "shipment.reroute",
    shows: [
      /Created at toronto-south/,
      /At calgary-SC, which ships it instead/,
      /path of reject/,
      /"RouteType"/,
    ],
    done: /^Shipment 20078 rerouted to calgary-SC by U0ANA: Store is closed\. Omni shows it as Created at calgary-SC/,
    notDone: /^Shipment 20078 was not rerouted to calgary-SC/,
    whether: /^It is not known whether shipment 20078 was rerouted to calgary-SC/,
  },
  {
    ...fulfil,
    id: "shipment.split",
    again: { words: "shipment split 20167 order 1006", fill: { line430545: "1" } },
    words: "shipment split 20167 order 1006",
    fill: { line430545: "2" },
    endpoint: "shipment.split-by-line",
    shows: [/Created at queen-west/, /Into a new shipment: TEE-RED-M × 2/, /SplitShipmentByOrderDetailId/],
    done: /^Shipment 20167 split by U0ANA\./,
    notDone: /^Shipment 20167 was not split/,
    whether: /^It is not known whether shipment 20167 was split/,
  },
  {
    ...fulfil,
    id: "order.ship",
    again: "never",
    words: "order ship 1003",
    fill: {},
    endpoint: "shipment.create-all",
    shows: [/Paid/, /Omni creates shipments for 3 open units/, /CreateAllShipments/],
    done: /^Shipments for order 1003 requested by U0ANA\./,
    notDone: /^Shipments for order 1003 were not requested/,
    whether: /^It is not known whether shipments for order 1003 were requested/,
  },
  {
    ...stock,
    id: "stock.adjust +",
    words: "stock adjust TEE-RED-M at toronto-south +10",
    fill: {},
    endpoint: "on-hand.write",
    shows: [
      /12 on hand/,
      /22 on hand \(\+10\)\..*It can be put back\./s,
      /PUT \/inventory\/onhand/,
      /"Delta"/,
    ],
    done: /^TEE-RED-M at toronto-south adjusted by \+10 by U0ANA\. Omni shows 22 on hand/,
    notDone: /^TEE-RED-M at toronto-south was not adjusted by \+10/,
    whether: /^It is not known whether TEE-RED-M at toronto-south was adjusted by \+10/,
  },
  {
    ...stock,
    id: "stock.adjust -",
    words: "stock adjust TEE-RED-M at toronto-south -3",
    fill: {},
    endpoint: "on-hand.write",
    shows: [/12 on hand/, /9 on hand \(-3\)/, /"Delta"/],
    done: /^TEE-RED-M at toronto-south adjusted by -3 by U0ANA\. Omni shows 9 on hand/,
    notDone: /^TEE-RED-M at toronto-south was not adjusted by -3/,
    whether: /^It is not known whether TEE-RED-M at toronto-south was adjusted by -3/,
  },
  {
    ...stock,
    id: "stock.adjust =",
    again: { words: "stock adjust TEE-RED-M at toronto-south =30", fill: {} },
    words: "stock adjust TEE-RED-M at toronto-south =25",
    fill: {},
    endpoint: "on-hand.write",
    shows: [/12 on hand/, /25 on hand \(set, \+13\)/, /"Absolute"/],
    done: /^TEE-RED-M at toronto-south set to 25 by U0ANA\. Omni shows 25 on hand/,
    notDone: /^TEE-RED-M at toronto-south was not set to 25/,
    whether: /^It is not known whether TEE-RED-M at toronto-south was set to 25/,
  },
  {
    ...stock,
    id: "location.edit",
    again: { words: "locations edit toronto-south", fill: { "field.CutOffTime": "18:15" } },
    words: "locations edit toronto-south",
    fill: { "field.CutOffTime": "17:30" },
    endpoint: "location.write-fields",
    shows: [/Cut-off time: /, /Cut-off time: 17:30/, /PUT \/inventorylocations\/customfields/],
    done: /^Cut-off time of toronto-south changed by U0ANA\. Omni shows Cut-off time: 17:30/,
    notDone: /^Cut-off time of toronto-south was not changed/,
    whether: /^It is not known whether Cut-off time of toronto-south was changed/,
  },
  {
    ...stock,
    id: "store.create",
    again: "never",
    words: "store create",
    fill: STORE,
    endpoint: "store.create",
    shows: [
      /There is no store called guelph-centre/,
      /A new store guelph-centre.*it can be deactivated/s,
      /POST \/storelocations/,
    ],
    done: /^Store guelph-centre created by U0ANA\./,
    notDone: /^Store guelph-centre was not created/,
    whether: /^It is not known whether store guelph-centre was created/,
  },
  {
    ...stock,
    id: "store.edit",
    again: { words: 'store edit "Toronto Centre"', fill: { phone: "416-555-0123" } },
    words: 'store edit "Toronto Centre"',
    fill: { phone: "416-555-0199" },
    endpoint: "store.update",
    shows: [/Phone: /, /Phone: 416-555-0199.*All else stays as it is/s, /PUT \/storelocations/],
    done: /^Store Toronto Centre changed by U0ANA\./,
    notDone: /^Store Toronto Centre was not changed/,
    whether: /^It is not known whether store Toronto Centre was changed/,
  },
  {
    who: "U0BEN",
    channel: "C0CARE",
    id: "customer.create",
    words: "customer create",
    fill: CUSTOMER,
    endpoint: "customer.create",
    shows: [
      /cannot be asked whether/,
      /A new customer, N\. Q\., n…@example\.com/,
      /POST \/orders\/Customers/,
    ],
    done: /^Sent, not verified: U0BEN asked to create customer N\. Q\., n…@example\.com\. Omni accepted it/,
    notDone: /^Customer N\. Q\., n…@example\.com was not created/,
    whether: /^It is not known whether customer N\. Q\., n…@example\.com was created/,
    canBeRead: false,
  },
];
