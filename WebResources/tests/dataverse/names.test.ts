// @vitest-environment node
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lineCause } from "../../src/commission/line";
import { commissionPeriod, expired, forms } from "../../src/dataverse/names";
import { cause } from "../../src/journal/entry";

const entities = join(import.meta.dirname, "../../../Solution/src/Entities");

describe("what code asks for by id is in the solution", () => {
  it.each([
    ["Account", "main", forms.customer.account],
    ["Contact", "main", forms.customer.contact],
  ])("%s has the %s form", (entity, kind, id) => {
    expect(existsSync(join(entities, entity, "FormXml", kind, `{${id}}.xml`))).toBe(true);
  });

  it.each([
    ["Account", forms.customer.account],
    ["Contact", forms.customer.contact],
  ])("%s's form declares the parameter that a found opportunity comes in", (entity, id) => {
    expect(readFileSync(join(entities, entity, "FormXml", "main", `{${id}}.xml`), "utf8")).toContain('<querystringparameter name="opps_found" type="UniqueId" />');
  });

  it("the journal has the causes that code tells apart, and no other", () => {
    const column = /<attribute PhysicalName="opps_Cause">[^]*?<\/attribute>/.exec(readFileSync(join(entities, "opps_ShareChange", "Entity.xml"), "utf8"))?.[0] ?? "";
    expect([...column.matchAll(/<option value="(\d+)"/g)].map(([, value]) => Number(value))).toEqual(Object.values(cause));
  });

  it.each([
    ["opps_CommissionLine", "opps_Cause", Object.values(lineCause)],
    ["opps_CommissionPeriod", "opps_State", [commissionPeriod.open, commissionPeriod.closing, commissionPeriod.closed, commissionPeriod.paid, commissionPeriod.reopening]],
  ])("%s has in %s the options that code tells apart, and no other", (table, name, known) => {
    const column = new RegExp(`<attribute PhysicalName="${name}">[^]*?</attribute>`).exec(readFileSync(join(entities, table, "Entity.xml"), "utf8"))?.[0] ?? "";
    expect([...column.matchAll(/<option value="(\d+)"/g)].map(([, value]) => Number(value))).toEqual(known);
  });

  it("Opportunity has the status reason Expired", () => {
    expect(readFileSync(join(entities, "Opportunity", "Entity.xml"), "utf8")).toMatch(new RegExp(`<status value="${expired}"[^>]*state="2"`));
  });
});
