using static Demo.Walkthrough.Cast;

namespace Demo.Walkthrough.Chapters;

internal static class ChangingOwner
{
    public static readonly Chapter Chapter = new("The owner changes",
    [
        new("Anna makes Björn the owner of Harbour crane, on the form: the one seller follows", "P15", Anna,
            she => she.ChangesOwner("Harbour crane", Bjorn),
            Expect.Rows("Harbour crane", new SellerRow(Bjorn, 100m, 1000m))),

        new("Björn saves Harbour crane with himself as owner once more: nothing changes", "P15", Bjorn,
            he => he.ChangesOwner("Harbour crane", Bjorn),
            Expect.Rows("Harbour crane", new SellerRow(Bjorn, 100m, 1000m))),

        new("Björn assigns Harbour crane to Cecilia, with the Assign button: the same rule", "P15, P27", Bjorn,
            he => he.Assigns("Harbour crane", Cecilia),
            Expect.Rows("Harbour crane", new SellerRow(Cecilia, 100m, 1000m))),

        new("Anna takes Night pilot over from the team: it had no seller", "P16", Anna,
            she => she.ChangesOwner("Night pilot", Anna),
            Expect.Rows("Night pilot", new SellerRow(Anna, 100m, 750m))),

        new("Anna hands Tug fleet to David: with several sellers the shares stay", "P17", Anna,
            she => she.ChangesOwner("Tug fleet", David),
            Expect.Rows("Tug fleet", new SellerRow(Bjorn, 20m, 200m), new SellerRow(Cecilia, 30m, 300m), new SellerRow(Anna, 50m, 500m))),

        new("Anna assigns Mooring robots to David: shares stay, and the sum is told", "P17", Anna,
            she => she.Assigns("Mooring robots", David),
            Expect.Told("Mooring robots", 110m, new SellerRow(Bjorn, 60m, 600m), new SellerRow(Cecilia, 50m, 500m))),

        new("Anna hands Gangway to David: a fixed share follows nobody", "P26", Anna,
            she => she.ChangesOwner("Gangway", David),
            Expect.Told("Gangway", 80m, new SellerRow(Cecilia, 80m, 400m, IsFixed: true))),

        new("Cecilia hands Harbour crane to a team: her share stays", "P18", Cecilia,
            she => she.Assigns("Harbour crane", KeyAccounts),
            Expect.Rows("Harbour crane", new SellerRow(Cecilia, 100m, 1000m))),

        new("Anna creates Quay 4 for Nordhamn Shipping", "P1", Anna,
            she => she.Creates("Quay 4", 300m, owner: Anna, customer: Nordhamn),
            Expect.Rows("Quay 4", new SellerRow(Anna, 100m, 300m))),

        new("Anna creates Quay 5 for Nordhamn Shipping, shared with Cecilia", "P2", Anna,
            she => she.Creates("Quay 5", 400m, owner: Anna, customer: Nordhamn, sellers: [new(Anna, 75m), new(Cecilia, 25m)]),
            Expect.Rows("Quay 5", new SellerRow(Anna, 75m, 300m), new SellerRow(Cecilia, 25m, 100m))),

        new("David assigns Nordhamn Shipping to Björn, and with it all its opportunities", "P27, P15, P17", David,
            he => he.Assigns(Nordhamn, Bjorn),
            Expect.Rows("Quay 4", new SellerRow(Bjorn, 100m, 300m)),
            Expect.Rows("Quay 5", new SellerRow(Anna, 75m, 300m), new SellerRow(Cecilia, 25m, 100m))),
    ]);
}
