import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import "../charts/dashboard";
import { resourceAddress } from "../clientapi/scripts";
import { session } from "../data/session";
import "../form/formpage";
import "../grid/listpage";
import { currentApp, readSiteMap, type Area, type Entry } from "../screens/sitemap";
import { text } from "../texts/texts";
import { avatar, button, menu, message, select } from "../ui/controls";
import { icon, tableIcon, type IconName } from "../ui/icons";
import { Part } from "../ui/part";
import { addressOf, type Page } from "./pages";
import { router } from "./router";
import "./searchbox";
import "./searchpage";
import { otherUsers, signInAs, signOut, type Person } from "./signin";

/** The frame of every page: header with search and user, navigation at the left, and the page itself. */
@customElement("app-shell")
export class Shell extends Part {
  private readonly areas: Area[] = this.readAreas();
  @state() private area = this.areaOf(router.page) ?? this.areas[0]?.id ?? "";
  @state() private isOpen = window.innerWidth > 900;
  @state() private people: Person[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    this.follow(router);
    router.addEventListener("change", () => this.moved());
    void otherUsers().then((people) => (this.people = people));
  }

  override render(): TemplateResult {
    const app = currentApp();
    return html`<a class="skip-link" href="#main" @click=${this.skip}>${text("Shell_Skip")}</a>
      <header class="top-bar">
        ${button(text("Shell_Navigation"), () => (this.isOpen = !this.isOpen), { icon: "menu", iconOnly: true, appearance: "transparent", className: "on-dark" })}
        <a class="app-name" href="/main.aspx" @click=${(event: MouseEvent) => follow(event, { type: "home" })}>${app ? session.label(app.name) : text("Shell_Host")}</a>
        ${app ? html`<app-search-box></app-search-box>` : html`<span></span>`} ${this.user()}
      </header>
      <div class="frame" ?data-open=${this.isOpen}>
        ${this.areas.length > 0 ? this.navigation() : nothing}
        <main id="main" tabindex="-1">${app ? this.page() : message("warning", text("Shell_NoApp", session.app.user.name))}</main>
      </div>`;
  }

  private user(): TemplateResult {
    const { user } = session.app;
    return html`<div class="user">
      ${avatar(user.name)}
      ${menu(
        user.name,
        [
          ...this.people.map((person) => ({ label: text("Shell_SignInAs", person.name, person.title), act: () => void signInAs(person.id) })),
          { label: text("Shell_SignOut"), act: () => void signOut(), icon: "back" as const },
        ],
        { appearance: "transparent", icon: "chevronDown" },
      )}
    </div>`;
  }

  private navigation(): TemplateResult {
    const area = this.areas.find((candidate) => candidate.id === this.area) ?? this.areas[0]!;
    return html`<nav class="navigation" aria-label=${text("Shell_Navigation")} ?hidden=${!this.isOpen}>
      <ul>
        <li>${this.entry({ id: "home", title: text("Shell_Home"), description: "", table: "", icon: null, leadsTo: { type: "home" } }, "home")}</li>
      </ul>
      ${area.groups.map((group) => html`<h2>${group.title}</h2><ul>${group.entries.map((entry) => html`<li>${this.entry(entry)}</li>`)}</ul>`)}
      ${this.areas.length > 1
        ? html`<div class="area-picker">${icon("settings")}${select(text("Shell_Area"), this.areas.map(({ id, title }) => ({ value: id, label: title })), this.area, (id) => (this.area = id))}</div>`
        : nothing}
    </nav>`;
  }

  private entry(entry: Entry, picture?: IconName): TemplateResult {
    const { leadsTo } = entry;
    const image = entry.icon ? html`<img class="icon" src=${entry.icon.startsWith("/") ? entry.icon : resourceAddress(entry.icon)} alt="" />` : icon(picture ?? iconOf(entry));
    if (typeof leadsTo === "string") {
      return html`<a href=${leadsTo} target="_blank" rel="noreferrer" title=${entry.description || entry.title}>${image}<span>${entry.title}</span></a>`;
    }

    const isCurrent = isSamePlace(leadsTo, router.page);
    return html`<a href=${addressOf(leadsTo)} title=${entry.description || entry.title} aria-current=${isCurrent ? "page" : nothing} @click=${(event: MouseEvent) => follow(event, leadsTo)}>${image}<span>${entry.title}</span></a>`;
  }

  private page(): TemplateResult {
    const { page } = router;
    switch (page.type) {
      case "home":
        return this.home();
      case "list":
        return keyed(page.table, html`<app-list-page .page=${page}></app-list-page>`) as unknown as TemplateResult;
      case "record":
        return html`<app-form-page .page=${page}></app-form-page>`;
      case "dashboard":
        return html`<app-dashboard dashboard=${page.id}></app-dashboard>`;
      case "search":
        return html`<app-search-page text=${page.text} table=${page.table ?? ""}></app-search-page>`;
      case "webresource":
        return this.webResource(page);
    }
  }

  /** A page of the package, called as the navigation calls it. */
  private webResource(page: Extract<Page, { type: "webresource" }>): TemplateResult {
    const entries = this.areas.flatMap((area) => area.groups.flatMap((group) => group.entries));
    const title = entries.find(({ leadsTo }) => typeof leadsTo !== "string" && leadsTo.type === "webresource" && leadsTo.name === page.name)?.title ?? page.name;
    document.title = title;
    const address = resourceAddress(page.name) + (page.data ? `?data=${encodeURIComponent(page.data)}` : "");
    return html`<h1 class="sr-only">${title}</h1><iframe class="whole-page" src=${address} title=${title}></iframe>`;
  }

  /** The first entry of the navigation that is a page here. */
  private home(): TemplateResult {
    const first = this.areas.flatMap((area) => area.groups.flatMap((group) => group.entries)).find((entry) => typeof entry.leadsTo !== "string")?.leadsTo as Page | undefined;
    switch (first?.type) {
      case "dashboard":
        return html`<app-dashboard dashboard=${first.id}></app-dashboard>`;
      case "list":
        return html`<app-list-page .page=${first}></app-list-page>`;
      case "webresource":
        return this.webResource(first);
      default:
        return html``;
    }
  }

  private readAreas(): Area[] {
    const app = currentApp();
    return app ? readSiteMap(app) : [];
  }

  /** Where the page stands in the navigation; null where no entry leads to it. */
  private areaOf(page: Page): string | null {
    return this.areas.find(({ groups }) => groups.some(({ entries }) => entries.some(({ leadsTo }) => typeof leadsTo !== "string" && isSamePlace(leadsTo, page))))?.id ?? null;
  }

  private moved(): void {
    this.area = this.areaOf(router.page) ?? this.area;
    this.isOpen &&= window.innerWidth > 900;
    document.querySelectorAll<HTMLDialogElement>("dialog[open]").forEach((dialog) => dialog.close());
    this.querySelector("main")?.scrollTo(0, 0);
  }

  private skip(event: MouseEvent): void {
    event.preventDefault();
    this.querySelector<HTMLElement>("main")?.focus();
  }
}

function follow(event: MouseEvent, page: Page): void {
  if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    void router.go(page);
  }
}

function iconOf(entry: Entry): IconName {
  return entry.table ? tableIcon(entry.table) : typeof entry.leadsTo === "string" ? "open" : "dashboard";
}

/** A form belongs to the entry of its table, a page of the package to its own. */
function isSamePlace(entry: Page, page: Page): boolean {
  const tableOf = (one: Page) => (one.type === "list" || one.type === "record" ? one.table : one.type === "webresource" ? one.name : "");
  return entry.type === page.type ? tableOf(entry) === tableOf(page) && entry.type !== "search" : page.type === "record" && tableOf(entry) === page.table;
}
