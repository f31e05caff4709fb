import { session } from "../data/session";
import { loadTable, type Column } from "../data/tables";
import { hideProgress, showProgress } from "../ui/progress";
import { ApiObject, type Api, expose, ItemCollection } from "./expose";
import { resourceString } from "./scripts";

export class Utility extends ApiObject implements Api<Omit<Xrm.Utility, "getGlobalContext">> {
  readonly $api = "Xrm.Utility";
  private readonly $context = new GlobalContext();

  getGlobalContext(): GlobalContext {
    return this.$context;
  }

  getResourceString(webResourceName: string, key: string): string {
    return resourceString(webResourceName, key);
  }

  showProgressIndicator(message: string): void {
    showProgress(message);
  }

  closeProgressIndicator(): void {
    hideProgress();
  }

  async getEntityMetadata(table: string, attributes: string[] = []): Promise<Xrm.Metadata.EntityMetadata> {
    const { columns } = await loadTable(table);
    const asked = new Map(attributes.filter((name) => columns.has(name)).map((name) => [name, new AttributeMetadata(columns.get(name)!, columns.get("statuscode"))]));
    return expose(new EntityMetadata(table, asked));
  }
}

class GlobalContext extends ApiObject implements Record<keyof Pick<Xrm.GlobalContext, "userSettings">, unknown> {
  readonly $api = "globalContext";
  readonly userSettings = new UserSettings();
}

class UserSettings extends ApiObject implements Api<Xrm.UserSettings> {
  readonly $api = "globalContext.userSettings";

  get languageId(): number {
    return session.language;
  }

  get userId(): string {
    return `{${session.app.user.id.toUpperCase()}}`;
  }
}

class EntityMetadata extends ApiObject {
  readonly $api = "entityMetadata";
  readonly Attributes: ItemCollection<AttributeMetadata>;

  constructor(
    readonly LogicalName: string,
    attributes: Map<string, AttributeMetadata>,
  ) {
    super();
    this.Attributes = new ItemCollection("entityMetadata.Attributes", () => attributes);
  }
}

/** Of a state: which status reasons it has. */
class AttributeMetadata extends ApiObject {
  readonly $api = "attributeMetadata";

  constructor(
    private readonly $column: Column,
    private readonly $statusReasons: Column | undefined,
  ) {
    super();
  }

  getDefaultStatus(state: number): number | null {
    return this.$column.options.find((option) => option.value === state)?.defaultStatus ?? null;
  }

  getStatusValuesForState(state: number): number[] {
    return (this.$statusReasons?.options ?? []).filter((option) => option.state === state).map((option) => option.value);
  }
}
