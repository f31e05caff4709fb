import { ApiObject } from "../clientapi/expose";
import { WebApi } from "../clientapi/webapi";
import type { Row } from "../data/server";
import { session } from "../data/session";
import type { FormAttribute } from "../form/attribute";
import type { ComponentControl } from "../form/control";
import type { LoadedComponent } from "./loading";

/**
 * What a control is given of the form that it stands on: the members of ComponentFramework.Context that the package's own controls
 * ask for. Any other is refused by name.
 */
export class ComponentContext extends ApiObject {
  readonly $api = "context";
  readonly parameters: Members;
  readonly mode: Mode;
  readonly userSettings = new UserSettings();
  readonly webAPI = new RowsOfTheServer();
  readonly resources: Resources;
  readonly events: Members;

  constructor(control: ComponentControl, component: LoadedComponent) {
    super();
    const { properties, events } = component.manifest;
    const given = [...control.$parameters].map(([name, value]) => [name, new Property(`context.parameters.${name}`, properties.get(name)!.type, value)] as const);
    // What the form doesn't give is there without a value.
    const missing = [...properties].filter(([name]) => !control.$parameters.has(name)).map(([name, { type }]) => [name, new Property(`context.parameters.${name}`, type, null)] as const);
    this.parameters = new Members("context.parameters", Object.fromEntries([...given, ...missing]));
    this.events = new Members("context.events", Object.fromEntries(events.map((name) => [name, (parameters: unknown) => control.$raise(name, parameters)])));
    this.mode = new Mode(control);
    this.resources = new Resources(component);
  }
}

/** Members by the names that a manifest gives them. */
class Members extends ApiObject {
  constructor(
    readonly $api: string,
    members: Record<string, unknown>,
  ) {
    super();
    Object.assign(this, members);
  }
}

/** A property: of a column, whose value may change, or a text that the form fixes. */
class Property extends ApiObject {
  readonly security = { readable: true, editable: true, secured: false };

  constructor(
    readonly $api: string,
    readonly type: string,
    private readonly $source: FormAttribute | string | null,
  ) {
    super();
  }

  get raw(): unknown {
    return this.$source instanceof Object ? this.$source.$value : this.$source;
  }
}

class Mode extends ApiObject implements Partial<ComponentFramework.Mode> {
  readonly $api = "context.mode";
  readonly contextInfo: ContextInfo;

  constructor(private readonly $control: ComponentControl) {
    super();
    this.contextInfo = new ContextInfo($control);
  }

  get isControlDisabled(): boolean {
    return this.$control.$isDisabled;
  }
}

/** Which row the form shows. */
class ContextInfo extends ApiObject {
  readonly $api = "context.mode.contextInfo";

  constructor(private readonly $control: ComponentControl) {
    super();
  }

  get entityId(): string {
    return this.$control.$form.$id;
  }
}

class UserSettings extends ApiObject implements Partial<Omit<ComponentFramework.UserSettings, "numberFormattingInfo">> {
  readonly $api = "context.userSettings";
  readonly numberFormattingInfo = new NumberFormatting();

  get userId(): string {
    return `{${session.app.user.id.toUpperCase()}}`;
  }

  get userName(): string {
    return session.app.user.name;
  }
}

/** As the personal options have it. */
class NumberFormatting extends ApiObject implements Partial<ComponentFramework.UserSettingApi.NumberFormattingInfo> {
  readonly $api = "context.userSettings.numberFormattingInfo";
  private readonly $settings = session.app.user.settings;
  readonly numberDecimalSeparator = this.$settings.decimalsymbol ?? ".";
  readonly numberGroupSeparator = this.$settings.numberseparator ?? ",";
  readonly numberGroupSizes = (this.$settings.numbergroupformat ?? "3").split(/[;,]/).map(Number);
  readonly numberNegativePattern = this.$settings.negativeformatcode ?? 1;
  readonly currencyPositivePattern = this.$settings.currencyformatcode ?? 0;
  readonly currencyNegativePattern = this.$settings.negativecurrencyformatcode ?? 1;
}

class RowsOfTheServer extends ApiObject implements Partial<ComponentFramework.WebApi> {
  readonly $api = "context.webAPI";
  private readonly $server = new WebApi();

  retrieveRecord(table: string, id: string, options?: string): Promise<Row> {
    return this.$server.retrieveRecord(table, id, options);
  }

  retrieveMultipleRecords(table: string, options?: string, maxPageSize?: number): Promise<Xrm.RetrieveMultipleResult<Row>> {
    return this.$server.retrieveMultipleRecords(table, options, maxPageSize);
  }
}

class Resources extends ApiObject implements Partial<ComponentFramework.Resources> {
  readonly $api = "context.resources";

  constructor(private readonly $component: LoadedComponent) {
    super();
  }

  getString(key: string): string {
    const text = this.$component.texts.get(key);
    if (text === undefined) {
      throw new Error(`The control '${this.$component.name}' has no text '${key}'.`);
    }

    return text;
  }
}
