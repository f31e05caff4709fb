using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Opps.Plugins.Core.Tables;
using Opps.Plugins.Periods;
using Opps.Plugins.Storage;
using static System.FormattableString;

namespace Opps.Deployment.Checking;

/// <summary>The valid lines of a period, counted and summed up as they are read, beside what its closing has kept of them.</summary>
internal sealed class FrozenLines(Period period)
{
    private const int MostNamed = 3;

    private readonly Named _notWritten = new();
    private readonly Named _otherLinks = new();
    private readonly Named _touched = new();
    private int _count;
    private decimal _sum;
    private string _hash = LineFingerprint.None;

    public void Add(Entity row)
    {
        var line = LineRow.Read(row);
        _count++;
        _sum += line.BaseAmount;
        _hash = LineFingerprint.Add(_hash, line);
        if (line.Id != row.Id || line.Run != period.Run)
        {
            _notWritten.Add(line);
        }

        // A link goes with its row (C9), and never leads to another.
        var opportunity = row.GetAttributeValue<EntityReference>(CommissionLineTable.OpportunityId)?.Id;
        if ((opportunity ?? line.OpportunityId) != line.OpportunityId || (line.SellerId ?? line.SellerKey) != line.SellerKey)
        {
            _otherLinks.Add(line);
        }
        else if (IsTouched(row) && opportunity is not null && (line.SellerId is not null || line.SellerKey == Guid.Empty))
        {
            _touched.Add(line);
        }
    }

    /// <summary>Null for one that has no lines and needs none.</summary>
    public Finding? Judge() => period.State switch
    {
        PeriodState.Closing or PeriodState.Reopening => new Finding(Subject, Grade.Note, "its closing or reopening is under way, or was interrupted: not looked at"),
        PeriodState.Open when _count == 0 => null,
        PeriodState.Open => new Finding(Subject, Grade.Wrong, Invariant($"it is open, but {_count} lines of it are not withdrawn")),
        _ => Differences().ToList() is { Count: > 0 } differences
            ? new Finding(Subject, Grade.Wrong, $"{string.Join("; ", differences)}. Somebody has written past the plug-ins: the audit history or a backup says what")
            : new Finding(Subject, Grade.Good, Invariant($"{_count} lines are as they were frozen, {_sum:0.00##} in base currency")),
    };

    private string Subject => $"Period '{period.Name}'";

    private IEnumerable<string> Differences()
    {
        var kept = period.Progress;
        if (_count != kept.Lines)
        {
            yield return Invariant($"it has {_count} lines, {kept.Lines} were frozen");
        }

        if (kept.BaseTotal is { } total && _sum != total)
        {
            yield return Invariant($"they come to {_sum:0.00##} in base currency, {total:0.00##} were frozen");
        }

        if (_notWritten.Any)
        {
            yield return $"not written by this closing: {_notWritten}";
        }

        if (_otherLinks.Any)
        {
            yield return $"linked to another opportunity or seller: {_otherLinks}";
        }

        if (_hash != kept.Hash)
        {
            yield return _touched.Any ? $"the lines don't say what was frozen; written to since then: {_touched}" : "the lines don't say what was frozen";
        }
    }

    private static bool IsTouched(Entity row) =>
        row.GetAttributeValue<DateTime>(CommissionLineTable.ModifiedOn) > row.GetAttributeValue<DateTime>(CommissionLineTable.CreatedOn);

    /// <summary>Lines by name, of many the first.</summary>
    private sealed class Named
    {
        private readonly List<string> _names = [];
        private int _more;

        public bool Any => _names.Count > 0;

        public void Add(CommissionLine line)
        {
            if (_names.Count < MostNamed)
            {
                _names.Add($"'{line.OpportunityName}' of {line.SellerName ?? "nobody"}");
            }
            else
            {
                _more++;
            }
        }

        public override string ToString() => string.Join(", ", _names) + (_more > 0 ? Invariant($" and {_more} more") : "");
    }
}
