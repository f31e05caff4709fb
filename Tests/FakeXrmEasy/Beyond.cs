using System.Collections.Generic;
using System.Linq;
using Pipeline.Scenarios;

namespace FakeXrmEasyTests;

/// <summary>Scenarios that FakeXrmEasy can't play, with the reason.</summary>
internal static class Beyond
{
    private const string NoCascades = "1.x knows no cascades: what is done to a parent row happens to that row alone";
    private const string NoBatches = "1.x knows no CreateMultiple";
    private const string NoSharing = "what 1.x keeps of shared rows raises no event";
    private const string NoBaseCurrency = "1.x has no base currency columns";

    public static IReadOnlyDictionary<string, string> Reach { get; } = new Dictionary<string, string>(
        ExchangeRateScenarios.All.Select(scenario => KeyValuePair.Create(scenario.Name, NoBaseCurrency)))
    {
        ["C3_C4_C5_C7_WhatWasWonIsCountedOnce_CorrectedLater_AndWithdrawnByReopening"] = NoBatches,
        ["C5_Lines_AreWrittenByNobodyElse"] = NoBatches,
        ["C12_Statements_TieToWhatWasWon"] = NoBatches,
        ["P24_ClosedOpportunity_OwnerChangesByEveryRouteMoveNobody"] = NoCascades,
        ["P25_CustomerDeleted_OpportunitiesAndRowsGoWithIt"] = NoCascades,
        ["P25_OpportunityDeleted_RowsGoWithIt"] = NoCascades,
        ["P27_CustomerReassigned_EachOpportunityFollowsItsRule"] = NoCascades,
        ["P24_Closed_RowIsNotSharedWithOthers"] = NoSharing,
        ["M1_BaseCurrency_FollowsTheRowAtItsRate"] = NoBaseCurrency,
    };
}
