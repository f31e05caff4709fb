import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { text } from "../texts/texts";
import { button, menu } from "../ui/controls";
import { showError } from "../ui/dialogs";
import { Part } from "../ui/part";
import type { Command } from "./command";

/** Commands side by side; those that don't fit stand in a menu at the end. */
@customElement("app-command-bar")
export class CommandBar extends Part {
  @property({ attribute: false }) commands: Command[] = [];
  @property() label = "";
  @state() private fitting = Infinity;
  private readonly resized = new ResizeObserver(() => this.measure());
  private widths = new Map<string, number>();

  override connectedCallback(): void {
    super.connectedCallback();
    this.resized.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resized.disconnect();
  }

  override render(): TemplateResult {
    const shown = this.commands.slice(0, this.fitting);
    const rest = this.commands.slice(this.fitting);
    return html`<div class="commands" role="toolbar" aria-label=${this.label || text("Command_Bar")}>
      ${repeat(
        shown,
        (command) => command.id,
        (command) =>
          html`<span class="command" data-id=${command.id} ?data-on=${command.isOn ?? false}
            >${button(command.label, () => run(command), { tip: command.tip ?? command.label, ...(command.icon && { icon: command.icon }), ...(command.image && { image: command.image }) })}</span
          >`,
      )}
      ${rest.length > 0
        ? menu(text("Command_More"), rest.map((command) => ({ label: command.label, act: () => run(command), ...(command.icon && { icon: command.icon }), ...(command.image && { image: command.image }) })), { icon: "more", iconOnly: true })
        : nothing}
    </div>`;
  }

  override updated(): void {
    for (const element of this.querySelectorAll<HTMLElement>(".command")) {
      if (element.offsetWidth > 0) {
        this.widths.set(element.dataset["id"]!, element.offsetWidth);
      }
    }

    this.measure();
  }

  private measure(): void {
    const [gap, menuWidth, unknown] = [4, 48, 120];
    let used = 0;
    let fitting = 0;
    for (const [index, command] of this.commands.entries()) {
      used += (this.widths.get(command.id) ?? unknown) + gap;
      const isLast = index === this.commands.length - 1;
      if (used + (isLast ? 0 : menuWidth) > this.clientWidth) {
        break;
      }

      fitting += 1;
    }

    this.fitting = this.clientWidth === 0 ? Infinity : fitting;
  }
}

/** By id, as a bar that is drawn anew has new commands. */
const running = new Set<string>();

/** The second click of a double click starts nothing. */
function run(command: Command): void {
  const { id } = command;
  if (running.has(id)) {
    return;
  }

  running.add(id);
  Promise.resolve()
    .then(() => command.run())
    .catch(showError)
    .finally(() => running.delete(id));
}
