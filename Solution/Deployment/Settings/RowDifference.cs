using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Opps.Plugins.Core.Tables;

namespace Opps.Deployment.Settings;

/// <summary>Rows of settings to write, and what of them differs, in words.</summary>
/// <param name="Row">With the id of the row that is there, if one is.</param>
/// <param name="IsNew">Whether none is.</param>
/// <param name="Lines">What differs.</param>
internal sealed record RowDifference(Entity Row, bool IsNew, IReadOnlyList<string> Lines)
{
    /// <summary>Null when nothing differs.</summary>
    public static RowDifference? Of(StatedSettings wanted, Entity? stored)
    {
        var there = stored is null ? new StatedSettings() : StoredSettings.Stated(stored);
        List<string> lines =
        [
            .. Line("sum when won", there.SumWhenWon, wanted.SumWhenWon, "tell"),
            .. Line("tolerance", there.Tolerance, wanted.Tolerance, "0"),
            .. Line("won without sellers", there.WonWithoutSellers, wanted.WonWithoutSellers, "tell"),
            .. Line("sum when a period is closed", there.PeriodSum, wanted.PeriodSum, "list"),
            .. Line("reason for a colleague's share", there.ChangeReason, wanted.ChangeReason, "optional"),
            .. Line("sellers of the customer", there.CustomerSellers, wanted.CustomerSellers, "off"),
        ];
        return lines.Count == 0 ? null : new RowDifference(StoredSettings.Row(wanted), stored is null, [.. lines.Select(l => $"settings: {l}")]);
    }

    /// <summary>The stage and its rejection are those of the environment already.</summary>
    public static RowDifference? Of(StatedStage wanted, Entity? stored)
    {
        var row = StoredSettings.Row(wanted);
        row.Id = stored?.Id ?? Guid.Empty;
        List<string> lines =
        [
            .. Line("probability", stored?.GetAttributeValue<int?>(StageSettingTable.Probability), wanted.Probability, "none"),
            .. Line("offers", stored is null ? null : Words.Of(Words.Statuses, StoredSettings.Option(stored, StageSettingTable.StatusOffered)), wanted.StatusOffered, "nothing"),
            .. Line("rejection", stored is null ? null : StoredSettings.Option(stored, StageSettingTable.Rejection), wanted.Rejection?.Value, "none"),
        ];
        return lines.Count == 0 && stored is not null ? null
            : new RowDifference(row, stored is null, lines.Count == 0 ? [$"stage '{wanted.Stage.Text}': gets an empty row"] : [.. lines.Select(l => $"stage '{wanted.Stage.Text}': {l}")]);
    }

    public void Write(IOrganizationService service)
    {
        if (IsNew)
        {
            service.Create(Row);
        }
        else
        {
            service.Update(Row);
        }
    }

    private static IEnumerable<string> Line<T>(string what, T before, T after, string otherwise) =>
        EqualityComparer<T>.Default.Equals(before, after) ? [] : [FormattableString.Invariant($"{what} {(object?)before ?? otherwise} becomes {(object?)after ?? otherwise}")];
}
