using System;
using System.IO;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Benchmarks;

/// <summary>What the journal of a year costs: entries and their texts, for opportunities of which some are shared, changed and handed over.</summary>
internal static class JournalTable
{
    private const int Made = 2_000;
    private const int Year = 100_000;

    public static void Print(TextWriter output)
    {
        using var organization = new Organization();
        var people = organization.People(12);
        for (var i = 0; i < Made; i++)
        {
            Live(organization, people, i);
        }

        var query = new QueryExpression("opps_sharechange") { ColumnSet = new ColumnSet(true), PageInfo = new PagingInfo { Count = 5000, PageNumber = 1 } };
        var (entries, characters, longest) = (0, 0L, 0);
        EntityCollection page;
        do
        {
            page = organization.Service.RetrieveMultiple(query);
            entries += page.Entities.Count;
            var lengths = page.Entities.Select(Characters).ToList();
            characters += lengths.Sum(length => (long)length);
            longest = Math.Max(longest, lengths.Max());
            query.PageInfo.PageNumber++;
            query.PageInfo.PagingCookie = page.PagingCookie;
        }
        while (page.MoreRecords);

        output.WriteLine("| entries an opportunity | characters of text an entry | longest | entries of 100,000 | their text, two bytes a character |");
        output.WriteLine("|--:|--:|--:|--:|--:|");
        output.WriteLine(FormattableString.Invariant(
            $"| {(decimal)entries / Made:0.00} | {(decimal)characters / entries:0} | {longest:#,0} | {(long)entries * Year / Made:#,0} | {characters * 2m * Year / Made / 1024m / 1024m:0} MB |"));
    }

    /// <summary>Of ten opportunities four get a second seller, two of them a third, one a changed percentage, and one of the others a new owner.</summary>
    private static void Live(Organization organization, Guid[] people, int number)
    {
        var (one, two, three) = (people[number % 12], people[(number + 5) % 12], people[(number + 7) % 12]);
        var opportunity = organization.Opportunity(one);
        var turn = number % 10;
        if (turn < 4)
        {
            var share = organization.Service.Create(Organization.Share(two, 25m, opportunity));
            if (turn < 2)
            {
                organization.Service.Create(Organization.Share(three, 20m, opportunity));
            }

            if (turn == 0)
            {
                organization.Service.Update(new Entity("opps_sellershare", share) { ["opps_percent"] = 30m });
            }
        }
        else if (turn == 4)
        {
            organization.Service.Update(new Entity("opportunity", opportunity) { ["ownerid"] = new EntityReference("systemuser", two) });
        }
    }

    private static int Characters(Entity entry) => entry.Attributes.Values.OfType<string>().Sum(text => text.Length);
}
