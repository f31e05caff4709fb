using static Demo.Walkthrough.Cast;

namespace Demo.Walkthrough.Chapters;

internal static class Deleting
{
    public static readonly Chapter Chapter = new("An opportunity is deleted",
    [
        new("David deletes Mooring robots: its sellers go with it", "P25", David,
            he => he.Deletes("Mooring robots"),
            Expect.Gone("Mooring robots")),

        new("David deletes Nordhamn Shipping: its opportunities go, and their sellers", "P25", David,
            he => he.Deletes(Nordhamn),
            Expect.Gone("Quay 4"),
            Expect.Gone("Quay 5")),
    ]);
}
