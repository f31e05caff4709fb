import { describe, expect, it, vi } from "vitest";
import { standaloneClient } from "../../src/ui/standalone";

const resx = (text: string) => `<root><data name="Key"><value>${text}</value></data></root>`;
const context = (languageId: number) => ({ getClientUrl: () => "https://org.example/", userSettings: { languageId, userId: "{U}" } });

/** Answers by the end of the address; every other address is an error. */
function served(answers: Record<string, { body: string; status?: number }>) {
  const asked = vi.fn((address: string) => {
    const found = Object.keys(answers).find((end) => address.endsWith(end));
    const { body, status = 200 } = answers[found ?? ""] ?? { body: `nothing at ${address}`, status: 404 };
    return Promise.resolve(new Response(body, { status, statusText: "Refused" }));
  });
  vi.stubGlobal("fetch", asked);
  return asked;
}

describe("a page of the navigation, without a client API", () => {
  it.each([
    [1053, "texts.1053.resx"],
    [1035, "texts.1033.resx"],
  ])("reads the texts of language %i from %s", async (language, file) => {
    const asked = served({ [file]: { body: resx("Words") } });
    const client = await standaloneClient(context(language), ["opps_/strings/texts"]);
    expect(asked.mock.calls[0]?.[0]).toBe(`https://org.example/WebResources/opps_/strings/${file}`);
    expect([client.Utility.getResourceString("opps_/strings/texts", "Key"), client.Utility.getResourceString("opps_/strings/texts", "Other")]).toEqual(["Words", "Other"]);
    expect(client.Utility.getGlobalContext().userSettings.userId).toBe("{U}");
  });

  it("reads rows by the Web API, and tells where a page of FetchXML goes on", async () => {
    const cookie = encodeURIComponent(encodeURIComponent('<cookie page="1"><name last="a&b" /></cookie>'));
    const page = { value: [{ name: "A" }], "@Microsoft.Dynamics.CRM.fetchxmlpagingcookie": `<cookie pagenumber="2" pagingcookie="${cookie}" istracking="False" />` };
    const asked = served({
      "opportunities?fetchXml=x": { body: JSON.stringify(page) },
      "systemusers?$top=1": { body: JSON.stringify({ value: [], "@odata.nextLink": "next" }) },
      "usersettingscollection(u)?$select=a": { body: JSON.stringify({ a: 1 }) },
    });
    const { WebApi } = await standaloneClient(context(1033), []);
    expect(await WebApi.retrieveMultipleRecords("opportunity", "?fetchXml=x")).toEqual({
      entities: [{ name: "A" }], nextLink: null, fetchXmlPagingCookie: '<cookie page="1"><name last="a&b" /></cookie>',
    });
    expect(await WebApi.retrieveMultipleRecords("systemuser", "?$top=1")).toEqual({ entities: [], nextLink: "next" });
    expect(await WebApi.retrieveRecord("usersettings", "u", "?$select=a")).toEqual({ a: 1 });
    expect(asked.mock.calls[0]?.[0]).toBe("https://org.example/api/data/v9.2/opportunities?fetchXml=x");
  });

  it("a refusal is the server's sentence, or the status where there is none", async () => {
    served({ "opportunities?a": { body: '{"error":{"message":"You may not."}}', status: 403 }, "opportunities?b": { body: "<html>", status: 502 } });
    const { WebApi } = await standaloneClient(context(1033), []);
    await expect(WebApi.retrieveMultipleRecords("opportunity", "?a")).rejects.toThrow("You may not.");
    await expect(WebApi.retrieveMultipleRecords("opportunity", "?b")).rejects.toThrow("502 Refused");
    await expect(WebApi.retrieveMultipleRecords("nothing")).rejects.toThrow("nothing");
  });
});
