import { lists, opportunity, stageSetting } from "../dataverse/names";
import { numberIn, readRows, textIn, type Row } from "../dataverse/rows";
import { Refusal, type StandaloneClient } from "../ui/standalone";
import { countsOf, type Counts } from "./counts";
import { listNames, type Labels, type ListName, type ListOption } from "./options";
import { probabilityOf, type StageDefaults, type StageStep, type StoredStage } from "./stages";

export type Lists = Readonly<Record<ListName, readonly ListOption[]>>;

/** What the page asks of the platform, by its own messages. */
export interface ListService {
  languages(): Promise<number[]>;
  /** As they will be once they are published. */
  drafts(): Promise<Lists>;
  /** As people see them. */
  published(): Promise<Lists>;
  count(list: ListName, values: readonly number[]): Promise<Counts>;
  /** Answers the value, which the platform gives. */
  insert(list: ListName, labels: Labels, colour: string): Promise<number>;
  update(list: ListName, value: number, labels: Labels, colour: string | null): Promise<void>;
  remove(list: ListName, value: number): Promise<void>;
  order(list: ListName, values: readonly number[]): Promise<void>;
  publish(touched: readonly ListName[]): Promise<void>;
  stages(): Promise<StoredStage[]>;
  /** Only as it was read: a row that somebody has changed meanwhile is left alone ({@link isChangedMeanwhile}). */
  storeStage(step: NonNullable<StageStep>, stage: number, name: string, defaults: StageDefaults): Promise<void>;
}

/** The error code of an aggregate of too many rows: AggregateQueryRecordLimitExceeded. */
const tooManyRows = "0x8004e023";

const noId = "00000000-0000-0000-0000-000000000000";
const draftsPath =
  `RetrieveEntity(EntityFilters=@f,LogicalName=@n,MetadataId=@i,RetrieveAsIfPublished=@p)` +
  `?@f=Microsoft.Dynamics.CRM.EntityFilters'Attributes'&@n='${opportunity.table}'&@i=${noId}&@p=true`;

/** Whether a row wasn't written as it is no longer what was read. */
export function isChangedMeanwhile(failed: unknown): boolean {
  const [preconditionFailed, notFound] = [412, 404];
  return failed instanceof Refusal && [preconditionFailed, notFound].includes(failed.status);
}

export function listService({ service, WebApi }: Pick<StandaloneClient, "service" | "WebApi">): ListService {
  const act = (action: string, body: Row) => service.send("POST", action, body);
  return {
    languages: async () => (await service.get("RetrieveProvisionedLanguages()"))["RetrieveProvisionedLanguages"] as number[],
    drafts: async () => {
      const columns = ((await service.get(draftsPath))["EntityMetadata"] as Row)["Attributes"] as Row[];
      return each((list) => optionsIn((columns.find((column) => column["LogicalName"] === lists[list].column)?.["OptionSet"] ?? {}) as Row));
    },
    published: async () => {
      const read = await Promise.all(listNames.map((list) => service.get(`GlobalOptionSetDefinitions(Name='${list}')`)));
      return each((list) => optionsIn(read[listNames.indexOf(list)] ?? {}));
    },
    count: (list, values) =>
      countsOf(lists[list].column, values, async (query) => {
        try {
          return (await WebApi.retrieveMultipleRecords(opportunity.table, `?fetchXml=${encodeURIComponent(query)}`)).entities;
        } catch (failed) {
          if (failed instanceof Refusal && failed.code.toLowerCase() === tooManyRows) {
            return null;
          }

          throw failed;
        }
      }),
    insert: async (list, labels, colour) => {
      const answer = await act("InsertOptionValue", { OptionSetName: list, Label: label(labels), ...(colour !== "" && { Color: colour }) });
      return answer?.["NewOptionValue"] as number;
    },
    update: async (list, value, labels, colour) => {
      const hasLabels = Object.keys(labels).length > 0;
      await act("UpdateOptionValue", { OptionSetName: list, Value: value, ...(hasLabels && { Label: label(labels) }), ...(colour !== null && { Color: colour }), MergeLabels: true });
    },
    remove: async (list, value) => {
      await act("DeleteOptionValue", { OptionSetName: list, Value: value });
    },
    order: async (list, values) => {
      await act("OrderOption", { OptionSetName: list, Values: values });
    },
    publish: async (touched) => {
      const named = touched.map((list) => `<optionset>${list}</optionset>`).join("");
      await act("PublishXml", { ParameterXml: `<importexportxml><optionsets>${named}</optionsets></importexportxml>` });
    },
    stages: async () => (await readRows({ WebApi }, stageSetting.table, `?$select=${[stageSetting.stage, stageSetting.probability, stageSetting.statusOffered, stageSetting.rejection].join()}`)).map(stageIn),
    storeStage: async ({ kind, id, version }, stage, name, defaults) => {
      const values = {
        [stageSetting.name]: name.slice(0, 100),
        [stageSetting.probability]: probabilityOf(defaults.probability),
        [stageSetting.statusOffered]: defaults.status,
        [stageSetting.rejection]: defaults.rejection,
      };
      if (kind === "create") {
        await service.send("POST", stageSetting.set, { ...values, [stageSetting.stage]: stage });
      } else if (kind === "update") {
        await service.send("PATCH", `${stageSetting.set}(${id})`, values, { "If-Match": version });
      } else {
        await service.send("DELETE", `${stageSetting.set}(${id})`, undefined, { "If-Match": version });
      }
    },
  };
}

export function each<Value>(of: (list: ListName) => Value): Record<ListName, Value> {
  return Object.fromEntries(listNames.map((list) => [list, of(list)])) as Record<ListName, Value>;
}

function optionsIn(list: Row): ListOption[] {
  return ((list["Options"] as Row[] | undefined) ?? []).map((option) => ({
    value: option["Value"] as number,
    labels: labelsIn(option["Label"] as Row | null),
    colour: textIn(option, "Color"),
    isManaged: option["IsManaged"] === true,
  }));
}

function labelsIn(written: Row | null): Labels {
  const all = (written?.["LocalizedLabels"] as Row[] | undefined) ?? [];
  return Object.fromEntries(all.map((words) => [words["LanguageCode"] as number, textIn(words, "Label")]));
}

function label(labels: Labels): Row {
  const type = { "@odata.type": "Microsoft.Dynamics.CRM.Label" };
  return { ...type, LocalizedLabels: Object.entries(labels).map(([language, words]) => ({ "@odata.type": "Microsoft.Dynamics.CRM.LocalizedLabel", Label: words, LanguageCode: Number(language) })) };
}

function stageIn(row: Row): StoredStage {
  const probability = numberIn(row, stageSetting.probability);
  return {
    id: textIn(row, stageSetting.id),
    stage: numberIn(row, stageSetting.stage) ?? 0,
    version: textIn(row, "@odata.etag"),
    probability: probability === null ? "" : String(probability),
    status: numberIn(row, stageSetting.statusOffered),
    rejection: numberIn(row, stageSetting.rejection),
  };
}
