using Microsoft.Xrm.Sdk;

namespace Demo.Company;

/// <summary>The currencies of the Nordic countries beside the euro.</summary>
internal static class DemoCurrencies
{
    public static void Add(DemoRows rows)
    {
        foreach (var (code, name, rate) in new[] { ("SEK", "Svensk krona", 11.2m), ("NOK", "Norsk krone", 11.6m), ("DKK", "Dansk krone", 7.46m) })
        {
            rows.Add(rows.System, code, new Entity("transactioncurrency")
            {
                ["currencyname"] = name,
                ["isocurrencycode"] = code,
                ["currencysymbol"] = "kr",
                ["currencyprecision"] = 2,
                ["exchangerate"] = rate,
            });
        }
    }
}
