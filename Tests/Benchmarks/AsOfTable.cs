using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;

namespace Benchmarks;

/// <summary>What a page of the shares of a day costs over the real data set: its two requests, over the wire.</summary>
internal static class AsOfTable
{
    private const int PageSize = 50;

    public static async Task Print(TextWriter output)
    {
        if (RealData.Folder is not { } folder)
        {
            output.WriteLine("DATA_SET names no folder with the data set.");
            return;
        }

        using var organization = new Organization();
        var opportunities = RealData.Import(organization, folder).Count;
        await using var page = await Page.Open(organization, organization.People(1)[0]);
        var pages = opportunities / PageSize;
        output.WriteLine("| shares of a day | opportunities | ms | slowest, ms |");
        output.WriteLine("|---|--:|--:|--:|");
        await Measure("the first page of 50", _ => 1);
        await Measure($"any of {pages:#,0} pages", turn => 1 + (turn * 37 % pages));

        async Task Measure(string name, Func<int, int> number)
        {
            var (median, slowest) = await Page.Time(turn => Read(page, number(turn)));
            output.WriteLine(FormattableString.Invariant($"| {name} | {opportunities:#,0} | {median:0} | {slowest:0} |"));
        }
    }

    private static async Task Read(Page page, int number)
    {
        var day = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var fetch = $"<fetch page=\"{number}\" count=\"{PageSize}\"><entity name=\"opportunity\">"
            + string.Concat(new[] { "opportunityid", "name", "statecode", "statuscode", "estimatedvalue", "actualvalue", "transactioncurrencyid" }.Select(column => $"<attribute name=\"{column}\"/>"))
            + "<order attribute=\"name\"/><order attribute=\"opportunityid\"/>"
            + $"<filter><condition attribute=\"createdon\" operator=\"on-or-before\" value=\"{day}\"/></filter></entity></fetch>";
        using var rows = JsonDocument.Parse(await page.Ask($"opportunities?fetchXml={Uri.EscapeDataString(fetch)}"));
        var ids = rows.RootElement.GetProperty("value").EnumerateArray().Select(row => $"'{row.GetProperty("opportunityid").GetString()}'").ToList();
        if (ids.Count != PageSize)
        {
            throw new InvalidOperationException($"Page {number} has {ids.Count} opportunities.");
        }

        var filter = $"Microsoft.Dynamics.CRM.In(PropertyName='opps_opportunityid',PropertyValues=[{string.Join(",", ids)}])"
            + $" and Microsoft.Dynamics.CRM.OnOrBefore(PropertyName='createdon',PropertyValue='{day}')";
        await page.Ask($"opps_sharechanges?$select=opps_name,opps_after,createdon,_opps_opportunityid_value&$filter={Uri.EscapeDataString(filter)}");
    }
}
