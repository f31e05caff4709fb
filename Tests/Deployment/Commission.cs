using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.Xrm.Sdk;

namespace DeploymentTests;

/// <summary>Commission periods in the words of the tests.</summary>
internal static class Commission
{
    public static void Win(this Place place, Guid opportunity, string day, decimal amount)
    {
        place.Service.Win(opportunity, amount);
        place.Service.Update(new Entity("opportunity", opportunity) { ["actualclosedate"] = Day(day) });
    }

    /// <summary>A period that is closed.</summary>
    public static Guid Closed(this Place place, string first, string last, string name)
    {
        var period = place.Service.Create(new Entity("opps_commissionperiod")
        {
            ["opps_name"] = name, ["opps_firstday"] = Day(first), ["opps_lastday"] = Day(last),
        });
        place.ClosePeriod(period);
        return period;
    }

    public static void ClosePeriod(this Place place, Guid period)
    {
        while ((int)place.Ask("opps_ClosePeriod", period)["Left"] > 0)
        {
        }
    }

    public static void Reopen(this Place place, Guid period) => place.Ask("opps_ReopenPeriod", period, ("Reason", "Wrong"));

    public static OrganizationResponse Ask(this Place place, string api, Guid period, params (string Name, object Value)[] inputs)
    {
        var request = new OrganizationRequest(api) { ["Target"] = new EntityReference("opps_commissionperiod", period) };
        foreach (var (name, value) in inputs)
        {
            request[name] = value;
        }

        return place.Service.Execute(request);
    }

    public static IReadOnlyList<Entity> Lines(this Place place, Guid period) =>
        [.. place.Service.All("opps_commissionline").Where(line => line.GetAttributeValue<EntityReference>("opps_periodid").Id == period)];

    public static DateTime Day(string text) => DateTime.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
