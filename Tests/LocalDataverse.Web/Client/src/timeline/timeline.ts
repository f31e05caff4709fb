import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { deleteRows, setState } from "../commands/standard";
import { session } from "../data/session";
import { isTable, tableName } from "../data/tables";
import type { FormContext } from "../form/formcontext";
import { formsOf } from "../screens/form";
import { addressOf } from "../shell/pages";
import { router } from "../shell/router";
import { text } from "../texts/texts";
import { button, menu, message, type MenuEntry } from "../ui/controls";
import { messageOf, showError } from "../ui/dialogs";
import { icon, tableIcon } from "../ui/icons";
import { newId, Part } from "../ui/part";
import { addNote, readPosts, type Post } from "./posts";

const completed = 1;

/** Activities and notes of the form's row: made from it, and found again. */
@customElement("app-timeline")
export class Timeline extends Part {
  @property({ attribute: false }) form!: FormContext;
  @property({ attribute: false }) parameters!: Map<string, string>;
  @property() row = "";
  @state() private posts: Post[] | null = null;
  @state() private search = "";
  @state() private failure = "";
  private readonly noteId = newId("note");

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("row") && this.row !== "") {
      void this.load();
    }
  }

  override render(): TemplateResult {
    if (this.row === "") {
      return html`<p class="empty">${text("Timeline_SaveFirst")}</p>`;
    }

    const wanted = this.search.toLowerCase();
    const posts = this.posts?.filter((post) => `${post.title} ${post.body} ${post.by}`.toLowerCase().includes(wanted));
    return html`<div class="timeline">
      <div class="timeline-bar">
        <label class="search-field"><span class="sr-only">${text("Timeline_Search")}</span>${icon("search")}<input class="input" type="search" placeholder=${text("Timeline_Search")} @input=${(event: Event) => (this.search = (event.target as HTMLInputElement).value)} /></label>
        ${this.creatable().length > 0 ? menu(text("Timeline_Add"), this.creatable(), { icon: "add", iconOnly: true }) : nothing}
        ${button(text("Command_Refresh"), () => void this.load(), { icon: "refresh", iconOnly: true })}
      </div>
      ${this.failure ? message("error", this.failure) : nothing} ${this.mayNote ? this.noteEditor() : nothing}
      ${posts?.length === 0 ? html`<p class="empty">${icon("activities")}${text(this.search ? "Timeline_NothingFound" : "Timeline_Empty")}</p>` : nothing}
      <ol class="posts" aria-label=${text("Timeline_Title")}>
        ${repeat(posts ?? [], (post) => post.id, (post) => this.post(post))}
      </ol>
    </div>`;
  }

  private post(post: Post): TemplateResult {
    const page = { type: "record", table: post.table, id: post.id } as const;
    const isNote = post.table === "annotation";
    return html`<li class="post" data-table=${post.table}>
      <span class="post-icon">${icon(tableIcon(post.table))}</span>
      <div class="post-text">
        <p class="post-line">${tableName(post.table).label} · ${post.by} · <time datetime=${post.when.toISOString()}>${post.whenWritten}</time>${post.on ? html` · ${this.linkTo(post.on)}` : nothing}</p>
        <h3>${isNote || !this.hasForm(post.table) ? post.title : html`<a href=${addressOf(page)} @click=${(event: MouseEvent) => open(event, page)}>${post.title}</a>`}</h3>
        ${post.body ? html`<p class="post-body">${post.body}</p>` : nothing}
        ${isNote ? nothing : html`<p class="post-line"><fluent-badge appearance=${post.isOpen ? "tint" : "outline"} color=${post.isOpen ? "brand" : "informative"}>${post.status}</fluent-badge>${post.due ? text("Timeline_Due", post.due) : nothing}</p>`}
      </div>
      <div class="post-actions">
        ${post.isOpen && session.may("Write", post.table) ? button(text("Timeline_Complete", post.title), () => void this.complete(post), { icon: "check", iconOnly: true }) : nothing}
        ${isNote && session.may("Delete", "annotation") ? button(text("Timeline_Delete", post.title), () => void this.removeNote(post), { icon: "delete", iconOnly: true }) : nothing}
      </div>
    </li>`;
  }

  private linkTo({ entityType, id, name }: Xrm.LookupValue): TemplateResult {
    const page = { type: "record", table: entityType, id } as const;
    return html`<a href=${addressOf(page)} @click=${(event: MouseEvent) => open(event, page)}>${name}</a>`;
  }

  private noteEditor(): TemplateResult {
    return html`<form class="note-editor" @submit=${(event: SubmitEvent) => void this.saveNote(event)}>
      <label class="sr-only" for=${this.noteId}>${text("Timeline_Note")}</label>
      <textarea id=${this.noteId} name="note" class="input" rows="1" placeholder=${text("Timeline_Note")}></textarea>
      ${button(text("Timeline_AddNote"), (event) => (event.currentTarget as HTMLElement).closest("form")!.requestSubmit(), { appearance: "outline" })}
    </form>`;
  }

  private get mayNote(): boolean {
    return session.may("Create", "annotation") && this.form.$mayWrite;
  }

  private hasForm(table: string): boolean {
    return formsOf(table, "main").length > 0;
  }

  /** The kinds of activities that the form states. */
  private creatable(): MenuEntry[] {
    const kinds = (this.parameters.get("UClientActivities") ?? "").split(",").filter((table) => isTable(table) && session.may("Create", table));
    const activities = kinds.map((table) => ({ label: tableName(table).label, icon: tableIcon(table), act: () => void this.create(table) }));
    const note = { label: tableName("annotation").label, icon: "note" as const, act: () => document.getElementById(this.noteId)?.focus() };
    return this.mayNote ? [note, ...activities] : activities;
  }

  private async load(): Promise<void> {
    try {
      this.posts = await readPosts(this.form.$table.name, this.row);
      this.failure = "";
    } catch (failed) {
      this.failure = messageOf(failed);
    }
  }

  private async create(table: string): Promise<void> {
    const { id, name, entityType } = this.form.data.entity.getEntityReference();
    const values = { regardingobjectid: id, regardingobjectidname: name ?? "", regardingobjectidtype: entityType };
    const { createRow } = await import("../form/quickcreate");
    if (await createRow({ table, values }).catch(showError)) {
      await this.load();
    }
  }

  private async saveNote(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const box = (event.target as HTMLFormElement).elements.namedItem("note") as HTMLTextAreaElement;
    const note = box.value.trim();
    if (note === "") {
      box.focus();
      return;
    }

    // At once, so that the second click of a double click finds nothing to save.
    box.value = "";
    try {
      await addNote(this.form.data.entity.getEntityReference(), "", note);
      await this.load();
    } catch (failed) {
      box.value ||= note;
      await showError(failed);
    }
  }

  private async complete(post: Post): Promise<void> {
    if (await setState([{ entityType: post.table, id: post.id, name: post.title }], completed)) {
      await this.load();
    }
  }

  private async removeNote(post: Post): Promise<void> {
    if (await deleteRows([{ entityType: post.table, id: post.id, name: post.title }])) {
      await this.load();
    }
  }
}

function open(event: MouseEvent, page: Parameters<typeof router.go>[0]): void {
  if (!event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    void router.go(page);
  }
}
