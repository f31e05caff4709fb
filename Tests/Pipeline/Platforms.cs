using System;
using System.Collections.Generic;
using System.Linq;
using LocalDataverse;

namespace Pipeline;

/// <summary>
/// The platforms that tests run on. Any two answers to open questions occur together on one of them, so that a fault that
/// takes two shows; three at once are left to luck.
/// </summary>
internal static class Platforms
{
    public static IReadOnlyList<Platform> All { get; } =
    [
        new(),
        New(variables: Variables.Shared, batch: false, closing: false, relatedLast: true, rowByRow: true, bySent: true, clockStands: true, RowIds.Random),
        New(variables: Variables.Unseen, batch: true, closing: false, relatedLast: false, rowByRow: false, bySent: false, clockStands: true, RowIds.Random),
        New(variables: Variables.ReadOnly, batch: true, closing: true, relatedLast: true, rowByRow: true, bySent: true, clockStands: false, RowIds.Random),
        New(variables: Variables.Unseen, batch: false, closing: false, relatedLast: false, rowByRow: true, bySent: false, clockStands: false, RowIds.Ascending),
        New(variables: Variables.ReadOnly, batch: false, closing: false, relatedLast: false, rowByRow: false, bySent: true, clockStands: true, RowIds.Ascending),
        New(variables: Variables.Unseen, batch: false, closing: true, relatedLast: true, rowByRow: false, bySent: false, clockStands: true, RowIds.Ascending),
    ];

    /// <summary>By the name that a test case carries.</summary>
    public static Platform Named(string name) => All.Single(platform => platform.ToString() == name);

    /// <summary>Their names, for a theory's cases.</summary>
    public static IEnumerable<string> Names => All.Select(platform => platform.ToString());

    internal enum Variables
    {
        Shared,
        ReadOnly,
        Unseen,
    }

    private static Platform New(Variables variables, bool batch, bool closing, bool relatedLast, bool rowByRow, bool bySent, bool clockStands, RowIds ids) => new()
    {
        ClockStands = clockStands,
        RowIds = ids,
        Unknowns = new PlatformUnknowns
        {
            ParentVariablesAreVisible = variables != Variables.Unseen,
            ParentVariablesAreWritable = variables == Variables.Shared,
            BatchShowsItsTargets = batch,
            CloseRaisesUpdate = closing,
            RelatedRowsComeLast = relatedLast,
            BatchesRunRowByRow = rowByRow,
            FiltersSeeWhatStepsAdd = !bySent,
        },
    };
}
