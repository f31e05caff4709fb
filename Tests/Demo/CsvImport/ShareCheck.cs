using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.Xrm.Sdk;

namespace Demo.CsvImport;

/// <summary>What was looked at and what was not as the rules say.</summary>
/// <param name="Subject">What was checked, with the rules' numbers.</param>
internal sealed record CheckResult(string Subject, int Checked, IReadOnlyList<string> Wrong);

/// <summary>Holds every imported opportunity against rules P1, M1 and M6: one share, the owner's, 100 %, the right amount.</summary>
internal static class ShareCheck
{
    private const int Open = 0;
    private const int Won = 1;

    public static IReadOnlyList<CheckResult> Run(IOrganizationService service)
    {
        var shares = Pages.Of(service, "opps_sellershare", "opps_opportunityid", "opps_sellerid", "opps_percent", "opps_amount")
            .ToLookup(s => s.GetAttributeValue<EntityReference>("opps_opportunityid").Id);
        var byState = Pages.Of(service, "opportunity",
                "name", "ownerid", "statecode", "estimatedvalue", "actualvalue", "opps_sharesum", "opps_sellercount")
            .Where(o => o.GetAttributeValue<EntityReference>("ownerid").LogicalName == "systemuser")
            .ToLookup(o => o.GetAttributeValue<OptionSetValue>("statecode").Value);

        return
        [
            Check("open: one share of 100 %, the owner's, of the estimated value", byState[Open], "estimatedvalue", shares),
            Check("won: one share of 100 %, the owner's, of the actual value", byState[Won], "actualvalue", shares),
            Check("lost: one share of 100 %, the owner's, of the estimated value",
                byState.Where(g => g.Key is not (Open or Won)).SelectMany(g => g), "estimatedvalue", shares),
        ];
    }

    private static CheckResult Check(
        string subject, IEnumerable<Entity> opportunities, string amountColumn, ILookup<Guid, Entity> shares)
    {
        var all = opportunities.ToArray();
        return new CheckResult(subject, all.Length,
            [.. all.Select(o => Difference(o, o.GetAttributeValue<Money>(amountColumn)?.Value, [.. shares[o.Id]])).OfType<string>()]);
    }

    private static string? Difference(Entity opportunity, decimal? amount, IReadOnlyList<Entity> shares)
    {
        var name = $"'{opportunity.GetAttributeValue<string>("name")}' ({opportunity.Id})";
        var sum = opportunity.GetAttributeValue<decimal?>("opps_sharesum");
        var count = opportunity.GetAttributeValue<int?>("opps_sellercount");
        if (shares is not [var share])
        {
            return $"{name} has {shares.Count} seller shares, 1 expected";
        }

        var owner = opportunity.GetAttributeValue<EntityReference>("ownerid");
        if (share.GetAttributeValue<EntityReference>("opps_sellerid")?.Id != owner.Id)
        {
            return $"{name}: the seller is not the owner";
        }

        var percent = share.GetAttributeValue<decimal?>("opps_percent");
        var shareAmount = share.GetAttributeValue<Money>("opps_amount")?.Value;
        if (percent != 100m || shareAmount != amount)
        {
            return $"{name}: the share is {Text(percent)} %, {Text(shareAmount)}; 100 %, {Text(amount)} expected";
        }

        return sum == 100m && count == 1
            ? null
            : $"{name}: sum {Text(sum)} and count {Text(count)} are stored, 100 and 1 expected";
    }

    private static string Text(decimal? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "nothing";
}
