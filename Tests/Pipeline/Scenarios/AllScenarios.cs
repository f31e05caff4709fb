using System.Collections.Generic;
using System.Linq;

namespace Pipeline.Scenarios;

internal static class AllScenarios
{
    public static IReadOnlyList<Scenario> List { get; } =
    [
        .. OwnerScenarios.All, .. MoneyScenarios.All, .. SellerScenarios.All, .. SellerRuleScenarios.All, .. LockScenarios.All,
        .. RouteScenarios.All, .. CurrencyScenarios.All, .. StatusScenarios.All, .. RepeatedScenarios.All, .. DisabledOwnerScenarios.All,
        .. ExchangeRateScenarios.All, .. DraftScenarios.All, .. JournalScenarios.All, .. AdministrationScenarios.All, .. ReasonScenarios.All,
        .. CommissionScenarios.All, .. ExpectedAmountScenarios.All, .. CustomerScenarios.All,
    ];

    public static Scenario Find(string name) => List.Single(s => s.Name == name);
}
