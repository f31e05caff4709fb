using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Pipeline.Commission;

/// <summary>Commission periods in the words of the tests.</summary>
internal static class Periods
{
    public const int Open = 847213000;
    public const int Closing = 847213001;
    public const int Closed = 847213002;
    public const int Paid = 847213003;
    public const int Reopening = 847213004;

    public static DateTime Day(string text) => DateTime.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static Guid Period(this World world, string first, string last, string? name = null) => world.Period(Day(first), Day(last), name);

    public static Guid Period(this World world, DateTime first, DateTime last, string? name = null)
    {
        var row = new Entity("opps_commissionperiod") { ["opps_firstday"] = first, ["opps_lastday"] = last };
        if (name is not null)
        {
            row["opps_name"] = name;
        }

        return world.Service.Create(row);
    }

    public static OrganizationResponse Call(IOrganizationService service, string api, Guid period, params (string Name, object Value)[] inputs)
    {
        var request = new OrganizationRequest(api) { ["Target"] = new EntityReference("opps_commissionperiod", period) };
        foreach (var (name, value) in inputs)
        {
            request[name] = value;
        }

        return service.Execute(request);
    }

    /// <summary>Calls until none is left, and answers what the calls told.</summary>
    public static string Close(this World world, Guid period, int limit = 200, IOrganizationService? service = null)
    {
        var told = new List<string>();
        for (var calls = 0; calls < 1000; calls++)
        {
            var answer = Call(service ?? world.Service, "opps_ClosePeriod", period, ("Limit", limit));
            told.Add((string)answer["Message"]);
            if ((int)answer["Left"] == 0)
            {
                return string.Join(" ", told).Trim();
            }
        }

        throw new InvalidOperationException("Closing doesn't end.");
    }

    public static void Reopen(this World world, Guid period, string reason = "A mistake")
    {
        while ((int)Call(world.Service, "opps_ReopenPeriod", period, ("Reason", reason))["Left"] > 0)
        {
        }
    }

    public static void Win(this World world, Guid opportunity, string day, decimal? amount = null) => world.Win(opportunity, Day(day), amount);

    public static void Win(this World world, Guid opportunity, DateTime day, decimal? amount = null)
    {
        var close = new Entity("opportunityclose")
        {
            ["opportunityid"] = new EntityReference("opportunity", opportunity), ["subject"] = "Won", ["actualend"] = day,
        };
        if (amount is { } value)
        {
            close["actualrevenue"] = new Money(value);
        }

        world.Service.Execute(new WinOpportunityRequest { OpportunityClose = close, Status = new OptionSetValue(-1) });
        world.Change(opportunity, "actualclosedate", day);
    }

    public static void Lose(this World world, Guid opportunity) => world.Service.Execute(new LoseOpportunityRequest
    {
        OpportunityClose = new Entity("opportunityclose")
        {
            ["opportunityid"] = new EntityReference("opportunity", opportunity), ["subject"] = "Lost",
        },
        Status = new OptionSetValue(-1),
    });

    public static void OpenAgain(this World world, Guid opportunity) => world.Service.Execute(new SetStateRequest
    {
        EntityMoniker = new EntityReference("opportunity", opportunity), State = new OptionSetValue(0), Status = new OptionSetValue(1),
    });

    /// <summary>All lines, withdrawn ones included, with the id of their opportunity.</summary>
    public static IReadOnlyList<Entity> Lines(this World world, Guid? period = null)
    {
        var query = new QueryExpression("opps_commissionline") { ColumnSet = new ColumnSet(true) };
        if (period is { } id)
        {
            query.Criteria.AddCondition("opps_periodid", ConditionOperator.Equal, id);
        }

        return [.. world.Service.RetrieveMultiple(query).Entities];
    }

    public static IEnumerable<Entity> Valid(this IEnumerable<Entity> lines) => lines.Where(line => !line.GetAttributeValue<bool>("opps_iswithdrawn"));

    public static Entity PeriodRow(this World world, Guid period) => world.Service.Retrieve("opps_commissionperiod", period, new ColumnSet(true));

    public static int State(this World world, Guid period) => world.PeriodRow(period).GetAttributeValue<OptionSetValue>("opps_state")?.Value ?? Open;
}
