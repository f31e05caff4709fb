import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { run } from "../clientapi/events";
import { expose } from "../clientapi/expose";
import type { ComponentControl } from "../form/control";
import { message } from "../ui/controls";
import { messageOf } from "../ui/dialogs";
import { Part } from "../ui/part";
import { ComponentContext } from "./context";
import { loadComponent, type Component } from "./loading";

/** A control of the package on a form: started, told of every change of the form, asked for what it hands out, and ended. */
@customElement("app-code-component")
export class CodeComponent extends Part {
  @property({ attribute: false }) control!: ComponentControl;
  @state() private failure = "";
  private component: Component | null = null;
  private context: ComponentContext | null = null;
  private isDue = false;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.updateComplete.then(() => this.start()).catch((failed: unknown) => (this.failure = messageOf(failed)));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.control.$form.$events.removeEventListener("change", this.showSoon);
    const { component } = this;
    this.component = null;
    if (component) {
      run(() => component.destroy());
    }
  }

  override render(): TemplateResult {
    return html`${this.failure ? message("error", this.failure) : nothing}<div class="code-component"></div>`;
  }

  private async start(): Promise<void> {
    const loaded = await loadComponent(this.control.$component.name);
    if (!this.isConnected || this.component) {
      return;
    }

    const component = new loaded.constructor();
    this.component = component;
    this.context = new ComponentContext(this.control, loaded);
    const container = this.querySelector<HTMLDivElement>(".code-component")!;
    const outputs = [...loaded.manifest.properties].filter(([, { isBound }]) => isBound).map(([name]) => name);
    run(() => component.init(expose(this.context!), () => this.takeOutputs(outputs), {}, container));
    this.control.$form.$events.addEventListener("change", this.showSoon);
    this.showSoon();
  }

  /** Several changes of the form at once are one. */
  private readonly showSoon = () => {
    if (!this.isDue) {
      this.isDue = true;
      queueMicrotask(() => this.show());
    }
  };

  private show(): void {
    this.isDue = false;
    const { component, context } = this;
    if (component && context) {
      run(() => component.updateView(expose(context)));
    }
  }

  private takeOutputs(names: readonly string[]): void {
    const given = this.component?.getOutputs?.() ?? {};
    for (const [name, value] of Object.entries(given)) {
      const attribute = this.control.$parameters.get(name);
      if (!names.includes(name) || attribute === undefined || typeof attribute === "string") {
        throw new Error(`The control '${this.control.$component.name}' hands out '${name}', which is bound to no column.`);
      }

      attribute.$change(value === undefined || value === "" ? null : (value as string));
    }
  }
}
