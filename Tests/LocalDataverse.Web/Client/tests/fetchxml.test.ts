import { describe, expect, it } from "vitest";
import { pageQuery, searchPattern, searchQuery } from "../src/data/fetchxml";

const view = `<fetch><entity name="account"><attribute name="name" /><order attribute="name" /><filter type="and"><condition attribute="statecode" operator="eq" value="0" /></filter></entity></fetch>`;
const quickFind = `<fetch><entity name="account"><attribute name="name" /><filter type="or" isquickfindfields="1"><condition attribute="name" operator="like" value="{0}" /></filter></entity></fetch>`;
const grid = { sort: null, search: null, findsWords: false, conditions: [], page: 2, pageSize: 50 };

describe("a grid's query", () => {
  it("asks for one page and the number of all rows", () => expect(pageQuery({ ...grid, fetchXml: view })).toContain('returntotalrecordcount="true" page="2" count="50"'));

  it("sorts by the column instead of as the view does", () => {
    const query = pageQuery({ ...grid, fetchXml: view, sort: { column: "ownerid", descending: true } });
    expect(query).toContain('<order attribute="ownerid" descending="true"');
    expect(query).not.toContain('<order attribute="name"');
  });

  it("keeps the quick find's filter during a search only", () => {
    expect(pageQuery({ ...grid, fetchXml: quickFind, search: "Nord" })).toContain('isquickfindfields="1"><condition attribute="name" operator="like" value="Nord%"');
    expect(pageQuery({ ...grid, fetchXml: quickFind })).not.toContain("isquickfindfields");
  });

  it("finds what begins any word where it is to", () => {
    const query = pageQuery({ ...grid, fetchXml: quickFind, search: "kran", findsWords: true });
    expect(query).toContain('operator="like" value="kran%"');
    expect(query).toContain('operator="like" value="% kran%"');
    expect(pageQuery({ ...grid, fetchXml: quickFind, search: "*kran", findsWords: true }).match(/operator="like"/g)).toHaveLength(quickFind.match(/operator="like"/g)!.length);
  });

  it("adds what all rows must meet", () => expect(pageQuery({ ...grid, fetchXml: view, conditions: [{ column: "ownerid", operator: "eq-userid" }] })).toContain('<condition attribute="ownerid" operator="eq-userid"'));
});

describe("a search", () => {
  it.each([
    ["Nord", "Nord%"],
    ["*berg", "%berg%"],
    ["50%", "50[%]%"],
    ["a_[b]", "a[_][[]b]%"],
  ])("finds what begins with the text: %s", (text, pattern) => expect(searchPattern(text)).toBe(pattern));

  it("of a lookup is the quick find within the view", () => {
    const query = searchQuery(view, quickFind, "name", "Nord", 8);
    expect(query).toContain('value="Nord%"');
    expect(query).toContain('attribute="statecode"');
  });

  it("of a lookup goes by the name where there is no quick find", () => expect(searchQuery(view, null, "name", "Nord", 8)).toContain('<condition attribute="name" operator="like" value="Nord%"'));
});
