import { html, nothing, type TemplateResult } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import { icon, type IconName } from "./icons";

export interface ButtonOptions {
  icon?: IconName;
  /** Address of an image in place of an icon. */
  image?: string;
  appearance?: "primary" | "subtle" | "outline" | "transparent";
  iconOnly?: boolean;
  isDisabled?: boolean;
  tip?: string;
  className?: string;
  slot?: string;
  /** Takes the focus when its dialog opens. */
  isFirst?: boolean;
}

/** The role is said once more as an attribute, as tools don't see the one that Fluent's components keep to themselves. */
export function button(label: string, act: (event: Event) => void, options: ButtonOptions = {}): TemplateResult {
  const { appearance = "subtle", iconOnly = false, isDisabled = false } = options;
  return html`<fluent-button
    role="button"
    slot=${options.slot ?? ""}
    class=${options.className ?? ""}
    appearance=${appearance}
    ?icon-only=${iconOnly}
    ?disabled=${isDisabled}
    ?autofocus=${options.isFirst ?? false}
    aria-label=${ifDefined(iconOnly ? label : undefined)}
    title=${ifDefined(options.tip ?? (iconOnly ? label : undefined))}
    @click=${act}
    >${options.image ? html`<img slot=${iconOnly ? "" : "start"} class="icon" src=${options.image} alt="" />` : nothing}${options.icon
      ? icon(options.icon, iconOnly ? undefined : options.icon === "chevronDown" ? "end" : "start")
      : nothing}${iconOnly ? nothing : label}</fluent-button
  >`;
}

export interface MenuEntry {
  label: string;
  act: () => void;
  icon?: IconName;
  image?: string;
  isDisabled?: boolean;
  isCurrent?: boolean;
}

/** A button that opens a menu. */
export function menu(label: string, entries: MenuEntry[], options: ButtonOptions = {}): TemplateResult {
  return html`<fluent-menu class="menu ${options.className ?? ""}">
    ${button(label, () => {}, { ...options, slot: "trigger", className: "menu-trigger" })}
    <fluent-menu-list role="menu" aria-label=${label}>
      ${entries.map(
        (entry) =>
          html`<fluent-menu-item
            role="menuitem"
            ?disabled=${entry.isDisabled ?? false}
            aria-current=${ifDefined(entry.isCurrent ? "true" : undefined)}
            @change=${() => entry.act()}
            >${entry.image ? html`<img slot="start" class="icon" src=${entry.image} alt="" />` : nothing}${entry.icon
              ? icon(entry.icon, "start")
              : nothing}${entry.label}</fluent-menu-item
          >`,
      )}
    </fluent-menu-list>
  </fluent-menu>`;
}

export type Level = "error" | "warning" | "info" | "success";

export function message(level: Level, content: unknown, dismiss?: { label: string; act: () => void }): TemplateResult {
  return html`<fluent-message-bar class="message" intent=${level} role=${level === "error" ? "alert" : "status"}>
    ${icon(level, "icon")}${content}${dismiss ? button(dismiss.label, dismiss.act, { icon: "close", iconOnly: true, appearance: "transparent", slot: "dismiss" }) : nothing}
  </fluent-message-bar>`;
}

export function spinner(label: string): TemplateResult {
  return html`<div class="waiting" role="status"><fluent-spinner role="presentation" size="small"></fluent-spinner><span>${label}</span></div>`;
}

/** A person's or a table's round picture: initials, else an icon. */
export function avatar(name: string, size = 32): TemplateResult {
  return html`<fluent-avatar aria-hidden="true" name=${name} size=${size} color="colorful"></fluent-avatar>`;
}

/** A native list of values, as it is the one that every device and reader knows. */
export function select(
  label: string,
  options: { value: string; label: string }[],
  current: string,
  choose: (value: string) => void,
  className = "",
): TemplateResult {
  return html`<select aria-label=${label} class="input ${className}" @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
      ${options.map((option) => html`<option value=${option.value} ?selected=${option.value === current}>${option.label}</option>`)}
    </select>`;
}
