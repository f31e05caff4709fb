using System;
using System.Globalization;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using LocalDataverse.Metadata;
using LocalDataverse.Web.WebApi.Model;
using Microsoft.Xrm.Sdk.Query;
using Newtonsoft.Json.Linq;

namespace LocalDataverse.Web.WebApi.Reading;

/// <summary>Rows by FetchXML, given with the address or by a view.</summary>
internal sealed class FetchHandler(WebApiSession session, Table table)
{
    private const string Annotation = "Microsoft.Dynamics.CRM.";

    /// <param name="fetchXml">The query, of the set's own table.</param>
    /// <param name="page">From the next link; null for the page that the query asks for.</param>
    /// <param name="nextLink">The address of a page.</param>
    public Answer Run(string fetchXml, int? page, Func<int, string?, string> nextLink)
    {
        var fetch = Parse(fetchXml);
        if ((string?)fetch.Element("entity")?.Attribute("name") is var name && name != table.LogicalName)
        {
            throw WebApiException.BadQuery($"The FetchXML is of '{name}', but the address of '{table.LogicalName}'.");
        }

        var isPagedByHeader = fetch.Attribute("count") is null && fetch.Attribute("top") is null && session.Prefer.MaxPageSize is not null;
        if (isPagedByHeader)
        {
            fetch.SetAttributeValue("count", session.Prefer.MaxPageSize);
            fetch.SetAttributeValue("page", page ?? 1);
        }

        var found = session.Service.RetrieveMultiple(new FetchExpression(fetch.ToString(SaveOptions.DisableFormatting)));
        var json = new JObject { ["@odata.context"] = $"{session.Root}$metadata#{WebApiModel.SetOf(table)}" };
        if ((string?)fetch.Attribute("returntotalrecordcount") is "1" or "true")
        {
            json[$"@{Annotation}totalrecordcount"] = found.TotalRecordCount;
            json[$"@{Annotation}totalrecordcountlimitexceeded"] = false;
        }

        if (found.MoreRecords)
        {
            var cookie = Uri.EscapeDataString(Uri.EscapeDataString(found.PagingCookie ?? ""));
            json[$"@{Annotation}fetchxmlpagingcookie"] = $"<cookie pagenumber=\"{NextPage(fetch)}\" pagingcookie=\"{cookie}\" istracking=\"False\" />";
            json[$"@{Annotation}morerecords"] = true;
            if (isPagedByHeader)
            {
                json["@odata.nextLink"] = nextLink(int.Parse(NextPage(fetch), CultureInfo.InvariantCulture), found.PagingCookie);
            }
        }

        json["value"] = new JArray(found.Entities.Select(r => new RowJson(session).Write(r, table)).Cast<object>().ToArray());
        return new Answer(200, json);
    }

    private static string NextPage(XElement fetch) => (((int?)fetch.Attribute("page") ?? 1) + 1).ToString(CultureInfo.InvariantCulture);

    private static XElement Parse(string fetchXml)
    {
        try
        {
            return XElement.Parse(fetchXml);
        }
        catch (XmlException e)
        {
            throw WebApiException.BadQuery($"The FetchXML is not well-formed: {e.Message}");
        }
    }
}
