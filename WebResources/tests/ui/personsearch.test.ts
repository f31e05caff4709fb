import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Person } from "../../src/dataverse/people";
import { PersonSearch } from "../../src/ui/personsearch";
import { texts } from "../fakes/texts";

const people: Person[] = [
  { id: "1", name: "Anna Ek", detail: "anna@contoso.se" },
  { id: "2", name: "Anna Öhman", detail: "" },
];

let find: ReturnType<typeof vi.fn<(text: string) => Promise<Person[]>>>;
let pick: ReturnType<typeof vi.fn<(person: Person) => void>>;
let search: PersonSearch;

const options = () => Array.from(search.element.querySelectorAll("[role=option]"));
const status = () => search.element.querySelector("[role=status]")?.textContent;
const isOpen = () => search.input.getAttribute("aria-expanded") === "true";
const activeName = () => document.getElementById(search.input.getAttribute("aria-activedescendant") ?? "")?.textContent;

function type(text: string): void {
  search.input.value = text;
  search.input.dispatchEvent(new Event("input"));
}

function press(key: string): void {
  search.input.dispatchEvent(new KeyboardEvent("keydown", { key }));
}

async function found(): Promise<void> {
  await vi.waitFor(() => expect(isOpen()).toBe(true));
}

beforeEach(() => {
  find = vi.fn(() => Promise.resolve(people));
  pick = vi.fn();
  search = new PersonSearch({ texts, label: "Add a seller", find, pick });
  document.body.replaceChildren(search.element);
  search.input.focus();
});

describe("searching for a person", () => {
  it("asks once, when the typing has come to rest", async () => {
    type("a");
    type("an");
    type(" ann ");
    await found();
    expect(find).toHaveBeenCalledExactlyOnceWith("ann");
    expect(options().map((option) => option.textContent)).toEqual(["AEAnna Ekanna@contoso.se", "AÖAnna Öhman"]);
    expect(status()).toBe("2 people found. Choose with the arrow keys.");
  });

  it("arrow keys walk around the list, Enter chooses", async () => {
    type("ann");
    await found();
    press("ArrowDown");
    expect(activeName()).toContain("Anna Ek");
    press("ArrowUp");
    expect(activeName()).toContain("Anna Öhman");
    press("ArrowDown");
    press("Enter");
    expect(pick).toHaveBeenCalledExactlyOnceWith(people[0]);
    expect(isOpen()).toBe(false);
    expect(search.input.value).toBe("");
  });

  it("Enter chooses nobody until somebody is marked", async () => {
    type("ann");
    await found();
    press("Enter");
    expect(pick).not.toHaveBeenCalled();
  });

  it("a click chooses", async () => {
    type("ann");
    await found();
    (options()[1] as HTMLElement).click();
    expect(pick).toHaveBeenCalledExactlyOnceWith(people[1]);
  });

  it("Escape closes the list and keeps what is typed; leaving the field closes it too", async () => {
    type("ann");
    await found();
    press("Escape");
    expect(isOpen()).toBe(false);
    expect(search.input.value).toBe("ann");
    press("ArrowDown");
    expect(isOpen()).toBe(true);
    search.input.dispatchEvent(new Event("blur"));
    expect(isOpen()).toBe(false);
  });

  it("says when nobody is found, and what went wrong", async () => {
    find.mockResolvedValueOnce([]);
    type("x");
    await vi.waitFor(() => expect(status()).toBe(texts("Search_None")));
    find.mockRejectedValueOnce(new Error("No rights."));
    type("xy");
    await vi.waitFor(() => expect(status()).toBe("No rights."));
    expect(isOpen()).toBe(false);
  });

  it("an answer that comes after a newer question is dropped", async () => {
    let answerFirst: (people: Person[]) => void = () => undefined;
    find.mockImplementationOnce(() => new Promise((resolve) => (answerFirst = resolve)));
    type("a");
    await vi.waitFor(() => expect(find).toHaveBeenCalledTimes(1));
    find.mockResolvedValueOnce([people[1]!]);
    type("an");
    await found();
    answerFirst(people);
    await Promise.resolve();
    expect(options()).toHaveLength(1);
  });

  it("an emptied field asks nothing and shows nothing", async () => {
    type("ann");
    await found();
    type("");
    expect(isOpen()).toBe(false);
    expect(status()).toBe("");
    expect(find).toHaveBeenCalledTimes(1);
  });
});
