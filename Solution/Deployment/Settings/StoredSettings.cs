using System.Collections.Generic;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Opps.Plugins.Core.Tables;

namespace Opps.Deployment.Settings;

/// <summary>The rows that hold settings and stage defaults.</summary>
internal static class StoredSettings
{
    private const string NameColumn = "opps_name";

    /// <summary>All that the file has, of this environment.</summary>
    public static SettingsFile Read(IOrganizationService service)
    {
        var lists = ListNames.All.ToDictionary(name => name, name => StoredLists.Read(service, name, asDrafted: false));
        return new SettingsFile
        {
            Version = SettingsFile.KnownVersion,
            Settings = Settings(service) is { } row ? Stated(row) : new StatedSettings(),
            Lists = lists,
            Stages = [.. Stages(service).Select(s => Stated(s, lists[ListNames.Stage], lists[ListNames.Rejection]))],
        };
    }

    /// <summary>The row of the settings; null where there is none.</summary>
    public static Entity? Settings(IOrganizationService service)
    {
        var query = new QueryExpression(SettingTable.Name)
        {
            ColumnSet = new ColumnSet(
                SettingTable.SumWhenWon, SettingTable.Tolerance, SettingTable.WonWithoutSellers, SettingTable.PeriodSum, SettingTable.ChangeReason,
                SettingTable.CustomerSellers),
        };
        query.Criteria.AddCondition(SettingTable.Id, ConditionOperator.Equal, SettingTable.OnlyRow);
        return service.RetrieveMultiple(query).Entities.FirstOrDefault();
    }

    public static IReadOnlyList<Entity> Stages(IOrganizationService service)
    {
        var query = new QueryExpression(StageSettingTable.Name)
        {
            ColumnSet = new ColumnSet(NameColumn, StageSettingTable.Stage, StageSettingTable.Probability, StageSettingTable.StatusOffered, StageSettingTable.Rejection),
        };
        query.AddOrder(StageSettingTable.Stage, OrderType.Ascending);
        return [.. service.RetrieveMultiple(query).Entities];
    }

    public static StatedSettings Stated(Entity row) => new()
    {
        SumWhenWon = Words.Of(Words.Choices, Option(row, SettingTable.SumWhenWon)),
        Tolerance = row.GetAttributeValue<decimal?>(SettingTable.Tolerance),
        WonWithoutSellers = Words.Of(Words.Choices, Option(row, SettingTable.WonWithoutSellers)),
        PeriodSum = Words.Of(Words.PeriodChoices, Option(row, SettingTable.PeriodSum)),
        ChangeReason = Words.Of(Words.ReasonChoices, Option(row, SettingTable.ChangeReason)),
        CustomerSellers = Words.Of(Words.CustomerChoices, Option(row, SettingTable.CustomerSellers)),
    };

    public static Entity Row(StatedSettings settings) => new(SettingTable.Name, SettingTable.OnlyRow)
    {
        [NameColumn] = "Settings",
        [SettingTable.SumWhenWon] = Option(Words.Choices, settings.SumWhenWon),
        [SettingTable.Tolerance] = settings.Tolerance,
        [SettingTable.WonWithoutSellers] = Option(Words.Choices, settings.WonWithoutSellers),
        [SettingTable.PeriodSum] = Option(Words.PeriodChoices, settings.PeriodSum),
        [SettingTable.ChangeReason] = Option(Words.ReasonChoices, settings.ChangeReason),
        [SettingTable.CustomerSellers] = Option(Words.CustomerChoices, settings.CustomerSellers),
    };

    public static Entity Row(StatedStage stage) => new(StageSettingTable.Name)
    {
        [NameColumn] = stage.Stage.Text.Length > 100 ? stage.Stage.Text[..100] : stage.Stage.Text,
        [StageSettingTable.Stage] = new OptionSetValue(stage.Stage.Value),
        [StageSettingTable.Probability] = stage.Probability,
        [StageSettingTable.StatusOffered] = Option(Words.Statuses, stage.StatusOffered),
        [StageSettingTable.Rejection] = stage.Rejection is { } rejection ? new OptionSetValue(rejection.Value) : null,
    };

    public static int? Option(Entity row, string column) => row.GetAttributeValue<OptionSetValue>(column)?.Value;

    /// <summary>A stage that has been retired is known by the name that its row keeps.</summary>
    public static StatedStage Stated(Entity row, IReadOnlyList<StatedOption> stages, IReadOnlyList<StatedOption> rejections) => new(
        Name(stages, Option(row, StageSettingTable.Stage)!.Value, row.GetAttributeValue<string>(NameColumn)),
        row.GetAttributeValue<int?>(StageSettingTable.Probability),
        Words.Of(Words.Statuses, Option(row, StageSettingTable.StatusOffered)),
        Option(row, StageSettingTable.Rejection) is { } rejection ? Name(rejections, rejection, null) : null);

    private static OptionName Name(IReadOnlyList<StatedOption> options, int value, string? otherwise) =>
        new(value, options.FirstOrDefault(o => o.Value == value)?.Text ?? otherwise ?? "");

    private static OptionSetValue? Option(IReadOnlyDictionary<string, int> words, string? word) => word is null ? null : new OptionSetValue(words[word]);
}
