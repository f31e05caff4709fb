using static Demo.Walkthrough.Cast;

namespace Demo.Walkthrough.Chapters;

internal static class Creating
{
    public static readonly Chapter Chapter = new("An opportunity is created",
    [
        new("Anna creates Harbour crane", "P1, M1", Anna,
            she => she.Creates("Harbour crane", 1000m, owner: Anna),
            Expect.Rows("Harbour crane", new SellerRow(Anna, 100m, 1000m))),

        new("Anna creates Dry dock, its amount not known yet", "P1, M3", Anna,
            she => she.Creates("Dry dock", null, owner: Anna),
            Expect.Rows("Dry dock", new SellerRow(Anna, 100m))),

        new("Anna creates Container scanner for Björn", "P1, M1", Anna,
            she => she.Creates("Container scanner", 2000m, owner: Bjorn),
            Expect.Rows("Container scanner", new SellerRow(Bjorn, 100m, 2000m))),

        new("Anna creates Night pilot and gives it to a team: a seller is a person", "P3", Anna,
            she => she.Creates("Night pilot", 750m, owner: KeyAccounts),
            Expect.Told("Night pilot", 0m)),

        new("Anna creates Lock gate for the team, and adds Björn with 25: the first seller has 100 %", "P4", Anna,
            she =>
            {
                she.Creates("Lock gate", 600m, owner: KeyAccounts);
                she.AddsSeller("Lock gate", new SellerRow(Bjorn, 25m));
            },
            Expect.Rows("Lock gate", new SellerRow(Bjorn, 100m, 600m))),

        new("Anna creates Tug fleet together with three sellers: the given rows stand", "P2, M1", Anna,
            she => she.Creates("Tug fleet", 1000m, owner: Anna, sellers: [new(Bjorn, 20m), new(Cecilia, 30m), new(Anna, 50m)]),
            Expect.Rows("Tug fleet", new SellerRow(Bjorn, 20m, 200m), new SellerRow(Cecilia, 30m, 300m), new SellerRow(Anna, 50m, 500m))),

        new("Anna creates Mooring robots with two sellers, 60 and 50: told, not blocked", "P2, M2", Anna,
            she => she.Creates("Mooring robots", 1000m, owner: Anna, sellers: [new(Bjorn, 60m), new(Cecilia, 50m)]),
            Expect.Told("Mooring robots", 110m, new SellerRow(Bjorn, 60m, 600m), new SellerRow(Cecilia, 50m, 500m))),

        new("Anna creates Gangway with one seller, fixed at 80", "P2, P26", Anna,
            she => she.Creates("Gangway", 500m, owner: Anna, sellers: [new(Cecilia, 80m, IsFixed: true)]),
            Expect.Told("Gangway", 80m, new SellerRow(Cecilia, 80m, 400m, IsFixed: true))),
    ]);
}
