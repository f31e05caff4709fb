using System;
using System.Linq;
using Demo.Walkthrough;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;

namespace Demo.Company;

/// <summary>Opportunities of every kind: alone and shared, fixed shares, a sum that is not 100, overdue, won, lost with a reason, expired.</summary>
internal static class DemoOpportunities
{
    public const string Crane = "Hamnkran, kaj 4";
    public const string Turbine = "Turbinrenovering 2027";
    public const string Loading = "Lastesystem for kai 2";

    /// <summary>The status reason that the solution adds to lost.</summary>
    private const int Expired = 847210001;
    private const int DefaultStatus = -1;

    private static readonly DemoDeal[] Deals =
    [
        new(Crane, DemoCustomers.Nordhamn, Cast.Cecilia, 4_800_000m, "SEK", (0, 2, 2), 60, 20) { Sellers = [(Cast.Cecilia, 60, false), (Cast.Bjorn, 40, false)] },
        new("Serviceavtal kranar", DemoCustomers.Nordhamn, Cast.Cecilia, 360_000m, "SEK", (2, 2, 1), 25, 45),
        new("Reservdelar vår", DemoCustomers.Nordhamn, Cast.Cecilia, 95_500m, "SEK", (1, 2, 4), 80, -30) { End = DemoEnd.Won },
        new(Turbine, DemoCustomers.Vattern, Cast.Cecilia, 12_400_000m, "SEK", (0, 0, 1), 40, 90) { Sellers = [(Cast.Cecilia, 50, false), (Cast.Anna, 30, true), (Cast.Bjorn, 30, false)] },
        new("Mätstation Huskvarna", DemoCustomers.Vattern, Cast.Cecilia, 780_000m, "SEK", (1, 1, 3), 70, 5),
        new("Pilotprojekt lager", DemoCustomers.Vattern, Cast.Cecilia, 240_000m, "SEK", (0, 1, 0), 120, -14) { End = DemoEnd.Lost, Rejection = 0 },
        new("Torkanläggning", DemoCustomers.Lovasen, Cast.Cecilia, 3_150_000m, "SEK", (0, 1, 2), 95, -6),
        new("Såglinje 3, styrning", DemoCustomers.Lovasen, Cast.Cecilia, 1_270_000m, "SEK", (1, 2, 4), 150, -75) { End = DemoEnd.Won, Sellers = [(Cast.Cecilia, 75, false), (Cast.Anna, 25, false)] },
        new("Tapplinje burk", DemoCustomers.Sundby, Cast.Anna, 2_050_000m, "SEK", (0, 2, 3), 50, 12) { Sellers = [(Cast.Anna, 50, false), (Cast.Cecilia, 25, false), (Cast.Bjorn, 25, false)] },
        new("Etiketter höst", DemoCustomers.Sundby, Cast.Anna, 64_000m, "SEK", (2, 0, 4), 65, -20) { End = DemoEnd.Won },
        new("Kylkompressor", DemoCustomers.Sundby, Cast.Anna, 410_000m, "SEK", (0, 1, 1), 200, -50) { End = DemoEnd.Expired },
        new(Loading, DemoCustomers.Fjordkraft, Cast.Bjorn, 5_600_000m, "NOK", (0, 2, 2), 45, 35) { Sellers = [(Cast.Bjorn, 70, false), (Cast.Cecilia, 20, false)] },
        new("Vinsjer, fornyelse", DemoCustomers.Fjordkraft, Cast.Bjorn, 890_000m, "NOK", (2, 2, 4), 90, -9) { End = DemoEnd.Won },
        new("Ankerhåndtering", DemoCustomers.Fjordkraft, Cast.Bjorn, 2_300_000m, "NOK", (0, 0, 2), 130, -25) { End = DemoEnd.Lost, Rejection = 1 },
        new("Pakkelinje fisk", DemoCustomers.Trollheimen, Cast.Bjorn, 1_450_000m, "NOK", (0, 1, 1), 30, 60),
        new("Kjølerom", DemoCustomers.Trollheimen, Cast.Bjorn, 620_000m, "NOK", (1, 2, 3), 35, 2) { Sellers = [(Cast.Bjorn, 100, true)] },
        new("Sporing av paller", DemoCustomers.Oslofjord, Cast.Bjorn, 980_000m, "NOK", (0, 1, 0), 10, 75),
        new("Truckflåte", DemoCustomers.Oslofjord, Cast.Bjorn, 3_900_000m, "NOK", (0, 2, 4), 160, -100) { End = DemoEnd.Won, Sellers = [(Cast.Bjorn, 80, false), (Cast.Anna, 20, false)] },
        new("Porter terminal 2", DemoCustomers.Oslofjord, Cast.Bjorn, 275_000m, "NOK", (1, 0, 1), 100, -40) { End = DemoEnd.Lost, Rejection = 2 },
        new("Pumpestation nord", DemoCustomers.Pumper, Cast.David, 1_850_000m, "DKK", (0, 2, 2), 42, 28),
        new("Serviceaftale 2027", DemoCustomers.Pumper, Cast.David, 240_000m, "DKK", (2, 2, 3), 20, 8),
        new("Ventiler, rammeaftale", DemoCustomers.Pumper, Cast.David, 515_000m, "DKK", (1, 0, 4), 75, -11) { End = DemoEnd.Won },
        new("Lakeringslinje", DemoCustomers.Mobler, Cast.David, 2_700_000m, "DKK", (0, 1, 1), 55, -3),
        new("CNC-maskine", DemoCustomers.Mobler, Cast.David, 1_120_000m, "DKK", (0, 0, 0), 140, -60) { End = DemoEnd.Lost, Rejection = 3 },
        new("Vingeinspektion", DemoCustomers.Vind, Cast.David, 430_000m, "DKK", (1, 1, 2), 15, 50) { Sellers = [(Cast.David, 50, false), (Cast.Bjorn, 50, false)] },
        new("Gearkasser, eftersyn", DemoCustomers.Vind, Cast.David, 960_000m, "DKK", (2, 2, 4), 110, -45) { End = DemoEnd.Won },
        new("Verkstadsutrustning", DemoCustomers.Buyer, Cast.Anna, 18_500m, null, (0, 1, 0), 8, 30),
    ];

    public static void Add(DemoRows rows)
    {
        foreach (var deal in Deals)
        {
            var opportunity = rows.Add(rows.As(deal.Owner), deal.Name, Opportunity(rows, deal));
            if (Closing(rows, deal, opportunity) is { } closing)
            {
                rows.As(deal.Owner).Execute(closing);
            }
        }
    }

    private static Entity Opportunity(DemoRows rows, DemoDeal deal)
    {
        var row = new Entity("opportunity")
        {
            ["name"] = deal.Name,
            ["customerid"] = rows[deal.Customer],
            ["estimatedvalue"] = new Money(deal.Amount),
            ["estimatedclosedate"] = rows.Today.AddDays(deal.Due),
            ["opps_type"] = rows.Option("opps_opportunitytype", deal.Lists.Type),
            ["opps_source"] = rows.Option("opps_opportunitysource", deal.Lists.Source),
            ["opps_stage"] = rows.Option("opps_opportunitystage", deal.Lists.Stage),
            ["overriddencreatedon"] = rows.Today.AddDays(-deal.Age).AddHours(8),
        };
        row[rows[deal.Customer].LogicalName == "account" ? "parentaccountid" : "parentcontactid"] = rows[deal.Customer];
        if (deal.Currency is not null)
        {
            row["transactioncurrencyid"] = rows[deal.Currency];
        }

        if (deal.Sellers.Count > 0)
        {
            row.RelatedEntities.Add(new Relationship("opps_opportunity_sellershare"), new EntityCollection([.. deal.Sellers.Select(s => new Entity("opps_sellershare")
            {
                ["opps_sellerid"] = rows[s.Seller],
                ["opps_percent"] = s.Percent,
                ["opps_isfixed"] = s.IsFixed,
            })]));
        }

        return row;
    }

    private static OrganizationRequest? Closing(DemoRows rows, DemoDeal deal, EntityReference opportunity)
    {
        if (deal.End == DemoEnd.Open)
        {
            return null;
        }

        var close = new Entity("opportunityclose")
        {
            ["subject"] = deal.Name,
            ["opportunityid"] = opportunity,
            ["actualend"] = rows.Today.AddDays(deal.Due).AddHours(14),
        };
        if (deal.Rejection is { } reason)
        {
            close["opps_rejection"] = rows.Option("opps_rejectionreason", reason);
        }

        if (deal.End == DemoEnd.Won)
        {
            close["actualrevenue"] = new Money(deal.Amount);
            return new WinOpportunityRequest { OpportunityClose = close, Status = new OptionSetValue(DefaultStatus) };
        }

        return new LoseOpportunityRequest { OpportunityClose = close, Status = new OptionSetValue(deal.End == DemoEnd.Expired ? Expired : DefaultStatus) };
    }
}
