using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using LocalDataverse.Security;
using Microsoft.Xrm.Sdk;
using Opps.Plugins.Periods;
using Opps.Plugins.Storage;

namespace Benchmarks;

/// <summary>What the statement of a seller in a period costs to read, where the table is full: the request of the page, by whom it is asked.</summary>
internal static class StatementTable
{
    private const int Periods = 40;
    private const int Sellers = 50;
    private const int AtOnce = 1000;

    private static readonly (string Name, Guid Role)[] Roles =
    [
        ("the seller", new("21a5dd60-65cc-4036-bc5b-26c2362dd294")),
        ("a sales manager", new("cd82554f-1464-4de6-a1c5-bbd934fbdeb4")),
        ("the role Commission", new("9d796666-e07c-53f9-b8c6-42f45e7b041e")),
    ];

    public static async Task Print(TextWriter output, int lines)
    {
        var file = Path.Combine(Path.GetTempPath(), $"statement-{Guid.NewGuid():N}.sqlite");
        try
        {
            using var organization = new Organization(file: file);
            Guid[] people = [Reader(organization, Roles[0].Role), .. organization.People(Sellers - 1)];
            var periods = Enumerable.Range(0, Periods).Select(number => organization.Service.Create(new Entity("opps_commissionperiod")
            {
                ["opps_firstday"] = MadeOpportunities.Year.AddMonths(3 * (number - Periods)).Date, ["opps_lastday"] = MadeOpportunities.Year.AddMonths(3 * (number - Periods + 1)).AddDays(-1).Date,
            })).ToArray();
            Fill(organization, people, periods, lines);
            output.WriteLine("| who reads one seller's statement of one period | lines in the table | lines of the period | answered | ms | slowest, ms |");
            output.WriteLine("|---|--:|--:|--:|--:|--:|");
            foreach (var (name, role) in Roles)
            {
                await Measure(output, organization, name, role, people, periods, lines);
            }
        }
        finally
        {
            foreach (var part in new[] { file, file + "-wal", file + "-shm" })
            {
                File.Delete(part);
            }
        }
    }

    private static async Task Measure(TextWriter output, Organization organization, string name, Guid role, Guid[] people, Guid[] periods, int lines)
    {
        var isSeller = role == Roles[0].Role;
        var reader = isSeller ? people[0] : Reader(organization, role);
        await using var page = await Page.Open(organization, reader);
        var found = 0;
        var (median, slowest) = await Page.Time(async turn =>
        {
            var seller = people[isSeller ? 0 : turn % Sellers];
            var answer = await page.Ask(Query(periods[turn * 13 % Periods], seller));
            found = answer.Split("\"opps_commissionlineid\"").Length - 1;
        });
        output.WriteLine(FormattableString.Invariant($"| {name} | {lines:#,0} | {lines / Periods:#,0} | {found:#,0} | {median:0} | {slowest:0} |"));
    }

    private static Guid Reader(Organization organization, Guid role)
    {
        var reader = organization.Service.Create(new Entity("systemuser")
        {
            ["firstname"] = "A", ["lastname"] = "reader", ["domainname"] = $"{Guid.NewGuid():N}@example.com",
        });
        organization.Service.AssignRole(new EntityReference("systemuser", reader), role);
        return reader;
    }

    /// <summary>As the page of the statement asks.</summary>
    private static string Query(Guid period, Guid seller)
    {
        const string Columns = "opps_commissionlineid,opps_name,_opps_opportunityid_value,opps_opportunitykey,opps_customername,_opps_sellerid_value,opps_sellerkey,"
            + "opps_sellername,opps_kind,opps_cause,opps_percent,opps_percentbefore,opps_amount,opps_before,opps_currencycode,_opps_currencyid_value,opps_rate,"
            + "opps_baseamount,opps_closedate,_opps_correctsid_value";
        var filter = $"_opps_periodid_value eq {period} and opps_iswithdrawn ne true and (opps_sellerkey eq '{seller:N}' or opps_sellerkey eq '{Guid.Empty:N}')";
        return $"opps_commissionlines?$select={Columns}&$filter={Uri.EscapeDataString(filter)}&$orderby=opps_name,opps_commissionlineid";
    }

    private static void Fill(Organization organization, Guid[] people, Guid[] periods, int lines)
    {
        foreach (var batch in Enumerable.Range(0, lines).Chunk(AtOnce))
        {
            MadeOpportunities.Create(organization, batch.Select(number =>
            {
                var seller = people[number / Periods % Sellers];
                var row = LineRow.Of(new CommissionLine
                {
                    PeriodId = periods[number % Periods], Run = 1, OpportunityId = new Guid(number, 7, 7, new byte[8]), OpportunityName = $"Opportunity {number}",
                    CustomerName = $"Customer {number % 85}", SellerId = seller, SellerKey = seller, SellerName = "A seller", Percent = 100m, Amount = 1234.56m,
                    BaseAmount = 1234.56m, CurrencyCode = "EUR", Rate = 1m, CloseDate = MadeOpportunities.Year, IsLead = true, Cause = DifferenceCause.Deleted,
                });
                row["ownerid"] = new EntityReference("systemuser", seller);
                return row;
            }));
        }
    }
}
