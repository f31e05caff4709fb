import { get, type Row } from "./server";

/** Tables, columns and relationships, in the user's language. */

export interface Option {
  value: number;
  label: string;
  color: string | null;
  /** Of a status reason: its state. */
  state: number | null;
  /** Of a state: its default status reason. */
  defaultStatus: number | null;
}

export type ColumnType =
  | "String" | "Memo" | "Integer" | "BigInt" | "Decimal" | "Double" | "Money" | "Boolean" | "DateTime" | "Picklist" | "State"
  | "Status" | "Lookup" | "Customer" | "Owner" | "Uniqueidentifier" | "EntityName" | "Virtual";

export interface Column {
  name: string;
  type: ColumnType;
  label: string;
  format: string | null;
  isRequired: boolean;
  maxLength: number | null;
  minimum: number | null;
  maximum: number | null;
  precision: number;
  /** Of money: 2 is the currency's. */
  precisionSource: number | null;
  isBaseAmount: boolean;
  targets: string[];
  options: Option[];
  defaultValue: number | boolean | null;
  mayBeCreated: boolean;
  mayBeUpdated: boolean;
}

export interface Relationship {
  name: string;
  /** The table that is looked up. */
  parent: string;
  /** The table with the lookup. */
  child: string;
  column: string;
  /** Name of the navigation property that leads to the parent, by which the lookup is written. */
  toParent: string;
}

/** What the navigation needs of every table. */
export interface TableName {
  name: string;
  set: string;
  label: string;
  pluralLabel: string;
  primaryId: string;
  primaryName: string;
  typeCode: number;
  isActivity: boolean;
  isAudited: boolean;
  hasOwner: boolean;
  icon: string | null;
}

export interface Table extends TableName {
  columns: Map<string, Column>;
  parents: Relationship[];
  children: Relationship[];
}

type Json = Record<string, never>;
interface JsonLabel {
  UserLocalizedLabel: { Label: string } | null;
}
interface JsonOption {
  Value: number;
  Label: JsonLabel;
  Color: string | null;
  State?: number;
  DefaultStatus?: number;
}

const names = new Map<string, TableName>();
const details = new Map<string, Promise<Table>>();

export async function loadTableNames(): Promise<void> {
  const answer = await get("EntityDefinitions");
  for (const json of answer["value"] as Row[]) {
    const table = readName(json);
    names.set(table.name, table);
  }
}

export function tableName(name: string): TableName {
  const found = names.get(name);
  if (!found) {
    throw new Error(`There is no table '${name}'.`);
  }

  return found;
}

export function isTable(name: string): boolean {
  return names.has(name);
}

export function tableOfSet(set: string): TableName {
  const found = [...names.values()].find((table) => table.set === set);
  if (!found) {
    throw new Error(`There is no entity set '${set}'.`);
  }

  return found;
}

/** A table with its columns; asked for once. */
export function loadTable(name: string): Promise<Table> {
  let loading = details.get(name);
  if (!loading) {
    loading = read(name);
    details.set(name, loading);
  }

  return loading;
}

async function read(name: string): Promise<Table> {
  const known = tableName(name);
  const definition = `EntityDefinitions(LogicalName='${name}')`;
  const [table, attributes] = await Promise.all([
    get(`${definition}?$expand=ManyToOneRelationships,OneToManyRelationships`),
    get(`${definition}/Attributes?$expand=OptionSet`),
  ]);
  return {
    ...known,
    columns: new Map((attributes["value"] as Row[]).map(readColumn).map((column) => [column.name, column])),
    parents: (table["ManyToOneRelationships"] as Json[]).map(readRelationship),
    children: (table["OneToManyRelationships"] as Json[]).map(readRelationship),
  };
}

function readName(json: Row): TableName {
  return {
    name: json["LogicalName"] as string,
    set: json["EntitySetName"] as string,
    label: labelOf(json["DisplayName"]),
    pluralLabel: labelOf(json["DisplayCollectionName"]),
    primaryId: json["PrimaryIdAttribute"] as string,
    primaryName: json["PrimaryNameAttribute"] as string,
    typeCode: json["ObjectTypeCode"] as number,
    isActivity: json["IsActivity"] as boolean,
    isAudited: (json["IsAuditEnabled"] as { Value: boolean }).Value,
    hasOwner: json["OwnershipType"] === "UserOwned",
    icon: json["IconVectorName"] as string | null,
  };
}

function readRelationship(json: Json): Relationship {
  return {
    name: json["SchemaName"]!,
    parent: json["ReferencedEntity"]!,
    child: json["ReferencingEntity"]!,
    column: json["ReferencingAttribute"]!,
    toParent: json["ReferencingEntityNavigationPropertyName"]!,
  };
}

function readColumn(json: Row): Column {
  const choice = json["OptionSet"] as { Options?: JsonOption[]; TrueOption?: JsonOption; FalseOption?: JsonOption } | null;
  const options = choice?.Options ?? (choice?.TrueOption && choice.FalseOption ? [choice.FalseOption, choice.TrueOption] : []);
  return {
    name: json["LogicalName"] as string,
    type: json["AttributeType"] as ColumnType,
    label: labelOf(json["DisplayName"]),
    format: (json["Format"] as string | undefined) ?? null,
    isRequired: (json["RequiredLevel"] as { Value: string }).Value !== "None" && (json["RequiredLevel"] as { Value: string }).Value !== "Recommended",
    maxLength: (json["MaxLength"] as number | undefined) ?? null,
    minimum: (json["MinValue"] as number | undefined) ?? null,
    maximum: (json["MaxValue"] as number | undefined) ?? null,
    precision: (json["Precision"] as number | null | undefined) ?? 0,
    precisionSource: (json["PrecisionSource"] as number | undefined) ?? null,
    isBaseAmount: !!json["CalculationOf"],
    targets: (json["Targets"] as string[] | undefined) ?? [],
    options: options.map(readOption),
    defaultValue: readDefault(json),
    mayBeCreated: json["IsValidForCreate"] as boolean,
    mayBeUpdated: json["IsValidForUpdate"] as boolean,
  };
}

function readDefault(json: Row): number | boolean | null {
  const ofChoice = json["DefaultFormValue"] as number | undefined;
  return ofChoice !== undefined ? (ofChoice === -1 ? null : ofChoice) : ((json["DefaultValue"] as boolean | undefined) ?? null);
}

function readOption(json: JsonOption): Option {
  return {
    value: json.Value,
    label: labelOf(json.Label),
    color: json.Color,
    state: json.State ?? null,
    defaultStatus: json.DefaultStatus ?? null,
  };
}

function labelOf(json: unknown): string {
  return (json as JsonLabel | null)?.UserLocalizedLabel?.Label ?? "";
}
