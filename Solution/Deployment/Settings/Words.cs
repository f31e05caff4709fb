using System.Collections.Generic;
using System.Linq;
using Opps.Plugins.Core.Tables;

namespace Opps.Deployment.Settings;

/// <summary>The four lists of an opportunity.</summary>
internal static class ListNames
{
    public const string Stage = "opps_opportunitystage";
    public const string Rejection = "opps_rejectionreason";

    public static IReadOnlyList<string> All { get; } = ["opps_opportunitytype", "opps_opportunitysource", Stage, Rejection];
}

/// <summary>Options of our own columns, by words that are the same whatever language the environment speaks.</summary>
internal static class Words
{
    public static IReadOnlyDictionary<string, int> Choices { get; } = new Dictionary<string, int> { ["tell"] = SettingTable.Refuse - 1, ["refuse"] = SettingTable.Refuse };

    public static IReadOnlyDictionary<string, int> PeriodChoices { get; } = new Dictionary<string, int> { ["list"] = SettingTable.Refuse - 1, ["refuse"] = SettingTable.Refuse };

    public static IReadOnlyDictionary<string, int> ReasonChoices { get; } = new Dictionary<string, int> { ["optional"] = SettingTable.Required - 1, ["required"] = SettingTable.Required };

    public static IReadOnlyDictionary<string, int> CustomerChoices { get; } = new Dictionary<string, int> { ["off"] = SettingTable.On - 1, ["on"] = SettingTable.On };

    public static IReadOnlyDictionary<string, int> Statuses { get; } = new Dictionary<string, int>
    {
        ["won"] = StageSettingTable.Lost - 1, ["lost"] = StageSettingTable.Lost, ["expired"] = StageSettingTable.Lost + 1,
    };

    public static string? Of(IReadOnlyDictionary<string, int> words, int? value) => words.FirstOrDefault(w => w.Value == value).Key;

    public static IEnumerable<string> Unknown(IReadOnlyDictionary<string, int> words, params string?[] given) => given.OfType<string>().Where(w => !words.ContainsKey(w));
}
